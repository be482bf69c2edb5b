#include <string.h>

#include "tests/support/check.h"
#include "tools/cli/output.h"

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

static void a_table_fits_the_page_and_cuts_no_number(void **state) {
    (void)state;
    static const char *const wide[][COLUMNS] = {
        {"SC000123 and then some more of it, which no one needs to read to the end of the line",
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 a name that goes on and on and on and on and on "
         "and on",
         "1234567890123456789.12", "t"}};
    struct text out = TEXT_EMPTY;
    output_format(&out, OUTPUT_TABLE, (struct output_source){wide, 1, COLUMNS, name, kind, cell});
    assert_true(longest_line(text_string(&out)) <= OUTPUT_WIDTH);
    assert_non_null(strstr(text_string(&out), "\u2026"));
    assert_non_null(strstr(text_string(&out), "1234567890123456789.12"));
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
        cmocka_unit_test(csv_guards_against_formulas_and_leaves_the_unknown_empty),
        cmocka_unit_test(json_keeps_types_and_null),
        cmocka_unit_test(a_table_fits_the_page_and_cuts_no_number),
        cmocka_unit_test(a_table_without_rows_is_its_heading),
        cmocka_unit_test(formats_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
