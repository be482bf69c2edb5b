/* What a run stores, against values worked out by hand, and that what is stored stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tests/database/runs/judged.h"
#include "tests/support/check.h"

/* Office: 1.1 75, 1.3 100, 1.6 3% of backlog 82: mean 85.667. Library: nothing confirmed and nobody named
 * earn 0, the budget is unknown, 1.6 too: (1 + 0.5 + 0) / 3 is known. School: 0 and 91. Park: 0 and 50. Hall
 * as the library. */
static void objective_1_is_the_mean_of_the_commitments_that_are_known(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_expect(
        *state,
        "select asset_id, round(score::numeric, 3), rating, round(coverage::numeric, 3), guard_state, "
        "direction from evaluation.objective_result where objective = 1 order by asset_id",
        "1 | 85.667 | green | 1.000 | - | -\n"
        "2 | 0.000 | red | 0.500 | - | -\n"
        "3 | 45.500 | amber | 1.000 | - | -\n"
        "4 | 25.000 | red | 1.000 | - | -\n"
        "5 | - | not_scored | - | - | -\n"
        "6 | 0.000 | red | 0.500 | - | -");
    judged_expect(*state,
                  "select commitment_code, round(score::numeric, 3), rating, coverage from "
                  "evaluation.commitment_result where asset_id = 2 and commitment_code < '2' order by 1",
                  "1.1 | 0.000 | red | 1\n"
                  "1.3 | 0.000 | red | 0.5\n"
                  "1.6 | - | insufficient_evidence | 0");
}

/* Office (2 x 100 + 0) / 3, capped by an open D1; school (2 x 70 + 100) / 3, capped by the fire risk
 * assessment that nobody can find; its assessment is three years old, so that 0.7 x 1/3 + 1 x 2/3 of the way
 * from 1 to 0.7 is left. */
static void guards_cap_objective_2_and_show_whatever_is_known(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_expect(*state,
                  "select asset_id, score, round(uncapped_score::numeric, 3), rating, coverage, "
                  "round(confidence::numeric, 3), guard_state, failed_guards, unproven_guards "
                  "from evaluation.objective_result where objective = 2 order by asset_id",
                  "1 | 39 | 66.667 | red | 1 | 1.000 | failed | 1 | 0\n"
                  "2 | - | - | insufficient_evidence | 0 | 0.000 | unproven | 0 | 2\n"
                  "3 | 69 | 80.000 | amber | 1 | 0.900 | unproven | 0 | 1\n"
                  "4 | - | - | not_applicable | - | - | - | 0 | 0\n"
                  "5 | - | - | not_scored | - | - | - | 0 | 0\n"
                  "6 | - | - | insufficient_evidence | 0 | 0.000 | unproven | 0 | 2");
    judged_expect(*state,
                  "select asset_id, k.criterion_code, g.state, g.fact_on from evaluation.guard_result g join "
                  "evaluation.criterion k using (criterion_id) where asset_id in (1, 3, 4) order by 1, 2",
                  "1 | 2.2 fire | passed | 2026-06-01\n"
                  "1 | 2.2 urgent | failed | 2025-11-22\n"
                  "3 | 2.2 fire | unproven | -\n"
                  "3 | 2.2 urgent | passed | 2025-11-22");
}

/* By count (85.667 + 0 + 45.5 + 25 + 0) / 5; by floor area (85.667 x 1,000 + 0 x 500 + 45.5 x 2,000) / 3,500.
 */
static void the_estate_is_the_mean_by_its_basis_beside_failed_guards(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_expect(
        *state,
        "select level_code, basis, round(score::numeric, 3), basis_total, scored, green, amber, red, "
        "insufficient, not_applicable, failed_guards, unproven_guards from evaluation.run_estate "
        "where level = 'objective' and level_code in ('1', '2') and basis <> 'replacement_cost' order by 1, "
        "2",
        "1 | count | 31.233 | 5 | 5 | 1 | 1 | 3 | 0 | 0 | 0 | 0\n"
        "1 | floor_area | 50.476 | 3500 | 5 | 1 | 1 | 3 | 0 | 0 | 0 | 0\n"
        "2 | count | 54.000 | 2 | 2 | 0 | 1 | 1 | 2 | 1 | 1 | 5\n"
        "2 | floor_area | 59.000 | 3000 | 2 | 0 | 1 | 1 | 2 | 1 | 1 | 5");
    judged_expect(*state,
                  "select kind, as_at, criteria_version_id, engine_version, asset_count, scored_count, "
                  "compared_run_id, retain_until > current_date + 2000 from evaluation.run",
                  "published | " JUDGED_DAY " | 2 | test | 6 | 5 | - | t");
}

static void an_explanation_lists_each_criterion_that_applies(void **state) {
    judged_run(*state, JUDGED_DAY);
    char *office = judged_lines(*state, sql_explain_criteria, "1", "1");
    char *library = judged_lines(*state, sql_explain_criteria, "1", "2");

    assert_string_equal(
        office,
        "1.1 | 1.1 purpose | performance | known | Months since the purpose was confirmed | 16 months | "
        "2025-07-23 | 75.0 | 1 | As the code says. | test | - | f\n"
        "1.3 | 1.3 budget | performance | known | Budget held centrally | yes | - | 100.0 | 1 | As the code "
        "says. | test | - | f\n"
        "1.3 | 1.3 officer | performance | known | Responsible officer named | yes | - | 100.0 | 1 | As the "
        "code says. | test | - | f\n"
        "1.6 | 1.6 backlog | performance | known | High-priority backlog over replacement cost | 3% | "
        "2025-11-22 | "
        "82.0 | 1 | As the code says. | test | - | f\n"
        "2.1 | 2.1 accessible | performance | known | Accessible | no | 2025-11-22 | 0.0 | 1 | As the code "
        "says. | test | - | f\n"
        "2.1 | 2.1 suitability | performance | known | Suitability | Good | 2025-11-22 | 100.0 | 2 | As the "
        "code says. | test | - | f\n"
        "2.2 | 2.2 fire | guard | passed | Fire risk assessment in date | - | 2026-06-01 | - | - | As the "
        "code says. | test | - | f\n"
        "2.2 | 2.2 urgent | guard | failed | No urgent grade D defect open | - | 2025-11-22 | - | - | As the "
        "code "
        "says. | test | - | f\n"
        "3.2 | 3.2 cycle | performance | unknown | Cycle parking | - | 2026-01-01 | - | 1 | As the code "
        "says. | test | - | f\n"
        "3.3 | 3.3 chargers | performance | known | EV chargers | 50 charging points | 2026-01-01 | 50.0 | 1 "
        "| As the code says. | test | - | f\n"
        "4.1 | 4.1 homes | opportunity | condition_unknown | Dwelling capacity, high | - | - | - | 0 | As "
        "the code says. | test | - | f");
    assert_non_null(
        strstr(library, "1.1 | 1.1 purpose | performance | absent | Months since the purpose was confirmed | "
                        "nothing recorded | - | 0.0 | 1 |"));
    assert_non_null(strstr(
        library, "1.3 | 1.3 budget | performance | unknown | Budget held centrally | - | - | - | 1 |"));
    assert_non_null(strstr(library, "2.2 | 2.2 urgent | guard | unproven |"));
    free(office);
    free(library);
}

/* A value that was an estimate when it was judged stays marked in that run, whatever came to be known since.
 */
static void a_run_keeps_which_facts_were_estimates(void **state) {
    judged_change(
        *state,
        "set terrier.letting_go = 'on'; insert into evaluation.criterion (criterion_id, "
        "criteria_version_id, criterion_code, commitment_code, fact_code, kind, weight, "
        "expectation, sentence, source) values (2012, 2, '1.6 worth', '1.6', 'valuation_gbp', "
        "'evidence', 0, 'more', 'x', 'x'); insert into evaluation.criterion_point values "
        "(2012, 0, 0), (2012, 1, 100); insert into evaluation.applicability select 2012, code, "
        "'council' from code.asset_class; insert into register.valuation (asset_id, valued_on, "
        "basis_code, amount) values (1, '2026-10-01', 'FV', 500000), (2, '2026-10-01', 'EUV', 500000)");
    judged_run(*state, JUDGED_DAY);
    judged_change(*state, "update register.valuation set basis_code = 'EUV'");
    judged_run(*state, JUDGED_DAY);
    judged_expect(
        *state,
        "select own.run_id, own.asset_id, run.fact_codes[place] from evaluation.run_fact own join "
        "evaluation.run using (run_id) cross join unnest(own.fact_estimated) as place order by 1, 2",
        "1 | 1 | valuation_gbp");
    judged_expect(*state,
                  "select run_id, asset_id, estimated from publish.explained_test where criterion = '1.6 "
                  "worth' and asset_id < 3 order by 1, 2",
                  "1 | 1 | t\n1 | 2 | f\n2 | 1 | f\n2 | 2 | f");
}

/* The office has repairs to clear: what is worth most stands first, and what is blocked only where it would
 * be worth more. A plan takes by the same figure. */
static void what_would_help_is_ranked_by_what_it_is_worth(void **state) {
    judged_run(*state, JUDGED_DAY);
    char *office = judged_lines(*state, sql_explain_options, "1", "1");

    assert_non_null(strstr(office, "Maintain | "));
    assert_non_null(strstr(office, " | t | 1 | "));
    free(office);
    judged_expect(*state,
                  "select count(*) from publish.option_worth w join programme.option o using (run_id, "
                  "asset_id, option_no) "
                  "join facts.asset_weight s using (run_id, asset_id) cross join publish.rate r where "
                  "r.rate_code = 'point_value' "
                  "and r.group_code = '' and abs(w.worth - (o.gain * s.weight * r.likely - "
                  "o.npc_change)::numeric) > 0.01",
                  "0");
    judged_expect(*state,
                  "select round(weight::numeric, 3) from facts.asset_weight where asset_id in (1, 2, 4) "
                  "order by asset_id",
                  "0.926\n0.655\n0.100");
    char *plan = judged_lines(*state, sql_explain_plan, "1", "1");
    assert_string_equal(plan, "");
    free(plan);
}

/* Whatever the matrix, the exemptions and the conditions leave, of every asset that is scored. */
static void no_criterion_that_applies_is_without_a_row(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_expect(
        *state,
        "select f.asset_id, k.criterion_code from evaluation.run_fact f join evaluation.run r using (run_id) "
        "join evaluation.criterion k using (criteria_version_id) "
        "join evaluation.applicability a on a.criterion_id = k.criterion_id and a.class_code = f.class_code "
        "and a.duty_holder_code = f.duty_holder_code "
        "where f.scope_code = 'in' "
        "and coalesce(f.fact_values[array_position(r.fact_codes, k.condition_fact)] <> 0, true) "
        "and not (k.kind = 'guard' and f.fact_values[array_position(r.fact_codes, k.fact_code)] is null) "
        "and not exists (select from evaluation.criterion_result c where c.run_id = r.run_id "
        "and c.asset_id = f.asset_id and c.criterion_id = k.criterion_id) "
        "and not exists (select from evaluation.guard_result g where g.run_id = r.run_id "
        "and g.asset_id = f.asset_id and g.criterion_id = k.criterion_id)",
        "");
    judged_expect(*state, "select count(*) from evaluation.criterion_result where asset_id = 5", "0");
}

static void criteria_that_nobody_could_be_judged_by_are_listed(void **state) {
    judged_run(*state, JUDGED_DAY);
    const char *all = NULL;
    struct rows *rows = NULL;
    struct test_database *database = *state;
    struct error err = {0};

    test_must(store_query(database->db, sql_criteria_unmet, BIND(all), STORE_MANY, &rows, &err), &err,
              "unmet");
    assert_int_equal(rows_count(rows), 2);
    assert_string_equal(rows_text(rows, 0, 0), "3.2 cycle");
    assert_string_equal(rows_text(rows, 0, 1), "4"); /* asked of so many assets */
    assert_string_equal(rows_text(rows, 0, 3), "import register");
    assert_string_equal(rows_text(rows, 1, 0), "4.1 homes");
    assert_string_equal(rows_text(rows, 1, 2), "Under-used inside a settlement");
    assert_string_equal(rows_text(rows, 1, 3), "import boundaries");
    assert_string_equal(rows_text(rows, 1, 4), "unknown whether it applies");
    rows_free(rows);
}

/* Office 30,000 for 1,000 m2, so the library's 500 m2 are taken for 15,000; of the hall no area is known. */
static void backlog_is_stored_as_ranges_with_what_they_are_made_of(void **state) {
    judged_run(*state, JUDGED_DAY);
    judged_expect(
        *state,
        "select measure, group_code, backlog_definition_id, price_base, surveyed_assets, imputed_assets, "
        "unknown_assets, likely, p10 > 0 and p10 < p50 and p50 < p90 "
        "from evaluation.backlog_range where grouping = 'segment' order by measure desc, group_code",
        "high_priority | non_schools | 1 | 2023 prices, by half of the materials index for repair and "
        "maintenance | 1 | 1 | 1 | 45000.00 | t\n"
        "high_priority | schools | 1 | 2023 prices, by half of the materials index for repair and "
        "maintenance | 1 | 0 | 0 | 60000.00 | t\n"
        "all | non_schools | 1 | 2023 prices, by half of the materials index for repair and maintenance | 1 "
        "| 1 | 1 | 75000.00 | t\n"
        "all | schools | 1 | 2023 prices, by half of the materials index for repair and maintenance | 1 | 0 "
        "| 0 | 60000.00 | t");
    judged_expect(
        *state,
        "select asset_id, imputed, likely, low < likely and likely < high from evaluation.backlog_asset "
        "where measure = 'high_priority' order by 1",
        "1 | f | 30000.00 | t\n"
        "2 | t | 15000.00 | t\n"
        "3 | f | 60000.00 | t\n"
        "6 | t | - | -");
    judged_expect(
        *state,
        "select group_code, surveyed_assets, imputed_assets, unknown_assets, p50 is null from "
        "evaluation.backlog_range where measure = 'high_priority' and grouping = 'category' order by 1",
        "hall | 0 | 0 | 1 | t\n"
        "library | 0 | 1 | 0 | f\n"
        "office | 1 | 0 | 0 | f\n"
        "primary_school | 1 | 0 | 0 | f");
    /* What is imputed has the mix of its segment: half of what the office has. */
    judged_expect(*state,
                  "select asset_id, survey_id, element_code, c_high, c_low, d_high, d_low "
                  "from evaluation.backlog_cell order by 1, 3",
                  "1 | 1 | electrical | 0.00 | 20000.00 | 0.00 | 0.00\n"
                  "1 | 1 | roofs | 0.00 | 0.00 | 30000.00 | 0.00\n"
                  "2 | 0 | electrical | 0.00 | 10000.00 | 0.00 | 0.00\n"
                  "2 | 0 | roofs | 0.00 | 0.00 | 15000.00 | 0.00\n"
                  "3 | 2 | roofs | 60000.00 | 0.00 | 0.00 | 0.00");
}

static void refused(struct test_database *database, const char *table, const char *before, const char *after,
                    const char *said) {
    struct text sql = TEXT_EMPTY;
    struct error err = {0};

    text_format(&sql, "%s evaluation.%s %s", before, table, after);
    if (store_run(database->db, text_string(&sql), BIND_NONE, &err) != STATUS_REFUSED)
        fail_msg("%s: %s", text_string(&sql), err.message);
    if (!strstr(err.message, said)) fail_msg("%s: %s", text_string(&sql), err.message);
    text_free(&sql);
}

static void what_a_run_stored_is_never_changed_deleted_or_added_to(void **state) {
    static const char *const results[] = {
        "run_fact",   "objective_result", "commitment_result", "criterion_result", "guard_result",
        "run_estate", "backlog_range",    "backlog_asset",     "backlog_unit",     "backlog_cell"};
    struct text another = TEXT_EMPTY;

    judged_run(*state, JUDGED_DAY);
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        refused(*state, "run", "update", "set label = 'other'", "never changed");
        refused(*state, results[i], "update", "set run_id = run_id", "never changed");
        refused(*state, results[i], "delete from", "", "never changed");
        refused(*state, results[i], "truncate", "", "never changed");
        text_clear(&another);
        text_format(
            &another,
            "select r.* from evaluation.%s t, jsonb_populate_record(t, '{\"asset_id\": 99, \"level_code\": "
            "\"9\", \"group_code\": \"other\"}') r limit 1",
            results[i]);
        refused(*state, results[i], "insert into", text_string(&another), "never added to");
    }
    refused(*state, "benchmark", "insert into", "values (1, 'heating', 'office', 1, 1)", "never added to");
    refused(*state, "run", "delete from", "", "is kept until");
    text_free(&another);
}

static void a_register_without_assets_makes_a_run_without_results(void **state) {
    struct test_database *empty = test_database_new();
    struct run_report report = judged_run_as(empty, (struct run_options){.as_at = JUDGED_DAY});

    (void)state;
    assert_int_equal(report.held, 0);
    assert_int_equal(report.scored, 0);
    judged_expect(empty, "select distinct level, score, rating, scored from evaluation.run_estate order by 1",
                  "commitment | - | not_applicable | 0\nobjective | - | not_applicable | 0");
    judged_expect(empty,
                  "select group_code, likely, p50, surveyed_assets from evaluation.backlog_range "
                  "where measure = 'all' order by 1",
                  "non_schools | - | - | 0\nschools | - | - | 0");
    judged_expect(empty, "select count(*) from evaluation.objective_result", "0");
    test_database_free(empty);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, judged_set_up, judged_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(objective_1_is_the_mean_of_the_commitments_that_are_known),
        TEST(guards_cap_objective_2_and_show_whatever_is_known),
        TEST(the_estate_is_the_mean_by_its_basis_beside_failed_guards),
        TEST(an_explanation_lists_each_criterion_that_applies),
        TEST(a_run_keeps_which_facts_were_estimates),
        TEST(what_would_help_is_ranked_by_what_it_is_worth),
        TEST(no_criterion_that_applies_is_without_a_row),
        TEST(criteria_that_nobody_could_be_judged_by_are_listed),
        TEST(backlog_is_stored_as_ranges_with_what_they_are_made_of),
        TEST(what_a_run_stored_is_never_changed_deleted_or_added_to),
        cmocka_unit_test(a_register_without_assets_makes_a_run_without_results),
    };
    return cmocka_run_group_tests_name("runs", tests, NULL, NULL);
}
