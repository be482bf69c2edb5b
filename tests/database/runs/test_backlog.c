/* The backlog of a run by any grouping, at its price base, carried forward, for who may see it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/runs/outlook.h"
#include "sql/embedded.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

static struct outlook *read_by(struct test_database *database, const char *by, const char *measure) {
    struct outlook *outlook = NULL;
    struct error err = {0};

    test_must(outlook_read(database->db, by, measure, &outlook, &err), &err, "the outlook");
    return outlook;
}

static const struct outlook_group *group(const struct outlook *outlook, const char *code) {
    for (size_t i = 0; i < outlook->group_count; i++)
        if (strcmp(outlook->groups[i].code, code) == 0) return &outlook->groups[i];
    fail_msg("no group %s", code);
    return NULL;
}

static void any_grouping_sums_the_worlds_of_the_run(void **state) {
    judged_run(*state, JUDGED_DAY);
    struct outlook *segments = read_by(*state, "segment", NULL),
                   *elements = read_by(*state, "element", "all"), *schools = read_by(*state, "school", NULL);
    char expected[200];
    const struct backlog_range *others = &group(segments, "non_schools")->range;

    snprintf(expected, sizeof expected, "%.0f.00 | %.0f.00 | %.0f.00", others->p10, others->p50, others->p90);
    judged_expect(*state,
                  "select p10, p50, p90 from evaluation.backlog_range where measure = 'high_priority' and "
                  "group_code = 'non_schools'",
                  expected);
    assert_int_equal(others->surveyed, 1);
    assert_int_equal(others->imputed, 1);
    assert_int_equal(others->unknown, 1);
    assert_true(segments->segments[BACKLOG_TOGETHER].likely == 105000);
    assert_true(group(elements, "roofs")->range.likely == 105000);
    assert_true(group(elements, "electrical")->range.likely == 30000);
    assert_int_equal(group(elements, "unknown")->range.unknown, 1);
    assert_int_equal(schools->group_count, 1);
    assert_true(group(schools, "TT000003")->range.p90 == group(segments, "schools")->range.p90);
    for (size_t i = 0; outlook_groupings[i] != NULL; i++) {
        struct outlook *any = read_by(*state, outlook_groupings[i], NULL);
        assert_true(any->group_count > 0 && any->segments[BACKLOG_TOGETHER].likely > 0);
        outlook_free(any);
    }
    outlook_free(segments);
    outlook_free(elements);
    outlook_free(schools);
}

static void what_is_asked_wrongly_is_said(void **state) {
    struct test_database *database = *state;
    struct outlook *outlook = NULL;
    struct forecast_budget budget;
    struct error err = {0};

    assert_int_equal(outlook_read(database->db, "colour", NULL, &outlook, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "segment, category"));
    assert_int_equal(outlook_read(database->db, NULL, "some", &outlook, &err), STATUS_INVALID);
    assert_int_equal(outlook_budget("lots", &budget, &err), STATUS_INVALID);
    assert_int_equal(outlook_budget("-5", &budget, &err), STATUS_INVALID);
    assert_int_equal(outlook_budget("m", &budget, &err), STATUS_INVALID);
    test_must(outlook_budget("2.5m", &budget, &err), &err, "2.5m");
    assert_true(budget.goal == FORECAST_AMOUNT && budget.amount == 2500000);
    test_must(outlook_budget("1,200,000", &budget, &err), &err, "1,200,000");
    assert_true(budget.amount == 1200000);
    outlook = read_by(database, NULL, NULL); /* nothing judged yet */
    assert_true(outlook->run == 0 && outlook->group_count == 0);
    outlook_free(outlook);
}

/* Half of what materials rose from 2019 (113.5) to 2023 (152.6). */
static void costs_are_restated_to_the_price_base(void **state) {
    judged_change(*state,
                  "update register.condition_survey set surveyed_on = '2019-06-01' where survey_id = 2;");
    judged_run(*state, JUDGED_DAY);
    judged_expect(*state,
                  "select likely, round(60000 * (1 + 0.5 * (152.6 / 113.5 - 1)), 2) from "
                  "evaluation.backlog_unit where asset_id = 3 and measure = 'all'",
                  "70334.80 | 70334.80");
    judged_change(*state,
                  "update register.condition_survey set price_base_on = '2030-01-01' where survey_id = 2;");
    judged_run(*state, JUDGED_DAY);
    judged_expect(*state,
                  "select likely from evaluation.backlog_unit where asset_id = 3 and measure = 'all' "
                  "order by run_id desc limit 1",
                  "60000.00");
}

static void forecasts_grow_without_money_and_meet_their_goals_with_it(void **state) {
    struct error err = {0};
    struct outlook_forecast none, hold, halve;

    judged_run(*state, JUDGED_DAY);
    struct outlook *outlook = read_by(*state, NULL, NULL);
    test_must(outlook_forecast(outlook, 10, (struct forecast_budget){FORECAST_NONE, 0}, true, &none, &err),
              &err, "none");
    test_must(outlook_forecast(outlook, 10, (struct forecast_budget){FORECAST_HOLD, 0}, true, &hold, &err),
              &err, "hold");
    test_must(outlook_forecast(outlook, 10, (struct forecast_budget){FORECAST_HALVE, 0}, true, &halve, &err),
              &err, "halve");
    double now = outlook->segments[BACKLOG_TOGETHER].likely;
    assert_true(none.by_year[0].together.p90 == outlook->segments[BACKLOG_TOGETHER].p90);
    assert_true(none.by_year[10].together.likely > now);
    assert_true(hold.met && hold.together > 0 && hold.by_year[10].together.likely <= now);
    assert_true(halve.together > hold.together && halve.by_year[10].together.likely <= now / 2 + 1);
    assert_true(none.by_year[10].together.deviation / none.by_year[10].together.mean >
                none.by_year[0].together.deviation / none.by_year[0].together.mean);
    assert_int_equal(
        outlook_forecast(outlook, 0, (struct forecast_budget){FORECAST_NONE, 0}, true, &none, &err),
        STATUS_INVALID);
    outlook_free(outlook);
}

static void what_a_reader_may_not_see_is_in_no_total(void **state) {
    struct test_database *database = *state;

    judged_change(database, "update register.asset set marking_code = 'commercial' where asset_id = 3;");
    judged_run(database, JUDGED_DAY);
    struct test_database reader = *database;
    reader.db = test_database_connect(database, "terrier_reader");
    struct outlook *outlook = read_by(&reader, "school", NULL);
    assert_int_equal(outlook->group_count, 0);
    assert_true(isnan(outlook->segments[BACKLOG_TOGETHER].likely));
    outlook_free(outlook);
    outlook = read_by(&reader, NULL, NULL);
    assert_true(outlook->segments[BACKLOG_TOGETHER].likely == 45000);
    outlook_free(outlook);
    store_close(reader.db);
}

/* 200 m2 of roof in C at 18.91 and 100 m2 in D, times 0.935; what has no area has no price. */
static void surveys_with_grades_and_areas_are_priced_by_rates(void **state) {
    judged_change(*state,
                  "insert into register.condition_item (survey_id, line_reference, element_code, grade_code, "
                  "quantity, unit, cost) values (2, 'b', 'roofs', 'C', 200, 'm2', 1), (2, 'c', 'roofs', 'D', "
                  "100, 'm2', 2), (2, 'd', 'roofs', 'A', 50, 'm2', 0);");
    judged_expect(
        *state,
        "select grade, sum(area_m2), sum(likely), sum(own_cost), string_agg(distinct priority, ' '), "
        "bool_or(counts) from publish.survey_line_priced where survey_kind = 'PDS' group by 1 order by 1",
        "A | 50 | - | 0.00 | 4 | f\n"
        "C | 200 | 3536.17 | 60001.00 | 2 | t\n"
        "D | 100 | 7351.91 | 2.00 | 1 | t");

    struct test_database *database = *state;
    struct rows *rows = NULL;
    struct error err = {0};
    assert_int_equal(store_query(database->db, sql_backlog_survey, BIND("PDS"), STORE_MANY, &rows, &err),
                     STATUS_OK);
    size_t all = rows_count(rows) - 1;
    assert_string_equal(rows_text(rows, all, (size_t)rows_find(rows, "as_surveyed")), "3");
    assert_string_equal(rows_text(rows, all, (size_t)rows_find(rows, "unpriced")), "60000");
    rows_free(rows);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, judged_set_up, judged_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(any_grouping_sums_the_worlds_of_the_run),
        TEST(what_is_asked_wrongly_is_said),
        TEST(costs_are_restated_to_the_price_base),
        TEST(forecasts_grow_without_money_and_meet_their_goals_with_it),
        TEST(what_a_reader_may_not_see_is_in_no_total),
        TEST(surveys_with_grades_and_areas_are_priced_by_rates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
