/* Medians, ratios and stronger neighbours. */
#include <math.h>
#include <stdlib.h>

#include "engine/portfolio/benchmark.h"
#include "tests/support/check.h"

enum { SUITABILITY, CAPACITY, USED, DISTANCE, COST, RATIO, FACTS };

static struct portfolio *halls(size_t count) {
    static const char *const codes[FACTS] = {"suitability",           "capacity", "capacity_used",
                                             "stronger_neighbour_km", "cost",     "ratio"};
    struct portfolio *portfolio = portfolio_new(count, codes, FACTS);
    uint16_t hall = portfolio_category(portfolio, "hall");
    for (size_t i = 0; i < count; i++)
        portfolio->assets[i] =
            (struct portfolio_asset){.asset_id = (int64_t)i + 1, .category = hall, .scored = true};
    return portfolio;
}

static void a_median_is_the_middle_of_the_known_values_of_scored_assets(void **state) {
    (void)state;
    struct portfolio *portfolio = halls(6);
    struct benchmarks benchmarks = {0};
    const double costs[] = {30, 10, NAN, 20, 40, 1000};
    for (size_t i = 0; i < 6; i++)
        portfolio->values[COST][i] = costs[i];
    portfolio->assets[5].scored = false;
    benchmark_add(&benchmarks, portfolio, COST, 5);
    assert_int_equal(benchmarks.count, 0); /* four are too few */
    benchmark_add(&benchmarks, portfolio, COST, 4);
    assert_int_equal(benchmarks.count, 1);
    assert_true(benchmarks.items[0].median == 25);
    assert_int_equal(benchmarks.items[0].value_count, 4);
    benchmark_ratio(portfolio, &benchmarks, COST, RATIO);
    assert_true(portfolio->values[RATIO][0] == 1.2);
    assert_true(isnan(portfolio->values[RATIO][2]));
    assert_true(portfolio->values[RATIO][5] == 40);
    benchmarks_free(&benchmarks);
    portfolio_free(portfolio);
}

static void use(struct portfolio *portfolio, size_t row, double suits, double capacity, double used) {
    portfolio->values[SUITABILITY][row] = suits;
    portfolio->values[CAPACITY][row] = capacity;
    portfolio->values[USED][row] = used;
}

static void only_the_weaker_of_a_pair_is_marked_and_only_where_there_is_room(void **state) {
    (void)state;
    struct portfolio *portfolio = halls(4);
    const bool placed[] = {true, true, true, false};
    const struct portfolio_pair pairs[] = {{0, 1, 2}, {1, 0, 2}, {2, 0, 1}, {0, 2, 1}, {2, 1, 3}, {1, 2, 3}};
    use(portfolio, 0, 1, 100, 90); /* strong, room for 10 */
    use(portfolio, 1, 2, 100, 30); /* room for 70 */
    use(portfolio, 2, 3, 50, 40);  /* weak: the nearest has no room for its 40, the next has */
    use(portfolio, 3, 1, 10, 5);   /* nobody knows where */
    portfolio_set_neighbours(portfolio, pairs, 6);
    benchmark_neighbours(portfolio, (struct neighbour_facts){SUITABILITY, CAPACITY, USED, DISTANCE}, placed,
                         10);
    assert_true(portfolio->values[DISTANCE][0] == 10);
    assert_true(portfolio->values[DISTANCE][1] == 10); /* its 30 do not fit into 10 */
    assert_true(portfolio->values[DISTANCE][2] == 3);
    assert_true(isnan(portfolio->values[DISTANCE][3]));
    portfolio_free(portfolio);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_median_is_the_middle_of_the_known_values_of_scored_assets),
        cmocka_unit_test(only_the_weaker_of_a_pair_is_marked_and_only_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
