/* The OpenAPI document of a small table. */
#include <jansson.h>
#include <string.h>

#include "engine/service/openapi.h"
#include "tests/support/check.h"
#include "tests/unit/service/writer.h"

static const struct route_parameter page[] = {
    {"limit", "How many.", "{\"type\":\"integer\",\"minimum\":1,\"x-required\":true}", "5"},
    {"bbox", "A box <of> numbers.", "{\"type\":\"array\",\"items\":{\"type\":\"number\"}}", "1,2,3,4"},
    {NULL, NULL, NULL, NULL}};

static const struct route table[] = {
    {HTTP_GET, "/collections/{collection}/items", ALLOW_READ, LANE_ROLE, NULL, "Features of a collection",
     "Features", page, NULL, 0, NULL, "application/geo+json, text/html,application/vnd.flatgeobuf",
     "FeatureCollection", 0, NULL, NULL},
    {HTTP_GET, "/things/{thing}", ALLOW_READ, LANE_ROLE, NULL, "A thing", "Things", NULL, NULL, 0, NULL,
     "application/json", NULL, 0, NULL, NULL},
    {HTTP_PATCH, "/things/{thing}", ALLOW_EDIT, LANE_ROLE, NULL, "Change a thing", "Things", NULL, NULL, 1000,
     "application/merge-patch+json", "application/json", NULL, ROUTE_IDEMPOTENT, "Link", NULL},
    {HTTP_GET, "/health", ALLOW_ANYONE, LANE_NONE, NULL, "Is it up?", "Service", NULL, NULL, 0, NULL,
     "application/json", "Health", 0, NULL, NULL},
    {HTTP_GET, NULL, 0, LANE_NONE, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, NULL}};
static const struct route *const tables[] = {table, NULL};

/* The document; the test frees it. */
static json_t *document(void) {
    struct text text = TEXT_EMPTY;
    struct error err = {0};
    json_t *made;

    assert_int_equal(openapi_document(&text, tables, "https://terrier.example", "1.2.3", &err), STATUS_OK);
    made = json_loads(text_string(&text), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(made);
    text_free(&text);
    return made;
}

/* The value at "paths|/things/{thing}|get|summary"; a number is an index. */
static json_t *at(json_t *value, const char *where) {
    for (const char *from = where; value != NULL; from++) {
        char name[100];
        size_t length = strcspn(from, "|");

        snprintf(name, sizeof name, "%.*s", (int)length, from);
        value =
            json_is_array(value) ? json_array_get(value, (size_t)atoi(name)) : json_object_get(value, name);
        from += length;
        if (*from == '\0') break;
    }
    return value;
}

static void check_text(json_t *value, const char *where, const char *expected) {
    const char *found = json_string_value(at(value, where));
    if (found == NULL) fail_msg("nothing at %s", where);
    assert_string_equal(found, expected);
}

static void a_document_says_what_serves_and_where(void **state) {
    json_t *made = document();
    (void)state;
    check_text(made, "openapi", "3.0.3");
    check_text(made, "info|version", "1.2.3");
    check_text(made, "servers|0|url", "https://terrier.example");
    check_text(made, "tags|0|name", "Features");
    assert_int_equal(json_array_size(json_object_get(made, "tags")), 3);
    json_decref(made);
}

static void methods_of_a_path_share_its_item(void **state) {
    json_t *made = document();
    (void)state;
    assert_int_equal(json_object_size(json_object_get(made, "paths")), 3);
    check_text(made, "paths|/things/{thing}|get|summary", "A thing");
    check_text(made, "paths|/things/{thing}|patch|operationId", "patchThingsThing");
    json_decref(made);
}

static void a_part_of_a_path_is_described_by_the_components_or_at_least_named(void **state) {
    json_t *made = document();
    (void)state;
    check_text(made, "paths|/collections/{collection}/items|get|parameters|0|$ref",
               "#/components/parameters/collection");
    check_text(made, "paths|/things/{thing}|get|parameters|0|name", "thing");
    assert_true(json_is_true(at(made, "paths|/things/{thing}|get|parameters|0|required")));
    json_decref(made);
}

static void a_query_parameter_has_its_schema_and_an_example_of_its_type(void **state) {
    json_t *made = document();
    (void)state;
    check_text(made, "paths|/collections/{collection}/items|get|parameters|1|name", "limit");
    assert_int_equal(
        json_integer_value(at(made, "paths|/collections/{collection}/items|get|parameters|1|example")), 5);
    assert_true(json_is_true(at(made, "paths|/collections/{collection}/items|get|parameters|1|required")));
    assert_null(at(made, "paths|/collections/{collection}/items|get|parameters|1|schema|x-required"));
    assert_true(json_is_false(at(made, "paths|/collections/{collection}/items|get|parameters|2|required")));
    check_text(made, "paths|/collections/{collection}/items|get|parameters|2|style", "form");
    check_text(made, "paths|/collections/{collection}/items|get|parameters|2|example", "1,2,3,4");
    assert_true(json_is_false(at(made, "paths|/collections/{collection}/items|get|parameters|2|explode")));
    json_decref(made);
}

static void an_answer_names_its_schema_where_it_is_json(void **state) {
    json_t *made = document();
    const char *content = "paths|/collections/{collection}/items|get|responses|200|content";
    char where[200];
    (void)state;
    assert_int_equal(json_object_size(at(made, content)), 3);
    snprintf(where, sizeof where, "%s|application/geo+json|schema|$ref", content);
    check_text(made, where, "#/components/schemas/FeatureCollection");
    snprintf(where, sizeof where, "%s|text/html|schema|type", content);
    check_text(made, where, "string");
    snprintf(where, sizeof where, "%s|application/vnd.flatgeobuf|schema|format", content);
    check_text(made, where, "binary");
    check_text(made,
               "paths|/things/{thing}|patch|requestBody|content|application/merge-patch+json|schema|$ref",
               "#/components/schemas/Link");
    json_decref(made);
}

static void faults_are_those_that_such_a_route_can_have(void **state) {
    json_t *made = document();
    json_t *write = at(made, "paths|/things/{thing}|patch|responses"),
           *health = at(made, "paths|/health|get|responses");
    static const char *const of_writes[] = {"400", "401", "403", "404", "409",
                                            "412", "413", "415", "428", "503"};
    (void)state;
    for (size_t i = 0; i < sizeof of_writes / sizeof *of_writes; i++)
        assert_non_null(json_object_get(write, of_writes[i]));
    assert_null(json_object_get(health, "401"));
    assert_null(json_object_get(health, "404"));
    json_decref(made);
}

static void what_anyone_may_ask_needs_no_credential(void **state) {
    json_t *made = document();
    (void)state;
    assert_int_equal(json_array_size(at(made, "security")), 4);
    assert_true(json_is_array(at(made, "paths|/health|get|security")));
    assert_int_equal(json_array_size(at(made, "paths|/health|get|security")), 0);
    assert_null(at(made, "paths|/things/{thing}|get|security"));
    json_decref(made);
}

static void a_schema_that_is_no_json_is_named(void **state) {
    static const struct route_parameter wrong[] = {{"limit", "How many.", "{\"type\":", NULL},
                                                   {NULL, NULL, NULL, NULL}};
    struct route routes[] = {table[1], table[4]};
    const struct route *const broken[] = {routes, NULL};
    struct text text = TEXT_EMPTY;
    struct error err = {0};
    (void)state;
    routes[0].parameters = wrong;
    assert_int_equal(openapi_document(&text, broken, "http://localhost", "1", &err), STATUS_INTERNAL);
    assert_non_null(strstr(err.message, "get /things/{thing}: parameter limit"));
    text_free(&text);
}

static void the_page_shows_every_route_and_escapes(void **state) {
    struct text page_text = TEXT_EMPTY;
    struct error err = {0};
    (void)state;
    assert_int_equal(openapi_page(&page_text, tables, "http://localhost", "1", &err), STATUS_OK);
    assert_non_null(strstr(text_string(&page_text), "<code>PATCH /things/{thing}</code>"));
    assert_non_null(strstr(text_string(&page_text), "A box &lt;of&gt; numbers."));
    assert_null(strstr(text_string(&page_text), "<script"));
    text_free(&page_text);
}

/* Both have a json_object(): with ours in the program jansson must still find its own. */
static void our_writer_and_jansson_live_in_one_program(void **state) {
    struct text text = TEXT_EMPTY;
    json_t *made = json_pack("{s:{s:[i, n]}}", "a", "b", 1);
    (void)state;
    write_little_json(&text);
    assert_string_equal(text_string(&text), "{\"a\":[1,null]}");
    assert_int_equal(json_integer_value(at(made, "a|b|0")), 1);
    json_decref(made);
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_says_what_serves_and_where),
        cmocka_unit_test(methods_of_a_path_share_its_item),
        cmocka_unit_test(a_part_of_a_path_is_described_by_the_components_or_at_least_named),
        cmocka_unit_test(a_query_parameter_has_its_schema_and_an_example_of_its_type),
        cmocka_unit_test(an_answer_names_its_schema_where_it_is_json),
        cmocka_unit_test(faults_are_those_that_such_a_route_can_have),
        cmocka_unit_test(what_anyone_may_ask_needs_no_credential),
        cmocka_unit_test(a_schema_that_is_no_json_is_named),
        cmocka_unit_test(our_writer_and_jansson_live_in_one_program),
        cmocka_unit_test(the_page_shows_every_route_and_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
