/* A file through a window says, row for row, what the same file says in memory. */
#include <stdint.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tests/support/check.h"

struct source {
    const char *at;
    size_t left;
    size_t step;     /* bytes given at once */
    size_t fails_at; /* bytes left when the source fails; SIZE_MAX never */
};

static enum status give(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    struct source *source = context;
    size_t count = source->left < source->step ? source->left : source->step;

    if (source->left <= source->fails_at && source->fails_at != SIZE_MAX)
        return error_set(err, STATUS_IO, "the disk is gone");
    if (count > size) count = size;
    memcpy(buffer, source->at, count);
    source->at += count;
    source->left -= count;
    *got = count;
    return STATUS_OK;
}

static struct csv_reader *open_stream(struct source *source, size_t window) {
    struct csv_reader *reader;
    struct error err = {0};

    if (csv_open_stream(&reader, give, source, window, &err) != STATUS_OK) fail_msg("%s", err.message);
    return reader;
}

static struct source source_of(const char *file, size_t length, size_t step) {
    return (struct source){file, length, step, SIZE_MAX};
}

static void same_row(const struct csv_row *a, const struct csv_row *b) {
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->fault, b->fault);
    assert_int_equal(a->fault_column, b->fault_column);
    assert_int_equal(a->field_count, b->field_count);
    for (size_t i = 0; i < a->field_count; i++)
        assert_string_equal(a->fields[i], b->fields[i]);
    assert_int_equal(a->raw_length, b->raw_length);
    assert_memory_equal(a->raw, b->raw, a->raw_length);
}

static void same(const char *file, size_t length, size_t step, size_t window) {
    struct source source = source_of(file, length, step);
    struct csv_reader *streamed = open_stream(&source, window), *whole;
    struct csv_row a, b;
    struct error err = {0};

    assert_int_equal(csv_open(&whole, file, length, &err), STATUS_OK);
    while (csv_next(whole, &a)) {
        assert_true(csv_next(streamed, &b));
        same_row(&a, &b);
    }
    assert_false(csv_next(streamed, &b));
    assert_int_equal(csv_ended(streamed, &err), STATUS_OK);
    csv_close(streamed);
    csv_close(whole);
}

static void rows_are_the_same_wherever_the_window_ends(void **state) {
    static const char *const files[] = {
        "a,b,c\r\n1,2,3\r\n\r\n  \r\n4,\"5\r\n5\",6\r\n7,8\r\n9,\"1\"\"0\",11\r\n",
        "\xEF\xBB\xBF"
        "a;b\n1;2\n\n\n3;4\r5;6",
        "a,b\n1,x\"y\n2,\"z\"w\n3,4\n   \n",
        "a\n\"\"\n\"\"\"\"\n\r\r\n1\n",
    };
    (void)state;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++)
        for (size_t window = 24; window < 80; window++)
            for (size_t step = 1; step < 6; step += 2)
                same(files[f], strlen(files[f]), step, window);
}

static void a_line_longer_than_the_window_is_one_row_and_the_next_is_whole(void **state) {
    static const char file[] = "a,b\n1,2\n3,45678901234567890123456789\r\n5,6\n";
    struct source source = source_of(file, sizeof file - 1, 7);
    struct csv_reader *reader = open_stream(&source, 16);
    struct csv_row row;

    (void)state;
    assert_true(csv_next(reader, &row));
    assert_true(csv_next(reader, &row));
    assert_int_equal(row.fault, CSV_ROW_TOO_LONG);
    assert_int_equal(row.line, 3);
    assert_int_equal(row.field_count, 0);
    assert_int_equal(row.raw_length, 16);
    assert_memory_equal(row.raw, "3,45678901234567", 16);
    assert_true(csv_next(reader, &row));
    assert_int_equal(row.fault, CSV_FINE);
    assert_int_equal(row.line, 4);
    assert_string_equal(row.fields[1], "6");
    assert_false(csv_next(reader, &row));
    csv_close(reader);
}

static void a_quote_not_closed_within_the_window_spoils_its_own_line_only(void **state) {
    static const char file[] = "a,b\n1,\"2\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n";
    struct source source = source_of(file, sizeof file - 1, 64);
    struct csv_reader *reader = open_stream(&source, 16);
    struct csv_row row;

    (void)state;
    assert_true(csv_next(reader, &row));
    assert_int_equal(row.fault, CSV_UNCLOSED_QUOTE);
    for (int number = 2; number <= 7; number++) {
        assert_true(csv_next(reader, &row));
        assert_int_equal(row.fault, CSV_FINE);
        assert_int_equal(row.line, number + 1);
    }
    assert_false(csv_next(reader, &row));
    csv_close(reader);
}

static void windows_1252_is_told_row_by_row(void **state) {
    static const char file[] = "a\nCaf\xC3\xA9\nCaf\xE9\nplain\n";
    struct source source = source_of(file, sizeof file - 1, 64);
    struct csv_reader *reader = open_stream(&source, 32);
    struct csv_row row;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_true(csv_next(reader, &row));
        assert_string_equal(row.fields[0], "Caf\xC3\xA9");
    }
    assert_int_equal(csv_encoding(reader), CSV_WINDOWS_1252);
    csv_close(reader);
}

static void a_source_that_fails_is_not_the_end_of_the_file(void **state) {
    static const char file[] = "a,b\n1,2\n3,4\n5,6\n";
    struct source source = source_of(file, sizeof file - 1, 4);
    struct csv_row row;
    struct error err = {0};
    int rows = 0;

    (void)state;
    source.fails_at = 4;
    struct csv_reader *reader = open_stream(&source, 8);
    while (csv_next(reader, &row))
        rows++;
    assert_true(rows < 3);
    assert_int_equal(csv_ended(reader, &err), STATUS_IO);
    assert_string_equal(err.message, "the disk is gone");
    csv_close(reader);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_the_same_wherever_the_window_ends),
        cmocka_unit_test(a_line_longer_than_the_window_is_one_row_and_the_next_is_whole),
        cmocka_unit_test(a_quote_not_closed_within_the_window_spoils_its_own_line_only),
        cmocka_unit_test(windows_1252_is_told_row_by_row),
        cmocka_unit_test(a_source_that_fails_is_not_the_end_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
