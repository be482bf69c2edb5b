/* For tests of the CSV reader: a whole file read at once, written as one line of text for each row. */
#ifndef TERRIER_TESTS_CSV_TABLE_H
#define TERRIER_TESTS_CSV_TABLE_H

#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "tests/support/check.h"

/*
 * A fine row is `line number: [field][field]`; a row with a fault `line number: fault column {raw} [field]`.
 * The bytes are copied to a block of their exact size, so that ASan and valgrind see a read beyond it.
 */
static inline void expect_rows_of_bytes(const char *bytes, size_t length, const char *expected) {
    char *exact = memory_array(length, 1);
    if (length > 0) memcpy(exact, bytes, length);
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    struct text seen = TEXT_EMPTY;
    if (csv_open(&reader, exact, length, &err) != STATUS_OK) fail_msg("%s", err.message);
    while (csv_next(reader, &row)) {
        text_format(&seen, "%zu %zu:", row.line, row.number);
        if (row.fault != CSV_FINE) {
            text_format(&seen, " %s %zu {", csv_fault_code(row.fault), row.fault_column);
            text_add_bytes(&seen, row.raw, row.raw_length);
            text_add(&seen, "}");
        }
        text_add(&seen, row.field_count > 0 ? " " : "");
        for (size_t i = 0; i < row.field_count; i++)
            text_format(&seen, "[%s]", row.fields[i]);
        text_add(&seen, "\n");
    }
    assert_false(csv_next(reader, &row));
    csv_close(reader);
    assert_string_equal(text_string(&seen), expected);
    text_free(&seen);
    free(exact);
}

static inline void expect_rows(const char *file, const char *expected) {
    expect_rows_of_bytes(file, strlen(file), expected);
}

#endif
