/* Valuations, ledger extracts, measured use, documents, and condition surveys with prices. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static int with_property(void **state) {
    import_set_up(state);
    import_register(*state, "AssetCode,PropertyName,Category,Tenure\n"
                            "LV004,Market Hall,hall,freehold\n"
                            "LV002,Riverside House,office,freehold\n"
                            "LV001,Park,park,freehold\n");
    return 0;
}

static struct import_report *take(void **state, const char *kind, const char *name) {
    return import_fixture(*state, kind, NULL, name, false);
}

static void valuations(void **state) {
    struct import_report *report = take(state, "valuations", "valuations.csv");

    assert_int_equal(report->inserted, 3);
    assert_int_equal(import_issues(report, "amounts_differ", 3), 1);
    assert_int_equal(import_issues(report, "duplicate", 4), 1);
    assert_int_equal(import_issues(report, "value_unusable", 5), 1);
    assert_int_equal(import_issues(report, "value_missing", 6), 1);
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', valued_on, amount, land_amount, index_factor, valuer), '|' "
            "order by asset_id, valued_on) from register.valuation"),
        "2024-03-31 1250000.35 250000.10 Sample Valuers LLP|2025-03-31 1287500.36 257500.10 1.03|"
        "2025-03-31 400000.00 100000.00 Sample Valuers LLP");
    import_report_free(report);
}

static const char costs_of[] =
    "select string_agg(concat_ws(' ', a.name, financial_year, coalesce(premises_cost::text, '-'), "
    "coalesce(income::text, '-'), coalesce(planned_maintenance::text, '-'), "
    "coalesce(reactive_maintenance::text, '-')), "
    "'|' order by a.name, financial_year) from register.running_cost join register.asset a using (asset_id)";

static void a_ledger_is_summed_by_group_and_reconciled(void **state) {
    struct import_report *report = take(state, "costs", "costs.csv");

    assert_int_equal(report->rows, 11);
    assert_int_equal(report->rejected, 3);
    assert_int_equal(import_issues(report, "asset_unknown", 9), 1);
    assert_int_equal(import_issues(report, "account_unknown", 8), 1);
    assert_int_equal(import_issues(report, "value_missing", 10), 1);
    assert_int_equal(import_issues(report, "cost_group_guessed", 0), 5);
    assert_string_equal(import_value(*state, costs_of), "Market Hall 2024 40.00 - - -|"
                                                        "Market Hall 2025 4100.38 3751.65 600.00 1000.05|"
                                                        "Riverside House 2025 100.00 - - -");
    assert_string_equal(
        import_value(
            *state, "select reason from source.issue where code = 'ledger_total' and reason like '2025/26%'"),
        "2025/26: GBP 9466.50 read (rows: 9) = GBP 448.73 in the costs of assets (rows: 6, assets: 2) + GBP "
        "9000.00 that is "
        "no cost of a building (rows: 1) + GBP 17.77 kept out for the reasons given (rows: 2)");
    import_report_free(report);
}

static void the_year_is_replaced_and_never_doubled(void **state) {
    struct import_report *report;

    import_report_free(take(state, "costs", "costs.csv"));
    report = import_text(*state, "costs", NULL, "again.csv",
                         "Asset Code,Account,Cost Type,FY,Period,Amount (pence)\n"
                         "LV004,3001,Premises costs,2025/26,P02,123456\n",
                         false);
    assert_int_equal(report->updated, 1);
    assert_int_equal(import_issues(report, "year_shorter", 0), 1);
    assert_string_equal(
        import_value(*state, costs_of),
        "Market Hall 2024 40.00 - - -|Market Hall 2025 1234.56 - - -|Riverside House 2025 - - - -");
    import_report_free(report);
}

static void a_chart_of_accounts_outweighs_the_names(void **state) {
    struct import_report *report;

    import_report_free(
        import_text(*state, "accounts", NULL, "chart.csv",
                    "Account,Description,Cost Type\n3001,Electricity,None\n9001,Rents,Income\n", false));
    report = import_text(*state, "costs", NULL, "ledger.csv",
                         "Asset Code,Account,Account Title,FY,Debit,Credit\n"
                         "LV004,3001,Electricity,2025,100,\nLV004,9001,Rents,2025,,50.25\n",
                         false);
    assert_int_equal(import_issues(report, "cost_group_guessed", 0), 0);
    assert_string_equal(import_value(*state, costs_of), "Market Hall 2025 - 50.25 - -");
    import_report_free(report);
}

static void money_of_two_records_made_one_is_added_up(void **state) {
    import_report_free(take(state, "costs", "costs.csv"));
    import_value(
        *state,
        "select edit.merge_assets((select asset_id from register.asset where name = 'Riverside House'), "
        "(select asset_id from register.asset where name = 'Market Hall'))");
    assert_string_equal(import_value(*state, costs_of), "Market Hall 2024 40.00 - - -|"
                                                        "Market Hall 2025 4200.38 3751.65 600.00 1000.05");
    assert_string_equal(
        import_value(*state,
                     "select sum(amount) from register.ledger_total where cost_group_code <> 'other'"),
        "488.73");
}

static void utilisation(void **state) {
    struct import_report *report = take(state, "utilisation", "utilisation.csv");

    assert_int_equal(report->inserted, 3);
    assert_int_equal(import_issues(report, "value_missing", 3), 1);
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', measured_on, unit_code, used, capacity, "
                             "partner_share_percent, vacant_since), '|' order by asset_id) from "
                             "register.utilisation"),
        "2026-10-01 m2 212.50 340.00|2026-10-01 desks 84.50 120.00 12.50|2026-10-02 m2 2026-09-01");
    import_report_free(report);
}

static void an_interval_of_the_assets_own_is_kept_with_its_reason(void **state) {
    struct import_report *report =
        import_text(*state, "inspections", NULL, "inspections.csv",
                    "Asset Code,Inspection,Date Done,Outcome,Interval (months),Scheme\n"
                    "LV004,LOLER,2026-01-10,Pass,12,Written scheme 7\nLV004,FRA,2026-01-10,Pass,12,\n"
                    "LV002,EICR,2024-01-10,Satisfactory,60,\nLV002,EICR,2026-01-10,Satisfactory,36,\n",
                    false);

    assert_int_equal(report->inserted, 4);
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws(' ', type_code, interval_months, reason), '|' order "
                     "by type_code) from register.inspection_duty"),
        "fixed_wiring 36 as stated with an inspection: inspections.csv|lift_passenger 12 Written scheme 7");
    import_report_free(report);
}

static void documents(void **state) {
    struct test_database *database = *state;
    struct import_report *report = take(state, "documents", "documents.csv");
    struct store *reader;

    assert_int_equal(report->inserted, 4);
    assert_int_equal(import_issues(report, "document_duplicate", 3), 1);
    assert_int_equal(import_issues(report, "document_shared", 0), 2);
    assert_int_equal(import_issues(report, "value_unreadable", 5), 1);
    assert_int_equal(import_issues(report, "location_unsafe", 6), 1);
    assert_int_equal(import_issues(report, "location_secret", 7), 1);
    import_report_free(report);
    reader = test_database_connect(database, "terrier_reader");
    assert_int_equal(test_number(reader, "select count(*) from publish.document"), 3);
    store_close(reader);
    report = import_text(*state, "documents", NULL, "moved.csv",
                         "Asset Code,Title,Path,Hash\nLV004,Condition survey 2025,\\\\new\\survey.pdf,"
                         "0f343b0931126a20f133d67c2b018a3b1f4c8b0a9f2d7e6c5b4a39281706f5e4\n",
                         false);
    assert_int_equal(report->inserted, 0);
    assert_string_equal(import_value(*state,
                                     "select string_agg(location, '|') from register.document where title = "
                                     "'Condition survey 2025' and retention_class is not null"),
                        "\\\\new\\survey.pdf");
    import_report_free(report);
}

static void priced_survey(void **state) {
    struct import_report *report = take(state, "condition", "condition-priced.csv");

    assert_int_equal(report->inserted, 5);
    assert_int_equal(import_issues(report, "amounts_differ", 3), 1);
    assert_int_equal(import_issues(report, "value_unreadable", 4), 1);
    assert_int_equal(import_issues(report, "date_assumed", 5), 1);
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', line_reference, cost, planned_year, remaining_life_years, "
            "cleared_on is not null), '|' order by line_reference) from register.condition_item"),
        "1 10836.93 2026 3.00 f|2 18250.00 2025 0.00 t|3 10000.00 2028 6.00 f|4 2200.00 2030 7.00 f|5 "
        "3800.00 2026 2.00 t");
    assert_string_equal(
        import_value(*state, "select concat_ws(' ', price_base_on, includes_preliminaries, includes_fees, "
                             "includes_vat, includes_contingency) from register.condition_survey"),
        "2025-04-01 t f f");
    assert_string_equal(import_value(*state, "select backlog from facts.condition_summary"), "20836.93");
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_property, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(valuations),
        TEST(a_ledger_is_summed_by_group_and_reconciled),
        TEST(the_year_is_replaced_and_never_doubled),
        TEST(a_chart_of_accounts_outweighs_the_names),
        TEST(money_of_two_records_made_one_is_added_up),
        TEST(utilisation),
        TEST(an_interval_of_the_assets_own_is_kept_with_its_reason),
        TEST(documents),
        TEST(priced_survey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
