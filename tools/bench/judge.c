/* The judge over made-up columns, of the size and shape of criteria version 1. */
#include "engine/objectives/judge.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tools/bench/bench.h"

enum { FACTS = 98, CRITERIA = 78, COMMITMENTS = 24, OBJECTIVES = 6, REPEATS = 5 };

static double random_share(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static struct criterion made_up(size_t index) {
    static const struct curve_point curve[] = {{20, 0}, {60, 70}, {80, 100}, {100, 100}, {120, 40}};
    static const struct curve_point ageing[] = {{0, 1}, {2, 1}, {5, 0.7}, {10, 0.3}};
    bool guard = index % 5 == 4; /* about as many as version 1 has */
    struct criterion criterion = {.id = (int32_t)index,
                                  .code = "made up",
                                  .kind = guard ? CRITERION_GUARD : CRITERION_PERFORMANCE,
                                  .commitment = index * COMMITMENTS / CRITERIA,
                                  .fact = index,
                                  .condition = index % 2 ? FACTS - 1 - (int)(index % 20) : -1,
                                  .weight = guard ? 0 : 1,
                                  .curve = {curve, 5},
                                  .undated_factor = 0.5};

    if (index % 3 == 0) criterion.ageing = (struct curve){ageing, 4};
    for (size_t key = 0; key < PORTFOLIO_KEYS; key++)
        criterion.applies[key] = (key + index) % 3 != 0;
    return criterion;
}

static struct criteria *made_up_criteria(void) {
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
    return fact % 5 == 4 ? floor(random_share(state) * 3) : random_share(state) * 130;
}

static struct portfolio *made_up_portfolio(size_t count) {
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
                                     .key = (uint8_t)(random_share(&state) * PORTFOLIO_KEYS)};
    for (size_t f = 0; f < FACTS; f++)
        for (size_t i = 0; i < count; i++)
            portfolio_set(portfolio, f, i, made_up_value(f, &state),
                          f % 3 == 0 && f < CRITERIA ? (int32_t)(random_share(&state) * 20000)
                                                     : PORTFOLIO_NO_DATE);
    return portfolio;
}

/* The limit: one pass over the columns that judging reads, doing nothing but adding. */
static double pass_over(const struct portfolio *portfolio, double *sum) {
    double best = INFINITY;

    for (int repeat = 0; repeat < REPEATS; repeat++) {
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
        best = fmin(best, bench_processor_seconds() - start);
    }
    return best;
}

static double judge_once(const struct portfolio *portfolio, const struct criteria *criteria,
                         enum judge_detail detail) {
    double start = bench_processor_seconds();
    struct judgement *judgement = judge(portfolio, criteria, detail);
    double took = bench_processor_seconds() - start;

    judgement_free(judgement);
    return took;
}

static void measure(size_t count, double budget, const struct criteria *criteria) {
    struct portfolio *portfolio = made_up_portfolio(count);
    double scores = INFINITY, detail = INFINITY, sum = 0;
    double limit = pass_over(portfolio, &sum);

    for (int repeat = 0; repeat < REPEATS; repeat++)
        scores = fmin(scores, judge_once(portfolio, criteria, JUDGE_SCORES));
    for (int repeat = 0; repeat < 2; repeat++)
        detail = fmin(detail, judge_once(portfolio, criteria, JUDGE_DETAIL));
    printf("%9zu assets: scores %9.3f ms, with detail %9.3f ms; budget %7.1f ms, used %3.0f%%; one pass of "
           "memory %8.3f ms, %.1f passes%s\n",
           count, 1e3 * scores, 1e3 * detail, 1e3 * budget, 100 * scores / budget, 1e3 * limit,
           scores / limit, isinf(sum) ? "!" : "");
    portfolio_free(portfolio);
}

int bench_judge(void) {
    struct criteria *criteria = made_up_criteria();
    struct error err = {0};

    if (criteria_check(criteria, FACTS, &err) != STATUS_OK) {
        fprintf(stderr, "terrier-bench: %s\n", err.message);
        return 1;
    }
    printf("%d criteria over %d facts, best of %d, processor time of one core\n", CRITERIA, FACTS, REPEATS);
    measure(1300, 1e-3, criteria);
    measure(1000000, 1, criteria);
    criteria_free(criteria);
    return 0;
}
