#include "tests/unit/base/csv_table.h"

static struct csv_reader *open_text(const char *file) {
    struct csv_reader *reader;
    struct error err = {0};
    if (csv_open(&reader, file, strlen(file), &err) != STATUS_OK) fail_msg("%s", err.message);
    return reader;
}

static void expect_refused(const char *bytes, size_t length, const char *part) {
    struct csv_reader *reader;
    struct error err = {0};
    assert_int_equal(csv_open(&reader, bytes, length, &err), STATUS_INVALID);
    assert_null(reader);
    if (strstr(err.message, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", err.message, part);
}

static void plain_rows(void **state) {
    (void)state;
    expect_rows("a,b,c\n1,2,3\n4,,6\n,,\n", "2 1: [1][2][3]\n3 2: [4][][6]\n4 3: [][][]\n");
    expect_rows("a\n1\n", "2 1: [1]\n");
    expect_rows("a,b\n1,2", "2 1: [1][2]\n");
    expect_rows("a,b\n1,", "2 1: [1][]\n");
    expect_rows("a,b\n 1 ,\t2\n", "2 1: [ 1 ][\t2]\n");
}

static void quoted_fields(void **state) {
    (void)state;
    expect_rows("a,b\n\"1,5\",\"say \"\"no\"\"\"\n", "2 1: [1,5][say \"no\"]\n");
    expect_rows("a,b\n\"\",\"\"\"\"\n", "2 1: [][\"]\n");
    expect_rows("a,b\n1,\"2\"", "2 1: [1][2]\n");
    expect_rows("a\n\"\"\"\"\"\"\n", "2 1: [\"\"]\n");
    expect_rows("\"a,b\",c\n1,2\n", "2 1: [1][2]\n");
}

static void quoted_line_ends_count_as_lines_and_are_kept(void **state) {
    (void)state;
    expect_rows("a,b\n\"x\ny\",1\n2,3\n", "2 1: [x\ny][1]\n4 2: [2][3]\n");
    expect_rows("a,b\r\n\"x\r\ny\r\rz\",1\r\n2,3\r\n", "2 1: [x\r\ny\r\rz][1]\n6 2: [2][3]\n");
    expect_rows("\"a\nb\",c\n1,2\n", "3 1: [1][2]\n");
}

static void line_ends_of_every_kind_may_be_mixed(void **state) {
    (void)state;
    expect_rows("a,b\r\n1,2\n3,4\r5,6\r\n7,8", "2 1: [1][2]\n3 2: [3][4]\n4 3: [5][6]\n5 4: [7][8]\n");
    expect_rows("a,b\r1,2\r3,4\r", "2 1: [1][2]\n3 2: [3][4]\n");
    expect_rows("a,b\n\r1,2\n", "3 1: [1][2]\n"); /* LF CR is two line ends */
}

static void blank_lines_are_skipped_and_counted(void **state) {
    (void)state;
    expect_rows("\n\r\na,b\n\n1,2\n  \n\r\r3,4\n\n", "5 1: [1][2]\n9 2: [3][4]\n");
    expect_rows("a\n\"\"\n\n  \n", "2 1: []\n");
    expect_rows("a,b\n1,2\n   ", "2 1: [1][2]\n");
}

static void the_header_is_trimmed_and_may_stand_alone(void **state) {
    (void)state;
    struct csv_reader *reader = open_text(" UPRN ,\"Asset\nCode\",,UPRN\r\n");
    struct csv_row row;
    assert_int_equal(csv_column_count(reader), 4);
    assert_string_equal(csv_column(reader, 0), "UPRN");
    assert_string_equal(csv_column(reader, 1), "Asset\nCode");
    assert_string_equal(csv_column(reader, 2), "");
    assert_string_equal(csv_column(reader, 3), "UPRN");
    assert_null(csv_column(reader, 4));
    assert_false(csv_next(reader, &row));
    csv_close(reader);
    csv_close(NULL);
}

static void the_separator_is_told_from_the_header(void **state) {
    (void)state;
    static const struct {
        const char *file;
        char separator;
    } files[] = {{"a,b,c\n", ','},
                 {"a;b;c\n", ';'},
                 {"a\tb\n", '\t'},
                 {"a\n", ','},
                 {"cost, net;cost, gross;x;y\n", ';'},
                 {"\"a;b;c\",d\n", ','},
                 {"a,b;c\n1;2;3;4\n", ','}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct csv_reader *reader = open_text(files[i].file);
        assert_int_equal(csv_separator(reader), files[i].separator);
        csv_close(reader);
    }
    expect_rows("a;b\n1,5;2\n", "2 1: [1,5][2]\n");
    expect_rows("a\tb\n1\t\"2\t3\"\n", "2 1: [1][2\t3]\n");
}

static void the_encoding_is_told_from_the_bytes(void **state) {
    (void)state;
    struct csv_reader *reader = open_text("name\ncaf\xC3\xA9\n");
    assert_int_equal(csv_encoding(reader), CSV_UTF8);
    csv_close(reader);
    reader = open_text("\xEF\xBB\xBFname,x\n");
    assert_int_equal(csv_encoding(reader), CSV_UTF8_BOM);
    assert_string_equal(csv_column(reader, 0), "name");
    csv_close(reader);
    reader = open_text("\xA3 cost\n1\n");
    assert_int_equal(csv_encoding(reader), CSV_WINDOWS_1252);
    assert_string_equal(csv_column(reader, 0), "\xC2\xA3 cost");
    csv_close(reader);
    expect_rows("\xEF\xBB\xBF\"a\",b\n1,2\n", "2 1: [1][2]\n");
}

static void windows_1252_becomes_utf8(void **state) {
    (void)state;
    expect_rows("a,b\n\x80\x85\x92,\xA3\xE9\xFF\n", "2 1: [\xE2\x82\xAC\xE2\x80\xA6\xE2\x80\x99]"
                                                    "[\xC2\xA3\xC3\xA9\xC3\xBF]\n");
    expect_rows("a,b\n\"\x80\"\"\x9F\",\x81\n", "2 1: [\xE2\x82\xAC\"\xC5\xB8][\xC2\x81]\n");
    expect_rows("a\n\x99\x99\x99\x99\x99\x99\x99\x99\n",
                "2 1: [\xE2\x84\xA2\xE2\x84\xA2\xE2\x84\xA2\xE2\x84\xA2"
                "\xE2\x84\xA2\xE2\x84\xA2\xE2\x84\xA2\xE2\x84\xA2]\n");
}

static void raw_bytes_are_the_files_own(void **state) {
    (void)state;
    static const char file[] = "a,b\r\n\"x\"\"\r\n\xA3\",1\r\n";
    struct csv_reader *reader = open_text(file);
    struct csv_row row;
    assert_true(csv_next(reader, &row));
    assert_ptr_equal(row.raw, file + 5);
    assert_int_equal(row.raw_length, strlen(file) - 7);
    assert_string_equal(row.fields[0], "x\"\r\n\xC2\xA3");
    csv_close(reader);
}

static void a_file_without_a_header_is_refused(void **state) {
    (void)state;
    expect_refused("", 0, "empty");
    expect_refused(NULL, 0, "empty");
    expect_refused("\xEF\xBB\xBF", 3, "empty");
    expect_refused("\r\n\n  \n", 6, "empty");
    expect_refused("a,\"b\n1,2\n", 9, "Line 1");
    expect_refused("\na,b\0,c\n", 8, "Line 2");
    expect_refused("\xFF\xFE"
                   "a\0,\0",
                   6, "UTF-16");
    expect_refused("\xFE\xFF\0a", 4, "UTF-16");
}

static void more_columns_than_can_be_read_are_refused(void **state) {
    (void)state;
    struct text file = TEXT_EMPTY;
    for (int i = 0; i < CSV_COLUMNS_MAX - 1; i++)
        text_add(&file, "a,");
    struct csv_reader *reader = open_text(text_string(&file));
    assert_int_equal(csv_column_count(reader), CSV_COLUMNS_MAX);
    csv_close(reader);
    text_add(&file, "a,");
    expect_refused(file.data, file.length, "1025 columns");
    text_free(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_rows),
        cmocka_unit_test(quoted_fields),
        cmocka_unit_test(quoted_line_ends_count_as_lines_and_are_kept),
        cmocka_unit_test(line_ends_of_every_kind_may_be_mixed),
        cmocka_unit_test(blank_lines_are_skipped_and_counted),
        cmocka_unit_test(the_header_is_trimmed_and_may_stand_alone),
        cmocka_unit_test(the_separator_is_told_from_the_header),
        cmocka_unit_test(the_encoding_is_told_from_the_bytes),
        cmocka_unit_test(windows_1252_becomes_utf8),
        cmocka_unit_test(raw_bytes_are_the_files_own),
        cmocka_unit_test(a_file_without_a_header_is_refused),
        cmocka_unit_test(more_columns_than_can_be_read_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
