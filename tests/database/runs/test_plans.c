/* Programmes with their trials, by the real terrier-solve, on a small estate in which everything binds: what
 * may never be in what is kept of one. Each of these is also broken once, to see that it would be found. */
#include <math.h>
#include <stdlib.h>

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
    judged_expect(
        database,
        "select count(*) filter (where limit_name = 'capital' and change is null) > 0, count(*) filter "
        "(where limit_name in ('maintenance', 'borrowing') and change is null) from "
        "programme.plan_conflict",
        "t | 0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_kept_of_a_plan_and_its_trials_breaks_nothing, set_up,
                                        judged_tear_down),
        cmocka_unit_test_setup_teardown(a_conflict_names_no_fund_that_was_given_nothing, set_up,
                                        judged_tear_down),
    };
    setenv("TERRIER_SOLVE", TERRIER_SOLVE_PROGRAM, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
