/* Runs published for a quarter: which stands, what it is compared with, what moved, and what is said of it.
 */
#include <string.h>

#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

#define Q1 "2026-27-Q1"
#define Q2 "2026-27-Q2"

static struct run_report publish(struct test_database *database, const char *quarter, const char *as_at) {
    return judged_run_as(database, (struct run_options){.quarter = quarter, .as_at = as_at});
}

static void refused(struct test_database *database, struct run_options options, const char *sentence) {
    struct run_report report;
    struct error err = {0};
    struct store *db = test_database_worker(database);

    options.engine_version = "test";
    assert_int_equal(run_evaluate(db, &options, &report, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, sentence));
    store_close(db);
}

static void a_quarter_is_of_the_financial_year(void **state) {
    judged_expect(*state,
                  "select evaluation.quarter_code(d::date) from unnest(array['2026-03-31', '2026-04-01', "
                  "'2026-09-30', '2026-12-31', '2000-01-15', '1999-12-31']) d",
                  "2025-26-Q4\n2026-27-Q1\n2026-27-Q2\n2026-27-Q3\n1999-00-Q4\n1999-00-Q3");
    judged_expect(*state,
                  "select evaluation.quarter_begin(c) from unnest(array['2025-26-Q4', '2026-27-q1', "
                  "'1999-00-Q3', '2026-28-Q1', '2026-27-Q5', '2026-27 Q1', '']) c",
                  "2026-01-01\n2026-04-01\n1999-10-01\n-\n-\n-\n-");
}

static void facts_are_of_the_last_day_and_of_no_day_outside_the_quarter(void **state) {
    assert_string_equal(publish(*state, "2026-27-q1", NULL).as_at, "2026-06-30");
    assert_string_equal(publish(*state, Q2, "2026-10-01").as_at, "2026-10-01");
    refused(*state, (struct run_options){.quarter = Q2, .as_at = "2026-10-02"},
            "from 2026-07-01 to 2026-10-01");
    refused(*state, (struct run_options){.quarter = Q2, .as_at = "2026-06-30"}, "are not of 2026-27-Q2");
    refused(*state, (struct run_options){.quarter = "2026-Q2"}, "`2026-Q2` is no quarter: write it like 20");
    refused(*state, (struct run_options){.quarter = "2999-00-Q2"}, "has not come yet");
    refused(*state, (struct run_options){.quarter = Q2, .trial = true}, "a trial is not published");
    judged_expect(*state, "select run_id, quarter_on from evaluation.run order by 1",
                  "1 | 2026-04-01\n2 | 2026-07-01");
}

static void the_last_run_of_a_quarter_stands_and_the_others_stay(void **state) {
    publish(*state, Q1, NULL);
    judged_run(*state, "2026-08-01"); /* of no quarter: nothing that a quarter is compared with */
    struct run_report second = publish(*state, Q2, NULL);
    assert_int_equal(second.compared_run_id, 1);
    assert_int_equal(second.replaced_run_id, 0);
    struct run_report again = publish(*state, Q1, NULL);
    assert_int_equal(again.replaced_run_id, 1);
    assert_int_equal(again.compared_run_id, 0);
    assert_int_equal(publish(*state, Q2, NULL).compared_run_id, again.run_id);
    judged_expect(
        *state, "select quarter, run_id, replaced_by, compared_quarter from publish.quarter order by run_id",
        Q1 " | 1 | 4 | -\n" Q2 " | 3 | 5 | " Q1 "\n" Q1 " | 4 | - | -\n" Q2 " | 5 | - | " Q1);
    struct run_report reused = judged_run_as(*state, (struct run_options){.quarter = Q1, .if_changed = true});
    assert_true(reused.reused);
    assert_int_equal(reused.run_id, 4);
    judged_change(*state, "update register.amenity set ev_chargers = 9 where asset_id = 1");
    publish(*state, Q1, NULL);
    judged_expect(*state, "select run_id from publish.latest_run", "5"); /* a later day goes before */
    judged_expect(*state,
                  "select publish.run_of_quarter(null), publish.run_of_quarter('2026-27-q1'), "
                  "publish.run_of_quarter('2025-26-Q1')",
                  "5 | 6 | -");
}

/* Chargers 50, then 47 (a third of the points), and an open D1 that is mended: the guard lets the office go.
 */
static void what_moved_is_told_by_commitment_and_by_fact(void **state) {
    publish(*state, Q1, NULL);
    judged_change(*state, "update register.amenity set ev_chargers = 30 where asset_id = 1");
    publish(*state, Q2, NULL);
    judged_expect(
        *state,
        "select objective, commitment, rating_before, rejudged_before, rating, score_before, score, "
        "change, direction from publish.asset_direction where run_id = 2 and asset_id = 1 and objective = "
        "3 and rating <> 'Insufficient evidence' order by 2 nulls first",
        "3 | - | Amber | Amber | Red | 50 | 30 | -20 | worsening\n"
        "3 | 3.3 | Amber | Amber | Red | 50 | 30 | -20 | worsening");
    judged_expect(
        *state,
        "select reference, objective, fact, label, value_before, value, effect from publish.movement "
        "where run_id = 2 and objective = 3",
        "TT000001 | 3 | ev_chargers | EV chargers | 50 charging points | 30 charging points | -20");
    judged_expect(
        *state,
        "select commitment, rating_before, round(rejudged_score_before::numeric, 3), direction from "
        "publish.commitment_line where run_id = 2 and commitment = '3.3'",
        "3.3 | Amber | 50.000 | worsening");
}

/* Twice the points for a charger: 50 was rated amber, is 100 by what holds now, and nothing moved. */
static void the_rating_of_then_stays_beside_that_of_the_present_criteria(void **state) {
    publish(*state, Q1, NULL);
    judged_change(*state,
                  "alter table evaluation.criterion_point disable trigger keep_criteria;" /* of a draft */
                  "update evaluation.criterion_point set x = x / 2 where criterion_id = 2010");
    publish(*state, Q2, NULL);
    judged_expect(*state,
                  "select rating_before, rejudged_before, score_before, rating, change, direction from "
                  "publish.asset_direction where run_id = 2 and asset_id = 1 and commitment = '3.3'",
                  "Amber | Green | 100 | Green | 0 | stable");
    judged_expect(*state, "select count(*) from evaluation.movement where objective = 3", "0");
}

static void a_fact_that_the_earlier_run_did_not_keep_moves_nothing(void **state) {
    publish(*state, Q1, NULL);
    judged_change(*state,
                  "alter table evaluation.run disable trigger refuse_change;"
                  "update evaluation.run set fact_codes = array_replace(fact_codes, 'ev_chargers', 'gone');"
                  "alter table evaluation.run enable trigger refuse_change;"
                  "update register.amenity set ev_chargers = 90 where asset_id = 1");
    publish(*state, Q2, NULL);
    judged_expect(
        *state,
        "select score, change, direction from evaluation.objective_result where run_id = 2 and asset_id "
        "= 1 and objective = 3",
        "90 | 0 | stable");
}

static void what_is_said_has_versions_and_goes_on_with_the_quarter(void **state) {
    struct error err = {0};

    publish(*state, Q1, NULL);
    publish(*state, Q2, NULL);
    judged_expect(
        *state,
        "select s.outcome, s.number from (values ('{\"comment\": \"First\", \"by\": \"Head of Property\"}'), "
        "('{\"comment\": \"Second\", \"by\": \"Head of Property\", \"version\": 1}'), "
        "('{\"comment\": \"Late\", \"by\": \"Head of Property\", \"version\": 1}')) g (given) "
        "cross join lateral edit.comment_on('3.3', g.given::jsonb, null) s",
        "done | 1\ndone | 2\nrefused | -");
    judged_expect(*state,
                  "select comment, comment_version, comment_carried from publish.commitment_line "
                  "where run_id = 2 and commitment = '3.3'",
                  "Second | 2 | f");
    test_must(
        store_script(((struct test_database *)*state)->db,
                     "insert into evaluation.manual_rating (commitment_code, rated_on, rating_code, owner, "
                     "comment) values ('1.3', '2026-09-01', 'amber', 'Head of Property', 'Two to go')",
                     &err),
        &err, "a rating of its owner");
    judged_expect(
        *state,
        "select comment, remark, remark_by, remark_on from publish.commitment_line where run_id = 2 "
        "and commitment = '1.3' union all select comment, remark, remark_by, null from "
        "publish.commitment_line where run_id = 2 and commitment = '3.3'",
        "- | Two to go | Head of Property | 2026-09-01\nSecond | Second | Head of Property | -");
    publish(*state, Q2, NULL);
    judged_expect(
        *state,
        "select run_id, comment, comment_carried from publish.commitment_line where commitment = '3.3' "
        "order by 1",
        "1 | - | -\n2 | Second | f\n3 | Second | t");
    judged_expect(
        *state,
        "select outcome, sentence from edit.comment_on('9.9', '{\"comment\": \"x\", \"by\": \"y\"}', null) "
        "union all select outcome, sentence from edit.comment_on('2', '{\"by\": \"y\"}', null) "
        "union all select outcome, sentence from edit.comment_on('2', '{\"comment\": \"x\", \"by\": \"y\", "
        "\"quarter\": \"2020-21-Q1\"}', null)",
        "missing | there is no commitment `9.9`: they go by 2.2, the objectives by 2\n"
        "invalid | `comment` is missing\n"
        "missing | no run has been published for the quarter `2020-21-Q1`");
    assert_int_not_equal(store_script(((struct test_database *)*state)->db,
                                      "update evaluation.commentary set comment = 'x'", &err),
                         STATUS_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, judged_set_up, judged_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_quarter_is_of_the_financial_year),
        TEST(facts_are_of_the_last_day_and_of_no_day_outside_the_quarter),
        TEST(the_last_run_of_a_quarter_stands_and_the_others_stay),
        TEST(what_moved_is_told_by_commitment_and_by_fact),
        TEST(the_rating_of_then_stays_beside_that_of_the_present_criteria),
        TEST(a_fact_that_the_earlier_run_did_not_keep_moves_nothing),
        TEST(what_is_said_has_versions_and_goes_on_with_the_quarter),
    };
    return cmocka_run_group_tests_name("quarters", tests, NULL, NULL);
}
