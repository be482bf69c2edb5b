/* Each way in which a row can be wrong: what is reported, what is kept, and that the next rows are not lost.
 */
#include "tests/unit/base/csv_table.h"

static void a_stray_quote_spoils_its_line_only(void **state) {
    (void)state;
    expect_rows("a,b\n1,6\" pipe\n3,4\n", "2 1: stray_quote 2 {1,6\" pipe}\n3 2: [3][4]\n");
    expect_rows("a,b\nx\"y,\"z\n3,4\n", "2 1: stray_quote 1 {x\"y,\"z}\n3 2: [3][4]\n");
    expect_rows("a,b\n1, \"2\"\n3,4\n", "2 1: stray_quote 2 {1, \"2\"}\n3 2: [3][4]\n");
    expect_rows("a,b\n1,2\"", "2 1: stray_quote 2 {1,2\"}\n");
    expect_rows("a,b\r1,2\"\r3,4\r", "2 1: stray_quote 2 {1,2\"}\n3 2: [3][4]\n");
    /* a sound field over two lines before it belongs to the row */
    expect_rows("a,b\n\"x\ny\",2\"\n3,4\n", "2 1: stray_quote 2 {\"x\ny\",2\"}\n4 2: [3][4]\n");
}

static void text_after_a_closing_quote_spoils_its_line_only(void **state) {
    (void)state;
    expect_rows("a,b\n\"1\"x,2\n3,4\n", "2 1: text_after_quote 1 {\"1\"x,2}\n3 2: [3][4]\n");
    expect_rows("a,b\n1,\"2\" \r\n3,4\r\n", "2 1: text_after_quote 2 {1,\"2\" }\n3 2: [3][4]\n");
    expect_rows("a,b\n1,\"2\"x", "2 1: text_after_quote 2 {1,\"2\"x}\n");
}

static void a_quote_closed_only_by_a_later_rows_quote_swallows_nothing(void **state) {
    (void)state;
    expect_rows("a,b\n1,\"Old Hall\n3,4\n5,\"six\"\n7,8\n",
                "2 1: text_after_quote 2 {1,\"Old Hall}\n3 2: [3][4]\n4 3: [5][six]\n5 4: [7][8]\n");
}

static void an_unclosed_quote_reports_the_line_where_it_opened(void **state) {
    (void)state;
    expect_rows("a,b\n1,\"2\n3,4\n5,6\n", "2 1: unclosed_quote 2 {1,\"2}\n3 2: [3][4]\n4 3: [5][6]\n");
    expect_rows("a,b\n1,\"2", "2 1: unclosed_quote 2 {1,\"2}\n");
    expect_rows("a,b\n1,\"", "2 1: unclosed_quote 2 {1,\"}\n");
    expect_rows("a,b\n1,\"2\"\"\n3,4\r\n", "2 1: unclosed_quote 2 {1,\"2\"\"}\n3 2: [3][4]\n");
    expect_rows("a,b\r\n\"1,2\r\n\"3,4\"\"\r\n5,6",
                "2 1: text_after_quote 1 {\"1,2}\n3 2: unclosed_quote 1 {\"3,4\"\"}\n4 3: [5][6]\n");
    /* it opened on the second line of its row */
    expect_rows("a,b\n\"x\ny\",\"2\n3,4\n", "2 1: unclosed_quote 2 {\"x\ny\",\"2}\n4 2: [3][4]\n");
}

static void a_nul_byte_is_no_text(void **state) {
    (void)state;
    static const char file[] = "a,b\n1,x\0y\n3,4\n\"p\0\nq\",5\n6,7\n8,\0\"\n9,9\n";
    static const struct {
        size_t line, column, length;
        enum csv_fault fault;
    } rows[] = {{2, 2, 5, CSV_NUL_BYTE}, {3, 0, 3, CSV_FINE},        {4, 1, 8, CSV_NUL_BYTE},
                {6, 0, 3, CSV_FINE},     {7, 2, 4, CSV_STRAY_QUOTE}, {8, 0, 3, CSV_FINE}};
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    assert_int_equal(csv_open(&reader, file, sizeof file - 1, &err), STATUS_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(csv_next(reader, &row));
        assert_int_equal(row.fault, rows[i].fault);
        assert_int_equal(row.line, rows[i].line);
        assert_int_equal(row.fault_column, rows[i].column);
        assert_int_equal(row.raw_length, rows[i].length);
        assert_int_equal(row.field_count, row.fault == CSV_FINE ? 2 : 0);
    }
    assert_false(csv_next(reader, &row));
    csv_close(reader);
}

static void ragged_rows_keep_their_fields(void **state) {
    (void)state;
    expect_rows("a,b,c\n1,2\n3,4,5\n", "2 1: too_few_fields 3 {1,2} [1][2]\n3 2: [3][4][5]\n");
    expect_rows("a,b\n1,2,3,4\n5,6\n", "2 1: too_many_fields 3 {1,2,3,4} [1][2][3][4]\n3 2: [5][6]\n");
    expect_rows("a,b\n1,\"2\",\n", "2 1: too_many_fields 3 {1,\"2\",} [1][2][]\n");
    expect_rows("a,b\nx\n", "2 1: too_few_fields 2 {x} [x]\n");
    expect_rows("a,b\n\t\n", "2 1: too_few_fields 2 {\t} [\t]\n");
}

static void a_row_of_endless_fields_has_the_first_ones(void **state) {
    (void)state;
    struct text file = TEXT_EMPTY;
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    text_add(&file, "a,b\n");
    for (int i = 0; i < 100000; i++)
        text_add(&file, "1,");
    text_add(&file, "\n3,4\n");
    assert_int_equal(csv_open(&reader, file.data, file.length, &err), STATUS_OK);
    assert_true(csv_next(reader, &row));
    assert_int_equal(row.fault, CSV_TOO_MANY_FIELDS);
    assert_int_equal(row.field_count, CSV_COLUMNS_MAX);
    assert_string_equal(row.fields[CSV_COLUMNS_MAX - 1], "1");
    assert_int_equal(row.raw_length, 200000);
    assert_true(csv_next(reader, &row));
    assert_string_equal(row.fields[1], "4");
    csv_close(reader);
    text_free(&file);
}

/* A file whose one long field has `length` bytes, quoted or not, followed by a sound row. */
static void expect_long_field(size_t length, bool quoted, enum csv_fault fault) {
    struct text file = TEXT_EMPTY;
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    char *field = memory_array(length + 1, 1);
    memset(field, 'x', length);
    text_format(&file, "a,b\n1,%s%s%s\n3,4\n", quoted ? "\"" : "", field, quoted ? "\"" : "");
    assert_int_equal(csv_open(&reader, file.data, file.length, &err), STATUS_OK);
    assert_true(csv_next(reader, &row));
    assert_int_equal(row.fault, fault);
    assert_int_equal(row.fault_column, fault == CSV_FINE ? 0 : 2);
    assert_int_equal(row.raw_length, 2 + length + (quoted ? 2 : 0));
    if (fault == CSV_FINE) assert_int_equal(strlen(row.fields[1]), length);
    assert_true(csv_next(reader, &row));
    assert_string_equal(row.fields[1], "4");
    csv_close(reader);
    text_free(&file);
    free(field);
}

static void fields_have_a_largest_length(void **state) {
    (void)state;
    expect_long_field(CSV_FIELD_MAX, false, CSV_FINE);
    expect_long_field(CSV_FIELD_MAX, true, CSV_FINE);
    expect_long_field(CSV_FIELD_MAX + 1, false, CSV_FIELD_TOO_LONG);
    expect_long_field(CSV_FIELD_MAX + 1, true, CSV_FIELD_TOO_LONG);
}

static void every_fault_has_words(void **state) {
    (void)state;
    for (enum csv_fault fault = CSV_FINE; fault <= CSV_FIELD_TOO_LONG; fault++) {
        assert_true(strlen(csv_fault_text(fault)) > 10);
        assert_string_not_equal(csv_fault_code(fault), "unknown");
        for (enum csv_fault other = CSV_FINE; other < fault; other++)
            assert_string_not_equal(csv_fault_code(fault), csv_fault_code(other));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stray_quote_spoils_its_line_only),
        cmocka_unit_test(text_after_a_closing_quote_spoils_its_line_only),
        cmocka_unit_test(a_quote_closed_only_by_a_later_rows_quote_swallows_nothing),
        cmocka_unit_test(an_unclosed_quote_reports_the_line_where_it_opened),
        cmocka_unit_test(a_nul_byte_is_no_text),
        cmocka_unit_test(ragged_rows_keep_their_fields),
        cmocka_unit_test(a_row_of_endless_fields_has_the_first_ones),
        cmocka_unit_test(fields_have_a_largest_length),
        cmocka_unit_test(every_fault_has_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
