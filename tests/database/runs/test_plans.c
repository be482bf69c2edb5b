/* Programmes with their trials, by the real terrier-solve, on a small estate in which everything binds: what
 * may never be in what is kept of one. Each of these is also broken once, to see that it would be found. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/runs/run_plan.h"
#include "tests/database/estate.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

static const struct plan_asked ASKED = {.years = 4,
                                        .money = {{"capital", INT64_C(160000000)},
                                                  {"schools", INT64_C(40000000)},
                                                  {"decarbonisation", INT64_C(48000000)}},
                                        .money_count = 3,
                                        .carbon_percent = 3,
                                        .revenue = 0,
                                        .moves = 4,
                                        .sales = INT64_C(80000000),
                                        .starters = -1,
                                        .point = NAN,
                                        .compare = true,
                                        .stop = {.gap = 5000, .nodes = 400},
                                        .version = "test",
                                        .actor = "test"};

static int set_up(void **state) {
    struct test_database *database = test_database_new();
    fixture_load(database, "planning.sql");
    fixture_load(database, "planned.sql");
    *state = database;
    return 0;
}

static int64_t make_plan(struct test_database *database, const struct plan_asked *asked) {
    struct error err = {0};
    int64_t plan = 0;
    test_must(run_plan(database->db, asked, NULL, NULL, &plan, &err), &err, "the programme");
    return plan;
}

/* A view of tests/fixtures/planned.sql, and a change of what is kept that puts a row into it. */
static const struct {
    const char *fault, *change;
} never[] = {
    {"overspent",
     "update programme.plan_fund_year set paid_gbp = new_gbp + 0.01 where fund_code = 'decarbonisation' and "
     "year_no = 2"},
    {"not_its_money", "update programme.plan_fund_year set new_gbp = new_gbp + 1 where fund_code = "
                      "'receipts' and year_no = 3"},
    {"receipts_before_they_come",
     "update programme.plan_choice c set start_year = 4 from programme.option o where c.method = 'best' and "
     "(o.asset_id, o.option_no) = (c.asset_id, c.option_no) and o.receipt_likely > 0"},
    {"not_paid_for", "delete from programme.plan_choice_fund where fund_code = 'schools'"},
    {"paid_by_the_wrong_fund", "update programme.plan_choice_fund set fund_code = 'schools' where fund_code "
                               "= 'decarbonisation'"},
    {"over_full", "update evaluation.run_fact set fact_values[1] = 0 where asset_id <= 4"},
    {"over_full", "insert into programme.plan_choice (plan_id, method, asset_id, option_no, start_year, "
                  "value_gbp) select plan_id, 'best', n, 2, 1, 0 from programme.plan, generate_series(1, 4) "
                  "n on conflict (plan_id, method, asset_id) do update set option_no = 2"},
    {"centre_left", "delete from programme.presence p where not exists (select from done where trial = "
                    "'plan' and leaves and done.asset_id = p.asset_id)"},
    {"starters_given_up",
     "update evaluation.run_fact set fact_values[2] = 1 where asset_id between 25 and 34"},
    {"too_much_for_sale", "update programme.plan_choice set start_year = 1"},
    {"limit_passed", "update programme.plan_limit set reached = bound + 1 where limit_name = 'host.1'"},
    {"miscounted", "update programme.plan_trial set same = same + 1 where trial_code = 'near'"},
    {"flips_to_the_same",
     "update programme.plan_flip f set option_no = c.option_no, start_year = 1 from programme.plan_choice c "
     "where c.method = 'best' and c.asset_id = f.asset_id"},
    {"firm_and_not", "update programme.plan_choice set firm = true where method = 'best'"},
};

static bool found(struct test_database *database, const char *fault) {
    struct text sql = TEXT_EMPTY;
    text_format(&sql, "select count(*) from %s", fault);
    int64_t count = test_number(database->db, text_string(&sql));
    text_free(&sql);
    return count > 0;
}

static void what_is_kept_of_a_plan_and_its_trials_breaks_nothing(void **state) {
    struct test_database *database = *state;
    make_plan(database, &ASKED);
    judged_change(database, "analyze"); /* without it the views take half a minute */
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (found(database, never[i].fault)) fail_msg("%s", never[i].fault);
    judged_change(database, "select pg_temp.unguard()"); /* plans are never changed otherwise */
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        judged_change(database, "begin");
        judged_change(database, never[i].change);
        if (!found(database, never[i].fault)) fail_msg("%s is not found", never[i].fault);
        judged_change(database, "rollback");
    }
}

static void a_conflict_names_no_fund_that_was_given_nothing(void **state) {
    struct test_database *database = *state;
    struct plan_asked asked = ASKED;
    asked.carbon_percent = 100;
    make_plan(database, &asked);
    judged_expect(database, "select outcome from programme.plan", "infeasible");
    judged_expect(database,
                  "select count(*) filter (where limit_name = 'capital') > 0, count(*) filter "
                  "(where limit_name in ('maintenance', 'borrowing')) from programme.plan_conflict",
                  "t | 0");
}

/* Sets one as it would be typed: "--carbon 11.4". */
static void set_as_typed(const char *typed, struct plan_asked *asked) {
    static const char *const funds[] = {"budget", "schools", "decarbonisation"};
    char option[32], value[32];
    int64_t pence = 0;
    assert_int_equal(sscanf(typed, "--%31s %31s", option, value), 2);
    if (strcmp(option, "carbon") == 0) {
        assert_true(number_parse(value, &asked->carbon_percent));
        return;
    }
    assert_true(number_parse_amount(value + (value[0] == '-'), &pence));
    for (size_t i = 0; i < sizeof funds / sizeof *funds; i++)
        if (strcmp(option, funds[i]) == 0) asked->money[i].pence = pence;
    if (strcmp(option, "revenue") == 0) asked->revenue = (double)(value[0] == '-' ? -pence : pence) / 100;
    if (strcmp(option, "sales") == 0) asked->sales = pence;
    if (strcmp(option, "moves") == 0) asked->moves = pence / 100;
}

/* Makes it, which is not possible, and then what is said to be. */
static void plan_asked_for(struct test_database *database, double carbon, double revenue,
                           int64_t decarbonisation, const char *said) {
    struct plan_asked asked = ASKED;
    char plan[24];
    asked.compare = false;
    asked.carbon_percent = carbon;
    asked.revenue = revenue;
    asked.money[2].pence = decarbonisation;
    bind_integer(plan, make_plan(database, &asked));
    judged_expect(database, "select outcome from programme.plan order by plan_id desc limit 1", "infeasible");
    char *lines =
        judged_lines(database, "select option from publish.plan_mend where plan_id = $1::bigint", plan, NULL);
    if (strncmp(lines, said, strlen(said)) != 0) fail_msg("not %s but %s", said, lines);
    for (char *rest = NULL, *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        set_as_typed(line, &asked);
    free(lines);
    make_plan(database, &asked);
}

/* Each of these asks for what cannot be; with what is said then, typed as it is said, it can. */
static void what_is_said_to_be_possible_is(void **state) {
    struct test_database *database = *state;
    plan_asked_for(database, 100, 0, 48000000, "--carbon ");
    plan_asked_for(database, 12, 0, 48000000, "--decarbonisation ");
    plan_asked_for(database, NAN, -1e6, 48000000, "--revenue -");
    judged_expect(database, "select count(*), count(value_gbp) from programme.plan", "6 | 3");
    judged_expect(database,
                  "select count(*) from publish.plan_mend where group_code = 'receipts' or sentence is null",
                  "0");
    judged_expect(database,
                  "select sentence like 'save %% of the emissions in year 4, not 100%: % of 1,200 tonnes "
                  "CO2e, not 1,200' "
                  "from publish.plan_mend where setting_code = 'carbon'",
                  "t");
}

/* All emissions that count, metered or not, and not those of what is let: whatever is read afterwards. */
static void a_plan_keeps_its_emissions(void **state) {
    struct test_database *database = *state;
    make_plan(database, &ASKED);
    judged_expect(database,
                  "select emissions_kg, (select bound from programme.plan_limit where limit_name = "
                  "'carbon.4') from programme.plan",
                  "1200000 | 36000");
    judged_expect(database,
                  "select bool_and(c.without_tonnes = 1200 and c.with_tonnes = 1200 - y.carbon_kg / 1000), "
                  "count(distinct year_no) from publish.plan_carbon c join programme.plan_year y using "
                  "(plan_id, year_no) where y.method = 'best'",
                  "t | 4");
}

/* An office with a meter of 1,000,000 kWh at 0.2 kg in 2025: the grid's 0.1435 of 2026 and 0.0856 of 2029
 * carry the 1,200 tonnes of the run to 861 and 513.6. What is read afterwards changes nothing of a plan. */
static void what_a_plan_sets_out_from_is_projected(void **state) {
    struct test_database *database = *state;
    judged_change(database,
                  "insert into register.asset (asset_id, name, category_code, validation_code) overriding "
                  "system value values (900, 'Metered', 'office', 'validated'); "
                  "insert into register.asset_holding (asset_id, purpose_code, scope_code, status_code, "
                  "valid) values (900, 'operational', 'in', 'in_use', '(,)'); "
                  "insert into register.energy_supply (supply_id, asset_id, meter, fuel_code) overriding "
                  "system value values (900, 900, 'e', 'electricity'); "
                  "insert into register.energy_reading (supply_id, period, kwh, kind_code) values "
                  "(900, '[2025-04-01,2026-04-01)', 1000000, 'actual'); "
                  "insert into register.carbon_factor (fuel_code, scope, year, kg_co2e_per_kwh, "
                  "published_name, source) values ('electricity', 2, 2025, 0.2, 'grid', 'test')");
    make_plan(database, &ASKED);
    const char *without = "select round(without_tonnes, 1), round(with_tonnes - without_tonnes + "
                          "(y.carbon_kg / 1000)::numeric, 6) = 0 from publish.plan_carbon c join "
                          "programme.plan_year y using (plan_id, year_no) where y.method = 'best' and "
                          "target_code = 'yearly_10' and year_no in (1, 4) order by year_no";
    judged_expect(database, without, "861.0 | t\n513.6 | t");
    judged_change(database, "update register.energy_reading set kwh = 5 where supply_id = 900");
    judged_expect(database, without, "861.0 | t\n513.6 | t");
}

/* What is sold scores ten points more by it, and is not kept: neither counts among what is kept. */
static void scores_before_and_after_are_of_the_same_assets(void **state) {
    struct test_database *database = *state;
    make_plan(database, &ASKED);
    judged_expect(database,
                  "with taken as (select asset_id, kind_code in ('sell', 'devolve', 'move_out') as leaves "
                  "from programme.plan_choice c join programme.option o using (asset_id, option_no) where "
                  "c.method = 'best') "
                  "select s.scored = 60, s.kept = 60 - (select count(*) from taken where leaves), "
                  "abs(s.kept_before - (select avg(n) from generate_series(1, 60) n where n not in (select "
                  "asset_id from taken where leaves))) < 1e-9, "
                  "abs((s.kept_after - s.kept_before) * s.kept - (select 10 * count(*) from taken where not "
                  "leaves)) < 1e-6, "
                  "abs((s.score_after - s.score_before) * 60 - (select 10 * count(*) from taken)) < 1e-6, "
                  "s.kept < 60 from publish.plan_score s",
                  "t | t | t | t | t | t");
}

/* Nothing saves in its first year, and a percentage of nothing is no floor. */
static void a_floor_that_cannot_be_kept_to_is_refused(void **state) {
    struct test_database *database = *state;
    struct plan_asked asked = ASKED;
    struct error err = {0};
    int64_t plan;
    asked.years = 1;
    assert_int_equal(run_plan(database->db, &asked, NULL, NULL, &plan, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "two years"));
    judged_change(database, "select pg_temp.unguard()");
    judged_change(database, "update evaluation.run_emission set counts = false");
    asked.years = 4;
    assert_int_equal(run_plan(database->db, &asked, NULL, NULL, &plan, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "no emissions"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_said_to_be_possible_is, set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(a_plan_keeps_its_emissions, set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(what_a_plan_sets_out_from_is_projected, set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(scores_before_and_after_are_of_the_same_assets, set_up,
                                        judged_tear_down),
        cmocka_unit_test_setup_teardown(a_floor_that_cannot_be_kept_to_is_refused, set_up, judged_tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_of_a_plan_and_its_trials_breaks_nothing, set_up,
                                        judged_tear_down),
        cmocka_unit_test_setup_teardown(a_conflict_names_no_fund_that_was_given_nothing, set_up,
                                        judged_tear_down),
    };
    setenv("TERRIER_SOLVE", TERRIER_SOLVE_PROGRAM, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
