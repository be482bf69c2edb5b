#include "engine/programme/solve/mend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/plan_funding.h"
#include "engine/programme/plan_verify.h"
#include "engine/programme/solve/integer.h"

enum {
    FREE = 5000, /* choices besides the best of each asset */
    NODES = 200  /* for so rough a figure */
};

/* Those that the relaxation takes, and those that are nearest to it. */
static void free_near(const struct matrix *matrix, const struct linear *linear, bool *free_choice) {
    double distance = linear_distance(matrix, linear, FREE);
    for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
        for (size_t i = matrix->first[asset]; i < matrix->first[asset + 1]; i++)
            free_choice[i] = !matrix->dropped[i] &&
                             (linear->share[i] > 1e-6 || linear->best[asset] - linear->worth[i] <= distance);
}

/* What is taken where some give way as little as may be, by how much those columns do, and what that costs.
 */
struct elastic {
    bool gives[PLAN_SETTINGS + PLAN_FUNDS];
    double gap; /* thousandths of a bound */
    double beyond;
    double by[PLAN_SETTINGS + PLAN_FUNDS];
    int32_t *taken;
    double cost; /* infinite: nothing was found */
};

static int32_t *elastic_taken(const struct matrix *matrix) {
    return memory_array((size_t)matrix->plan->assets, sizeof(int32_t));
}

static void take_elastic(const struct matrix *matrix, const struct linear *linear,
                         const struct mend_stop *stop, struct elastic *elastic) {
    const struct plan *plan = matrix->plan;
    bool *free_choice = memory_array(plan->choice_count + 1, sizeof *free_choice);
    int32_t *fixed = memory_array((size_t)plan->assets, sizeof *fixed);
    for (int32_t asset = 0; asset < plan->assets; asset++)
        fixed[asset] = elastic->taken[asset] = PLAN_NONE;
    free_near(matrix, linear, free_choice);
    struct integer_part part = {.matrix = matrix,
                                .free = free_choice,
                                .fixed = fixed,
                                .elastic = elastic->gives,
                                .above = NAN,
                                .gap = elastic->gap,
                                .beyond = elastic->beyond,
                                .nodes = stop->nodes < NODES ? (int)stop->nodes : NODES,
                                .seconds = stop->seconds_left(stop->context)};
    bool found = !stop->has_to_stop(stop->context) && integer_solve(&part, elastic->taken, elastic->by).found;
    elastic->cost = found ? 0 : INFINITY;
    for (int i = 0; i < matrix->elastic_count; i++)
        elastic->cost += elastic->by[i] * matrix->elastic[i].cost;
    free(free_choice);
    free(fixed);
}

static void elastic_copy(const struct matrix *matrix, struct elastic *to, const struct elastic *from) {
    int32_t *taken = to->taken;
    memcpy(taken, from->taken, (size_t)matrix->plan->assets * sizeof *taken);
    *to = *from;
    to->taken = taken;
}

/* --- by how much, exactly: of what is taken, not of what the solver came to --- */

/* How far the setting moves so that the bound moves by the excess. */
static int64_t setting_move(int64_t excess, int64_t weight) {
    int64_t whole = excess / weight, rest = excess % weight;
    if (whole >= INT64_MAX / PLAN_MILLION) return INT64_MAX;
    return whole * PLAN_MILLION + (rest * PLAN_MILLION + weight - 1) / weight;
}

/* False where a limit is passed that does not give way. */
static bool move_settings(const struct plan *plan, const int32_t *taken, int64_t *moves) {
    bool kept = true;
    int64_t *sums = memory_array(plan->limit_count + 1, sizeof *sums);
    plan_limit_sums(plan, taken, sums);
    for (size_t i = 0; i < plan->limit_count; i++) {
        const struct plan_limit *limit = &plan->limits[i];
        int64_t excess = plan_limit_excess(limit, sums[i]);
        if (excess <= 0) continue;
        int64_t move = limit->setting ? setting_move(excess, limit->weight) : 0;
        if (move > moves[limit->setting]) moves[limit->setting] = move;
        kept &= limit->setting > 0;
    }
    free(sums);
    return kept;
}

/* What is not paid for with so many pence more in the budgets. */
static int64_t lacking(const struct plan *plan, const int32_t *taken, const int64_t *more) {
    struct plan richer = *plan;
    int64_t rest;
    for (size_t fund = 0; fund < plan->fund_count; fund++)
        for (int year = 0; year < plan->years; year++)
            richer.funds[fund].limit[year] += plan_fund_part(more[fund], year, plan->years);
    plan_funding_of(&richer, taken, &rest);
    return rest;
}

/* A penny more for each year, so that a budget split anew has no penny less in any. False where more does not
 * help. */
static bool move_funds(const struct matrix *matrix, const int32_t *taken, const double *gives,
                       int64_t *more) {
    enum { ROUNDS = 8 };
    const struct plan *plan = matrix->plan;
    int64_t rest = lacking(plan, taken, more);
    for (int round = 0; round < ROUNDS && rest > 0; round++) {
        for (int i = 0; i < matrix->elastic_count; i++) {
            int64_t *fund = &more[matrix->gives[i].fund];
            if (matrix->gives[i].setting > 0) continue;
            if (round == 0 && gives[i] > 1e-7)
                *fund = (int64_t)ceil(gives[i] * matrix->gives[i].unit) + plan->years;
            else if (round > 1 || *fund > 0)
                *fund += rest * plan->years; /* the solver's tolerance; at last, of any fund */
        }
        rest = lacking(plan, taken, more);
    }
    return rest == 0;
}

static void add_mends(const struct plan *plan, const int64_t *moves, const int64_t *more,
                      struct plan_answer *answer) {
    for (int setting = 1; setting <= PLAN_SETTINGS; setting++)
        if (moves[setting] > 0)
            plan_answer_mend(
                answer,
                (struct plan_mend){.kind = PLAN_MEND_SETTING, .number = setting, .amount = moves[setting]});
    for (int fund = 0; fund < (int)plan->fund_count; fund++)
        if (more[fund] > 0)
            plan_answer_mend(
                answer, (struct plan_mend){.kind = PLAN_MEND_FUND, .number = fund, .amount = more[fund]});
}

/* Of what is taken; false, and nothing is added, where it cannot be had by what gives way. */
static bool mend_for(const struct matrix *matrix, const int32_t *taken, const double *gives,
                     struct plan_answer *answer) {
    int64_t moves[PLAN_SETTINGS + 1] = {0}, more[PLAN_FUNDS] = {0};
    if (!move_settings(matrix->plan, taken, moves) || !move_funds(matrix, taken, gives, more)) return false;
    add_mends(matrix->plan, moves, more, answer);
    return true;
}

/* --- what takes part --- */

static bool has_to_give(const struct plan_answer *answer, enum plan_mend_kind kind, int number) {
    for (size_t i = 0; i < answer->mend_count; i++)
        if (answer->mends[i].kind == kind && answer->mends[i].number == number) return true;
    return false;
}

static bool has_price(const struct linear *linear, int row) {
    return !linear->feasible && fabs(linear->price[row]) > 1e-9;
}

static void add_limits(const struct matrix *matrix, const struct linear *linear, struct plan_answer *answer) {
    for (size_t i = 0; i < matrix->plan->limit_count; i++)
        if (has_price(linear, matrix->limit_row + (int)i) &&
            !has_to_give(answer, PLAN_MEND_SETTING, matrix->plan->limits[i].setting))
            plan_answer_mend(answer, (struct plan_mend){.kind = PLAN_MEND_LIMIT, .number = (int)i});
}

/* A fund that is given nothing and takes no receipts is not there: more of it would help, as of any money. */
static void add_fund_years(const struct matrix *matrix, const struct linear *linear,
                           struct plan_answer *answer) {
    const struct plan *plan = matrix->plan;
    for (int i = 0; i < (int)plan->fund_count * plan->years; i++) {
        int fund = i / plan->years, year = i % plan->years;
        bool there = plan->funds[fund].share > 0 || plan->funds[fund].limit[year] > 0;
        if (there && has_price(linear, matrix->fund_row + i) && !has_to_give(answer, PLAN_MEND_FUND, fund))
            plan_answer_mend(answer,
                             (struct plan_mend){.kind = PLAN_MEND_FUND_YEAR, .number = fund, .year = year});
    }
}

static bool moves(const struct elastic *elastic, int column) {
    return elastic->by[column] > 1e-7;
}

/* People would rather change one thing: of what gives way in all, that which costs the least to change alone,
 * where one alone is enough. */
static void prefer_one(const struct matrix *matrix, const struct linear *linear, const struct mend_stop *stop,
                       struct elastic *best) {
    struct elastic together = {.taken = elastic_taken(matrix)}, one = {.taken = elastic_taken(matrix)};
    int count = 0;
    elastic_copy(matrix, &together, best);
    for (int i = 0; i < matrix->elastic_count; i++)
        count += moves(&together, i);
    best->cost = INFINITY;
    for (int i = 0; count > 1 && i < matrix->elastic_count; i++) {
        if (!moves(&together, i)) continue;
        one = (struct elastic){.gap = best->gap, .taken = one.taken};
        one.gives[i] = true;
        take_elastic(matrix, linear, stop, &one);
        if (one.cost < best->cost) elastic_copy(matrix, best, &one);
    }
    if (isinf(best->cost)) elastic_copy(matrix, best, &together);
    free(one.taken);
    free(together.taken);
}

/* Aims at twice what taking nothing fails: to come as near as may be to what is far is found sooner
 * than to be just there. */
void mend_find(const struct matrix *matrix, const struct linear *linear, const struct mend_stop *stop,
               int32_t *taken) {
    const struct plan *plan = matrix->plan;
    struct elastic elastic = {.gap = 1, .beyond = 1, .taken = elastic_taken(matrix)};
    for (size_t i = 0; i < plan->limit_count; i++)
        for (int column = 0; column < matrix->elastic_count; column++)
            elastic.gives[column] |= plan->limits[i].setting > 0 &&
                                     matrix->gives[column].setting == plan->limits[i].setting &&
                                     plan_limit_excess(&plan->limits[i], 0) > 0;
    take_elastic(matrix, linear, stop, &elastic);
    memcpy(taken, elastic.taken, (size_t)plan->assets * sizeof *taken);
    free(elastic.taken);
}

void mend_plan(const struct matrix *matrix, const struct linear *linear, const struct mend_stop *stop,
               struct plan_answer *answer) {
    struct elastic elastic = {.gap = 1, .taken = elastic_taken(matrix)};
    for (int i = 0; i < matrix->elastic_count; i++)
        elastic.gives[i] = true;
    take_elastic(matrix, linear, stop, &elastic);
    prefer_one(matrix, linear, stop, &elastic);
    if (!mend_for(matrix, elastic.taken, elastic.by, answer)) {
        for (int32_t asset = 0; asset < matrix->plan->assets; asset++)
            elastic.taken[asset] = PLAN_NONE;
        mend_for(matrix, elastic.taken, elastic.by, answer);
    }
    add_limits(matrix, linear, answer);
    add_fund_years(matrix, linear, answer);
    free(elastic.taken);
}
