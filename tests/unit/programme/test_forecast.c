#include <math.h>

#include "engine/programme/ageing.h"
#include "engine/programme/forecast.h"
#include "tests/support/check.h"

static const struct ageing_rates published = {0.04, 0.08, 0.2};
/* C costs 10 a m2 and all of it counts; D costs 40. */
static const struct forecast_kind kind = {{0.04, 0.08, 0.2}, 10, 40, 1, 1};

static bool near(double value, double expected) {
    return fabs(value - expected) < 1e-6 * fmax(1, fabs(expected));
}

static struct forecast made(const struct forecast_kind *kinds, const struct forecast_cell *cells,
                            size_t count, size_t groups, int years, struct forecast_budget budget) {
    struct forecast out;
    struct error err = {0};
    assert_int_equal(forecast_make(kinds, cells, count, count, groups, years, budget, &out, &err), STATUS_OK);
    return out;
}

/* --- ageing --- */

static void grades_pass_on_by_their_yearly_shares(void **state) {
    (void)state;
    assert_true(ageing_worn(published, 0) == 0);
    assert_true(ageing_worn(published, 1) == 0);
    assert_true(near(ageing_worn(published, 2), 0.04 * 0.08));
    assert_true(near(ageing_worn(published, 3), 0.04 * 0.08 + (0.04 * 0.92 + 0.96 * 0.04) * 0.08));
    assert_true(ageing_worn(published, 60) > 0.8); /* untreated: more than any survey finds */
}

static void the_factor_found_gives_what_surveys_found(void **state) {
    (void)state;
    struct ageing_found found[] = {{20, 1000, 0}, {40, 3000, 0}, {60, 500, 0}};
    for (size_t i = 0; i < 3; i++)
        found[i].worn = found[i].extent * ageing_worn(ageing_scaled(published, 0.3), found[i].years);
    assert_true(fabs(ageing_fit(published, found, 3) - 0.3) < 1e-9);
    found[1].worn = 3000; /* worse than the rates say: they are not made faster than published */
    assert_true(ageing_fit(published, found, 3) == 1);
    for (size_t i = 0; i < 3; i++)
        found[i].worn = 0;
    assert_true(ageing_fit(published, found, 3) < 1e-9);
    assert_true(isnan(ageing_fit(published, NULL, 0)));
}

/* --- forecasts --- */

static void without_money_it_grows_as_worked_out_by_hand(void **state) {
    (void)state;
    struct forecast_cell cell = {.a = 100, .b = 50, .c = {1000, 0}, .d = {0, 0}};
    struct forecast forecast = made(&kind, &cell, 1, 1, 2, (struct forecast_budget){.goal = FORECAST_NONE});
    /* B gives 4 m2 to C: 40. C gives a fifth to D, where it costs four times as much. */
    double c1 = 1000 * 0.8 + 40, d1 = 1000 * 0.2 * 4;
    double b1 = 50 - 4 + 4, c2 = c1 * 0.8 + b1 * 0.08 * 10, d2 = d1 + c1 * 0.2 * 4;
    assert_true(near(forecast.likely[0], 1000));
    assert_true(near(forecast.likely[1], c1 + d1));
    assert_true(near(forecast.likely[2], c2 + d2));
    assert_true(near(forecast.grown[2], c2 + d2 - 1000));
    assert_true(forecast.budgets[0] == 0);
    forecast_free(&forecast);
}

static void money_mends_d_before_c_and_makes_new(void **state) {
    (void)state;
    struct forecast_kind still = {{0, 0, 0}, 10, 40, 1, 1};
    struct forecast_cell cells[] = {{.unit = 0, .c = {1000, 0}, .d = {400, 0}},
                                    {.unit = 1, .c = {3000, 0}, .d = {400, 0}}};
    struct forecast forecast =
        made(&still, cells, 2, 1, 3, (struct forecast_budget){.goal = FORECAST_AMOUNT, .amount = 1000});
    /* The first 800 go to D of both; 200 to C, alike by share: 5% of each. */
    assert_true(near(forecast.likely[2], 950));
    assert_true(near(forecast.likely[3], 2850));
    assert_true(near(forecast.likely[6] + forecast.likely[7], 1800));
    assert_true(forecast.grown[7] == 0);
    forecast_free(&forecast);
}

static struct forecast_cell grown_up(size_t unit, size_t group, double size) {
    return (struct forecast_cell){.unit = unit,
                                  .group = group,
                                  .a = 500 * size,
                                  .b = 300 * size,
                                  .c = {800 * size, 200 * size},
                                  .d = {90 * size, 10 * size}};
}

static double total(const struct forecast *forecast, int year, size_t unit) {
    return forecast->likely[(size_t)year * forecast->units + unit];
}

static void budgets_found_hold_and_halve_and_a_thousand_less_does_not(void **state) {
    (void)state;
    struct forecast_kind shared = {{0.04, 0.08, 0.2}, 10, 40, 0.6, 0.9};
    struct forecast_cell cells[] = {grown_up(0, 0, 1000), grown_up(1, 1, 50)};
    enum forecast_goal goals[] = {FORECAST_HOLD, FORECAST_HALVE};
    for (int i = 0; i < 2; i++) {
        struct forecast found = made(&shared, cells, 2, 2, 10, (struct forecast_budget){.goal = goals[i]});
        for (size_t g = 0; g < 2; g++) {
            double target = total(&found, 0, g) / (i + 1);
            assert_true(found.met[g] && found.budgets[g] > 0 && fmod(found.budgets[g], 1000) == 0);
            assert_true(total(&found, 10, g) <= target);
            struct forecast less =
                made(&shared,
                     &(struct forecast_cell){.a = cells[g].a,
                                             .b = cells[g].b,
                                             .c = {cells[g].c[0], cells[g].c[1]},
                                             .d = {cells[g].d[0], cells[g].d[1]}},
                     1, 1, 10, (struct forecast_budget){FORECAST_AMOUNT, found.budgets[g] - 1000});
            assert_true(total(&less, 10, 0) > target);
            forecast_free(&less);
        }
        forecast_free(&found);
    }
}

static void a_given_amount_is_shared_by_backlog(void **state) {
    (void)state;
    struct forecast_cell cells[] = {grown_up(0, 0, 3), grown_up(1, 1, 1), {.unit = 2, .group = 2}};
    struct forecast forecast = made(&kind, cells, 3, 3, 1, (struct forecast_budget){FORECAST_AMOUNT, 400});
    assert_true(near(forecast.budgets[0], 300));
    assert_true(near(forecast.budgets[1], 100));
    assert_true(forecast.budgets[2] == 0);
    assert_true(total(&forecast, 1, 2) == 0);
    forecast_free(&forecast);
}

static void nonsense_is_refused(void **state) {
    (void)state;
    struct forecast out;
    struct error err = {0};
    assert_int_equal(forecast_make(&kind, NULL, 0, 0, 0, 0, (struct forecast_budget){0}, &out, &err),
                     STATUS_INVALID);
    assert_int_equal(forecast_make(&kind, NULL, 0, 0, 0, 61, (struct forecast_budget){0}, &out, &err),
                     STATUS_INVALID);
    assert_int_equal(
        forecast_make(&kind, NULL, 0, 0, 0, 5, (struct forecast_budget){FORECAST_AMOUNT, -1}, &out, &err),
        STATUS_INVALID);
    assert_int_equal(forecast_make(&kind, NULL, 0, 0, 0, 5, (struct forecast_budget){0}, &out, &err),
                     STATUS_OK);
    forecast_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grades_pass_on_by_their_yearly_shares),
        cmocka_unit_test(the_factor_found_gives_what_surveys_found),
        cmocka_unit_test(without_money_it_grows_as_worked_out_by_hand),
        cmocka_unit_test(money_mends_d_before_c_and_makes_new),
        cmocka_unit_test(budgets_found_hold_and_halve_and_a_thousand_less_does_not),
        cmocka_unit_test(a_given_amount_is_shared_by_backlog),
        cmocka_unit_test(nonsense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
