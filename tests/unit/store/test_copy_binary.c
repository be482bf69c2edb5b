#include <limits.h>
#include <math.h>

#include "engine/base/text.h"
#include "engine/store/store.h"
#include "tests/support/check.h"

static void the_header_is_the_one_postgresql_describes(void **state) {
    (void)state;
    static const char expected[19] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0";
    struct text out = TEXT_EMPTY;
    copy_binary_header(&out);
    assert_int_equal(out.length, sizeof expected);
    assert_memory_equal(out.data, expected, sizeof expected);
    text_free(&out);
}

static void what_is_written_is_read(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    struct copy_row row;
    struct copy_field field;

    copy_binary_header(&out);
    copy_binary_row(&out, 5);
    copy_binary_int4(&out, -7);
    copy_binary_float8(&out, 1e300);
    copy_binary_null(&out);
    copy_binary_date(&out, 20000);
    copy_binary_text(&out, "");
    assert_true(copy_row_open(&row, text_string(&out), out.length, true));
    assert_int_equal(row.field_count, 5);
    assert_true(copy_row_next(&row, &field));
    assert_int_equal(copy_field_integer(field), -7);
    assert_true(copy_row_next(&row, &field));
    assert_true(copy_field_float8(field) == 1e300);
    assert_true(copy_row_next(&row, &field));
    assert_int_equal(field.length, -1);
    assert_true(isnan(copy_field_float8(field)));
    assert_int_equal(copy_field_date(field), INT32_MIN);
    assert_true(copy_row_next(&row, &field));
    assert_int_equal(copy_field_date(field), 20000);
    assert_true(copy_row_next(&row, &field));
    assert_int_equal(field.length, 0); /* empty is not unknown */
    assert_false(copy_row_next(&row, &field));
    text_free(&out);
}

static void no_cut_row_is_taken_for_a_whole_one(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    copy_binary_header(&out);
    copy_binary_row(&out, 1);
    copy_binary_text(&out, "Taunton");
    for (size_t length = 0; length < out.length; length++) {
        struct copy_row row;
        struct copy_field field;
        bool whole = copy_row_open(&row, out.data, length, true) && copy_row_next(&row, &field);
        assert_false(whole);
    }
    text_free(&out);
}

static void a_length_that_lies_is_refused(void **state) {
    (void)state;
    static const char lies[][10] = {{0, 1, 127, -1, -1, -1}, {0, 1, -1, -1, -1, -2}, {0, 1, 0, 0, 0, 5, 'a'}};
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct copy_row row;
        struct copy_field field;
        assert_true(copy_row_open(&row, lies[i], sizeof lies[i], false));
        assert_false(copy_row_next(&row, &field));
    }
}

static void unknown_is_written_as_null(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    copy_binary_float8(&out, (double)NAN);
    copy_binary_text(&out, NULL);
    assert_int_equal(out.length, 8);
    assert_memory_equal(out.data, "\377\377\377\377\377\377\377\377", 8);
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_the_one_postgresql_describes),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(no_cut_row_is_taken_for_a_whole_one),
        cmocka_unit_test(a_length_that_lies_is_refused),
        cmocka_unit_test(unknown_is_written_as_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
