#include <string.h>

#include "tests/support/check.h"
#include "tools/cli/output_table.h"

enum { COLUMNS = 4 };

static const char *const names[COLUMNS] = {"reference", "name", "area", "held"};
static const enum rows_kind kinds[COLUMNS] = {ROWS_TEXT, ROWS_TEXT, ROWS_NUMBER, ROWS_BOOLEAN};
static const char *const cells[][COLUMNS] = {
    {"SC000123", "Caf\u00e9 in the park", "12.50", "t"},
    {"SC000124", "=1+1", NULL, "f"},
    {"SC000125", "a\nb\033[31m\"c\"", "NaN", NULL},
};

static const char *name(const void *context, size_t column) {
    (void)context;
    return names[column];
}

static enum rows_kind kind(const void *context, size_t column) {
    (void)context;
    return kinds[column];
}

static const char *cell(const void *context, size_t row, size_t column) {
    const char *const(*rows)[COLUMNS] = context;
    return rows[row][column];
}

static void assert_output(enum output_format format, const char *expected) {
    struct text out = TEXT_EMPTY;
    output_format(&out, format, (struct output_source){cells, 3, COLUMNS, name, kind, cell});
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

static void a_table_aligns_by_characters_and_shows_what_is_unknown(void **state) {
    (void)state;
    assert_output(OUTPUT_TABLE, "reference  name               area  held\n"
                                "---------  ----------------  -----  ----\n"
                                "SC000123   Caf\u00e9 in the park  12.50  yes\n"
                                "SC000124   =1+1                  -  no\n"
                                "SC000125   a b [31m\"c\"         NaN  -\n");
}

/* The first column is of references, the second of amounts, which are text for their separators. */
static void numbers_with_separators_stand_right_and_days_do_not(void **state) {
    static const char *const amounts[][COLUMNS] = {
        {"2026-10-01", "1,204.5", "1", "t"}, {"12", "-731", "2", "t"}, {"1.1", NULL, "3", "t"}};
    struct text out = TEXT_EMPTY;

    (void)state;
    output_format(&out, OUTPUT_TABLE, (struct output_source){amounts, 3, COLUMNS, name, kind, cell});
    assert_string_equal(text_string(&out), "reference      name  area  held\n"
                                           "----------  -------  ----  ----\n"
                                           "2026-10-01  1,204.5     1  yes\n"
                                           "12             -731     2  yes\n"
                                           "1.1               -     3  yes\n");
    text_free(&out);
}

static void csv_guards_against_formulas_and_leaves_the_unknown_empty(void **state) {
    (void)state;
    assert_output(OUTPUT_CSV, "reference,name,area,held\r\n"
                              "SC000123,Caf\u00e9 in the park,12.50,true\r\n"
                              "SC000124,'=1+1,,false\r\n"
                              "SC000125,\"a\nb\033[31m\"\"c\"\"\",NaN,\r\n");
}

static void json_keeps_types_and_null(void **state) {
    (void)state;
    assert_output(
        OUTPUT_JSON,
        "[{\"reference\":\"SC000123\",\"name\":\"Caf\u00e9 in the park\",\"area\":12.50,\"held\":true},"
        "{\"reference\":\"SC000124\",\"name\":\"=1+1\",\"area\":null,\"held\":false},"
        "{\"reference\":\"SC000125\",\"name\":\"a\\nb\\u001b[31m\\\"c\\\"\",\"area\":null,\"held\":null}]\n");
}

static size_t longest_line(const char *text) {
    size_t longest = 0;
    size_t length = 0;
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            length = 0;
        else if (((unsigned char)*text & 0xC0) != 0x80 && ++length > longest)
            longest = length;
    }
    return longest;
}

static void fold(struct text *out, const char *const (*rows)[COLUMNS], size_t count) {
    output_format(out, OUTPUT_TABLE, (struct output_source){rows, count, COLUMNS, name, kind, cell});
}

static void a_table_folds_what_is_too_long_and_loses_no_word(void **state) {
    (void)state;
    static const char *const wide[][COLUMNS] = {
        {"SC000123",
         "every word of a reason is there: one two three four five six seven eight nine ten eleven "
         "twelve thirteen",
         "12.50", "t"},
        {"SC000124", "short", NULL, "f"},
    };
    struct text out = TEXT_EMPTY;

    fold(&out, wide, 2);
    assert_string_equal(
        text_string(&out),
        "reference  name                                                                           area  "
        "held\n"
        "---------  ----------------------------------------------------------------------------  -----  "
        "----\n"
        "SC000123   every word of a reason is there: one two three four five six seven eight      12.50  "
        "yes\n"
        "           nine ten eleven twelve thirteen\n"
        "SC000124   short                                                                             -  "
        "no\n");
    text_free(&out);
}

static void a_table_fits_the_page_and_cuts_no_number_and_no_reference(void **state) {
    (void)state;
    static const char *const wide[][COLUMNS] = {
        {"SC000123 and then some more of it, which no one needs to read to the end of the line",
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 a name that goes on and on and on and on and on "
         "and on",
         "1234567890123456789.12", "t"}};
    struct text out = TEXT_EMPTY;

    fold(&out, wide, 1);
    assert_true(longest_line(text_string(&out)) <= OUTPUT_WIDTH);
    assert_null(strstr(text_string(&out), "\u2026"));
    assert_non_null(strstr(text_string(&out), "1234567890123456789.12"));
    assert_non_null(strstr(text_string(&out), "SC000123"));
    text_free(&out);
}

static void a_word_wider_than_its_column_is_broken_after_a_hyphen(void **state) {
    (void)state;
    static const char *const wide[][COLUMNS] = {
        {"a-part-of-a-very-long-name-of-a-feed/which-has-no-blank-in-it-anywhere-at-all",
         "another-part-of-a-very-long-name-of-a-feed/which-has-no-blank-in-it-anywhere", "1", "t"}};
    struct text out = TEXT_EMPTY;

    fold(&out, wide, 1);
    assert_true(longest_line(text_string(&out)) <= OUTPUT_WIDTH);
    assert_non_null(strstr(text_string(&out), "\na-part-of-a-very-long-name-of-a-feed/ "));
    assert_non_null(strstr(text_string(&out), "\nwhich-has-no-blank-in-it-anywhere-at-all "));
    text_free(&out);
}

static void a_cell_of_a_thousand_words_is_cut_and_says_so(void **state) {
    (void)state;
    struct text value = TEXT_EMPTY, out = TEXT_EMPTY;

    for (int i = 0; i < 1000; i++)
        text_add(&value, "\u00e9t\u00e9 1234 ");
    const char *const wide[][COLUMNS] = {{"SC000123", text_string(&value), "1", "t"}};
    fold(&out, wide, 1);
    assert_true(longest_line(text_string(&out)) <= OUTPUT_WIDTH);
    assert_non_null(strstr(text_string(&out), "\u2026\n"));
    assert_true(text_is_utf8(text_string(&out), out.length));
    text_free(&out);
    text_free(&value);
}

static const char *long_name(const void *context, size_t column) {
    (void)context;
    return column == 2 ? "rows_rejected" : "a_name_of_several_words_that_goes_on_for_a_while";
}

static void headings_are_in_words_and_stand_on_the_rule(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;

    output_format(&out, OUTPUT_TABLE, (struct output_source){cells, 2, 3, long_name, kind, cell});
    assert_string_equal(
        text_string(&out),
        "a name of several words that goes on for   a name of several words that goes on for a\n"
        "a while                                    while                                       rows "
        "rejected\n"
        "-----------------------------------------  ------------------------------------------  "
        "-------------\n"
        "SC000123                                   Caf\u00e9 in the park                                    "
        "12.50\n"
        "SC000124                                   =1+1                                                    "
        "-\n");
    text_free(&out);
}

static const char *numbered(const void *context, size_t column) {
    (void)context;
    (void)column;
    return "a_number";
}

static enum rows_kind number_kind(const void *context, size_t column) {
    (void)context;
    (void)column;
    return ROWS_INTEGER;
}

static const char *one(const void *context, size_t row, size_t column) {
    (void)context;
    (void)row;
    return column == 0 ? "123456789" : "1";
}

static void columns_that_never_fit_are_names_and_values(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;

    output_format(&out, OUTPUT_TABLE, (struct output_source){NULL, 2, 40, numbered, number_kind, one});
    assert_memory_equal(text_string(&out), "a number  123456789\na number  1\n", 32);
    assert_non_null(strstr(text_string(&out), "1\n\na number  123456789\n"));
    assert_true(longest_line(text_string(&out)) <= OUTPUT_WIDTH);
    text_free(&out);
}

static void folded_text_stands_below_where_it_began(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;

    text_add(&out, "notice    ");
    output_folded(
        &out,
        "twenty one characters and so on until the line of a hundred characters is full, and more\tof it",
        10);
    assert_string_equal(
        text_string(&out),
        "notice    twenty one characters and so on until the line of a hundred characters is full, and more\n"
        "          of it\n");
    text_clear(&out);
    output_folded(&out, "", 10);
    assert_string_equal(text_string(&out), "\n");
    text_free(&out);
}

static void a_table_without_rows_is_its_heading(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    output_format(&out, OUTPUT_TABLE, (struct output_source){cells, 0, 2, name, kind, cell});
    assert_string_equal(text_string(&out), "reference  name\n---------  ----\n");
    text_free(&out);
}

static void formats_have_names(void **state) {
    (void)state;
    enum output_format format = OUTPUT_TABLE;
    assert_true(output_format_parse("json", &format));
    assert_int_equal(format, OUTPUT_JSON);
    assert_false(output_format_parse("xml", &format));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_aligns_by_characters_and_shows_what_is_unknown),
        cmocka_unit_test(numbers_with_separators_stand_right_and_days_do_not),
        cmocka_unit_test(csv_guards_against_formulas_and_leaves_the_unknown_empty),
        cmocka_unit_test(json_keeps_types_and_null),
        cmocka_unit_test(a_table_folds_what_is_too_long_and_loses_no_word),
        cmocka_unit_test(a_table_fits_the_page_and_cuts_no_number_and_no_reference),
        cmocka_unit_test(a_word_wider_than_its_column_is_broken_after_a_hyphen),
        cmocka_unit_test(a_cell_of_a_thousand_words_is_cut_and_says_so),
        cmocka_unit_test(headings_are_in_words_and_stand_on_the_rule),
        cmocka_unit_test(columns_that_never_fit_are_names_and_values),
        cmocka_unit_test(folded_text_stands_below_where_it_began),
        cmocka_unit_test(a_table_without_rows_is_its_heading),
        cmocka_unit_test(formats_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
