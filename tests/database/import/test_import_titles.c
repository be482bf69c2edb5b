/* Extents of land from titles: found by UPRN, by title number, or by the points that they hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define FIXTURE    TEST_FIXTURES "/sources/land_registry_cadastral_parcels.gml"
#define ASSET_HEAD "AssetCode,PropertyName,Category,Easting,Northing,UPRN,TitleNumber,TenureType,extent_wkt\n"
/* A square of a hectare from 300000 120000 eastwards, as in the fixture. */
#define SQUARE(west, east)                                                                                   \
    "\"POLYGON((" west " 120000," east " 120000," east " 120100," west " 120100," west " 120000))\"\n"

static struct import_report *titles(void **state, const char *bytes) {
    return import_text(*state, "title-extents", NULL, "titles.csv", bytes, false);
}

static const char *parcels(void **state) {
    return import_value(
        *state, "select string_agg(concat_ws(' ', reference, code, title_number, area_m2), '; ' order by "
                "reference, code) from register.land_parcel join register.asset using (asset_id)");
}

static struct import_report *import_polygons(void **state) {
    struct import_request request = {.kind = "title-extents", .path = FIXTURE, .actor = "test"};
    struct import_report *report = NULL;
    struct error err = {0};
    struct store *db = test_database_worker(*state);
    enum status status = import_run(&report, db, &request, &err);

    store_close(db);
    test_must(status, &err, "the import of the polygons");
    return report;
}

/* The example of docs/sources.md, over the asset list that it names and a depot where the sample has one. */
static void the_documented_polygons_draw_the_land_of_assets(void **state) {
    struct import_report *report = import_fixture(*state, "register", NULL, "register.csv", false);

    import_report_free(report);
    import_register(*state, ASSET_HEAD "D1,Longmead Depot,depot,328859,137626,,,,\n");
    report = import_fixture(*state, "title-extents", "inspire", "inspire-levelton.gml", false);
    assert_int_equal(report->inserted, 3);
    assert_non_null(strstr(import_reason(report, "polygons_elsewhere"),
                           "1 polygon holds no asset's point and names none: it was"));
    import_report_free(report);
    assert_string_equal(parcels(state),
                        "SC000002 INSPIRE 27061001 7451.00; SC000004 INSPIRE 27061002 1898.00; "
                        "SC000006 INSPIRE 27061003 6799.50");
}

static void index_polygons_go_to_the_one_asset_whose_point_they_hold(void **state) {
    struct import_report *report;

    import_register(*state,
                    ASSET_HEAD "A1,Hall,hall,300050,120050,,,,\nA2,Depot,depot,300150,120050,,,,\n"
                               "A3,House,depot,300250,120050,,,,\nA4,Garage,depot,300260,120050,,,,\n");
    report = import_polygons(state);
    assert_int_equal(report->rows, 3);
    assert_int_equal(report->inserted, 2);
    assert_int_equal(report->rejected, 1);
    assert_non_null(strstr(import_reason(report, "polygon_shared"), "2 assets (SC000003, SC000004)"));
    assert_non_null(strstr(import_reason(report, "polygons_elsewhere"), "2 polygons"));
    import_report_free(report);
    assert_string_equal(parcels(state),
                        "SC000001 INSPIRE 27052418 10000.00; SC000002 INSPIRE 27052419 10000.00");
    assert_string_equal(import_value(*state, "select count(*) from source.record where batch_id > 1"), "3");
    assert_string_equal(import_value(*state,
                                     "select count(*) from source.link join source.record using (record_id) "
                                     "where batch_id > 1"),
                        "2");
    assert_int_not_equal(access(TEST_FIXTURES "/sources/land_registry_cadastral_parcels.gfs", F_OK), 0);
}

static void a_uprn_or_a_title_says_whose_land_it_is(void **state) {
    struct import_report *report;

    import_register(*state, ASSET_HEAD "A1,Hall,hall,300250,120050,12,,,\n"
                                       "A2,Depot,depot,300150,120050,,st1234,Freehold,\n");
    report = titles(
        state, "Title_No,UPRN,WKT\nST9,12," SQUARE("300000", "300100") "ST1234,," SQUARE("300100", "300200"));
    assert_int_equal(report->inserted, 2);
    import_report_free(report);
    assert_string_equal(parcels(state), "SC000001 ST9 ST9 10000.00; SC000002 ST1234 ST1234 10000.00");
    report = titles(
        state, "Title_No,UPRN,WKT\nST9,12," SQUARE("300000", "300200") "ST1234,," SQUARE("300100", "300200"));
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->unchanged, 1);
    import_report_free(report);
    assert_string_equal(parcels(state), "SC000001 ST9 ST9 20000.00; SC000002 ST1234 ST1234 10000.00");
}

static void land_of_an_archived_record_is_left_alone(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    struct import_report *report;

    import_register(*state, ASSET_HEAD "A1,Hall,hall,300050,120050,12,,,\n");
    test_must(store_run(database->db,
                        "insert into records.archived_asset (asset_id, archived_by, reason) select asset_id, "
                        "'a', 'b' from register.asset",
                        BIND_NONE, &err),
              &err, "the archive");
    report = titles(state, "Title_No,UPRN,WKT\nST9,12," SQUARE("300000", "300100"));
    assert_int_equal(import_issues(report, "asset_archived", 1), 1);
    import_report_free(report);
    report = import_text(*state, "designations", NULL, "list.csv",
                         "ListEntry,Name,Grade,UPRN\n1000001,Hall,II,12\n", false);
    assert_int_equal(import_issues(report, "asset_archived", 1), 1);
    import_report_free(report);
    assert_string_equal(parcels(state), "");
}

static void land_that_a_council_drew_stays_and_is_told_of(void **state) {
    struct import_report *report;

    import_register(*state, ASSET_HEAD "A1,Hall,hall,300050,120050,12,,," SQUARE("300000", "300050"));
    report = titles(state, "title_number,uprn,WKT\nST9,12," SQUARE("300000", "300100"));
    assert_int_equal(report->unchanged, 1);
    assert_string_equal(import_reason(report, "extent_kept"),
                        "found by its UPRN, this polygon of 10000 m2 covers 100% of the land of SC000001 as "
                        "register/plain drew it (5000 m2); that stays, for it is trusted no less");
    import_report_free(report);
    assert_string_equal(parcels(state), "SC000001 1 5000.00");
}

static void land_that_is_trusted_less_gives_way(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    struct import_report *report;

    import_register(*state, ASSET_HEAD "A1,Hall,hall,300050,120050,12,,," SQUARE("300000", "300050"));
    test_must(store_script(database->db, "update source.feed set rank = 90", &err), &err, "ranking");
    report = titles(state, "title_number,uprn,WKT\nST9,12," SQUARE("300000", "300100"));
    assert_int_equal(import_issues(report, "extent_replaced", 1), 1);
    import_report_free(report);
    assert_string_equal(parcels(state), "SC000001 1 ST9 10000.00");
    assert_string_equal(import_value(*state, "select count(*) from history.land_parcel"), "2");
}

static void gml_is_read_for_titles_alone(void **state) {
    struct import_request request = {.kind = "boundaries", .path = FIXTURE};
    struct import_report *report = NULL;
    struct error err = {0};
    struct test_database *database = *state;

    assert_int_equal(import_run(&report, database->db, &request, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "read as title-extents only"));
}

int main(void) {
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
#define TITLES(test) cmocka_unit_test_setup_teardown(test, import_set_up, import_tear_down)
    const struct CMUnitTest tests[] = {
        TITLES(the_documented_polygons_draw_the_land_of_assets),
        TITLES(index_polygons_go_to_the_one_asset_whose_point_they_hold),
        TITLES(a_uprn_or_a_title_says_whose_land_it_is),
        TITLES(land_of_an_archived_record_is_left_alone),
        TITLES(land_that_a_council_drew_stays_and_is_told_of),
        TITLES(land_that_is_trusted_less_gives_way),
        TITLES(gml_is_read_for_titles_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
