#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/backlog.h"
#include "engine/programme/random.h"
#include "tests/support/check.h"

#define MANY 400

static struct backlog_parameters parameters(void) {
    return (struct backlog_parameters){.common_spread = {0.09, 0.145},
                                       .survey_spread = {0.2, 0.3, 0.4, 0.5, 0.7},
                                       .spread_per_year = 0.03,
                                       .spread_limit = 0.6,
                                       .item_spread = 0.3,
                                       .draws = 4000,
                                       .seed = 1};
}

static void fill(struct backlog_asset *assets, size_t count, enum backlog_segment segment) {
    for (size_t i = 0; i < count; i++)
        assets[i] = (struct backlog_asset){.segment = segment,
                                           .evidence = BACKLOG_FULL,
                                           .age_years = 3,
                                           .floor_area_m2 = 1000,
                                           .likely = 100000,
                                           .sum_of_squares = 5e8};
}

static struct backlog_range run(struct backlog_parameters with, struct backlog_asset *assets, size_t count,
                                enum backlog_segment segment) {
    struct backlog_range segments[BACKLOG_SEGMENTS], group;
    struct error err = {0};
    assert_int_equal(backlog_simulate(&with, assets, count, 1, segments, &group, &err), STATUS_OK);
    return segments[segment];
}

static double width(struct backlog_range range) {
    return (range.p90 - range.p10) / range.p50;
}

static void normal_numbers_are_normal(void **state) {
    (void)state;
    struct random random = random_start(7);
    double sum = 0, squares = 0;
    for (int i = 0; i < 100000; i++) {
        double z = random_normal(&random);
        sum += z;
        squares += z * z;
    }
    assert_true(fabs(sum / 100000) < 0.01);
    assert_true(fabs(squares / 100000 - 1) < 0.02);
}

static void the_spread_widens_with_age_up_to_a_limit(void **state) {
    (void)state;
    struct backlog_parameters with = parameters();
    assert_true(backlog_spread(&with, BACKLOG_FULL, 0) == 0.2);
    assert_true(backlog_spread(&with, BACKLOG_FULL, 5) > backlog_spread(&with, BACKLOG_FULL, 1));
    assert_true(backlog_spread(&with, BACKLOG_FULL, 50) == 0.6);
    assert_true(backlog_spread(&with, BACKLOG_FULL, NAN) ==
                0.6); /* an undated survey is as bad as an old one */
    assert_true(backlog_spread(&with, BACKLOG_IMPUTED, NAN) == 0.7);
    assert_true(backlog_spread(&with, BACKLOG_FULL, -1) == 0.2);
}

static void low_and_high_lie_around_the_likely_figure(void **state) {
    (void)state;
    double low, high;
    backlog_limits(1000, 0.3, &low, &high);
    assert_true(low > 600 && low < 700);
    assert_true(high > 1350 && high < 1450);
    backlog_limits(1000, 0, &low, &high);
    assert_true(low == 1000 && high == 1000);
}

static void the_middle_is_the_sum_of_the_likely_figures(void **state) {
    (void)state;
    struct backlog_asset assets[MANY];
    fill(assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range range = run(parameters(), assets, MANY, BACKLOG_SCHOOLS);
    assert_true(range.likely == 40e6);
    assert_true(fabs(range.p50 / range.likely - 1) < 0.02);
    assert_true(range.p10 < range.p50 && range.p50 < range.p90);
    assert_int_equal(range.surveyed, MANY);
    assert_int_equal(range.imputed, 0);
}

static void a_common_factor_does_not_cancel_out(void **state) {
    (void)state;
    struct backlog_asset assets[MANY];
    fill(assets, MANY, BACKLOG_NON_SCHOOLS);
    struct backlog_parameters with = parameters(), sharp = parameters();
    sharp.common_spread[BACKLOG_NON_SCHOOLS] = 0;
    /* P10 to P90 of a log-normal with spread s is about 2.56 s wide. */
    assert_true(width(run(with, assets, MANY, BACKLOG_NON_SCHOOLS)) > 2.4 * 0.145);
    assert_true(width(run(sharp, assets, MANY, BACKLOG_NON_SCHOOLS)) < 0.06);
}

static void older_surveys_give_a_wider_range(void **state) {
    (void)state;
    struct backlog_asset assets[20];
    fill(assets, 20, BACKLOG_SCHOOLS);
    double fresh = width(run(parameters(), assets, 20, BACKLOG_SCHOOLS));
    for (int i = 0; i < 20; i++)
        assets[i].age_years = 15;
    assert_true(width(run(parameters(), assets, 20, BACKLOG_SCHOOLS)) > fresh);
}

static void the_same_seed_gives_the_same_pounds(void **state) {
    (void)state;
    struct backlog_asset assets[MANY];
    fill(assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range a = run(parameters(), assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range b = run(parameters(), assets, MANY, BACKLOG_SCHOOLS);
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(a.p10 == nearbyint(a.p10));
}

static void what_was_not_surveyed_is_imputed_from_its_like(void **state) {
    (void)state;
    struct backlog_asset assets[7];
    fill(assets, 7, BACKLOG_NON_SCHOOLS);
    assets[1].floor_area_m2 = 3000; /* group 0: 200,000 on 4,000 m2, so 50 per m2 */
    for (int i = 2; i < 7; i++)
        assets[i].evidence = BACKLOG_IMPUTED, assets[i].likely = NAN;
    assets[2].floor_area_m2 = 500;
    assets[3].floor_area_m2 = NAN;
    assets[4].group = 1; /* nothing surveyed in this group: its segment stands in */
    assets[5].segment = BACKLOG_SCHOOLS;
    assets[6].group = 1;
    assets[6].floor_area_m2 = NAN;
    assert_int_equal(backlog_impute(assets, 7, 2), 2);
    assert_true(assets[2].likely == 25000);
    assert_true(assets[3].likely == 100000);
    assert_true(assets[4].likely == 50000);
    assert_true(isnan(assets[5].likely)); /* no school was surveyed: unknown, not zero */
    assert_true(isnan(assets[6].likely)); /* nothing like it, and no area to go by */

    struct backlog_range segments[BACKLOG_SEGMENTS], groups[2];
    struct backlog_parameters with = parameters();
    struct error err = {0};
    assert_int_equal(backlog_simulate(&with, assets, 7, 2, segments, groups, &err), STATUS_OK);
    assert_int_equal(segments[BACKLOG_NON_SCHOOLS].surveyed, 2);
    assert_int_equal(segments[BACKLOG_NON_SCHOOLS].imputed, 3);
    assert_true(isnan(segments[BACKLOG_SCHOOLS].p50));
    assert_int_equal(groups[1].imputed, 1);
}

static void nonsense_is_refused(void **state) {
    (void)state;
    struct backlog_asset asset;
    struct backlog_range segments[BACKLOG_SEGMENTS], group;
    struct backlog_parameters with = parameters();
    struct error err = {0};
    fill(&asset, 1, BACKLOG_SCHOOLS);
    with.draws = 10;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
    assert_string_equal(err.message, "the backlog needs at least 100 draws, not 10");
    with = parameters();
    with.item_spread = -1;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
    with = parameters();
    asset.group = 1;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_numbers_are_normal),
        cmocka_unit_test(the_spread_widens_with_age_up_to_a_limit),
        cmocka_unit_test(low_and_high_lie_around_the_likely_figure),
        cmocka_unit_test(the_middle_is_the_sum_of_the_likely_figures),
        cmocka_unit_test(a_common_factor_does_not_cancel_out),
        cmocka_unit_test(older_surveys_give_a_wider_range),
        cmocka_unit_test(the_same_seed_gives_the_same_pounds),
        cmocka_unit_test(what_was_not_surveyed_is_imputed_from_its_like),
        cmocka_unit_test(nonsense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
