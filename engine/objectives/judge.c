#include "engine/objectives/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/objectives/lane.h"

/* Sums of one commitment over a block. */
struct sums {
    double known[LANE];
    double applicable[LANE];
    double points[LANE];
    double confident[LANE];
    uint8_t guard[LANE];
    uint8_t failed[LANE];
    uint8_t unproven[LANE];
};

/* Sums of one objective over a block. */
struct objective_sums {
    struct sums of;
    double scored[LANE]; /* weight of the commitments that have a score */
};

struct work {
    const struct portfolio *portfolio;
    const struct criteria *criteria;
    struct judgement *out;
    bool *exempt; /* criterion-major by category; NULL where no criterion exempts any */
    size_t start, end;
    struct lane lane;
    struct sums commitment;
    struct objective_sums objective;
};

static void sums_clear(struct sums *sums) {
    memset(sums, 0, sizeof *sums);
    memset(sums->guard, GUARD_NONE, sizeof sums->guard);
}

static void weigh(struct sums *sums, const struct lane *lane, const struct criterion *criterion,
                  size_t rows) {
    double weight = criterion->weight;

    for (size_t i = 0; i < rows; i++) {
        double missing =
            criterion->absence_is_known ? lane->sure[i] - lane->known[i] : 0; /* known, and earns 0 */
        sums->applicable[i] += weight * lane->asked[i];
        sums->known[i] += weight * (lane->known[i] + missing);
        sums->points[i] += weight * (lane->known[i] * lane->points[i]);
        sums->confident[i] += weight * (lane->known[i] * lane->factor[i] + missing);
    }
}

/* 0 failed, 1 unproven, 2 passed; unknown is not due, but where the condition is unknown it is unproven. */
static void guard(struct sums *sums, const struct lane *lane, const double *values, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        bool due = lane->known[i] > 0;
        bool failed = due & (values[i] < 1);
        bool unproven = (due & (values[i] >= 1) & (values[i] < 2)) | (lane->asked[i] > lane->sure[i]);
        uint8_t found = failed ? GUARD_FAILED : unproven ? GUARD_UNPROVEN : due ? GUARD_PASSED : GUARD_NONE;
        sums->guard[i] = found < sums->guard[i] ? found : sums->guard[i];
        sums->failed[i] = (uint8_t)(sums->failed[i] + failed);
        sums->unproven[i] = (uint8_t)(sums->unproven[i] + unproven);
    }
}

static enum criterion_state state_of(const struct criterion *criterion, const struct lane *lane, size_t i,
                                     double value) {
    bool unsure = lane->asked[i] > lane->sure[i];

    if (lane->asked[i] == 0) return STATE_NOT_APPLICABLE;
    if (criterion->kind == CRITERION_GUARD) {
        if (unsure) return STATE_GUARD_UNPROVEN;
        if (lane->known[i] == 0) return STATE_NOT_APPLICABLE; /* not due */
        return value < 1 ? STATE_GUARD_FAILED : value < 2 ? STATE_GUARD_UNPROVEN : STATE_GUARD_PASSED;
    }
    if (unsure) return STATE_CONDITION_UNKNOWN;
    if (lane->known[i] > 0) return STATE_KNOWN;
    return criterion->absence_is_known ? STATE_ABSENT : STATE_UNKNOWN;
}

static void keep_detail(const struct work *work, size_t index, const double *values, size_t rows) {
    const struct criterion *criterion = &work->criteria->items[index];
    uint8_t *states = work->out->states + index * work->out->count + work->start;
    double *points = work->out->points + index * work->out->count + work->start;

    for (size_t i = 0; i < rows; i++) {
        enum criterion_state state = state_of(criterion, &work->lane, i, values[i]);
        states[i] = (uint8_t)state;
        points[i] = state == STATE_KNOWN ? work->lane.points[i] : state == STATE_ABSENT ? 0 : (double)NAN;
    }
}

static void judge_criterion(struct work *work, size_t index) {
    const struct criterion *criterion = &work->criteria->items[index];
    const double *values = work->portfolio->values[criterion->fact] + work->start;
    const bool *exempt = work->exempt && criterion->exempt_count > 0
                             ? work->exempt + index * work->portfolio->category_count
                             : NULL;
    size_t rows = work->end - work->start;

    if (!work->out->states && criterion->weight <= 0 && criterion->kind != CRITERION_GUARD)
        return; /* only detail shows it */
    lane_fill(&work->lane, work->portfolio, criterion, exempt, work->criteria->today, work->start, rows);
    if (criterion->kind == CRITERION_GUARD)
        guard(&work->commitment, &work->lane, values, rows);
    else
        weigh(&work->commitment, &work->lane, criterion, rows);
    if (work->out->states) keep_detail(work, index, values, rows);
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
        work->end = work->start + LANE < out->count ? work->start + LANE : out->count;
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
