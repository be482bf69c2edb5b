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

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(display_certificates_end_by_their_floor_area),
        TEST(performance_certificates_last_ten_years),
        TEST(the_kind_is_told_by_the_rating),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
