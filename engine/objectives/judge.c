#include "engine/objectives/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/objectives/sums.h"

struct work {
    const struct criteria *criteria;
    struct judgement *out;
    bool *exempt; /* criterion-major by category; NULL where no criterion exempts any */
    struct lane_block block;
    struct lane lane;
    struct sums commitment, objective;
    struct means means;
};

/* A guard: points stay unknown. The states of guards and others differ, so each has a loop without branches.
 */
LANE_LOOP
static void keep_guard(uint8_t *restrict states, double *restrict points, const struct lane *restrict lane,
                       const double *restrict values, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        int64_t state = values[i] < 2 ? STATE_GUARD_UNPROVEN : STATE_GUARD_PASSED;
        state = values[i] < 1 ? STATE_GUARD_FAILED : state;
        state = lane->known[i] > 0 ? state : STATE_NOT_APPLICABLE; /* not due */
        state = lane->asked[i] > lane->sure[i] ? STATE_GUARD_UNPROVEN : state;
        states[i] = (uint8_t)state;
        points[i] = NAN;
    }
}

LANE_LOOP
static void keep_points(uint8_t *restrict states, double *restrict points, const struct lane *restrict lane,
                        bool absence_is_known, size_t rows) {
    int64_t missing = absence_is_known ? STATE_ABSENT : STATE_UNKNOWN;
    double nothing = absence_is_known ? 0 : (double)NAN;

    for (size_t i = 0; i < rows; i++) {
        int64_t state = lane->known[i] > 0 ? STATE_KNOWN : missing;
        double earned = lane->known[i] > 0 ? lane->points[i] : nothing;
        state = lane->sure[i] > 0 ? state : STATE_CONDITION_UNKNOWN;
        states[i] = (uint8_t)(lane->asked[i] > 0 ? state : STATE_NOT_APPLICABLE);
        points[i] = lane->sure[i] > 0 ? earned : (double)NAN;
    }
}

static void judge_criterion(struct work *work, size_t index) {
    const struct criterion *criterion = &work->criteria->items[index];
    const struct lane_block *block = &work->block;
    const double *values = block->portfolio->values[criterion->fact] + block->start;
    const bool *exempt = work->exempt && criterion->exempt_count > 0
                             ? work->exempt + index * block->portfolio->category_count
                             : NULL;
    struct judgement *out = work->out;
    size_t at = index * out->count + block->start;

    if (!out->states && criterion->weight <= 0 && criterion->kind != CRITERION_GUARD)
        return; /* only detail shows it */
    lane_fill(&work->lane, block, criterion, exempt, work->criteria->today);
    if (criterion->kind == CRITERION_GUARD) {
        sums_guard(&work->commitment, &work->lane, values, block->rows);
        if (out->states) keep_guard(out->states + at, out->points + at, &work->lane, values, block->rows);
    } else {
        if (criterion->weight > 0) sums_weigh(&work->commitment, &work->lane, criterion, block->rows);
        if (out->states)
            keep_points(out->states + at, out->points + at, &work->lane, criterion->absence_is_known,
                        block->rows);
    }
}

/* Writes a commitment's results of the block and adds them to its objective's sums. */
static void close_commitment(struct work *work, size_t index) {
    const struct criteria *criteria = work->criteria;
    struct result *results = work->out->commitments + index * work->out->count + work->block.start;

    sums_close(&work->means, &work->commitment, &criteria->rules, false, work->block.rows);
    sums_write(results, &work->means, work->block.rows);
    sums_add(&work->objective, &work->commitment, &work->means, criteria->commitments[index].weight,
             work->block.rows);
}

static void close_objective(struct work *work, size_t index) {
    struct result *results = work->out->objectives + index * work->out->count + work->block.start;

    sums_close(&work->means, &work->objective, &work->criteria->rules, true, work->block.rows);
    for (size_t i = 0; i < work->block.rows; i++)
        if (work->block.keys[i] == PORTFOLIO_KEYS) work->means.rating[i] = RATING_NOT_SCORED;
    sums_write(results, &work->means, work->block.rows);
}

static void judge_block(struct work *work) {
    const struct criteria *criteria = work->criteria;
    size_t next = 0;

    for (size_t objective = 0, commitment = 0; objective < criteria->objective_count; objective++) {
        sums_clear(&work->objective);
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

static struct judgement *new_judgement(const struct portfolio *portfolio, const struct criteria *criteria,
                                       enum judge_detail detail) {
    struct judgement *out = memory_array(1, sizeof *out);

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
    return out;
}

void judge_again(struct judgement *judgement, const struct portfolio *portfolio,
                 const struct criteria *criteria) {
    struct work *work = memory_array(1, sizeof *work);

    work->criteria = criteria;
    work->out = judgement;
    work->exempt = exemptions(portfolio, criteria);
    for (size_t start = 0; start < portfolio->count; start += LANE) {
        lane_block_open(&work->block, portfolio, start);
        judge_block(work);
    }
    free(work->exempt);
    free(work);
}

struct judgement *judge(const struct portfolio *portfolio, const struct criteria *criteria,
                        enum judge_detail detail) {
    struct judgement *judgement = new_judgement(portfolio, criteria, detail);

    judge_again(judgement, portfolio, criteria);
    return judgement;
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
