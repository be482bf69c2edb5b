#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "engine/base/json.h"
#include "tests/support/check.h"
#include "tests/support/child.h"

static void expect_text(const char *value, const char *expected) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_text(&json, value);
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

static void expect_number(double value, const char *expected) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_number(&json, value);
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

static void commas_and_nesting_are_kept(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_object(&json);
    json_text_member(&json, "name", "Town Hall");
    json_name(&json, "empty");
    json_array(&json);
    json_end(&json);
    json_name(&json, "list");
    json_array(&json);
    json_integer(&json, -5);
    json_null(&json);
    json_object(&json);
    json_boolean_member(&json, "yes", true);
    json_boolean_member(&json, "no", false);
    json_end(&json);
    json_object(&json);
    json_end(&json);
    json_end(&json);
    json_number_member(&json, "area", 415.05);
    json_integer_member(&json, "uprn", INT64_C(100012797623));
    json_raw_member(&json, "cost", "1234567.10");
    json_raw_member(&json, "unknown", NULL);
    json_text_member(&json, "none", NULL);
    json_end(&json);
    assert_string_equal(text_string(&out), "{\"name\":\"Town Hall\",\"empty\":[],\"list\":[-5,null,"
                                           "{\"yes\":true,\"no\":false},{}],\"area\":415.05,"
                                           "\"uprn\":100012797623,\"cost\":1234567.10,\"unknown\":null,"
                                           "\"none\":null}");
    text_free(&out);
}

static void strings_are_escaped(void **state) {
    (void)state;
    expect_text("", "\"\"");
    expect_text("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
    expect_text("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
    expect_text("\x01\x1F\x7F", "\"\\u0001\\u001f\x7F\"");
    expect_text("\xC2\xA3 \xE2\x82\xAC \xF0\x9F\x8F\xAB", "\"\xC2\xA3 \xE2\x82\xAC \xF0\x9F\x8F\xAB\"");
    expect_text(NULL, "null");
}

static void each_invalid_byte_becomes_the_replacement_character(void **state) {
    (void)state;
    expect_text("a\xA3z", "\"a\xEF\xBF\xBDz\"");
    expect_text("\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    expect_text("\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    expect_text("\xC3\"", "\"\xEF\xBF\xBD\\\"\"");
}

static void numbers_are_short_and_read_back(void **state) {
    (void)state;
    expect_number(0.1, "0.1");
    expect_number(0.1 + 0.2, "0.30000000000000004");
    expect_number(1.0 / 3.0, "0.3333333333333333");
    expect_number(1287, "1287");
    expect_number(-2.3520922, "-2.3520922");
    expect_number(1e300, "1e+300");
    expect_number(5e-324, "4.94065645841247e-324");
    expect_number(NAN, "null");
    expect_number(INFINITY, "null");
    expect_number(-INFINITY, "null");
}

static void value_where_a_name_is_due(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_object(&json);
    json_integer(&json, 1);
}

static void name_in_an_array(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_array(&json);
    json_name(&json, "x");
}

static void name_without_a_value(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_object(&json);
    json_name(&json, "x");
    json_end(&json);
}

static void two_names(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_object(&json);
    json_name(&json, "x");
    json_name(&json, "y");
}

static void end_of_nothing(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_end(&json);
}

static void two_values_at_the_top(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    json_null(&json);
    json_null(&json);
}

static void too_deep(void) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    for (int i = 0; i <= JSON_DEPTH_MAX; i++)
        json_array(&json);
}

static void misuse_aborts(void **state) {
    (void)state;
    void (*const misuses[])(void) = {
        value_where_a_name_is_due, name_in_an_array, name_without_a_value, two_names, end_of_nothing,
        two_values_at_the_top,     too_deep};
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        char said[512];
        int status = child_run(misuses[i], said, sizeof said);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGABRT);
        assert_non_null(strstr(said, "JSON writer"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_and_nesting_are_kept),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(each_invalid_byte_becomes_the_replacement_character),
        cmocka_unit_test(numbers_are_short_and_read_back),
        cmocka_unit_test(misuse_aborts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
