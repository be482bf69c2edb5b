/* If-Match as clients and proxies send it. */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/service/api/records_inside.h"
#include "tests/support/check.h"

static const char *versions[RECORDS_TAGS_MAX];

static size_t taken(const char *header, struct arena *arena) {
    size_t count = 0;

    return records_match(header, arena, versions, &count) ? count : 0;
}

static void the_version_is_what_stands_before_the_dot(void **state) {
    struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(taken("\"12-ab.cd\"", arena), 1);
    assert_string_equal(versions[0], "12-ab");
    assert_int_equal(taken("  W/\"12-ab.cd\" ,\t\"13-ab\"", arena), 2);
    assert_string_equal(versions[0], "12-ab");
    assert_string_equal(versions[1], "13-ab");
    assert_int_equal(taken("\"\"", arena), 1);
    assert_string_equal(versions[0], "");
    assert_int_equal(taken("\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\"", arena), RECORDS_TAGS_MAX);
    arena_free(arena);
}

static void what_is_no_list_of_tags_is_refused(void **state) {
    static const char *const headers[] = {"",
                                          "*",
                                          "12-ab",
                                          "\"12",
                                          "\"a\" \"b\"",
                                          "\"a\",",
                                          ",\"a\"",
                                          "w/\"a\"",
                                          "W/ \"a\"",
                                          "\"a b\"",
                                          "\"a\"b",
                                          "\"a\\\"b\"",
                                          "'a'",
                                          "\"a\" ; \"b\"",
                                          "W/",
                                          "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\""};
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (taken(headers[i], arena) != 0) fail_msg("taken: %s", headers[i]);
    arena_free(arena);
}

static void a_tag_of_ours_names_its_version(void **state) {
    struct arena *arena = arena_new();
    struct text body = TEXT_EMPTY, header = TEXT_EMPTY;
    char tag[64], other[64];

    (void)state;
    text_add(&body, "{}");
    records_tag(tag, sizeof tag, "1204-5f3a9c1e", &body);
    text_add_char(&body, ' ');
    records_tag(other, sizeof other, "1204-5f3a9c1e", &body);
    assert_string_not_equal(tag, other);
    text_format(&header, "\"%s\"", tag);
    assert_int_equal(taken(text_string(&header), arena), 1);
    assert_string_equal(versions[0], "1204-5f3a9c1e");
    text_free(&body);
    text_free(&header);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_what_stands_before_the_dot),
        cmocka_unit_test(what_is_no_list_of_tags_is_refused),
        cmocka_unit_test(a_tag_of_ours_names_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
