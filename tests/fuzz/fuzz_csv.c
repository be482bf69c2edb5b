/*
 * The CSV reader loses no byte: the rows' raw bytes, in their order, are the file but for line ends, blank
 * lines and the byte order mark. Also: rows come in order, numbers and lines rise, fields are UTF-8 text.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_csv: %s\n", what);
    abort();
}

/* Between two rows there may be line ends and lines of nothing but spaces. */
static void check_gap(const char *from, const char *to) {
    check(from <= to, "rows overlap");
    for (; from < to; from++)
        check(*from == '\r' || *from == '\n' || *from == ' ', "bytes between rows are lost");
}

static void check_fields(const struct csv_reader *reader, const struct csv_row *row) {
    bool ragged = row->fault == CSV_TOO_FEW_FIELDS || row->fault == CSV_TOO_MANY_FIELDS;
    if (row->fault == CSV_FINE) check(row->field_count == csv_column_count(reader), "a fine row is ragged");
    if (row->fault != CSV_FINE && !ragged)
        check(row->field_count == 0, "a row that cannot be read has fields");
    check((row->fault == CSV_FINE) == (row->fault_column == 0), "a fault has no column");
    for (size_t i = 0; i < row->field_count; i++)
        check(text_is_utf8(row->fields[i], strlen(row->fields[i])), "a field is not UTF-8");
}

/* A row that reads well says the same when it is written and read again. */
static void check_written_again(const struct csv_row *row) {
    if (strncmp(row->fields[0], "\xEF\xBB\xBF", 3) == 0) return; /* would be read as a byte order mark */
    struct text written = TEXT_EMPTY;
    struct error err;
    struct csv_reader *again;
    struct csv_row same;
    csv_write_row(&written, row->fields, row->field_count, false);
    size_t header = written.length;
    csv_write_row(&written, row->fields, row->field_count, false);
    check(csv_open(&again, written.data, written.length, &err) == STATUS_OK, "a written row cannot be read");
    check(csv_separator(again) == ',' && csv_column_count(again) == row->field_count,
          "written fields merge or part");
    check(csv_next(again, &same) && same.fault == CSV_FINE, "a written row has a fault");
    check(same.raw == written.data + header, "a written row starts elsewhere");
    for (size_t i = 0; i < row->field_count; i++)
        check(strcmp(same.fields[i], row->fields[i]) == 0, "a field changes when written");
    csv_close(again);
    text_free(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct csv_reader *reader;
    struct csv_row row;
    struct error err = {0};
    const char *bytes = (const char *)data;
    if (csv_open(&reader, bytes, size, &err) != STATUS_OK) {
        check(err.message[0] != '\0', "a refusal without a message");
        return 0;
    }
    const char *at = NULL;
    size_t line = 0, number = 0;
    while (csv_next(reader, &row)) {
        if (at != NULL) check_gap(at, row.raw);
        check(row.number == ++number && row.line > line, "rows are not in order");
        check_fields(reader, &row);
        if (row.fault == CSV_FINE && row.raw_length < 4096) check_written_again(&row);
        line = row.line;
        at = row.raw + row.raw_length;
    }
    if (at != NULL) check_gap(at, bytes + size);
    csv_close(reader);
    return 0;
}
