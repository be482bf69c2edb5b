#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/draws.h"
#include "engine/base/memory.h"
#include "engine/programme/backlog.h"
#include "engine/programme/percentile.h"
#include "tests/support/check.h"

#define MANY      400
#define SAME_BITS 0x96b95c5c5eddc460u

static const struct backlog_spreads spreads = {{0.2, 0.3, 0.4, 0.5, 0.7}, 0.03, 0.6, 0.3};

static struct backlog_simulation simulation(void) {
    return (struct backlog_simulation){.common = {0.09, 0.145}, .draws = 4000, .seed = 1};
}

static void fill(struct backlog_unit *units, size_t count, enum backlog_segment segment) {
    for (size_t i = 0; i < count; i++)
        units[i] = (struct backlog_unit){.asset_id = (int64_t)i + 1,
                                         .survey_id = (int64_t)i + 1,
                                         .segment = segment,
                                         .evidence = BACKLOG_FULL,
                                         .floor_area_m2 = 1000,
                                         .likely = 100000,
                                         .sum_of_squares = 5e8,
                                         .spread = backlog_spread(&spreads, BACKLOG_FULL, 3),
                                         .scatter = backlog_scatter(spreads.item, 100000, 5e8)};
}

static struct backlog_range run(struct backlog_simulation with, struct backlog_unit *units, size_t count,
                                enum backlog_segment segment) {
    struct backlog_range segments[BACKLOG_SEGMENTS + 1], group;
    struct error err = {0};
    assert_int_equal(backlog_simulate(&with, units, count, 1, segments, &group, &err), STATUS_OK);
    return segments[segment];
}

static double width(struct backlog_range range) {
    return (range.p90 - range.p10) / range.p50;
}

/* --- the numbers drawn --- */

static void normal_numbers_are_normal_and_independent(void **state) {
    (void)state;
    double one[DRAWS], other[DRAWS], sum = 0, squares = 0, product = 0, tail = 0;
    for (size_t lane = 0; lane < 400; lane++) {
        draws_normals(draws_key(7, 1, 2), lane * DRAWS, one, other, DRAWS);
        for (size_t i = 0; i < DRAWS; i++) {
            sum += one[i] + other[i];
            squares += one[i] * one[i] + other[i] * other[i];
            product += one[i] * other[i];
            tail += (fabs(one[i]) > 1.959964) + (fabs(other[i]) > 1.959964);
        }
    }
    double count = 2.0 * 400 * DRAWS;
    assert_true(fabs(sum / count) < 0.01);
    assert_true(fabs(squares / count - 1) < 0.01);
    assert_true(fabs(product / count) < 0.01);
    assert_true(fabs(tail / count - 0.05) < 0.002);
}

/* exp() of our own against the C library's, by way of factors of known numbers. */
static void factors_are_exponentials(void **state) {
    (void)state;
    double given[DRAWS], out[DRAWS];
    for (size_t i = 0; i < DRAWS; i++)
        given[i] = ((double)i - 128) / 4;
    draws_factors(given, 1, out, DRAWS);
    for (size_t i = 0; i < DRAWS; i++)
        assert_true(fabs(out[i] / exp(given[i] - 0.5) - 1) < 1e-14);
}

/* Written down once: another build, processor or compiler must give these very bits. */
static void every_build_draws_the_same_bits(void **state) {
    (void)state;
    double one[DRAWS], other[DRAWS], amounts[DRAWS] = {0}, totals[DRAWS] = {0};
    uint64_t bits, digest = 0;
    draws_normals(draws_key(20230401, 3, 5), 1000, one, other, DRAWS);
    draws_add(1e6, one, 0.3, other, 0.1, amounts, totals, DRAWS);
    for (size_t i = 0; i < DRAWS; i++) {
        memcpy(&bits, &amounts[i], sizeof bits);
        digest = digest * 1099511628211u + bits;
    }
    assert_memory_equal(amounts, totals, sizeof amounts);
    assert_true(digest == SAME_BITS);
    /* What a draw gives does not depend on where its lane begins or ends. */
    draws_normals(draws_key(20230401, 3, 5), 1003, amounts, totals, 7);
    assert_memory_equal(amounts, one + 3, 7 * sizeof *one);
    assert_memory_equal(totals, other + 3, 7 * sizeof *other);
}

static void a_percentile_is_what_sorting_would_give(void **state) {
    (void)state;
    double values[] = {7, 1, 5, 3, 9, 3}, one[] = {4};
    assert_true(percentile(values, 6, 0) == 1);
    assert_true(percentile(values, 6, 0.5) == 4);
    assert_true(percentile(values, 6, 1) == 9);
    assert_true(fabs(percentile(values, 6, 0.9) - 8) < 1e-12);
    assert_true(percentile(one, 1, 0.9) == 4);
}

/* --- spreads --- */

static void the_spread_widens_with_age_up_to_a_limit(void **state) {
    (void)state;
    assert_true(backlog_spread(&spreads, BACKLOG_FULL, 0) == 0.2);
    assert_true(backlog_spread(&spreads, BACKLOG_FULL, 5) > backlog_spread(&spreads, BACKLOG_FULL, 1));
    assert_true(backlog_spread(&spreads, BACKLOG_FULL, 50) == 0.6);
    assert_true(backlog_spread(&spreads, BACKLOG_FULL, NAN) ==
                0.6); /* an undated survey is as bad as an old one */
    assert_true(backlog_spread(&spreads, BACKLOG_IMPUTED, NAN) == 0.7);
    assert_true(backlog_spread(&spreads, BACKLOG_FULL, -1) == 0.2);
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
    struct backlog_unit assets[MANY];
    fill(assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range range = run(simulation(), assets, MANY, BACKLOG_SCHOOLS);
    assert_true(range.likely == 40e6);
    assert_true(fabs(range.p50 / range.likely - 1) < 0.02);
    assert_true(range.p10 < range.p50 && range.p50 < range.p90);
    assert_int_equal(range.surveyed, MANY);
    assert_int_equal(range.imputed, 0);
}

static void a_common_factor_does_not_cancel_out(void **state) {
    (void)state;
    struct backlog_unit assets[MANY];
    fill(assets, MANY, BACKLOG_NON_SCHOOLS);
    struct backlog_simulation with = simulation(), sharp = simulation();
    sharp.common[BACKLOG_NON_SCHOOLS] = 0;
    /* P10 to P90 of a log-normal with spread s is about 2.56 s wide. */
    assert_true(width(run(with, assets, MANY, BACKLOG_NON_SCHOOLS)) > 2.4 * 0.145);
    assert_true(width(run(sharp, assets, MANY, BACKLOG_NON_SCHOOLS)) < 0.06);
}

static void older_surveys_give_a_wider_range(void **state) {
    (void)state;
    struct backlog_unit assets[20];
    fill(assets, 20, BACKLOG_SCHOOLS);
    double fresh = width(run(simulation(), assets, 20, BACKLOG_SCHOOLS));
    for (int i = 0; i < 20; i++)
        assets[i].spread = backlog_spread(&spreads, BACKLOG_FULL, 15);
    assert_true(width(run(simulation(), assets, 20, BACKLOG_SCHOOLS)) > fresh);
}

static void the_same_seed_gives_the_same_pounds(void **state) {
    (void)state;
    struct backlog_unit assets[MANY];
    fill(assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range a = run(simulation(), assets, MANY, BACKLOG_SCHOOLS);
    struct backlog_range b = run(simulation(), assets, MANY, BACKLOG_SCHOOLS);
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(a.p10 == nearbyint(a.p10));
}

static void what_was_not_surveyed_is_imputed_from_its_like(void **state) {
    (void)state;
    struct backlog_unit assets[7];
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

    struct backlog_range segments[BACKLOG_SEGMENTS + 1], groups[2];
    struct backlog_simulation with = simulation();
    struct error err = {0};
    assert_int_equal(backlog_simulate(&with, assets, 7, 2, segments, groups, &err), STATUS_OK);
    assert_int_equal(segments[BACKLOG_NON_SCHOOLS].surveyed, 2);
    assert_int_equal(segments[BACKLOG_NON_SCHOOLS].imputed, 3);
    assert_true(isnan(segments[BACKLOG_SCHOOLS].p50));
    assert_int_equal(groups[1].imputed, 1);
}

/* One asset, two surveys of its buildings: its area is there once. */
static void an_asset_of_two_surveys_counts_once(void **state) {
    (void)state;
    struct backlog_unit units[3];
    fill(units, 3, BACKLOG_NON_SCHOOLS);
    units[1].asset_id = 1; /* 200,000 on 1,000 m2 */
    units[2].evidence = BACKLOG_IMPUTED;
    units[2].survey_id = 0;
    units[2].floor_area_m2 = 100;
    assert_int_equal(backlog_impute(units, 3, 1), 0);
    assert_true(units[2].likely == 20000);
    struct backlog_range range = run(simulation(), units, 3, BACKLOG_NON_SCHOOLS);
    assert_int_equal(range.surveyed, 1);
    assert_int_equal(range.imputed, 1);
    assert_true(range.likely == 220000);
}

/* --- the closed form --- */

/*
 * The mean is the sum of the likely figures. The second moment is that of the common factor times
 * the sum over pairs of likely x likely x what their factors share: exp(spread^2) within a survey, and
 * exp(scatter^2) with itself.
 */
static double deviation_expected(double common, const struct backlog_unit *units, size_t count) {
    double sum = 0, second = 0;
    for (size_t i = 0; i < count; i++) {
        sum += units[i].likely;
        for (size_t j = 0; j < count; j++) {
            double shared = units[i].survey_id == units[j].survey_id ? units[i].spread * units[i].spread : 0;
            if (i == j) shared += units[i].scatter * units[i].scatter;
            second += units[i].likely * units[j].likely * exp(shared);
        }
    }
    return sqrt(exp(common * common) * second - sum * sum);
}

/* Of 40,000 draws the mean is known to 0.5% of the deviation, and that to about 1%. */
static void expect_closed_form(double common, struct backlog_unit *units, size_t count) {
    struct backlog_simulation with = {{common, common}, 40000, 11};
    struct backlog_range range = run(with, units, count, BACKLOG_SCHOOLS);
    double sum = 0, deviation = deviation_expected(common, units, count);
    for (size_t i = 0; i < count; i++)
        sum += units[i].likely;
    if (fabs(range.mean - sum) > 0.02 * deviation || fabs(range.deviation / deviation - 1) > 0.03)
        fail_msg("mean %.0f and deviation %.0f, not %.0f and %.0f", range.mean, range.deviation, sum,
                 deviation);
}

static void mean_and_variance_are_those_of_the_closed_form(void **state) {
    (void)state;
    struct backlog_unit units[60];
    fill(units, 60, BACKLOG_SCHOOLS);
    for (int i = 0; i < 60; i++) {
        units[i].likely = 1000.0 * (i + 1) * (i + 1);
        units[i].spread = 0.1 + 0.01 * i;
        units[i].scatter = 0.3 - 0.004 * i;
    }
    expect_closed_form(0.09, units, 60);
    expect_closed_form(0, units, 60);
    expect_closed_form(0.145, units, 1);
    for (int i = 0; i < 60; i++) { /* twelve surveys of five units each: their errors no longer cancel */
        units[i].asset_id = units[i].survey_id = i / 5 + 1;
        units[i].spread = 0.3;
    }
    expect_closed_form(0.09, units, 60);
    expect_closed_form(0, units, 60);
}

/* Items: five of 20,000 each, on their own, have the variance that their sum is given. */
static void the_scatter_of_a_sum_is_that_of_its_items(void **state) {
    (void)state;
    double scatter = backlog_scatter(0.3, 100000, 5 * 4e8), one = exp(0.09) - 1;
    assert_true(fabs(1e10 * (exp(scatter * scatter) - 1) - 5 * 4e8 * one) < 1);
    assert_true(fabs(backlog_scatter(0.3, 500, 250000) - 0.3) < 1e-12);
    assert_true(backlog_scatter(0.3, 0, 0) == 0);
}

static void items_of_one_survey_stand_or_fall_together(void **state) {
    (void)state;
    struct backlog_unit units[40];
    fill(units, 40, BACKLOG_SCHOOLS);
    struct backlog_simulation with = simulation();
    with.common[BACKLOG_SCHOOLS] = 0;
    double apart = run(with, units, 40, BACKLOG_SCHOOLS).deviation;
    for (int i = 0; i < 40; i++)
        units[i].asset_id = units[i].survey_id = 1;
    assert_true(run(with, units, 40, BACKLOG_SCHOOLS).deviation > 4 * apart);
}

/* The same surveys grouped otherwise, or beside others, are the same worlds. */
static void groups_are_parts_of_the_same_worlds(void **state) {
    (void)state;
    struct backlog_unit units[20];
    struct backlog_range segments[BACKLOG_SEGMENTS + 1], again[BACKLOG_SEGMENTS + 1], one, many[20], alone;
    struct backlog_simulation with = simulation();
    struct error err = {0};
    fill(units, 20, BACKLOG_SCHOOLS);
    assert_int_equal(backlog_simulate(&with, units, 20, 1, segments, &one, &err), STATUS_OK);
    for (int i = 0; i < 20; i++)
        units[i].group = i;
    assert_int_equal(backlog_simulate(&with, units, 20, 20, again, many, &err), STATUS_OK);
    assert_true(again[BACKLOG_SCHOOLS].p10 == segments[BACKLOG_SCHOOLS].p10);
    assert_true(one.p90 == segments[BACKLOG_SCHOOLS].p90);
    units[7].group = 0;
    assert_int_equal(backlog_simulate(&with, units + 7, 1, 1, again, &alone, &err), STATUS_OK);
    assert_memory_equal(&alone, &many[7], sizeof alone);
}

static void nonsense_is_refused(void **state) {
    (void)state;
    struct backlog_unit asset;
    struct backlog_range segments[BACKLOG_SEGMENTS + 1], group;
    struct backlog_simulation with = simulation();
    struct error err = {0};
    fill(&asset, 1, BACKLOG_SCHOOLS);
    with.draws = 10;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
    assert_string_equal(err.message, "the backlog needs at least 100 draws, not 10");
    with = simulation();
    asset.scatter = -1;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
    asset.scatter = 0;
    asset.group = 1;
    assert_int_equal(backlog_simulate(&with, &asset, 1, 1, segments, &group, &err), STATUS_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_numbers_are_normal_and_independent),
        cmocka_unit_test(factors_are_exponentials),
        cmocka_unit_test(every_build_draws_the_same_bits),
        cmocka_unit_test(a_percentile_is_what_sorting_would_give),
        cmocka_unit_test(the_spread_widens_with_age_up_to_a_limit),
        cmocka_unit_test(low_and_high_lie_around_the_likely_figure),
        cmocka_unit_test(the_middle_is_the_sum_of_the_likely_figures),
        cmocka_unit_test(a_common_factor_does_not_cancel_out),
        cmocka_unit_test(older_surveys_give_a_wider_range),
        cmocka_unit_test(the_same_seed_gives_the_same_pounds),
        cmocka_unit_test(what_was_not_surveyed_is_imputed_from_its_like),
        cmocka_unit_test(an_asset_of_two_surveys_counts_once),
        cmocka_unit_test(mean_and_variance_are_those_of_the_closed_form),
        cmocka_unit_test(the_scatter_of_a_sum_is_that_of_its_items),
        cmocka_unit_test(items_of_one_survey_stand_or_fall_together),
        cmocka_unit_test(groups_are_parts_of_the_same_worlds),
        cmocka_unit_test(nonsense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
