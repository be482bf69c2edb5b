/* Paths, queries, cookies: engine/service/http/target.h. */
#include <string.h>

#include "engine/service/http/target.h"
#include "tests/support/check.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void an_escape_is_decoded_once_and_a_broken_one_refused(void **state) {
    static const char *const broken[] = {"%",   "%4",  "%4g",       "%g4",   "a%00b",
                                         "%ff", "%c3", "%ed%a0%80", "%c0%af"};

    (void)state;
    assert_string_equal(target_decode(arena, "a%2Fb%2520+", 11, false), "a/b%20+");
    assert_string_equal(target_decode(arena, "a+b%2B", 6, true), "a b+");
    assert_string_equal(target_decode(arena, "%c3%a9", 6, false), "\xc3\xa9");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_null(target_decode(arena, broken[i], strlen(broken[i]), false));
}

static int segments_of(const char *path, struct segment *segments) {
    return target_segments(arena, path, strlen(path), segments);
}

static void a_path_is_cut_at_its_slashes_before_it_is_decoded(void **state) {
    struct segment segments[TARGET_SEGMENTS_MAX];

    (void)state;
    assert_int_equal(segments_of("/", segments), 0);
    assert_int_equal(segments_of("/a/b%2Fc", segments), 2);
    assert_string_equal(segments[1].text, "b/c");
    assert_int_equal(segments_of("/a/", segments), 2);
    assert_int_equal(segments[1].length, 0);
    assert_int_equal(segments_of("", segments), -1);
    assert_int_equal(segments_of("*", segments), -1);
    assert_int_equal(segments_of("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", segments), 16);
    assert_int_equal(segments_of("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", segments), -1);
}

static enum status read_query(const char *query, struct parameter **parameters, size_t *count,
                              const char **fault) {
    struct error err = {0};
    return target_parameters(arena, query, parameters, count, fault, &err);
}

static void parameters_come_in_order_with_empty_values_as_empty(void **state) {
    struct parameter *parameters;
    size_t count;
    const char *fault;

    (void)state;
    assert_int_equal(read_query("b=1&a&c=&&d=x=y", &parameters, &count, &fault), STATUS_OK);
    assert_int_equal(count, 4);
    assert_string_equal(parameters[0].name, "b");
    assert_string_equal(parameters[1].value, "");
    assert_string_equal(parameters[2].value, "");
    assert_string_equal(parameters[3].value, "x=y");
    assert_int_equal(read_query("", &parameters, &count, &fault), STATUS_OK);
    assert_int_equal(count, 0);
}

static void a_parameter_given_twice_or_not_text_is_named(void **state) {
    struct parameter *parameters;
    size_t count;
    const char *fault;

    (void)state;
    assert_int_equal(read_query("a=1&%61=2", &parameters, &count, &fault), STATUS_INVALID);
    assert_string_equal(fault, "a");
    assert_int_equal(read_query("a=%ff", &parameters, &count, &fault), STATUS_INVALID);
    assert_string_equal(fault, "a");
    assert_int_equal(read_query("%ff=a", &parameters, &count, &fault), STATUS_INVALID);
    assert_null(fault);
}

static void a_cookie_is_found_by_its_whole_name(void **state) {
    (void)state;
    assert_string_equal(target_cookie(arena, "xa=1; a=2; ab=3", "a"), "2");
    assert_string_equal(target_cookie(arena, "a=\"quoted\" ;b=1", "a"), "quoted");
    assert_string_equal(target_cookie(arena, "a=", "a"), "");
    assert_string_equal(target_cookie(arena, "a=b=c", "a"), "b=c");
    assert_null(target_cookie(arena, "a", "a"));
    assert_null(target_cookie(arena, "; ;", "a"));
}

static void a_host_is_a_name_or_an_address_and_nothing_else(void **state) {
    (void)state;
    assert_true(target_host_is_sound("terrier.example:8080"));
    assert_true(target_host_is_sound("[::1]:80"));
    assert_false(target_host_is_sound(""));
    assert_false(target_host_is_sound("a/b"));
    assert_false(target_host_is_sound("a\"b"));
    assert_false(target_host_is_sound("user@host"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_escape_is_decoded_once_and_a_broken_one_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_path_is_cut_at_its_slashes_before_it_is_decoded, setup, teardown),
        cmocka_unit_test_setup_teardown(parameters_come_in_order_with_empty_values_as_empty, setup, teardown),
        cmocka_unit_test_setup_teardown(a_parameter_given_twice_or_not_text_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(a_cookie_is_found_by_its_whole_name, setup, teardown),
        cmocka_unit_test(a_host_is_a_name_or_an_address_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
