/* What would change the ratings of an estate, and how robust they are, beside judging it so many times. */
#include "engine/objectives/sensitivity.h"

#include <stdio.h>
#include <stdlib.h>

#include "tools/benchmarks/bench.h"
#include "tools/benchmarks/made_estate.h"

enum { ASSETS = 1300, DRAWS = 1000, REPEATS = 5 };

struct made {
    struct portfolio *portfolio;
    struct criteria *criteria;
    struct judgement *judgement;
    struct sensitivity *asked;
    struct sensitivity_test *tests; /* by asset, criteria->count each */
    size_t counts[ASSETS];
};

static double time_draws(const struct made *made, int *stays) {
    struct sensitivity_draws *draws = memory_array(made->criteria->objective_count, sizeof *draws);
    double start = bench_processor_seconds();

    for (size_t a = 0; a < ASSETS; a++) {
        sensitivity_draw(made->asked, (int64_t)a, made->tests + a * made->criteria->count, made->counts[a],
                         draws);
        *stays += draws[0].ratings[draws[0].rating];
    }
    free(draws);
    return bench_processor_seconds() - start;
}

static double time_changes(const struct made *made, bool weights, size_t *found) {
    size_t most = 2 * made->criteria->count + made->criteria->commitment_count;
    struct sensitivity_change *changes = memory_array(most, sizeof *changes);
    struct sensitivity_weight *weighed = memory_array(most, sizeof *weighed);
    double start = bench_processor_seconds();

    for (size_t a = 0; a < ASSETS; a++) {
        const struct sensitivity_test *tests = made->tests + a * made->criteria->count;
        for (size_t o = 0; o < made->criteria->objective_count; o++)
            *found += weights ? sensitivity_weights(made->asked, tests, made->counts[a], o, weighed)
                              : sensitivity_changes(made->asked, tests, made->counts[a], o, changes);
    }
    free(changes);
    free(weighed);
    return bench_processor_seconds() - start;
}

static double time_judge(const struct made *made) {
    struct judgement *judgement = judge(made->portfolio, made->criteria, JUDGE_SCORES);
    double start = bench_processor_seconds();

    for (int draw = 0; draw < DRAWS; draw++)
        judge_again(judgement, made->portfolio, made->criteria);
    double took = bench_processor_seconds() - start;
    judgement_free(judgement);
    return took;
}

static void measure(const struct made *made) {
    double draws[REPEATS], facts[REPEATS], weights[REPEATS], judged[REPEATS];
    size_t found = 0;
    int stays = 0;

    for (int repeat = 0; repeat < REPEATS; repeat++) {
        draws[repeat] = time_draws(made, &stays);
        facts[repeat] = time_changes(made, false, &found);
        weights[repeat] = time_changes(made, true, &found);
        judged[repeat] = time_judge(made);
    }
    double limit = bench_median(judged, REPEATS), drawn = bench_median(draws, REPEATS);
    printf("%d assets on all objectives, medians of %d, processor time of one core\n"
           "  %d draws %.0f ms; judging the estate %d times %.0f ms, ratio %.2f\n"
           "  facts that would change a rating %.0f ms, weights %.0f ms (%zu asked after)\n",
           ASSETS, REPEATS, DRAWS, 1e3 * drawn, DRAWS, 1e3 * limit, drawn / limit,
           1e3 * bench_median(facts, REPEATS), 1e3 * bench_median(weights, REPEATS), found / REPEATS);
    if (stays == 0) puts("  nothing stayed"); /* used, so that it is made */
}

int bench_sensitivity(void) {
    static struct sensitivity_fact facts[MADE_FACTS];
    static char codes[MADE_FACTS][8];
    const struct sensitivity_rules rules = {0.2, 1, DRAWS, 1};
    struct error err = {0};
    struct made made = {.criteria = made_criteria(), .portfolio = made_portfolio(ASSETS)};

    for (size_t f = 0; f < MADE_FACTS; f++) { /* a third uncertain, as in version 1 */
        snprintf(codes[f], sizeof codes[f], "f%zu", f);
        facts[f] = (struct sensitivity_fact){.code = codes[f],
                                             .spread = f % 3 == 0 ? SPREAD_RELATIVE : SPREAD_NONE,
                                             .amount = 0.1,
                                             .per_year = 0.03,
                                             .most = 0.3};
    }
    if (sensitivity_new(&made.asked, made.criteria, facts, &rules, &err) != STATUS_OK) {
        fprintf(stderr, "terrier-bench: %s\n", err.message);
        return 1;
    }
    made.judgement = judge(made.portfolio, made.criteria, JUDGE_DETAIL);
    made.tests = memory_array(ASSETS * made.criteria->count, sizeof *made.tests);
    for (size_t a = 0; a < ASSETS; a++)
        made.counts[a] = sensitivity_tests_of(made.tests + a * made.criteria->count, made.portfolio,
                                              made.criteria, made.judgement, a);
    measure(&made);
    free(made.tests);
    judgement_free(made.judgement);
    sensitivity_free(made.asked);
    portfolio_free(made.portfolio);
    criteria_free(made.criteria);
    return 0;
}
