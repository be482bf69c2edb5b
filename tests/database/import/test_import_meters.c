/* Energy: certificates, and meters in each of the ways in which they are read. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static int with_assets(void **state) {
    import_set_up(state);
    import_report_free(import_fixture(*state, "register", NULL, "register.csv", false));
    return 0;
}

static const char *certificates(void **state) {
    return import_value(
        *state, "select string_agg(concat_ws(' ', kind_code, band_code, score, issued_on, expires_on, "
                "floor_area_m2), '|' order by kind_code, issued_on) from register.certificate");
}

static void display_certificates_end_by_their_floor_area(void **state) {
    struct import_report *report =
        import_fixture(*state, "certificates", "open-data-dec", "certificates-dec.csv", false);

    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "rating_default", 2), 1);
    assert_int_equal(import_issues(report, "value_missing", 3), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 4), 1);
    assert_int_equal(import_issues(report, "certificate_same_day", 5), 1);
    assert_string_equal(certificates(state),
                        "DEC G 2010-09-01 2011-10-01 1980.00|DEC D 88 2021-03-01 2031-03-15 412.50");
    import_report_free(report);
}

static void performance_certificates_last_ten_years(void **state) {
    struct import_report *report =
        import_fixture(*state, "certificates", "open-data-epc", "certificates-epc.csv", false);

    assert_int_equal(report->inserted, 2);
    assert_string_equal(certificates(state),
                        "EPC C 61 2019-05-07 2029-05-07 415.00|EPC A 2024-05-07 2034-05-07 980.00");
    import_report_free(report);
}

static void the_kind_is_told_by_the_rating(void **state) {
    struct import_report *report =
        import_text(*state, "certificates", NULL, "c.csv",
                    "UPRN,LMK_KEY,Lodgement_Date,Operational_Rating_Band,Asset_Rating_Band,Floor_Area\n"
                    "100099990001,1,2024-01-31,C,,\n"
                    "100099990001,2,2024-01-31,,D,100\n"
                    "100099990001,3,2024-02-28,C,D,100\n",
                    false);

    assert_string_equal(certificates(state), "DEC C 2024-01-31|EPC D 2024-01-31 2034-01-31 100.00");
    assert_int_equal(import_issues(report, "value_missing", 3), 1);
    import_report_free(report);
}

static const char *readings(void **state) {
    return import_value(*state,
                        "select string_agg(concat_ws(' ', s.meter, s.fuel_code, r.period, r.kwh, r.cost, "
                        "r.kind_code, r.missing_half_hours, r.estimated_half_hours), '|' order by s.meter, "
                        "s.fuel_code, r.period) from register.energy_reading r join register.energy_supply s "
                        "using (supply_id)");
}

static void a_column_for_each_month(void **state) {
    struct import_report *report = import_fixture(*state, "energy", NULL, "energy-by-month.csv", false);

    assert_int_equal(report->inserted, 2);
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', meter, n, kwh, first, last), '|' order by "
                             "meter) from (select meter, count(*) as n, sum(kwh) as kwh, min(lower(period)) "
                             "as first, max(upper(period)) as last from register.energy_reading join "
                             "register.energy_supply using (supply_id) group by meter) as g"),
        "M100 12 12835.500 2023-04-01 2024-04-01|M101 11 46351.250 2023-04-01 2024-04-01");
    import_report_free(report);
    report = import_text(*state, "energy", NULL, "again.csv",
                         "AssetCode,Meter,Fuel,Financial Year,March,April\n"
                         "LV001,M100,Gas,2023/24,1610,\n"
                         "LV001,M100,Gas,2024/25,,990\n"
                         "LV001,M100,Gas,,,990\n",
                         false);
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "value_missing", 3), 1);
    assert_string_equal(
        import_value(*state, "select string_agg(period || ' ' || kwh, '|' order by period) from "
                             "register.energy_reading where period && '[2024-03-01,2024-05-01)' and kwh < "
                             "4000"),
        "[2024-03-01,2024-04-01) 1610.000|[2024-04-01,2024-05-01) 990.000");
    import_report_free(report);
}

static void a_month_that_is_covered_is_left_out_alone(void **state) {
    struct import_report *report;

    import_report_free(import_text(*state, "energy", NULL, "e.csv",
                                   "AssetCode,Meter,Fuel,From,To,kWh\nLV001,M1,Gas,15/04/2023,14/05/2023,5\n",
                                   false));
    report = import_text(*state, "energy", NULL, "m.csv",
                         "AssetCode,Meter,Fuel,Apr-23,May-23,2023-06\nLV001,M1,Gas,1,2,3\nLV001,M1,Gas,1,,\n",
                         false);
    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "period_overlaps", 1), 2);
    assert_int_equal(report->rejected, 1);
    assert_string_equal(readings(state), "M1 natural_gas [2023-04-15,2023-05-15) 5.000 actual|M1 natural_gas "
                                         "[2023-06-01,2023-07-01) 3.000 actual");
    import_report_free(report);
}

static void a_figure_for_each_year(void **state) {
    struct import_report *report = import_fixture(*state, "energy", NULL, "energy-annual.csv", false);

    assert_int_equal(report->inserted, 3);
    assert_int_equal(import_issues(report, "value_missing", 4), 1);
    assert_string_equal(
        readings(state),
        "not stated burning_oil [2022-04-01,2023-04-01) 41200.000 3900.00 actual|not stated natural_gas "
        "[2021-04-01,2022-04-01) 13900.000 690.00 actual|not stated natural_gas [2022-04-01,2023-04-01) "
        "13250.000 1120.00 actual");
    import_report_free(report);
}

static void half_hours_become_months(void **state) {
    struct import_report *report = import_fixture(*state, "energy", NULL, "energy-half-hourly.csv", false);

    assert_int_equal(report->inserted, 6);
    assert_int_equal(import_issues(report, "unit_unknown", 7), 1);
    assert_int_equal(import_issues(report, "half_hours_unreadable", 6), 1);
    assert_int_equal(import_issues(report, "half_hours_missing", 0), 1);
    assert_int_equal(import_issues(report, "days_missing", 0), 1);
    assert_string_equal(
        readings(state),
        "2000012345678 electricity [2024-03-29,2024-04-01) 71.000 actual 0 0|2000012345678 electricity "
        "[2024-04-01,2024-04-02) 24.400 estimated 0 2|2000012345678 electricity [2024-04-03,2024-04-05) "
        "47.000 partial 2 0");
    import_report_free(report);
    report = import_text(
        *state, "energy", NULL, "later.csv",
        "MPAN,Date,HH01,HH02,HH03\n2000012345678,2024-04-03,1,1,1\n2000012345678,2024-04-04,1,1,1\n"
        "2000012345678,2024-04-05,1,1,1\n2000099999999,2024-04-05,1,1,1\n",
        false);
    assert_int_equal(report->updated, 3);
    assert_int_equal(report->absent, 0); /* other days are no news */
    assert_int_equal(import_issues(report, "asset_unknown", 4), 1);
    assert_string_equal(import_value(*state, "select concat_ws(' ', period, kwh, missing_half_hours) from "
                                             "register.energy_reading where period @> date '2024-04-05'"),
                        "[2024-04-03,2024-04-06) 9.000 135");
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(display_certificates_end_by_their_floor_area),
        TEST(performance_certificates_last_ten_years),
        TEST(the_kind_is_told_by_the_rating),
        TEST(a_column_for_each_month),
        TEST(a_month_that_is_covered_is_left_out_alone),
        TEST(a_figure_for_each_year),
        TEST(half_hours_become_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
