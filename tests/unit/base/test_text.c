#include <stdlib.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/base/text.h"
#include "tests/support/check.h"

static void an_empty_buffer_reads_as_empty_text(void **state) {
    (void)state;
    struct text text = TEXT_EMPTY;
    assert_string_equal(text_string(&text), "");
    text_add(&text, NULL);
    assert_int_equal(text.length, 0);
    char *taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
    text_free(&text);
    text_free(NULL);
}

static void pieces_are_added_in_order(void **state) {
    (void)state;
    struct text text = TEXT_EMPTY;
    text_add(&text, "SC");
    text_add_char(&text, '0');
    text_format(&text, "%05d", 123);
    text_add_bytes(&text, "\0x", 2);
    assert_int_equal(text.length, 10);
    assert_memory_equal(text_string(&text), "SC000123\0x\0", 11);
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    text_add(&text, "again");
    char *taken = text_take(&text);
    assert_string_equal(taken, "again");
    assert_null(text.data);
    free(taken);
}

static void formats_of_every_length_around_the_buffer(void **state) {
    (void)state;
    for (int width = 1; width < 600; width++) {
        struct text text = TEXT_EMPTY;
        text_format(&text, "%*d|", width, 7);
        text_format(&text, "%*d|", width, 8);
        assert_int_equal(text.length, 2 * width + 2);
        assert_int_equal(strlen(text_string(&text)), text.length);
        assert_int_equal(text.data[text.length - 2], '8');
        text_free(&text);
    }
}

static void white_space_around_is_left_out(void **state) {
    (void)state;
    size_t length;
    const char *found = text_trimmed(" \t\f County  Hall\r\n\v", &length);
    assert_int_equal(length, 12);
    assert_memory_equal(found, "County  Hall", 12);
    text_trimmed(" \t", &length);
    assert_int_equal(length, 0);
    assert_string_equal(text_trimmed(NULL, &length), "");
    assert_int_equal(length, 0);
}

/* Values of the authors' own test suite. */
static void hashes_are_the_published_ones(void **state) {
    (void)state;
    assert_true(hash_string("") == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_string("foobar") == UINT64_C(0x85944171f73967e8));
    assert_true(hash_bytes(hash_string("foo"), "bar", 3) == hash_string("foobar"));
}

static void comparisons_take_null_as_empty(void **state) {
    (void)state;
    assert_true(text_equal(NULL, ""));
    assert_true(text_equal("a", "a"));
    assert_false(text_equal("a", NULL));
    assert_true(text_equal_nocase("Freehold", "FREEHOLD"));
    assert_false(text_equal_nocase("Freehold", "Free"));
    assert_false(text_equal_nocase("[", "{")); /* 32 apart, but not letters */
    assert_false(text_equal_nocase("\xC3\x89", "\xC3\xA9"));
    assert_true(text_equal_nocase(NULL, ""));
    assert_true(text_blank(NULL));
    assert_true(text_blank(" \t\r\n"));
    assert_false(text_blank(" x "));
}

static void utf8_is_told_by_the_unicode_table(void **state) {
    (void)state;
    static const char *const good[] = {"",
                                       "plain",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "eight by\xC2\xA3 eight bytes"};
    static const char *const bad[] = {"\x80",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC2",
                                      "\xC2\x41",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xE2\x82",
                                      "\xE2\x82\x41",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF",
                                      "\xF0\x90\x80",
                                      "eight bytes \xA3 and more"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(text_is_utf8(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
    assert_int_equal(text_utf8_step("\xE2\x82\xAC", 3), 3);
    assert_int_equal(text_utf8_step("\xE2\x82\xAC", 2), 0);
    assert_int_equal(text_utf8_step("", 0), 0);
}

static void plain_text_neither_drives_a_terminal_nor_turns_its_line(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"caf\u00e9 \U0001F600 \u05D0", "caf\u00e9 \U0001F600 \u05D0"},
        {"a\x1b[31mb\r\n\x7f", "a [31mb   "},
        {"a\xC2\x9B"
         "31m\xC2\x85\xC2\xA3",
         "a 31m \u00A3"},
        {"x\u202Etxt.exe\u2066\u200F\u061C\u2028y", "x txt.exe    y"},
        {"\u200B\u2014\u2060", "\u200B\u2014\u2060"},
        {"Caf\xE9 \xF0\x9F", "Caf? ??"},
    };
    struct text text = TEXT_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text_clear(&text);
        text_add_plain(&text, cases[i][0], SIZE_MAX);
        assert_string_equal(text_string(&text), cases[i][1]);
    }
    text_clear(&text);
    text_add_plain(&text, "\u00e9\u202Exy", 3);
    text_add_plain(&text, NULL, 3);
    assert_string_equal(text_string(&text), "\u00e9 x");
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_reads_as_empty_text),
        cmocka_unit_test(pieces_are_added_in_order),
        cmocka_unit_test(formats_of_every_length_around_the_buffer),
        cmocka_unit_test(white_space_around_is_left_out),
        cmocka_unit_test(hashes_are_the_published_ones),
        cmocka_unit_test(comparisons_take_null_as_empty),
        cmocka_unit_test(utf8_is_told_by_the_unicode_table),
        cmocka_unit_test(plain_text_neither_drives_a_terminal_nor_turns_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
