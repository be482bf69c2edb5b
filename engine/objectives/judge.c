#include "engine/objectives/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Rows judged together, so that their sums stay in the nearest cache. */
enum { BLOCK = 512 };

/* Sums of one commitment over a block. */
struct sums {
    double known[BLOCK];
    double applicable[BLOCK];
    double points[BLOCK];
    double confident[BLOCK];
    uint8_t guard[BLOCK];
    uint8_t failed[BLOCK];
    uint8_t unproven[BLOCK];
};

/* Sums of one objective over a block. */
struct objective_sums {
    struct sums of;
    double scored[BLOCK]; /* weight of the commitments that have a score */
};

struct work {
    const struct portfolio *portfolio;
    const struct criteria *criteria;
    struct judgement *out;
    bool *exempt; /* criterion-major by category; NULL where no criterion exempts any */
    size_t start, end;
    struct sums commitment;
    struct objective_sums objective;
};

static void sums_clear(struct sums *sums) {
    memset(sums, 0, sizeof *sums);
    memset(sums->guard, GUARD_NONE, sizeof sums->guard);
}

static double age_factor(const struct criterion *criterion, const int32_t *dates, size_t row, int32_t today) {
    if (criterion->ageing.count == 0) return 1;
    if (!dates || dates[row] == PORTFOLIO_NO_DATE) return criterion->undated_factor;
    return curve_at(&criterion->ageing, (today - dates[row]) / 365.25);
}

/* Whether the criterion applies to a row, before its value is looked at. */
static enum criterion_state applies(const struct work *work, size_t index, const double *condition,
                                    size_t row) {
    const struct portfolio *portfolio = work->portfolio;
    const struct portfolio_asset *asset = &portfolio->assets[row];

    if (!work->criteria->items[index].applies[asset->key] || !asset->scored) return STATE_NOT_APPLICABLE;
    if (work->exempt && work->exempt[index * portfolio->category_count + asset->category])
        return STATE_NOT_APPLICABLE;
    if (!condition) return STATE_KNOWN;
    if (isnan(condition[row])) return STATE_CONDITION_UNKNOWN;
    return condition[row] != 0 ? STATE_KNOWN : STATE_NOT_APPLICABLE;
}

static enum criterion_state weigh(struct work *work, const struct criterion *criterion,
                                  enum criterion_state state, size_t row, double *points) {
    struct sums *sums = &work->commitment;
    size_t i = row - work->start;
    double value = work->portfolio->values[criterion->fact][row];
    double factor = 1;

    *points = NAN;
    if (state == STATE_KNOWN && isnan(value))
        state = criterion->absence_is_known ? STATE_ABSENT : STATE_UNKNOWN;
    if (state == STATE_ABSENT) *points = 0;
    if (state == STATE_KNOWN) {
        *points = curve_at(&criterion->curve, value);
        factor = age_factor(criterion, work->portfolio->dates[criterion->fact], row, work->criteria->today);
    }
    if (criterion->weight > 0) {
        sums->applicable[i] += criterion->weight;
        if (state == STATE_KNOWN || state == STATE_ABSENT) {
            sums->known[i] += criterion->weight;
            sums->points[i] += criterion->weight * *points;
            sums->confident[i] += criterion->weight * factor;
        }
    }
    return state;
}

static enum criterion_state guard(struct work *work, const struct criterion *criterion,
                                  enum criterion_state state, size_t row) {
    struct sums *sums = &work->commitment;
    size_t i = row - work->start;
    double value = work->portfolio->values[criterion->fact][row];
    enum guard_state found;

    if (state == STATE_CONDITION_UNKNOWN)
        found = GUARD_UNPROVEN;
    else if (isnan(value))
        return STATE_NOT_APPLICABLE; /* not due */
    else
        found = value < 1 ? GUARD_FAILED : value < 2 ? GUARD_UNPROVEN : GUARD_PASSED;
    if (found < sums->guard[i]) sums->guard[i] = (uint8_t)found;
    sums->failed[i] = (uint8_t)(sums->failed[i] + (found == GUARD_FAILED));
    sums->unproven[i] = (uint8_t)(sums->unproven[i] + (found == GUARD_UNPROVEN));
    return found == GUARD_FAILED     ? STATE_GUARD_FAILED
           : found == GUARD_UNPROVEN ? STATE_GUARD_UNPROVEN
                                     : STATE_GUARD_PASSED;
}

static void judge_criterion(struct work *work, size_t index) {
    const struct criterion *criterion = &work->criteria->items[index];
    const double *condition =
        criterion->condition >= 0 ? work->portfolio->values[criterion->condition] : NULL;
    uint8_t *states = work->out->states ? work->out->states + index * work->out->count : NULL;
    double *points = work->out->points ? work->out->points + index * work->out->count : NULL;

    if (!states && criterion->weight <= 0 && criterion->kind != CRITERION_GUARD)
        return; /* only detail shows it */
    for (size_t row = work->start; row < work->end; row++) {
        enum criterion_state state = applies(work, index, condition, row);
        double earned = NAN;
        if (state != STATE_NOT_APPLICABLE)
            state = criterion->kind == CRITERION_GUARD ? guard(work, criterion, state, row)
                                                       : weigh(work, criterion, state, row, &earned);
        if (!states) continue;
        states[row] = (uint8_t)state;
        points[row] = earned;
    }
}

static enum rating rating_with_guard(const struct judging_rules *rules, double score, double coverage,
                                     enum guard_state worst) {
    if (worst == GUARD_FAILED) return RATING_RED;
    if (isnan(coverage)) return worst == GUARD_UNPROVEN ? RATING_INSUFFICIENT : RATING_NOT_APPLICABLE;
    enum rating rating = rating_of(rules, score);
    return worst == GUARD_UNPROVEN && rating == RATING_GREEN ? RATING_AMBER : rating;
}

/* Writes a commitment's results of the block and adds them to its objective's sums. */
static void close_commitment(struct work *work, size_t index) {
    const struct commitment *commitment = &work->criteria->commitments[index];
    const struct judging_rules *rules = &work->criteria->rules;
    const struct sums *sums = &work->commitment;
    struct objective_sums *objective = &work->objective;

    for (size_t i = 0; i < work->end - work->start; i++) {
        struct result *result = &work->out->commitments[index * work->out->count + work->start + i];
        bool any = sums->applicable[i] > 0;
        *result = (struct result){.score = NAN,
                                  .coverage = NAN,
                                  .confidence = NAN,
                                  .guard = sums->guard[i],
                                  .failed = sums->failed[i],
                                  .unproven = sums->unproven[i]};
        if (any) {
            result->coverage = sums->known[i] / sums->applicable[i];
            result->confidence = sums->confident[i] / sums->applicable[i];
            objective->of.applicable[i] += commitment->weight;
            objective->of.known[i] += commitment->weight * result->coverage;
            objective->of.confident[i] += commitment->weight * result->confidence;
        }
        if (any && result->coverage >= rules->coverage_minimum) {
            result->score = sums->points[i] / sums->known[i];
            objective->of.points[i] += commitment->weight * result->score;
            objective->scored[i] += commitment->weight;
        }
        result->uncapped = result->score;
        result->rating = (uint8_t)rating_with_guard(rules, result->score, result->coverage, sums->guard[i]);
        if (sums->guard[i] < objective->of.guard[i]) objective->of.guard[i] = sums->guard[i];
        objective->of.failed[i] = (uint8_t)(objective->of.failed[i] + sums->failed[i]);
        objective->of.unproven[i] = (uint8_t)(objective->of.unproven[i] + sums->unproven[i]);
    }
}

static double capped(const struct judging_rules *rules, double score, enum guard_state worst) {
    if (worst == GUARD_FAILED && score > rules->cap_failed) return rules->cap_failed;
    if (worst == GUARD_UNPROVEN && score > rules->cap_unproven) return rules->cap_unproven;
    return score;
}

static void close_objective(struct work *work, size_t index) {
    const struct judging_rules *rules = &work->criteria->rules;
    const struct objective_sums *sums = &work->objective;

    for (size_t i = 0; i < work->end - work->start; i++) {
        struct result *result = &work->out->objectives[index * work->out->count + work->start + i];
        enum guard_state worst = (enum guard_state)sums->of.guard[i];
        *result = (struct result){.score = NAN,
                                  .coverage = NAN,
                                  .confidence = NAN,
                                  .guard = sums->of.guard[i],
                                  .failed = sums->of.failed[i],
                                  .unproven = sums->of.unproven[i]};
        if (sums->of.applicable[i] > 0) {
            result->coverage = sums->of.known[i] / sums->of.applicable[i];
            result->confidence = sums->of.confident[i] / sums->of.applicable[i];
            if (result->coverage >= rules->coverage_minimum && sums->scored[i] > 0)
                result->score = sums->of.points[i] / sums->scored[i];
        }
        result->uncapped = result->score;
        result->score = capped(rules, result->score, worst);
        result->rating = (uint8_t)rating_with_guard(rules, result->score, result->coverage, worst);
        if (!work->portfolio->assets[work->start + i].scored) result->rating = RATING_NOT_SCORED;
    }
}

static void judge_block(struct work *work) {
    const struct criteria *criteria = work->criteria;
    size_t next = 0;

    for (size_t objective = 0, commitment = 0; objective < criteria->objective_count; objective++) {
        sums_clear(&work->objective.of);
        memset(work->objective.scored, 0, sizeof work->objective.scored);
        for (; commitment < criteria->commitment_count &&
               criteria->commitments[commitment].objective == objective;
             commitment++) {
            sums_clear(&work->commitment);
            for (; next < criteria->count && criteria->items[next].commitment == commitment; next++)
                judge_criterion(work, next);
            close_commitment(work, commitment);
        }
        close_objective(work, objective);
    }
}

static bool *exemptions(const struct portfolio *portfolio, const struct criteria *criteria) {
    bool *exempt = NULL;

    for (size_t c = 0; c < criteria->count; c++) {
        for (size_t e = 0; e < criteria->items[c].exempt_count; e++) {
            if (!exempt) exempt = memory_array(criteria->count * portfolio->category_count, sizeof *exempt);
            for (size_t k = 0; k < portfolio->category_count; k++)
                if (strcmp(portfolio->categories[k], criteria->items[c].exempt[e]) == 0)
                    exempt[c * portfolio->category_count + k] = true;
        }
    }
    return exempt;
}

struct judgement *judge(const struct portfolio *portfolio, const struct criteria *criteria,
                        enum judge_detail detail) {
    struct judgement *out = memory_array(1, sizeof *out);
    struct work *work = memory_array(1, sizeof *work);

    out->count = portfolio->count;
    out->criterion_count = criteria->count;
    out->commitment_count = criteria->commitment_count;
    out->objective_count = criteria->objective_count;
    out->commitments = memory_array(out->count * out->commitment_count, sizeof *out->commitments);
    out->objectives = memory_array(out->count * out->objective_count, sizeof *out->objectives);
    if (detail == JUDGE_DETAIL) {
        out->states = memory_array(out->count * out->criterion_count, sizeof *out->states);
        out->points = memory_array(out->count * out->criterion_count, sizeof *out->points);
    }
    *work = (struct work){
        .portfolio = portfolio, .criteria = criteria, .out = out, .exempt = exemptions(portfolio, criteria)};
    for (work->start = 0; work->start < out->count; work->start = work->end) {
        work->end = work->start + BLOCK < out->count ? work->start + BLOCK : out->count;
        judge_block(work);
    }
    free(work->exempt);
    free(work);
    return out;
}

void judgement_free(struct judgement *judgement) {
    if (!judgement) return;
    free(judgement->commitments);
    free(judgement->objectives);
    free(judgement->states);
    free(judgement->points);
    free(judgement);
}

const struct result *judgement_objective(const struct judgement *judgement, size_t objective, size_t row) {
    return &judgement->objectives[objective * judgement->count + row];
}

const struct result *judgement_commitment(const struct judgement *judgement, size_t commitment, size_t row) {
    return &judgement->commitments[commitment * judgement->count + row];
}
