#include <string.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "tests/support/check.h"

static void setting_returns_the_status_and_keeps_the_sentence(void **state) {
    (void)state;
    struct error err = {0};
    assert_int_equal(error_set(&err, STATUS_INVALID, "Row %d: \"%s\" is not a date.", 12, "31/02/2020"),
                     STATUS_INVALID);
    assert_int_equal(err.status, STATUS_INVALID);
    assert_string_equal(err.message, "Row 12: \"31/02/2020\" is not a date.");
}

static void context_goes_before_the_message(void **state) {
    (void)state;
    struct error err = {0};
    error_set(&err, STATUS_IO, "the disk is full");
    assert_int_equal(error_context(&err, "Writing %s", "assets.gpkg"), STATUS_IO);
    assert_string_equal(err.message, "Writing assets.gpkg: the disk is full");
}

static void the_old_message_may_be_an_argument(void **state) {
    (void)state;
    struct error err = {0};
    error_set(&err, STATUS_CONFLICT, "locked");
    error_set(&err, STATUS_REFUSED, "refused since %s", err.message);
    assert_string_equal(err.message, "refused since locked");
}

static void a_long_message_is_cut_between_characters(void **state) {
    (void)state;
    char pounds[3000];
    for (size_t offset = 0; offset < 2; offset++) {
        struct error err = {0};
        memset(pounds, 'x', offset);
        for (size_t i = offset; i + 2 < sizeof pounds; i += 2)
            memcpy(pounds + i, "\xC2\xA3", 3);
        error_set(&err, STATUS_INVALID, "%s", pounds);
        assert_true(strlen(err.message) > 2000);
        assert_true(text_is_utf8(err.message, strlen(err.message)));
    }
}

static void every_status_has_a_name_and_an_exit_code(void **state) {
    (void)state;
    static const struct {
        enum status status;
        const char *name;
        int code;
    } expected[] = {{STATUS_OK, "ok", 0},
                    {STATUS_INVALID, "invalid", 2},
                    {STATUS_NOT_FOUND, "not_found", 3},
                    {STATUS_CONFLICT, "conflict", 4},
                    {STATUS_REFUSED, "refused", 4},
                    {STATUS_UNAVAILABLE, "unavailable", 5},
                    {STATUS_CANCELLED, "cancelled", 7},
                    {STATUS_IO, "io", 6},
                    {STATUS_RETRY, "retry", 5},
                    {STATUS_INTERNAL, "internal", 1}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_string_equal(status_name(expected[i].status), expected[i].name);
        assert_int_equal(status_exit_code(expected[i].status), expected[i].code);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_returns_the_status_and_keeps_the_sentence),
        cmocka_unit_test(context_goes_before_the_message),
        cmocka_unit_test(the_old_message_may_be_an_argument),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(every_status_has_a_name_and_an_exit_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
