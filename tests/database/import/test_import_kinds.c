/* Condition, energy, inspections and factors: found assets, corrections, overlaps. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static int with_assets(void **state) {
    import_set_up(state);
    import_register(*state, "AssetCode,PropertyName,Category,UPRN,Building_Code\n"
                            "A1,Hall,hall,100000000001,\n"
                            "A2,Park,park,,\n");
    return 0;
}

static struct import_report *take(void **state, const char *kind, const char *bytes) {
    return import_text(*state, kind, NULL, "file.csv", bytes, false);
}

static void condition_lines(void **state) {
    struct import_report *report = take(state, "condition",
                                        "AssetCode,Building_Code,Survey_Kind,Surveyed_On,Element,Component,"
                                        "Grade,Priority,Cost,Floor_Area_m2\n"
                                        "SC000001,B1,full,01/05/2022,Roofs,Felt,C,2,\"1,200.50\",340\n"
                                        "100000000001,B1,full,2022-05-01,ROOFS,Felt,d,1,800,340\n"
                                        "A2,,full,2022-05-01,External areas,Path,B,4,50,\n"
                                        "A9,,full,2022-05-01,Roofs,Slate,B,4,50,\n"
                                        "A1,B1,full,2022-05-01,Moat,Water,B,4,50,\n");

    assert_int_equal(report->inserted, 3);
    assert_int_equal(import_issues(report, "asset_unknown", 4), 1);
    assert_int_equal(import_issues(report, "value_unusable", 5), 1);
    assert_string_equal(import_value(*state, "select line from source.issue where code = 'asset_unknown'"),
                        "5");
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', line_reference, grade_code, cost), '|' "
                             "order by item_id) from register.condition_item"),
        "B1/roofs / Felt C 1200.50|B1/roofs / Felt #2 D 800.00|external_areas / Path B 50.00");
    assert_string_equal(import_value(*state, "select floor_area_m2 from register.building where code = 'B1'"),
                        "340.00");
    assert_string_equal(import_value(*state, "select count(*) from register.condition_survey"), "2");
    import_report_free(report);
}

static void work_done_clears_a_line(void **state) {
    struct import_report *report;

    import_report_free(take(state, "condition", "AssetCode,Item,Element,Grade\nA1,1,Roofs,D\n"));
    report = take(state, "condition", "AssetCode,Item,Element,Grade,Cleared_On\nA1,1,Roofs,D,2024-01-31\n");
    assert_int_equal(report->updated, 1);
    assert_string_equal(import_value(*state, "select cleared_on from register.condition_item"), "2024-01-31");
    import_report_free(report);
}

static void energy_periods(void **state) {
    struct import_report *report = take(state, "energy",
                                        "AssetCode,Meter,Fuel,From,To,kWh,Cost\n"
                                        "A1,M1,Gas,01/04/2023,30/04/2023,1500.5,120\n"
                                        "A1,M1,Gas,01/05/2023,31/05/2023,900,80\n"
                                        "A1,M1,Gas,15/05/2023,15/06/2023,700,60\n"
                                        "A1,M1,Gas,01/08/2023,31/07/2023,700,60\n"
                                        "A1,PV,solar,01/04/2023,30/04/2023,-5,\n");

    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "period_overlaps", 3), 1);
    assert_int_equal(import_issues(report, "dates_reversed", 4), 1);
    assert_int_equal(import_issues(report, "value_out_of_range", 5), 1);
    assert_string_equal(import_value(*state, "select string_agg(period || ' ' || kwh, '|' order by period) "
                                             "from register.energy_reading"),
                        "[2023-04-01,2023-05-01) 1500.500|[2023-05-01,2023-06-01) 900.000");
    import_report_free(report);
    report = take(state, "energy",
                  "AssetCode,Meter,Fuel,From,To,kWh,Cost\n"
                  "A1,M1,Gas,01/04/2023,30/04/2023,1400,120\n"
                  "A1,M1,Gas,10/05/2023,20/05/2023,1,1\n");
    assert_int_equal(report->updated, 1);
    assert_int_equal(import_issues(report, "period_overlaps", 2), 1);
    import_report_free(report);
}

static void each_meter_counts_one_way(void **state) {
    struct import_report *report = take(state, "energy",
                                        "AssetCode,Meter,Fuel,From,To,kWh,Generation,Export\n"
                                        "A1,M1,Electricity,2023-04-01,2024-03-31,900,no,no\n"
                                        "A1,PV,Electricity,2023-04-01,2024-03-31,500,yes,\n"
                                        "A1,EX,Electricity,2023-04-01,2024-03-31,100,,yes\n");

    assert_string_equal(import_value(*state, "select string_agg(concat_ws(' ', meter, generates, exports), "
                                             "'|' order by meter) from register.energy_supply"),
                        "EX f t|M1 f f|PV t f");
    assert_string_equal(import_value(*state, "select string_agg(flow || ' ' || round(kwh), '|' order by "
                                             "flow) from facts.energy_supply_year"),
                        "bought 900|exported 100|generated 500");
    import_report_free(report);
}

static void inspections(void **state) {
    struct import_report *report = take(state, "inspections",
                                        "AssetCode,Inspection_Type,Inspected_On,Result,Next_Due_On\n"
                                        "A1,gas safety,2023-05-01,Pass,2024-05-01\n"
                                        "A1,Fixed wiring (EICR),2023-05-01,Unsatisfactory,2022-05-01\n"
                                        "A1,gas_safety,2023-05-01,fail,\n"
                                        "A2,playground,2023-05-01,,\n");

    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "dates_reversed", 2), 1);
    assert_int_equal(import_issues(report, "duplicate", 3), 1);
    assert_int_equal(import_issues(report, "value_missing", 4), 1);
    assert_string_equal(
        import_value(*state, "select string_agg(type_code || ' ' || result_code, '|' order by type_code) "
                             "from register.inspection"),
        "fixed_wiring fail|gas_safety pass");
    import_report_free(report);
}

static void assets_are_found_by_what_the_row_says(void **state) {
    struct import_report *report;

    import_register(*state, "AssetCode,PropertyName,Category,UPRN,School_Type,URN\n"
                            "S1,School,primary_school,100000000007,community,115850\n"
                            "H2,Hall and garage,hall,100000000008,,\n"
                            "H3,Garage,hall,100000000008,,\n");
    report = take(state, "inspections",
                  "AssetCode,UPRN,URN,Inspection_Type,Inspected_On,Result\n"
                  ",100000000001,,gas safety,2023-05-01,Pass\n"
                  ",,115850,gas safety,2023-05-01,Pass\n"
                  "sc000002,,,trees,2023-05-01,Pass\n"
                  ",100000000008,,gas safety,2023-05-01,Pass\n"
                  ",100000000009,115851,gas safety,2023-05-01,Pass\n"
                  ",,,gas safety,2023-05-01,Pass\n"
                  "A9,100000000007,,fixed wiring,2023-05-01,Pass\n");
    assert_int_equal(report->inserted, 4);
    assert_string_equal(import_value(*state, "select string_agg(a.reference, ' ' order by i.record_id) from "
                                             "register.inspection i join register.asset a using (asset_id)"),
                        "SC000001 SC000003 SC000002 SC000003");
    assert_int_equal(import_issues(report, "asset_ambiguous", 4), 1);
    assert_string_equal(import_reason(report, "asset_ambiguous"),
                        "2 assets would do: SC000004 Hall and garage, SC000005 Garage: say in an asset_code "
                        "column which of them the row speaks of");
    assert_int_equal(import_issues(report, "asset_unknown", 5), 1);
    assert_string_equal(import_reason(report, "asset_unknown"),
                        "no asset has the URN 115851 or the UPRN 100000000009: import the register first, or "
                        "correct the row");
    assert_int_equal(import_issues(report, "value_missing", 6), 1);
    import_report_free(report);
}

static void factors(void **state) {
    struct import_report *report =
        take(state, "factors",
             "fuel,scope,year,kg_co2e_per_kwh\nelectricity,2,2023,0.207074\nelectricity,4,2023,1\n");

    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "value_out_of_range", 2), 1);
    assert_string_equal(import_value(*state, "select kg_co2e_per_kwh from register.carbon_factor"),
                        "0.2070740000");
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(condition_lines), TEST(work_done_clears_a_line),
        TEST(energy_periods),  TEST(each_meter_counts_one_way),
        TEST(inspections),     TEST(assets_are_found_by_what_the_row_says),
        TEST(factors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
