/*
 * The two languages say the same. The pairs are modelled on the examples of OGC 21-065r2 (clauses 6 and 7 and
 * its folder of examples), with the properties of tests/fuzz/cql2_properties.h in place of the standard's.
 */
#include "tests/fuzz/cql2_properties.h"
#include "tests/support/check.h"
#include "tests/unit/cql2/tree.h"

static const struct {
    const char *text, *json;
} pairs[] = {
    {"name='Toronto'", "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"Toronto\"]}"},
    {"area-150.0 > 0", "{\"op\":\">\",\"args\":[{\"op\":\"-\",\"args\":[{\"property\":\"area\"},150.0]},0]}"},
    {"updated >= date('1970-01-01')",
     "{\"op\":\">=\",\"args\":[{\"property\":\"updated\"},{\"date\":\"1970-01-01\"}]}"},
    {"updated >= TIMESTAMP('2012-08-10T05:30:00.000000Z')",
     "{\"op\":\">=\",\"args\":[{\"property\":\"updated\"},{\"timestamp\":\"2012-08-10T05:30:00Z\"}]}"},
    {"geometry IS NOT NULL",
     "{\"op\":\"not\",\"args\":[{\"op\":\"isNull\",\"args\":[{\"property\":\"geometry\"}]}]}"},
    {"name LIKE 'Smith%'", "{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"Smith%\"]}"},
    {"name NOT LIKE 'a\\%\\_\\\\b'",
     "{\"op\":\"not\",\"args\":[{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"a\\\\%\\\\_\\\\b\"]}]}"},
    {"area BETWEEN 100.0 and 150.0", "{\"op\":\"between\",\"args\":[{\"property\":\"area\"},100.0,150.0]}"},
    {"town IN ('Toronto','Frankfurt','Tokyo','New York')",
     "{\"op\":\"in\",\"args\":[{\"property\":\"town\"},[\"Toronto\",\"Frankfurt\",\"Tokyo\",\"New York\"]]}"},
    {"floors NOT IN (1,2,3,4)",
     "{\"op\":\"not\",\"args\":[{\"op\":\"in\",\"args\":[{\"property\":\"floors\"},[1,2,3,4]]}]}"},
    {"CASEI(name) IN (CASEI('Οδος'),casei('Straße'))",
     "{\"op\":\"in\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"name\"}]},"
     "[{\"op\":\"casei\",\"args\":[\"Οδος\"]},{\"op\":\"casei\",\"args\":[\"Straße\"]}]]}"},
    {"CASEI(eo:code) LIKE CASEI('%calcutta%')",
     "{\"op\":\"like\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"eo:code\"}]},"
     "{\"op\":\"casei\",\"args\":[\"%calcutta%\"]}]}"},
    {"S_INTERSECTS(geometry,POINT(36.319836 32.288087))",
     "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},"
     "{\"type\":\"Point\",\"coordinates\":[36.319836,32.288087]}]}"},
    {"S_INTERSECTS(geometry,BBOX(160.6,-55.95,-170,-25.89))",
     "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[160.6,-55.95,-170,-25.89]}]"
     "}"},
    {"S_INTERSECTS(geometry,bbox(-1, 50, 0, 1, 51, 100))",
     "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[-1,50,0,1,51,100]}]}"},
    {"S_CROSSES(LINESTRING(43.72992 -79.2998, 43.73005 -79.2991),POLYGON Z((43 -79 5,44 -79 5,44 -80 5,43 "
     "-79 5)))",
     "{\"op\":\"s_crosses\",\"args\":[{\"type\":\"LineString\",\"coordinates\":[[43.72992,-79.2998],[43."
     "73005,-79.2991]]},"
     "{\"type\":\"Polygon\",\"coordinates\":[[[43,-79,5],[44,-79,5],[44,-80,5],[43,-79,5]]]}]}"},
    {"S_WITHIN(geometry, MULTIPOINT((1 2),(3 4))) OR s_within(geometry, MULTIPOINT(1 2, 3 4))",
     "{\"op\":\"or\",\"args\":[{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},"
     "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}]},{\"op\":\"s_within\",\"args\":["
     "{\"property\":\"geometry\"},{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}]}]}"},
    {"S_EQUALS(extent, MULTILINESTRING((0 0,1 1),(2 2,3 3)))",
     "{\"op\":\"s_equals\",\"args\":[{\"property\":\"extent\"},"
     "{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,1]],[[2,2],[3,3]]]}]}"},
    {"S_TOUCHES(extent, MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5))))",
     "{\"op\":\"s_touches\",\"args\":[{\"property\":\"extent\"},{\"type\":\"MultiPolygon\",\"coordinates\":["
     "[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}]}"},
    {"S_DISJOINT(extent, GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))))",
     "{\"op\":\"s_disjoint\",\"args\":[{\"property\":\"extent\"},{\"type\":\"GeometryCollection\","
     "\"geometries\":["
     "{\"type\":\"Point\",\"coordinates\":[7.02,49.92]},"
     "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}]}]}"},
    {"T_INTERSECTS(updated, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))",
     "{\"op\":\"t_intersects\",\"args\":[{\"property\":\"updated\"},"
     "{\"interval\":[\"1969-07-16T05:32:00Z\",\"1969-07-24T16:50:35Z\"]}]}"},
    {"T_DURING(INTERVAL(built, sold), INTERVAL('1969-07-16', '..'))",
     "{\"op\":\"t_during\",\"args\":[{\"interval\":[{\"property\":\"built\"},{\"property\":\"sold\"}]},"
     "{\"interval\":[\"1969-07-16\",\"..\"]}]}"},
    {"T_METBY(valid, INTERVAL('..', \"sold\")) AND t_startedby(valid, valid) AND T_OverlappedBy(valid, "
     "valid) "
     "AND T_FINISHEDBY(valid, valid)",
     "{\"op\":\"and\",\"args\":[{\"op\":\"t_metBy\",\"args\":[{\"property\":\"valid\"},"
     "{\"interval\":[\"..\",{\"property\":\"sold\"}]}]},"
     "{\"op\":\"t_startedBy\",\"args\":[{\"property\":\"valid\"},{\"property\":\"valid\"}]},"
     "{\"op\":\"t_overlappedBy\",\"args\":[{\"property\":\"valid\"},{\"property\":\"valid\"}]},"
     "{\"op\":\"t_finishedBy\",\"args\":[{\"property\":\"valid\"},{\"property\":\"valid\"}]}]}"},
    {"height > (area-1)", "{\"op\":\">\",\"args\":[{\"property\":\"height\"},{\"op\":\"-\",\"args\":[{"
                          "\"property\":\"area\"},1]}]}"},
    {"floors=1038290-2*2^-0 OR floors <> 7 % 4 div 2 / 1E1",
     "{\"op\":\"or\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"floors\"},{\"op\":\"-\",\"args\":["
     "1038290,"
     "{\"op\":\"*\",\"args\":[2,{\"op\":\"^\",\"args\":[2,0]}]}]}]},{\"op\":\"<>\",\"args\":["
     "{\"property\":\"floors\"},{\"op\":\"/"
     "\",\"args\":[{\"op\":\"div\",\"args\":[{\"op\":\"%\",\"args\":[7,4]},2]},10]}]}]}"},
    {"-floors < -.5",
     "{\"op\":\"<\",\"args\":[{\"op\":\"*\",\"args\":[-1,{\"property\":\"floors\"}]},-0.5]}"},
    {"(floors > 1 OR name = 'it''s') AND NOT (listed = TRUE) AND true",
     "{\"op\":\"and\",\"args\":[{\"op\":\"or\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"floors\"},1]"
     "},"
     "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"it's\"]}]},{\"op\":\"not\",\"args\":["
     "{\"op\":\"=\",\"args\":[{\"property\":\"listed\"},true]}]},true]}"},
    {"name = '\\a\\b\\t\\n\\v\\f\\r\\'\\\\'",
     "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"\\u0007\\b\\t\\n\\u000b\\f\\r'\\\\\"]}"},
    {"built IN ('2022-04-14', '2022-04-15')",
     "{\"op\":\"in\",\"args\":[{\"property\":\"built\"},[\"2022-04-14\",\"2022-04-15\"]]}"},
    {"height > 100000000000000000000 and height<1E300",
     "{\"op\":\"and\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"height\"},100000000000000000000]},"
     "{\"op\":\"<\",\"args\":[{\"property\":\"height\"},1e300]}]}"},
};
#define PAIRS (sizeof pairs / sizeof *pairs)

static struct cql2_node *read(struct arena *arena, const char *filter, enum cql2_language language) {
    struct error err = {0};
    struct cql2_reading reading = {.arena = arena, .err = &err};
    struct cql2_node *node = language == CQL2_LANGUAGE_JSON ? cql2_parse_json(&reading, filter)
                                                            : cql2_parse_text(&reading, filter);
    if (!node) fail_msg("%s: %s", filter, err.message);
    return node;
}

static void reads_back(struct arena *arena, const struct cql2_node *node) {
    struct text printed = TEXT_EMPTY;
    tree_print(&printed, node);
    if (!tree_equal(node, read(arena, text_string(&printed), CQL2_LANGUAGE_TEXT)))
        fail_msg("reads back otherwise: %s", text_string(&printed));
    text_free(&printed);
}

static void text_and_json_of_the_standard_are_the_same_tree(void **state) {
    (void)state;
    for (size_t i = 0; i < PAIRS; i++) {
        struct arena *arena = arena_new();
        struct cql2_node *text = read(arena, pairs[i].text, CQL2_LANGUAGE_TEXT);
        if (!tree_equal(text, read(arena, pairs[i].json, CQL2_LANGUAGE_JSON))) fail_msg("%s", pairs[i].text);
        reads_back(arena, text);
        arena_free(arena);
    }
}

static void every_example_compiles_in_both_languages(void **state) {
    (void)state;
    for (size_t i = 0; i < 2 * PAIRS; i++) {
        struct arena *arena = arena_new();
        struct error err = {0};
        struct cql2_sql sql;
        const char *filter = i % 2 ? pairs[i / 2].json : pairs[i / 2].text;
        enum status status =
            cql2_compile(&sql, arena, filter, i % 2 ? CQL2_LANGUAGE_JSON : CQL2_LANGUAGE_TEXT, CQL2_CRS84,
                         cql2_properties, CQL2_PROPERTIES, 1, &err);
        if (status != STATUS_OK) fail_msg("%s: %s", filter, err.message);
        arena_free(arena);
    }
}

/* --- trees made at random --- */

struct maker {
    struct cql2_reading *reading;
    uint64_t seed;
};

static unsigned below(struct maker *maker, unsigned most) {
    maker->seed = maker->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(maker->seed >> 33) % most;
}

static struct cql2_node *make_leaf(struct maker *maker) {
    static const struct {
        enum cql2_op op;
        const char *text;
    } leaves[] = {
        {CQL2_PROPERTY_NAME, "name"},
        {CQL2_PROPERTY_NAME, "and"},
        {CQL2_TEXT_LITERAL, "it's \\ a \n%"},
        {CQL2_TEXT_LITERAL, ""},
        {CQL2_NUMBER_LITERAL, "-12.5"},
        {CQL2_NUMBER_LITERAL, "1e300"},
        {CQL2_BOOLEAN_LITERAL, "true"},
        {CQL2_DATE_LITERAL, "2024-02-29"},
        {CQL2_TIMESTAMP_LITERAL, "2016-12-31T23:59:60Z"},
    };
    unsigned i = below(maker, sizeof leaves / sizeof *leaves);
    return cql2_leaf(maker->reading, leaves[i].op, "", leaves[i].text);
}

/* A tree of any form, whether its types fit or not: the parser does not judge them. */
static struct cql2_node *make_tree(struct maker *maker, int depth) {
    struct cql2_node *children[4];
    enum cql2_op op = (enum cql2_op)below(maker, CQL2_OPERATIONS);
    if (depth == 0 || below(maker, 4) == 0) return make_leaf(maker);
    const struct cql2_operation *form = cql2_operation(op);
    size_t count = form->most > form->least || op == CQL2_IN ? 2 + below(maker, 3) : form->least;
    for (size_t i = 0; i < count; i++)
        children[i] = make_tree(maker, depth - 1);
    return cql2_node(maker->reading, op, "", children, count);
}

static void any_tree_reads_back_as_it_was_printed(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        struct arena *arena = arena_new();
        struct error err = {0};
        struct cql2_reading reading = {.arena = arena, .err = &err};
        struct maker maker = {&reading, seed};
        struct cql2_node *tree = make_tree(&maker, 5);
        assert_non_null(tree);
        reads_back(arena, tree);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_json_of_the_standard_are_the_same_tree),
        cmocka_unit_test(every_example_compiles_in_both_languages),
        cmocka_unit_test(any_tree_reads_back_as_it_was_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
