/* What filters become: SQL with everything bound, or a sentence that says what is wrong and where. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/fuzz/cql2_properties.h"
#include "tests/support/check.h"

static struct arena *arena;
static struct cql2_sql sql;
static struct error err;

static int make(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int drop(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static enum status compile_as(const char *filter, enum cql2_language language, enum cql2_crs crs) {
    err = (struct error){0};
    return cql2_compile(&sql, arena, filter, language, crs, cql2_properties, CQL2_PROPERTIES, 3, &err);
}

static void becomes(const char *filter, const char *text) {
    if (compile_as(filter, CQL2_LANGUAGE_TEXT, CQL2_CRS84) != STATUS_OK)
        fail_msg("%s: %s", filter, err.message);
    assert_string_equal(sql.text, text);
}

static void is_refused(const char *filter, const char *sentence) {
    enum cql2_language language = filter[0] == '{' ? CQL2_LANGUAGE_JSON : CQL2_LANGUAGE_TEXT;
    if (compile_as(filter, language, CQL2_CRS84) == STATUS_OK) fail_msg("accepted: %s", filter);
    assert_int_equal(err.status, STATUS_INVALID);
    if (!strstr(err.message, sentence)) fail_msg("%s: %s", filter, err.message);
}

/* --- what is bound --- */

static void literals_are_bound_from_the_next_free_parameter(void **state) {
    (void)state;
    becomes("name = 'Town Hall'", "(feature.name = $3::text)");
    assert_int_equal(sql.count, 1);
    assert_string_equal(sql.values[0], "Town Hall");
    becomes("floors IN (1, 2.50) AND built < DATE('2026-11-22')",
            "((feature.floors IN ($3::bigint, $4::numeric)) AND (feature.built < $5::date))");
    assert_string_equal(sql.values[1], "2.5");
    assert_string_equal(sql.values[2], "2026-11-22");
    becomes("listed = TRUE", "(feature.listed = $3::boolean)");
    becomes("height < 9223372036854775808", "(feature.height < $3::numeric)");
}

static void an_attempt_to_break_out_stays_a_value(void **state) {
    (void)state;
    static const char *const attempts[] = {"'; DROP TABLE register.asset; --",
                                           "$1",
                                           "$3::text) OR (true",
                                           "/* */ UNION SELECT 1",
                                           "\\'; SELECT pg_sleep(9); --",
                                           "E'\\047'",
                                           "\xca\xbc OR 1=1 \xe2\x80\x99",
                                           "\"; $$ $a$ ;",
                                           "%s%n%d"};
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        struct text filter = TEXT_EMPTY;
        text_add(&filter, "name = '");
        for (const char *c = attempts[i]; *c != '\0'; c++) {
            if (*c == '\'' || *c == '\\') text_add_char(&filter, *c);
            text_add_char(&filter, *c);
        }
        text_add(&filter, "' OR CASEI(name) LIKE CASEI('x')");
        becomes(text_string(&filter),
                "((feature.name = $3::text) OR (lower(feature.name COLLATE \"default\") LIKE "
                "lower($4::text)))");
        assert_string_equal(sql.values[0], attempts[i]);
        text_free(&filter);
    }
}

static void names_come_out_as_the_tables_own_sql(void **state) {
    (void)state;
    becomes("\"eo:code\" = 'x'", "((concat(feature.name, ' ', feature.town)) = $3::text)");
    becomes("eo:code IS NULL", "((concat(feature.name, ' ', feature.town)) IS NULL)");
    is_refused("\"name; drop\" = 'x'", "there is no property 'name; drop' here; there are ");
    is_refused("nme = 'x'", "line 1, column 1: there is no property 'nme' here; there are name, ");
    is_refused("FLOORS = 1", "there are floors, ");
    is_refused("{\"op\":\"=\",\"args\":[{\"property\":\"feature.name\"},\"x\"]}",
               "$.args[0]: there is no property 'feature.name' here");
}

static void indexes_can_be_used(void **state) {
    (void)state;
    becomes("S_INTERSECTS(geometry, POINT(-0.5 51))", "ST_Intersects(feature.geometry_crs84, $3::geometry)");
    assert_string_equal(sql.values[0], "0101000020E6100000000000000000E0BF0000000000804940");
    becomes("CASEI(name) = CASEI('x')",
            "(lower(feature.name COLLATE \"default\") COLLATE \"C\" = lower($3::text))");
    becomes("name LIKE 'x%'", "(feature.name LIKE $3::text)");
}

static void a_literal_meets_the_geometry_of_its_own_system(void **state) {
    (void)state;
    assert_int_equal(
        compile_as("S_WITHIN(geometry, POINT(530000 180000))", CQL2_LANGUAGE_TEXT, CQL2_EPSG_27700),
        STATUS_OK);
    assert_string_equal(sql.text, "ST_Within(feature.geometry, $3::geometry)");
    assert_memory_equal(sql.values[0], "0101000020346C0000", 18);
    assert_int_equal(compile_as("S_INTERSECTS(geometry, POINT(51 -0.5))", CQL2_LANGUAGE_TEXT, CQL2_EPSG_4326),
                     STATUS_OK);
    assert_string_equal(sql.values[0], "0101000020E6100000000000000000E0BF0000000000804940");
    becomes("S_OVERLAPS(extent, geometry)", "ST_Overlaps(feature.extent, feature.geometry)");
}

static void a_pattern_never_ends_in_its_escape(void **state) {
    (void)state;
    becomes("name LIKE 'a\\\\'", "(feature.name LIKE $3::text)");
    assert_string_equal(sql.values[0], "a\\\\");
    becomes("name LIKE 'a\\\\\\\\'", "(feature.name LIKE $3::text)");
    assert_string_equal(sql.values[0], "a\\\\");
}

static void boxes_lose_heights_and_go_over_the_antimeridian(void **state) {
    (void)state;
    const char *flat;
    becomes("S_INTERSECTS(geometry, BBOX(0,50,1,51))", "ST_Intersects(feature.geometry_crs84, $3::geometry)");
    flat = sql.values[0];
    becomes("S_INTERSECTS(geometry, BBOX(0,50,-5,1,51,5))",
            "ST_Intersects(feature.geometry_crs84, $3::geometry)");
    assert_string_equal(sql.values[0], flat);
    becomes("S_INTERSECTS(geometry, BBOX(170,-10,-170,10))",
            "ST_Intersects(feature.geometry_crs84, $3::geometry)");
    assert_memory_equal(sql.values[0], "0106000020E610000002000000", 26); /* a multipolygon of two */
    assert_int_equal(compile_as("S_INTERSECTS(geometry, BBOX(9,1,2,3))", CQL2_LANGUAGE_TEXT, CQL2_EPSG_27700),
                     STATUS_INVALID);
    assert_non_null(strstr(err.message, "ends west of where it begins"));
}

/* --- what is refused --- */

static void a_filter_that_cannot_be_read_says_where(void **state) {
    (void)state;
    is_refused("name = ",
               "line 1, column 8: expected a property, a literal or a function, found the end of the filter");
    is_refused("name = 'x'\n  AND )",
               "line 2, column 7: expected a property, a literal or a function, found ')'");
    is_refused("name = 'x", "line 1, column 8: the text that begins here has no closing quote");
    is_refused("name = 'x' town = 'y'", "line 1, column 12: expected AND, OR or the end, found 'town'");
    is_refused("name ! 'x'", "line 1, column 6: '!' has no meaning here");
    is_refused("floors = 5x", "the number runs into 'x'");
    is_refused("\"name = 1", "no closing double quote");
    is_refused("floors NOT = 1", "expected LIKE, BETWEEN or IN, found '='");
    is_refused("floors BETWEEN 1 OR 2", "expected 'AND', found 'OR'");
    is_refused("floors IN ()", "found ')'");
    is_refused("floors = 2 ^ 3 ^ 4", "powers do not chain");
    is_refused("sin(floors) = 1", "there is no function 'sin'");
    is_refused("ACCENTI(name) = 'x'", "ACCENTI) is not offered");
    is_refused("A_CONTAINS(name, ('a'))", "A_ functions are not offered");
    is_refused("S_INTERSECTS(geometry)", "S_INTERSECTS takes 2 operands, not 1");
    is_refused("  ", "the filter is empty");
    is_refused("name = '\xff'", "not in UTF-8");
    is_refused("{\"op\":\"=\"", "this is not JSON");
    is_refused("{\"op\":\"=\",\"args\":[{\"property\":\"name\"},null]}", "$.args[1]: null is no value");
    is_refused("{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"\\u0000\"]}", "this is not JSON");
    is_refused("{\"op\":\"=\",\"args\":[{\"property\":\"name\"}]}",
               "$: \"=\" takes an array \"args\" of 2, not 1");
    is_refused("{\"op\":\"and\",\"args\":[true]}", "at least 2, not 1");
    is_refused("{\"op\":\"in\",\"args\":[1,[]]}", "an array with something in it");
    is_refused("{\"op\":\"upper\",\"args\":[]}", "there is no operation \"upper\"");
    is_refused("{\"op\":\"not\",\"op\":\"not\",\"args\":[true]}", "this is not JSON");
    is_refused("{\"colour\":1}", "an object here has \"op\" and \"args\"");
}

static void types_that_cannot_meet_are_refused(void **state) {
    (void)state;
    is_refused("name = 5", "line 1, column 8: a text is compared here with a number, which cannot be");
    is_refused("5 < name", "a number is compared here with a text");
    is_refused("built = 5", "a date is written DATE('2026-11-22')");
    is_refused("built = 'soon'", "'soon' is no date or time");
    is_refused("geometry = 'x'", "geometries are compared with S_INTERSECTS");
    is_refused("valid = valid", "intervals are compared with T_INTERSECTS");
    is_refused("floors IN (1, 'x')", "a number is compared here with a text");
    is_refused("name BETWEEN 'a' AND 'b'", "BETWEEN takes numbers, dates or times");
    is_refused("floors LIKE 'x'", "LIKE takes a text, and this is a number");
    is_refused("name LIKE town", "the pattern of LIKE is a text in quotes");
    is_refused("CASEI(floors) = 'x'", "CASEI takes a text");
    is_refused("name + 1 = 2", "a number is expected here, and this is a text");
    is_refused("name", "a condition is expected here");
    is_refused("NOT floors", "a condition is expected here");
    is_refused("floors = 1 OR 'x'", "a condition is expected here");
    is_refused("S_WITHIN(name, POINT(0 0))", "a geometry is expected here, and 'name' is a text");
    is_refused("S_WITHIN(geometry, 'POINT(0 0)')", "a geometry is expected here");
    is_refused("T_AFTER(name, built)", "T_AFTER takes intervals, dates and times, and this is a text");
    is_refused("T_DURING(built, valid)", "T_DURING takes intervals, and this is a date");
}

static void dates_that_there_are_not_are_refused(void **state) {
    (void)state;
    is_refused("built = DATE('2023-02-29')", "there is no day 2023-02-29");
    is_refused("built = DATE('1900-02-29')", "there is no day");
    is_refused("built = DATE('0000-01-01')", "years go from 0001 to 9999");
    is_refused("built = DATE('2023-1-1')", "is no date or time");
    is_refused("built = DATE('infinity')", "is no date or time");
    is_refused("built = DATE('2023-01-01T00:00:00Z')", "a DATE is written");
    is_refused("updated = TIMESTAMP('2023-01-01T24:00:00Z')", "there is no time of day");
    is_refused("updated = TIMESTAMP('2023-01-01T12:59:60Z')", "there is no time of day");
    is_refused("updated = TIMESTAMP('2023-01-01T00:00:00+01:00')", "is no date or time");
    is_refused("updated = TIMESTAMP('2023-01-01T00:00:00.Z')", "is no date or time");
    is_refused("T_AFTER(built, INTERVAL('2023-01-02','2023-01-01'))", "ends (2023-01-01) before it begins");
    is_refused("T_AFTER(updated, INTERVAL('2023-01-01T00:00:00.5Z','2023-01-01T00:00:00.25Z'))",
               "before it begins");
    is_refused("T_AFTER(updated, INTERVAL('2023-01-01T00:00:00.5Z','2023-01-01T00:00:00Z'))",
               "before it begins");
    is_refused("T_AFTER(updated, INTERVAL('2023-01-01','2023-01-01T00:00:00Z'))", "both dates or both times");
    is_refused("T_AFTER(updated, INTERVAL(name,'..'))", "'name' is a text");
    becomes("T_AFTER(updated, INTERVAL('2023-01-01T00:00:00Z','2023-01-01T00:00:00.5Z'))",
            "(feature.updated > $3::timestamptz)");
}

static void numbers_out_of_range_are_refused(void **state) {
    (void)state;
    is_refused("height = 1e309", "out of range");
    is_refused("height = 1e-400", "out of range");
    is_refused("height = 1e99999999999999999999", "out of range");
    is_refused("{\"op\":\"=\",\"args\":[{\"property\":\"height\"},1e999]}", "this is not JSON");
    is_refused("height = NaN", "there is no property 'NaN'");
    struct text filter = TEXT_EMPTY;
    text_add(&filter, "height = 0.");
    for (int i = 0; i < 101; i++)
        text_add_char(&filter, '1');
    is_refused(text_string(&filter), "at most 100 digits");
    text_free(&filter);
}

static void geometries_that_are_not_sound_are_refused(void **state) {
    (void)state;
    is_refused("S_INTERSECTS(geometry, POINT(90 180))", "is outside the world");
    is_refused("S_INTERSECTS(geometry, POINT(530000 180000))", "say so with filter-crs");
    is_refused("S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))", "not valid: Self-intersection");
    is_refused("S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1)))", "ring 1 of the polygon is not closed");
    is_refused("S_INTERSECTS(geometry, LINESTRING(0 0,0 0))", "not valid");
    is_refused("S_INTERSECTS(geometry, LINESTRING(0 0))", "the geometry cannot be read");
    is_refused("S_INTERSECTS(geometry, BBOX(0,2,1,1))", "ends south of where it begins");
    is_refused("S_INTERSECTS(geometry, BBOX(0,1,1))", "a box has 4 numbers, or 6 with heights, not 3");
    is_refused("S_INTERSECTS(geometry, BBOX(0,1,9,1,2,3))", "ends below where it begins");
    is_refused("S_INTERSECTS(geometry, POINT EMPTY)", "expected");
    is_refused("S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(9 9), LINESTRING(0 0,1 1)))",
               "is not defined for a collection");
    is_refused("{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\","
               "\"coordinates\":[]}]}",
               "a position is an array of two numbers");
    is_refused("{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Circle\"}]}",
               "the type of a geometry is Point");
}

/* --- limits --- */

/* `part` `count` times between `start` and `end`. */
static char *repeated(const char *start, const char *part, size_t count, const char *end) {
    struct text filter = TEXT_EMPTY;
    text_add(&filter, start);
    for (size_t i = 0; i < count; i++)
        text_add(&filter, part);
    text_add(&filter, end);
    return text_take(&filter);
}

static void large_filters_are_refused(void **state) {
    (void)state;
    const struct {
        char *filter;
        const char *sentence; /* NULL: taken */
    } cases[] = {
        {repeated("", "(", 60, "true))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))"), NULL},
        {repeated("", "(", 5000, "true"), "more than 64 parentheses"},
        {repeated("floors = 1", " + 1", 63, ""), "more than 64 expressions"},
        {repeated("floors = 1", " + 1", 62, ""), NULL},
        {repeated("floors IN (1", ",1", 1900, ")"), NULL},
        {repeated("floors IN (1", ",1", 2000, ")"), "more than 2000 operators"},
        {repeated("name = '", "x", 17000, "'"), "17009 bytes and may have 16384"},
        {repeated("{\"op\":\"not\",\"args\":[", "[", 3000, ""), "this is not JSON"},
        {repeated("", "{\"op\":\"not\",\"args\":[", 100, ""), "this is not JSON"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum cql2_language language = cases[i].filter[0] == '{' ? CQL2_LANGUAGE_JSON : CQL2_LANGUAGE_TEXT;
        if (cases[i].sentence)
            is_refused(cases[i].filter, cases[i].sentence);
        else if (compile_as(cases[i].filter, language, CQL2_CRS84) != STATUS_OK)
            fail_msg("%.60s: %s", cases[i].filter, err.message);
        free(cases[i].filter);
    }
    char *nots = repeated("", "{\"op\":\"not\",\"args\":[", 70, "true");
    char *deep = repeated(nots, "]}", 70, "");
    is_refused(deep, "more than 64 expressions inside one another");
    free(nots);
    free(deep);
}

static void the_classes_that_are_met_are_listed(void **state) {
    (void)state;
    size_t count = 0;
    for (; cql2_conformance[count]; count++)
        assert_memory_equal(cql2_conformance[count], "http://www.opengis.net/spec/cql2/1.0/conf/", 42);
    assert_int_equal(count, 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_bound_from_the_next_free_parameter),
        cmocka_unit_test(an_attempt_to_break_out_stays_a_value),
        cmocka_unit_test(names_come_out_as_the_tables_own_sql),
        cmocka_unit_test(indexes_can_be_used),
        cmocka_unit_test(a_literal_meets_the_geometry_of_its_own_system),
        cmocka_unit_test(a_pattern_never_ends_in_its_escape),
        cmocka_unit_test(boxes_lose_heights_and_go_over_the_antimeridian),
        cmocka_unit_test(a_filter_that_cannot_be_read_says_where),
        cmocka_unit_test(types_that_cannot_meet_are_refused),
        cmocka_unit_test(dates_that_there_are_not_are_refused),
        cmocka_unit_test(numbers_out_of_range_are_refused),
        cmocka_unit_test(geometries_that_are_not_sound_are_refused),
        cmocka_unit_test(large_filters_are_refused),
        cmocka_unit_test(the_classes_that_are_met_are_listed),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
