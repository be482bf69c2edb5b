/* The judge over made-up columns, of the size and shape of criteria version 1. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/objectives/estate.h"
#include "tools/benchmarks/bench.h"
#include "tools/benchmarks/made_estate.h"

enum { FACTS = MADE_FACTS, CRITERIA = 78, COMMITMENTS = 24, OBJECTIVES = 6, REPEATS = 7 };

static double random_share(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static bool is_guard(size_t index) {
    return (index % 4 == 3 && index % 12 != 11) || index % 24 == 5;
}

static bool has_dates(size_t fact) {
    return fact % 3 == 0 && fact < CRITERIA;
}

/* Points of a curve as often as in version 1, which has 52 criteria in the mean. */
static size_t points_of(size_t index) {
    static const uint8_t points[52] = {2, 3, 4, 2, 3, 2, 3, 4, 2, 3, 2, 3, 4, 2, 3, 5, 2, 3,
                                       2, 3, 4, 2, 3, 2, 3, 4, 2, 3, 7, 2, 3, 4, 2, 3, 4, 2,
                                       3, 4, 2, 3, 2, 3, 4, 2, 3, 4, 2, 3, 7, 2, 3, 4};

    return points[index % 52];
}

/* As in version 1: 52 in the mean, 17 guards, 9 opportunities and evidence, conditions on most, ages on a
 * third. */
static struct criterion made_up(size_t index) {
    static const struct curve_point curve[] = {{20, 0},   {60, 70},  {80, 100}, {100, 90},
                                               {120, 40}, {125, 30}, {128, 0}};
    static const struct curve_point ageing[] = {{0, 1}, {2, 1}, {5, 0.7}, {10, 0.3}};
    bool guard = is_guard(index);
    bool other = index % 12 == 11 || index % 24 == 17;
    enum criterion_kind kind = guard   ? CRITERION_GUARD
                               : other ? CRITERION_OPPORTUNITY
                                       : CRITERION_PERFORMANCE;
    struct criterion criterion = {.id = (int32_t)index,
                                  .code = "made up",
                                  .kind = kind,
                                  .commitment = index * COMMITMENTS / CRITERIA,
                                  .fact = index,
                                  .condition = !guard && index % 3 ? FACTS - 1 - (int)(index % 20) : -1,
                                  .weight = kind == CRITERION_PERFORMANCE ? 1 : 0,
                                  .curve = {curve, points_of(index)},
                                  .undated_factor = 0.5};

    if (has_dates(index)) criterion.ageing = (struct curve){ageing, 4};
    for (size_t key = 0; key < PORTFOLIO_KEYS; key++)
        criterion.applies[key] = (key + index) % 3 != 0;
    return criterion;
}

struct criteria *made_criteria(void) {
    struct arena *arena = arena_new();
    struct criteria *criteria = arena_alloc(arena, sizeof *criteria);

    *criteria = (struct criteria){.arena = arena,
                                  .count = CRITERIA,
                                  .commitment_count = COMMITMENTS,
                                  .objective_count = OBJECTIVES,
                                  .rules = {70, 40, 39, 69, 0.4, 3, -3},
                                  .today = 20000};
    criteria->items = arena_array(arena, CRITERIA, sizeof *criteria->items);
    criteria->commitments = arena_array(arena, COMMITMENTS, sizeof *criteria->commitments);
    for (size_t i = 0; i < CRITERIA; i++)
        criteria->items[i] = made_up(i);
    for (size_t i = 0; i < COMMITMENTS; i++)
        criteria->commitments[i] = (struct commitment){"x.x", i * OBJECTIVES / COMMITMENTS, 1};
    return criteria;
}

static double made_up_value(size_t fact, uint64_t *state) {
    if (random_share(state) < 0.2) return NAN;
    if (fact >= CRITERIA) return random_share(state) < 0.6;
    return is_guard(fact) ? floor(random_share(state) * 3) : random_share(state) * 130;
}

struct portfolio *made_portfolio(size_t count) {
    static char names[FACTS][8];
    const char *codes[FACTS];
    uint64_t state = 42;

    for (size_t f = 0; f < FACTS; f++) {
        snprintf(names[f], sizeof names[f], "f%zu", f);
        codes[f] = names[f];
    }
    struct portfolio *portfolio = portfolio_new(count, codes, FACTS);
    portfolio_category(portfolio, "made up");
    for (size_t i = 0; i < count; i++)
        portfolio->assets[i] =
            (struct portfolio_asset){.asset_id = (int64_t)i + 1,
                                     .scored = true,
                                     .floor_area_m2 = random_share(&state) * 5000,
                                     .replacement_cost = NAN,
                                     .key = (uint8_t)(random_share(&state) * PORTFOLIO_KEYS)};
    for (size_t f = 0; f < FACTS; f++)
        for (size_t i = 0; i < count; i++)
            portfolio_set(portfolio, f, i, made_up_value(f, &state),
                          has_dates(f) ? (int32_t)(random_share(&state) * 20000) : PORTFOLIO_NO_DATE);
    return portfolio;
}

/* The limit: one pass over the columns that judging reads, doing nothing but adding. */
static double pass_over(const struct portfolio *portfolio, double *sum) {
    double start = bench_processor_seconds();

    for (size_t f = 0; f < FACTS; f++) {
        double parts[4] = {0};
        size_t i = 0;
        for (; i + 4 <= portfolio->count; i += 4)
            for (size_t k = 0; k < 4; k++)
                parts[k] += portfolio->values[f][i + k];
        *sum += parts[0] + parts[1] + parts[2] + parts[3];
        int64_t days = 0;
        for (i = 0; portfolio->dates[f] && i < portfolio->count; i++)
            days += portfolio->dates[f][i];
        *sum += (double)days;
    }
    return bench_processor_seconds() - start;
}

struct figures {
    double limit[REPEATS], again[REPEATS], estate[REPEATS], fresh[REPEATS], detail[REPEATS];
};

/* Fresh: in memory that the system must first give and clear. */
static double time_fresh(const struct portfolio *portfolio, const struct criteria *criteria,
                         enum judge_detail detail) {
    double start = bench_processor_seconds();
    struct judgement *judgement = judge(portfolio, criteria, detail);
    double took = bench_processor_seconds() - start;

    judgement_free(judgement);
    return took;
}

static double time_again(struct judgement *judgement, const struct portfolio *portfolio,
                         const struct criteria *criteria) {
    double start = bench_processor_seconds();

    judge_again(judgement, portfolio, criteria);
    return bench_processor_seconds() - start;
}

/* The means of every objective and commitment, by every basis. */
static double time_estate(const struct judgement *judgement, const struct portfolio *portfolio,
                          const struct criteria *criteria) {
    double start = bench_processor_seconds();
    size_t *order = portfolio_order(portfolio);
    struct estate *estates = estate_levels(portfolio, criteria, judgement, order);
    double took = bench_processor_seconds() - start;

    free(estates);
    free(order);
    return took;
}

static void show(size_t count, double budget, struct figures *figures) {
    double limit = 1e3 * bench_median(figures->limit, REPEATS);
    double again = 1e3 * bench_median(figures->again, REPEATS);
    double estate = 1e3 * bench_median(figures->estate, REPEATS);
    double fresh = 1e3 * bench_median(figures->fresh, REPEATS);
    double detail = 1e3 * bench_median(figures->detail, REPEATS);

    printf("%zu assets: %.2f ms, budget %.0f ms, ratio %.2f (scores %.2f, estate means %.2f; best %.2f and "
           "%.2f)\n"
           "  one pass over the columns %.2f ms, ratio %.1f\n"
           "  scores in fresh memory %.2f ms; scores and detail in fresh memory %.2f ms\n",
           count, again + estate, budget, (again + estate) / budget, again, estate, 1e3 * figures->again[0],
           1e3 * figures->estate[0], limit, (again + estate) / limit, fresh, detail);
}

static void measure(size_t count, double budget, const struct criteria *criteria) {
    struct portfolio *portfolio = made_portfolio(count);
    struct judgement *judgement = judge(portfolio, criteria, JUDGE_SCORES);
    struct figures figures;
    double sum = 0;

    for (int repeat = 0; repeat < REPEATS; repeat++) {
        figures.limit[repeat] = pass_over(portfolio, &sum);
        figures.again[repeat] = time_again(judgement, portfolio, criteria);
        figures.estate[repeat] = time_estate(judgement, portfolio, criteria);
        figures.fresh[repeat] = time_fresh(portfolio, criteria, JUDGE_SCORES);
        figures.detail[repeat] = time_fresh(portfolio, criteria, JUDGE_DETAIL);
    }
    if (!isinf(sum)) show(count, budget, &figures); /* the sum is used, so that it is made */
    judgement_free(judgement);
    portfolio_free(portfolio);
}

int bench_judge(void) {
    struct criteria *criteria = made_criteria();
    struct error err = {0};

    if (criteria_check(criteria, FACTS, &err) != STATUS_OK) {
        fprintf(stderr, "terrier-bench: %s\n", err.message);
        return 1;
    }
    printf("%d criteria over %d facts, medians of %d, processor time of one core\n", CRITERIA, FACTS,
           REPEATS);
    measure(1300, 1, criteria);
    measure(1000000, 1000, criteria);
    criteria_free(criteria);
    return 0;
}
