/* Boundaries and titles: what lies where, and since when. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "kind,code,name,extent_wkt\n"
/* Squares of a kilometre, side by side from 300000 120000 eastwards. */
#define SQUARE(west, east)                                                                                   \
    "\"POLYGON((" west " 120000," east " 120000," east " 121000," west " 121000," west " 120000))\"\n"
#define WEST  SQUARE("300000", "301000")
#define EAST  SQUARE("301000", "302000")
#define BOTH  SQUARE("300000", "302000")
#define ASSET "AssetCode,PropertyName,Category,Easting,Northing,UPRN,extent_wkt\n"

static struct import_report *boundaries(void **state, const char *name, const char *bytes) {
    return import_text(*state, "boundaries", NULL, name, bytes, false);
}

static const char *all_boundaries(void **state) {
    return import_value(*state,
                        "select string_agg(concat_ws(' ', code, name, valid, round(st_area(extent))), '; ' "
                        "order by code, lower(valid) nulls first) from gazetteer.boundary");
}

static void back_date(void **state, const char *sql) {
    struct test_database *database = *state;
    struct error err = {0};

    test_must(store_script(database->db, sql, &err), &err, "back-dating");
}

static void a_boundary_holds_since_ever_until_another_shape_comes(void **state) {
    struct import_report *report = boundaries(state, "parishes.csv", HEAD "parish,P1,Weston," WEST);

    assert_int_equal(report->inserted, 1);
    assert_string_equal(report->feed, "boundaries/parishes");
    import_report_free(report);
    assert_string_equal(all_boundaries(state), "P1 Weston (,) 1000000");
    report = boundaries(state, "parishes.csv", HEAD "Parish,P1,Weston," WEST);
    assert_int_equal(report->unchanged, 1);
    import_report_free(report);
    report = boundaries(state, "parishes.csv",
                        "kind,code,name,valid_from,extent_wkt\nparish,P1,Weston,2025-04-01," BOTH);
    assert_int_equal(report->updated, 1);
    import_report_free(report);
    assert_string_equal(all_boundaries(state),
                        "P1 Weston (,2025-04-01) 1000000; P1 Weston [2025-04-01,) 2000000");
}

static void what_began_the_same_day_is_put_right(void **state) {
    import_report_free(
        boundaries(state, "a.csv", "kind,code,name,valid_from,extent_wkt\nward,W1,Wast,2025-05-01," WEST));
    import_report_free(
        boundaries(state, "a.csv", "kind,code,name,valid_from,extent_wkt\nward,W1,West,2025-05-01," WEST));
    assert_string_equal(all_boundaries(state), "W1 West [2025-05-01,) 1000000");
}

static void what_is_gone_from_a_series_ends_and_is_told(void **state) {
    struct import_report *report;

    import_report_free(boundaries(state, "wards.csv", HEAD "ward,W1,West," WEST "ward,W2,East," EAST));
    report =
        boundaries(state, "wards.csv", "kind,code,name,valid_from,extent_wkt\nward,W1,West,2025-05-01," WEST);
    assert_int_equal(import_issues(report, "boundary_ended", 0), 1);
    assert_string_equal(import_reason(report, "boundary_ended"),
                        "East (W2) is not in this file: it ended on 2025-05-01");
    import_report_free(report);
    assert_string_equal(import_value(*state, "select valid from gazetteer.boundary where code = 'W2'"),
                        "(,2025-05-01)");
}

static void a_file_of_one_district_says_nothing_of_another_but_of_the_ground_it_covers(void **state) {
    import_report_free(boundaries(state, "east.csv", HEAD "ward,E1,East," EAST "parish,P1,East," EAST));
    import_report_free(boundaries(state, "west.csv", HEAD "ward,W1,West," WEST));
    assert_string_equal(all_boundaries(state),
                        "E1 East (,) 1000000; P1 East (,) 1000000; W1 West (,) 1000000");
    import_report_free(
        boundaries(state, "new.csv", "kind,code,name,valid_from,extent_wkt\nward,N1,Both,2026-01-01," BOTH));
    assert_string_equal(all_boundaries(state),
                        "E1 East (,2026-01-01) 1000000; N1 Both [2026-01-01,) 2000000; "
                        "P1 East (,) 1000000; W1 West (,2026-01-01) 1000000");
}

static void rows_of_one_code_are_parts_of_one_area(void **state) {
    import_report_free(boundaries(state, "flood.csv", HEAD "flood_zone,3,," WEST "flood_zone,3,," EAST));
    assert_string_equal(all_boundaries(state), "3 3 (,) 2000000");
}

static void the_kind_may_be_said_for_all_rows(void **state) {
    static const char *const sets[] = {"kind=Parish", "synthetic=yes"}, *const wrong[] = {"colour=red"};
    struct import_request request = {.kind = "boundaries", .sets = sets, .set_count = 2};
    struct import_report *report = NULL;
    struct error err = {0};

    test_must(import_as(*state, &request, "p.csv", "WD13CD,wd13nm,WKT\nE1,West," WEST, &report, &err), &err,
              "the import");
    import_report_free(report);
    assert_string_equal(import_value(*state, "select concat_ws(' ', kind_code, code, name, synthetic) "
                                             "from gazetteer.boundary"),
                        "parish E1 West t");
    request.sets = wrong;
    request.set_count = 1;
    assert_int_equal(import_as(*state, &request, "p.csv", "x,y\n1,2\n", &report, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "colour is no field of the kind boundaries"));
    char *message = import_refused(*state, "boundaries", NULL, "code,extent_wkt\nE1," WEST);
    assert_non_null(strstr(message, "no column says kind"));
    free(message);
}

static void rows_without_a_shape_or_a_name_are_rejected(void **state) {
    struct import_report *report =
        boundaries(state, "b.csv", HEAD "ward,W1,West,\nward,,," WEST "ward,W2,,POINT(1 1)\n");

    assert_int_equal(report->rejected, 3);
    assert_int_equal(import_issues(report, "shape_missing", 1), 1);
    assert_int_equal(import_issues(report, "value_missing", 2), 1);
    import_report_free(report);
}

static void assets_lie_in_places_by_their_land_else_by_their_point(void **state) {
    static const char places[] =
        "select string_agg(concat_ws(' ', reference, kind_code, code, share, main), '; ' "
        "order by reference, kind_code, code) from publish.asset_place";

    import_register(*state,
                    ASSET "A1,Hall,hall,300500,120500,,\nA2,Park,park,300500,120500,,\"POLYGON((300800 "
                          "120100,301200 120100,301200 120200,300800 120200,300800 120100))\"\n"
                          "A3,Edge,park,,,,\"POLYGON((300000 120100,301001 120100,301001 120200,300000 "
                          "120200,300000 120100))\"\nA4,Far,hall,400000,120500,,\n");
    import_report_free(
        boundaries(state, "w.csv", HEAD "ward,W1,West," WEST "ward,W2,East," EAST "parish,P1,Both," BOTH));
    assert_string_equal(import_value(*state, places),
                        "SC000001 parish P1 t; SC000001 ward W1 t; SC000002 parish P1 1.0000 t; "
                        "SC000002 ward W1 0.5000 t; SC000002 ward W2 0.5000 f; "
                        "SC000003 parish P1 1.0000 t; SC000003 ward W1 0.9990 t");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', reference, ward, parish), '; ' order "
                                     "by reference) from publish.asset"),
                        "SC000001 West Both; SC000002 West Both; SC000003 West Both; SC000004");
    assert_string_equal(
        import_value(*state, "select string_agg(r, ' ' order by r) from publish.in_place('Ward: east') r"),
        "SC000002");
    back_date(state, "update gazetteer.boundary set valid = '(,2020-01-01)'");
    assert_string_equal(import_value(*state, places), "");
}

int main(void) {
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
#define PLACES(test) cmocka_unit_test_setup_teardown(test, import_set_up, import_tear_down)
    const struct CMUnitTest tests[] = {
        PLACES(a_boundary_holds_since_ever_until_another_shape_comes),
        PLACES(what_began_the_same_day_is_put_right),
        PLACES(what_is_gone_from_a_series_ends_and_is_told),
        PLACES(a_file_of_one_district_says_nothing_of_another_but_of_the_ground_it_covers),
        PLACES(rows_of_one_code_are_parts_of_one_area),
        PLACES(the_kind_may_be_said_for_all_rows),
        PLACES(rows_without_a_shape_or_a_name_are_rejected),
        PLACES(assets_lie_in_places_by_their_land_else_by_their_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
