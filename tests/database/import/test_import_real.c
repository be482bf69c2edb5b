/* Real files, each in a database of its own. Skipped, visibly, where the shared data is not there. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static void trafford(void **state) {
    struct import_report *report = import_shared(*state, "register", "trafford",
                                                 "registers/trafford_land_and_building_assets.csv", false);

    if (report == NULL) skip();
    assert_int_equal(report->rows, 608);
    assert_int_equal(report->accepted + report->rejected, 608);
    assert_int_equal(report->accepted, 608);
    assert_string_equal(import_value(*state, "select count(*) from register.asset where uprn is null"),
                        "336");
    assert_int_equal(import_issues(report, "uprn_shared", 0), 57);
    assert_int_equal(import_issues(report, "place_unknown", 0), 209);
    assert_int_equal(import_issues(report, "coordinates_swapped", 0), 1);
    assert_string_equal(
        import_value(*state, "select row_key from source.record r join source.issue i using (batch_id, "
                             "row_number) where i.code = 'coordinates_swapped'"),
        "TMBC0396/P0000036");
    assert_int_equal(import_issues(report, "postcode_corrected", 0), 1);
    assert_int_equal(import_issues(report, "text_repaired", 0), 1);
    assert_string_equal(import_value(*state, "select count(*) from register.asset where name like '%\xC2\xA3"
                                             "62%'"),
                        "1");
    assert_string_equal(
        import_value(*state, "select count(*) from register.asset_identifier where scheme = 'trafford' "
                             "and value like '%/%'"),
        "186");
    assert_string_equal(import_value(*state,
                                     "select count(*) from register.asset where street_number in ('54-56', "
                                     "'10 to 12', '106a')"),
                        "3");
    assert_string_equal(
        import_value(*state, "select count(*) from register.asset where location is not null"), "373");
    assert_string_equal(
        import_value(*state, "select count(*) from register.interest where tenure_code = 'freehold'"), "593");
    import_report_free(report);
    report = import_shared(*state, "register", "trafford", "registers/trafford_land_and_building_assets.csv",
                           false);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
}

static void trafford_by_its_header_alone(void **state) {
    struct import_report *report =
        import_shared(*state, "register", NULL, "registers/trafford_land_and_building_assets.csv", true);

    if (report == NULL) skip();
    assert_string_equal(report->profile, "lga");
    assert_string_equal(report->feed, "register/trafford-council");
    assert_int_equal(report->accepted, 608);
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "0");
    import_report_free(report);
}

static void property_data_survey(void **state) {
    struct import_report *report =
        import_shared(*state, "condition", "dfe-pds", "pds/pds_somerset_lano933.csv", false);

    if (report == NULL) skip();
    assert_int_equal(report->inserted, 4566);
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "86");
    assert_string_equal(import_value(*state, "select count(*) from register.building"), "104");
    assert_string_equal(
        import_value(*state, "select string_agg(grade || ' ' || cost, '|' order by grade) from (select "
                             "grade_code as grade, round(sum(cost)) as cost from "
                             "register.condition_item group by grade_code) as g"),
        "A 0|B 4568637|C 1415520|D 18672");
    assert_string_equal(
        import_value(*state, "select round(sum(quantity), 2) from register.condition_item where unit = 'm2'"),
        "2672314.40");
    assert_string_equal(import_value(*state, "select count(*) from register.building where lifts > 0"), "2");
    import_report_free(report);
}

static void carbon_factors(void **state) {
    struct import_report *report = import_shared(*state, "factors", "uk-ghg", "ghg/factors.csv", false);

    if (report == NULL) skip();
    assert_int_equal(report->inserted, report->rows);
    assert_string_equal(import_value(*state,
                                     "select kg_co2e_per_kwh::float8 from register.carbon_factor where "
                                     "fuel_code = 'electricity' and scope = 2 and year = 2018"),
                        "0.28307");
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(trafford),
        TEST(trafford_by_its_header_alone),
        TEST(property_data_survey),
        TEST(carbon_factors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
