/* What people write in parameters: boxes, times, values. */
#include <stdlib.h>
#include <string.h>

#include "engine/service/features/bbox.h"
#include "engine/service/features/datetime.h"
#include "engine/service/features/value.h"
#include "tests/support/check.h"

static const struct crs *const lonlat = &crs_list[CRS_CRS84];
static const struct crs *const grid = &crs_list[CRS_EPSG_27700];

struct box_test {
    struct arena *arena;
    struct bbox bbox;
    struct error err;
};

static int set_up(void **state) {
    struct box_test *test = memory_array(1, sizeof *test);
    test->arena = arena_new();
    *state = test;
    return 0;
}

static int tear_down(void **state) {
    struct box_test *test = *state;
    arena_free(test->arena);
    free(test);
    return 0;
}

static void must_box(struct box_test *test, const char *text, const struct crs *crs) {
    if (bbox_parse(&test->bbox, test->arena, text, crs, &test->err) != STATUS_OK)
        fail_msg("%s: %s", text, test->err.message);
}

static void a_box_is_compared_in_its_own_system(void **state) {
    struct box_test *test = *state;

    must_box(test, "330000,120000,340000,130000", grid);
    assert_int_equal(test->bbox.count, 1);
    assert_string_equal(test->bbox.column, "feature.geometry");
    assert_string_equal(test->bbox.shapes[0],
                        "SRID=27700;POLYGON((330000 120000, 340000 120000, 340000 130000, "
                        "330000 130000, 330000 120000))");
    must_box(test, "-3.5,50,-3,51", lonlat);
    assert_string_equal(test->bbox.column, "feature.geometry_crs84");
    assert_string_equal(test->bbox.shapes[0], "SRID=4326;POLYGON((-3.5 50, -3 50, -3 51, -3.5 51, -3.5 50))");
}

static void latitude_comes_first_where_the_system_says_so(void **state) {
    struct box_test *test = *state;

    must_box(test, "50,-3.5,51,-3", &crs_list[CRS_EPSG_4326]);
    assert_string_equal(test->bbox.shapes[0], "SRID=4326;POLYGON((-3.5 50, -3 50, -3 51, -3.5 51, -3.5 50))");
}

static void heights_are_read_and_say_nothing(void **state) {
    struct box_test *test = *state;

    must_box(test, "-3.5,50,0,-3,51,100", lonlat);
    assert_string_equal(test->bbox.shapes[0], "SRID=4326;POLYGON((-3.5 50, -3 50, -3 51, -3.5 51, -3.5 50))");
}

static void over_the_180th_meridian_a_box_is_two(void **state) {
    struct box_test *test = *state;

    must_box(test, "160,-56,-170,-26", lonlat);
    assert_int_equal(test->bbox.count, 2);
    assert_non_null(strstr(test->bbox.shapes[0], "160 -56, 180 -56"));
    assert_non_null(strstr(test->bbox.shapes[1], "-180 -56, -170 -56"));
    must_box(test, "-56,160,-26,-170", &crs_list[CRS_EPSG_4326]);
    assert_int_equal(test->bbox.count, 2);
}

static void a_box_without_an_area_is_a_point_or_a_line(void **state) {
    struct box_test *test = *state;

    must_box(test, "1,2,1,2", lonlat);
    assert_string_equal(test->bbox.shapes[0], "SRID=4326;POINT(1 2)");
    must_box(test, "1,2,1,3", lonlat);
    assert_string_equal(test->bbox.shapes[0], "SRID=4326;LINESTRING(1 2, 1 3)");
}

static void the_whole_of_web_mercator_is_the_whole_world_in_longitude(void **state) {
    struct box_test *test = *state;

    must_box(test, "-20037508.342789244,-20037508.35,20037508.35,20037508.342789244",
             &crs_list[CRS_EPSG_3857]);
    assert_int_equal(test->bbox.count, 1);
    assert_non_null(strstr(test->bbox.shapes[0], "POLYGON((-180 -85.0511"));
    assert_non_null(strstr(test->bbox.shapes[0], ", 180 85.0511"));
}

static void what_is_no_box_is_refused(void **state) {
    static const char *const wrong[] = {
        "",           "1",         "1,2,3",       "1,2,3,4,5",        "1,2,3,4,5,6,7",
        "1,2,3,x",    "1,2,3,",    "1,2,3,nan",   "1,2,3,1e999",      "0,51,1,50",
        "-181,0,0,1", "0,-91,1,0", "0,0,5,1,1,4", "1,2,3,4,5,6,7,8,9"};
    struct box_test *test = *state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (bbox_parse(&test->bbox, test->arena, wrong[i], lonlat, &test->err) != STATUS_INVALID)
            fail_msg("%s was taken", wrong[i]);
    assert_int_equal(bbox_parse(&test->bbox, test->arena, "2,1,1,2", grid, &test->err), STATUS_INVALID);
}

static void a_system_is_known_by_its_uri_alone(void **state) {
    (void)state;
    for (size_t i = 0; i < CRS_COUNT; i++) {
        assert_int_equal(crs_list[i].code, i);
        assert_ptr_equal(crs_find(crs_list[i].uri), &crs_list[i]);
        assert_non_null(strstr(crs_known, crs_list[i].uri));
    }
    assert_null(crs_find("EPSG:27700"));
    assert_null(crs_find("https://www.opengis.net/def/crs/EPSG/0/27700"));
    assert_null(crs_find(""));
}

static void filters_know_all_systems_but_web_mercator(void **state) {
    (void)state;
    enum cql2_crs out;

    assert_true(crs_for_filter(&crs_list[CRS_CRS84], &out) && out == CQL2_CRS84);
    assert_true(crs_for_filter(&crs_list[CRS_EPSG_4326], &out) && out == CQL2_EPSG_4326);
    assert_true(crs_for_filter(&crs_list[CRS_EPSG_27700], &out) && out == CQL2_EPSG_27700);
    assert_false(crs_for_filter(&crs_list[CRS_EPSG_3857], &out));
}

/* --- times --- */

static void must_time(struct datetime *out, struct box_test *test, const char *text) {
    if (datetime_parse(out, test->arena, text, &test->err) != STATUS_OK)
        fail_msg("%s: %s", text, test->err.message);
}

static void an_instant_begins_and_ends_at_once(void **state) {
    struct box_test *test = *state;
    struct datetime when;

    must_time(&when, test, "2026-11-22");
    assert_true(when.from.day && when.until.day);
    assert_string_equal(when.from.text, "2026-11-22");
    assert_string_equal(when.until.text, "2026-11-22");
    must_time(&when, test, "2026-11-22T12:30:00.5+01:00");
    assert_false(when.from.day);
    assert_string_equal(when.until.text, "2026-11-22T12:30:00.5+01:00");
    must_time(&when, test, "2026-11-22t12:30:00z");
}

static void an_interval_may_be_open_at_one_end(void **state) {
    static const char *const open_ends[] = {"2026-01-01/..", "2026-01-01/"}, *const open_starts[] = {
                                                                                 "../2026-01-01",
                                                                                 "/2026-01-01"};
    struct box_test *test = *state;
    struct datetime when;

    for (size_t i = 0; i < 2; i++) {
        must_time(&when, test, open_ends[i]);
        assert_string_equal(when.from.text, "2026-01-01");
        assert_null(when.until.text);
        must_time(&when, test, open_starts[i]);
        assert_null(when.from.text);
        assert_string_equal(when.until.text, "2026-01-01");
    }
    must_time(&when, test, "2026-01-01/2026-01-01");
    must_time(&when, test, "2026-01-01T13:00:00Z/2026-01-01");
}

static void what_is_no_time_is_refused(void **state) {
    static const char *const wrong[] = {"",
                                        "now",
                                        "2026",
                                        "2026-1-1",
                                        "2026-02-29",
                                        "0000-01-01",
                                        "2026-01-01T00:00:00",
                                        "2026-01-01T24:00:00Z",
                                        "2026-01-01T00:60:00Z",
                                        "2026-01-01T00:00:61Z",
                                        "2026-01-01T00:00:00.Z",
                                        "2026-01-01T00:00:00+1:00",
                                        "2026-01-01T00:00:00+15:00",
                                        "2026-01-01T00:00:00ZZ",
                                        "2026-01-01 00:00:00Z",
                                        "../..",
                                        "/",
                                        "2026-02-01/2026-01-31",
                                        "2026-01-01/2026-01-02/2026-01-03",
                                        "2026-01-02T00:00:00Z/2026-01-01",
                                        "2026-01-01T00:00:00.00000000000000000000000000000000000000000000Z"};
    struct box_test *test = *state;
    struct datetime when;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (datetime_parse(&when, test->arena, wrong[i], &test->err) != STATUS_INVALID)
            fail_msg("%s was taken", wrong[i]);
}

/* --- values --- */

static void values_are_of_their_type(void **state) {
    static const struct {
        enum cql2_type type;
        const char *right, *wrong;
    } cases[] = {{CQL2_TEXT, "anything; at all", NULL},
                 {CQL2_INTEGER, "-12", "1.5"},
                 {CQL2_INTEGER, "9223372036854775807", "9223372036854775808"},
                 {CQL2_NUMBER, "1.50", "one"},
                 {CQL2_NUMBER, "1e300", "1e400"},
                 {CQL2_NUMBER, "0.000", "1e-400"},
                 {CQL2_NUMBER, "0e5", "NaN"},
                 {CQL2_NUMBER, "-1", "infinity"},
                 {CQL2_NUMBER, "+1", "0x1F"},
                 {CQL2_BOOLEAN, "true", "t"},
                 {CQL2_BOOLEAN, "false", "FALSE"},
                 {CQL2_DATE, "2024-02-29", "2023-02-29"},
                 {CQL2_DATE, "2026-11-22", "22/11/2026"},
                 {CQL2_TIMESTAMP, "2026-11-22T01:02:03Z", "2026-11-22"}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!value_is(cases[i].type, cases[i].right)) fail_msg("%s was refused", cases[i].right);
        if (cases[i].wrong != NULL && value_is(cases[i].type, cases[i].wrong))
            fail_msg("%s was taken", cases[i].wrong);
    }
    assert_false(value_is(CQL2_GEOMETRY, "POINT(1 1)"));
    assert_false(value_is(CQL2_INTERVAL, "[2026-01-01,2026-02-01)"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_box_is_compared_in_its_own_system),
        TEST(latitude_comes_first_where_the_system_says_so),
        TEST(heights_are_read_and_say_nothing),
        TEST(over_the_180th_meridian_a_box_is_two),
        TEST(a_box_without_an_area_is_a_point_or_a_line),
        TEST(the_whole_of_web_mercator_is_the_whole_world_in_longitude),
        TEST(what_is_no_box_is_refused),
        TEST(a_system_is_known_by_its_uri_alone),
        TEST(filters_know_all_systems_but_web_mercator),
        TEST(an_instant_begins_and_ends_at_once),
        TEST(an_interval_may_be_open_at_one_end),
        TEST(what_is_no_time_is_refused),
        TEST(values_are_of_their_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
