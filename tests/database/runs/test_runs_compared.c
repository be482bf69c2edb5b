/* One run beside another: the same inputs again, another day, another register, other criteria. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

static const char *const results[] = {
    "run_fact",     "benchmark",    "objective_result", "commitment_result", "criterion_result",
    "guard_result", "run_estate",   "backlog_range",    "backlog_asset",     "backlog_basis",
    "backlog_unit", "backlog_cell", "backlog_ageing"};

/* Rows as text without the run's number: float8 is written so that each bit counts. */
static void the_same_inputs_give_the_same_bits(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_run(*state, JUDGED_DAY);
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        struct text sql = TEXT_EMPTY;
        text_format(&sql,
                    "with said as (select run_id, regexp_replace(t::text, '^[(][0-9]+,', '') as row from "
                    "evaluation.%s t) "
                    "select row from said group by row having count(distinct run_id) <> 2 limit 1",
                    results[i]);
        judged_expect(*state, text_string(&sql), "");
        text_free(&sql);
    }
    judged_expect(*state, "select count(*) from evaluation.objective_result", "72");
    judged_expect(*state, "select count(distinct rules_sha256) from evaluation.run", "1");
}

static int64_t if_changed(struct test_database *database, const char *as_at, const char *version,
                          bool reused) {
    struct run_report report = judged_run_as(
        database, (struct run_options){.as_at = as_at, .engine_version = version, .if_changed = true});

    assert_int_equal(report.reused, reused);
    return report.run_id;
}

static void a_run_is_taken_again_only_when_nothing_has_changed(void **state) {
    int64_t first = if_changed(*state, JUDGED_DAY, NULL, false);

    assert_int_equal(if_changed(*state, JUDGED_DAY, NULL, true), first);
    judged_expect(*state, "select count(*) from evaluation.run", "1");
    assert_int_not_equal(if_changed(*state, "2026-11-23", NULL, false), first);
    assert_int_equal(if_changed(*state, JUDGED_DAY, NULL, true), first);
    assert_int_not_equal(if_changed(*state, JUDGED_DAY, "later", false), first);

    judged_change(*state, "update register.amenity set ev_chargers = 51 where asset_id = 1");
    int64_t second = if_changed(*state, JUDGED_DAY, NULL, false);
    assert_int_equal(if_changed(*state, JUDGED_DAY, NULL, true), second);
    /* Criteria in force do not change; what they go by does. */
    judged_change(*state, "update evaluation.ageing set factor = factor / 2 where years > 0");
    int64_t third = if_changed(*state, JUDGED_DAY, NULL, false);
    judged_change(*state,
                  "update evaluation.parameter set amount = 51 where parameter_code = 'underused_percent'");
    assert_int_not_equal(if_changed(*state, JUDGED_DAY, NULL, false), third);
}

static void a_trial_is_nobody_s_newest_run(void **state) {
    int64_t published = judged_run(*state, JUDGED_DAY);
    judged_change(*state, "update register.amenity set ev_chargers = 60 where asset_id = 1");
    struct run_options options = {.as_at = JUDGED_DAY, .trial = true, .label = "What if"};
    struct run_report trial = judged_run_as(*state, options);
    char number[24];

    assert_int_equal(trial.compared_run_id, published);
    judged_expect(
        *state, "select kind, label, retain_until < current_date + 100 from evaluation.run where run_id = 2",
        "trial | What if | t");
    judged_expect(*state, "select run_id from publish.latest_run", bind_integer(number, published));
    judged_expect(
        *state,
        "select score from evaluation.objective_result where run_id = 2 and asset_id = 1 and objective = 3",
        "60");
    char *newest =
        judged_lines(*state, "select run_id from evaluation.run where kind = 'published'", NULL, NULL);
    assert_string_equal(newest, number);
    free(newest);
    struct run_report next =
        judged_run_as(*state, (struct run_options){.as_at = JUDGED_DAY, .if_changed = true});
    assert_false(next.reused);
    assert_int_equal(next.compared_run_id, published);
    judged_change(*state, "update register.amenity set ev_chargers = 61 where asset_id = 1");
    judged_run_as(*state, options);
    judged_change(*state, "update register.amenity set ev_chargers = 62 where asset_id = 1");
    assert_int_equal(judged_run_as(*state, (struct run_options){.as_at = JUDGED_DAY}).compared_run_id,
                     next.run_id);
}

static void a_fact_counts_from_its_day_on(void **state) {
    static const char state_of_fire[] = "select run_id, state from evaluation.guard_result where asset_id = "
                                        "1 and criterion_id = 2007 order by 1";

    judged_run(*state, "2026-05-31");
    judged_run(*state, "2026-06-01");
    judged_run(*state, "2027-06-01");
    judged_run(*state, "2027-06-02"); /* twelve months have passed */
    judged_expect(*state, state_of_fire, "1 | unproven\n2 | passed\n3 | passed\n4 | failed");
    judged_change(
        *state,
        "insert into register.suitability (asset_id, assessed_on, suitability_code, accessible) values "
        "(1, '2026-11-22', 'unsuitable', true)");
    judged_run(*state, "2026-11-21");
    judged_run(*state, "2026-11-22");
    judged_expect(*state,
                  "select run_id, fact_value, fact_on, points from evaluation.criterion_result "
                  "where asset_id = 1 and criterion_id = 2005 and run_id > 4 order by 1",
                  "5 | 1 | 2025-11-22 | 100\n6 | 4 | 2026-11-22 | 0");
}

/* Sold on 28 March, entered later: a run made before that counted it, the same day's run afterwards does not.
 */
static void a_sale_holds_from_its_effective_day_whenever_it_was_entered(void **state) {
    static const char held[] = "select run_id, asset_count, scored_count from evaluation.run order by 1";

    judged_run(*state, "2026-03-28");
    judged_change(
        *state,
        "update register.asset_holding set valid = '(,2026-03-28)' where asset_id = 6; "
        "insert into register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, reason, "
        "basis_code) values (6, '[2026-03-28,)', 'operational', 'in', 'disposed', 'sold', 'correction')");
    judged_run(*state, "2026-03-27");
    judged_run(*state, "2026-03-28");
    judged_expect(*state, held, "1 | 6 | 5\n2 | 6 | 5\n3 | 5 | 4");
    judged_expect(*state,
                  "select count(*) from evaluation.objective_result where asset_id = 6 and run_id = 3", "0");
}

static void three_points_either_way_make_a_direction(void **state) {
    judged_run(*state, "2026-11-21");
    judged_change(
        *state,
        "update register.amenity set ev_chargers = case asset_id when 1 then 53 when 2 then 47 else 52 end");
    judged_run(*state, JUDGED_DAY);
    judged_expect(*state,
                  "select asset_id, score, direction, change from evaluation.objective_result "
                  "where run_id = 2 and objective = 3 and asset_id <> 4 order by 1",
                  "1 | 53 | improving | 3\n"
                  "2 | 47 | worsening | -3\n"
                  "3 | 52 | stable | 2\n"
                  "5 | - | - | -\n"
                  "6 | - | - | -");
    judged_expect(
        *state,
        "select direction, round(change::numeric, 3) from evaluation.run_estate where run_id = 2 and level = "
        "'objective' and level_code = '3' and basis = 'count'",
        "stable | 0.667");
    judged_expect(*state, "select compared_run_id from evaluation.run order by run_id", "-\n1");
}

/* A later version that weighs and curves otherwise: the scores move, the assets do not. */
static void other_criteria_alone_are_no_direction(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_change(
        *state,
        "insert into evaluation.criteria_version (criteria_version_id, strategy_version_id, title, status, "
        "proposed_by, "
        "proposed_on) values (3, 1, 'Other', 'proposed', 'one', '2026-01-01');"
        "insert into evaluation.judging_rule select 3, rule_code, amount, description, source from "
        "evaluation.judging_rule where criteria_version_id = 2;"
        "insert into evaluation.criterion select criterion_id + 1000, 3, criterion_code, commitment_code, "
        "fact_code, "
        "condition_fact, kind, case criterion_code when '1.3 budget' then 9 else weight end, sentence, "
        "source, expectation "
        "from evaluation.criterion where criteria_version_id = 2;"
        "insert into evaluation.criterion_point select criterion_id + 1000, case criterion_id when 2010 then "
        "x / 2 else "
        "x end, points from evaluation.criterion_point where criterion_id > 2000;"
        "insert into evaluation.applicability select criterion_id + 1000, class_code, duty_holder_code from "
        "evaluation.applicability where criterion_id > 2000;"
        "update evaluation.criteria_version set status = 'approved', approved_by = 'two', approved_on = "
        "'2026-01-02', noted_on = '2026-01-03' where criteria_version_id = 3");
    judged_run(*state, "2026-11-23");
    judged_expect(
        *state,
        "select asset_id, objective, a.score, b.score, b.direction, b.change from "
        "evaluation.objective_result a "
        "join evaluation.objective_result b using (asset_id, objective) where a.run_id = 1 and b.run_id = 2 "
        "and (asset_id, objective) in ((4, 1), (1, 3)) order by 1",
        "1 | 3 | 50 | 100 | stable | 0\n"
        "4 | 1 | 25 | 45 | stable | 0");
    char *compared = judged_lines(*state, sql_runs_compare, "1", "2");
    assert_non_null(strstr(compared, "3 | Climate Emergency | 50.0 | 100.0 | 50.0 | 0 | 0"));
    assert_non_null(strstr(compared, "2 | Fit, safe and compliant | 54.0 | 54.0 | 0.0 | 1 | 1"));
    assert_non_null(strstr(compared, "6 | School buildings | - | - | - | 0 | 0"));
    free(compared);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, judged_set_up, judged_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_inputs_give_the_same_bits),
        TEST(a_run_is_taken_again_only_when_nothing_has_changed),
        TEST(a_trial_is_nobody_s_newest_run),
        TEST(a_fact_counts_from_its_day_on),
        TEST(a_sale_holds_from_its_effective_day_whenever_it_was_entered),
        TEST(three_points_either_way_make_a_direction),
        TEST(other_criteria_alone_are_no_direction),
    };
    return cmocka_run_group_tests_name("runs compared", tests, NULL, NULL);
}
