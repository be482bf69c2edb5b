/* Which route a path means: engine/service/http/route_match.h. */
#include <string.h>

#include "engine/service/http/route_match.h"
#include "tests/support/check.h"

static enum status nothing(struct request *request, struct response *response, struct error *err) {
    (void)request;
    (void)response;
    (void)err;
    return STATUS_OK;
}

#define ROW(m, p)                                                                                            \
    { .method = (m), .path = (p), .allow = ALLOW_STAFF, .handle = nothing }
static const struct route first[] = {ROW(HTTP_GET, "/"),        ROW(HTTP_GET, "/a/{x}/c"),
                                     ROW(HTTP_GET, "/a/b/{y}"), ROW(HTTP_GET, "/a/{x}"),
                                     ROW(HTTP_PATCH, "/a/{x}"), {.path = NULL}};
static const struct route second[] = {ROW(HTTP_DELETE, "/a/b"), {.path = NULL}};

static const char *found(const struct route_set *set, const char *path) {
    struct segment segments[TARGET_SEGMENTS_MAX];
    int count = target_segments(set->arena, path, strlen(path), segments);
    const struct route_path *at = count < 0 ? NULL : route_set_find(set, segments, count);

    return at == NULL ? "none" : at->pattern;
}

static void literals_are_closer_than_parts_from_the_left(void **state) {
    const struct route *const tables[] = {first, second, NULL};
    struct route_set set;
    struct error err = {0};

    (void)state;
    assert_int_equal(route_set_make(&set, tables, &err), STATUS_OK);
    assert_string_equal(found(&set, "/"), "/");
    assert_string_equal(found(&set, "/a/b/c"), "/a/b/{y}");
    assert_string_equal(found(&set, "/a/x/c"), "/a/{x}/c");
    assert_string_equal(found(&set, "/a/x"), "/a/{x}");
    assert_string_equal(found(&set, "/a/b"), "/a/b");
    assert_string_equal(found(&set, "/a/"), "none");
    assert_string_equal(found(&set, "/a"), "none");
    assert_string_equal(found(&set, "/b"), "none");
    route_set_free(&set);
}

static void a_path_says_all_its_methods(void **state) {
    const struct route *const tables[] = {first, NULL};
    struct route_set set;
    struct error err = {0};
    struct text methods = TEXT_EMPTY;
    struct segment segments[TARGET_SEGMENTS_MAX];

    (void)state;
    assert_int_equal(route_set_make(&set, tables, &err), STATUS_OK);
    int count = target_segments(set.arena, "/a/1", 4, segments);
    route_path_methods(route_set_find(&set, segments, count), &methods);
    assert_string_equal(text_string(&methods), "GET, HEAD, PATCH, OPTIONS");
    text_free(&methods);
    route_set_free(&set);
}

static void tables_that_cannot_be_right_are_refused(void **state) {
    static const struct route open[] = {
        {.path = "/open", .allow = ALLOW_ANYONE, .lane = LANE_ROLE, .handle = nothing}, {.path = NULL}};
    static const struct route empty[] = {{.path = "/empty", .allow = ALLOW_STAFF}, {.path = NULL}};
    static const struct route *const wrong[][3] = {{first, first, NULL}, {open, NULL}, {empty, NULL}};
    struct route_set set;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        assert_int_equal(route_set_make(&set, wrong[i], &err), STATUS_INTERNAL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_closer_than_parts_from_the_left),
        cmocka_unit_test(a_path_says_all_its_methods),
        cmocka_unit_test(tables_that_cannot_be_right_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
