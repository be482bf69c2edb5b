#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/csv_scan.h"
#include "engine/base/csv_window.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

struct csv_reader {
    const char *at;
    const char *end;
    struct csv_window *window; /* of a stream, else NULL */
    size_t line;               /* of `at` */
    size_t number;             /* of the last data row */
    enum csv_encoding encoding;
    bool turned; /* the row at hand is in Windows-1252 */
    struct csv_stops stops;
    struct csv_scan scan;
    char **columns;
    size_t column_count;
    const char *fields[CSV_COLUMNS_MAX];
    char *values; /* the fields' text, each with its NUL */
    size_t values_capacity;
};

/*
 * Windows-1252 above 0x7F, as UTF-8 would have it: 0x80-0x9F from Microsoft's table (the five bytes it
 * leaves open stay the control characters of the same number, as browsers do), the rest as Latin-1.
 */
static const uint16_t from_1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

enum { LONGEST_FROM_1252 = 3 };

static char *put_1252(char *out, unsigned char byte) {
    unsigned code = byte >= 0x80 && byte < 0xA0 ? from_1252[byte - 0x80] : byte;
    if (code < 0x80) {
        *out++ = (char)code;
    } else if (code < 0x800) {
        *out++ = (char)(0xC0 | code >> 6);
        *out++ = (char)(0x80 | (code & 0x3F));
    } else {
        *out++ = (char)(0xE0 | code >> 12);
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    }
    return out;
}

static char *put_bytes(const struct csv_reader *reader, char *out, const char *bytes, size_t length) {
    if (reader->turned) {
        for (size_t i = 0; i < length; i++)
            out = put_1252(out, (unsigned char)bytes[i]);
        return out;
    }
    memcpy(out, bytes, length);
    return out + length;
}

static char *put_span(const struct csv_reader *reader, char *out, const struct csv_span *span) {
    const char *at = span->start;
    const char *end = at + span->length;
    if (span->doubled) {
        for (const char *quote; (quote = memchr(at, '"', (size_t)(end - at))) != NULL; at = quote + 2)
            out = put_bytes(reader, out, at, (size_t)(quote + 1 - at));
    }
    out = put_bytes(reader, out, at, (size_t)(end - at));
    *out++ = '\0';
    return out;
}

static size_t kept_fields(const struct csv_scan *scan) {
    return scan->field_count < CSV_COLUMNS_MAX ? scan->field_count : CSV_COLUMNS_MAX;
}

/* The common row has no quotes and needs no conversion: one copy, then a NUL over each separator. */
static void read_plain_fields(struct csv_reader *reader, const char *row, size_t length) {
    const struct csv_scan *scan = &reader->scan;
    memcpy(reader->values, row, length);
    for (size_t i = 0; i < kept_fields(scan); i++) {
        char *value = reader->values + (scan->spans[i].start - row);
        value[scan->spans[i].length] = '\0';
        reader->fields[i] = value;
    }
}

static void read_fields(struct csv_reader *reader, const char *row) {
    const struct csv_scan *scan = &reader->scan;
    size_t length = (size_t)(scan->row_end - row);
    size_t widest = reader->turned ? LONGEST_FROM_1252 : 1;
    void *values = reader->values;
    memory_reserve(&values, &reader->values_capacity, length * widest + 1, 1);
    reader->values = values;
    if (!scan->quoted && widest == 1) {
        read_plain_fields(reader, row, length);
        return;
    }
    char *out = reader->values;
    for (size_t i = 0; i < kept_fields(scan); i++) {
        reader->fields[i] = out;
        out = put_span(reader, out, &scan->spans[i]);
    }
}

/* --- a stream's window --- */

static bool more_to_come(const struct csv_reader *reader) {
    return reader->window != NULL && !reader->window->ended;
}

static void fill(struct csv_reader *reader) {
    csv_window_fill(reader->window, &reader->at, &reader->end);
}

/* A line end may have two bytes: whether there is now more behind `at` than one could see before. */
static bool fill_for_line_end(struct csv_reader *reader, const char *at) {
    if (reader->end - at >= 2 || !more_to_come(reader) || csv_window_full(reader->window, reader->at))
        return false;
    fill(reader);
    return true;
}

static void skip_blank_lines(struct csv_reader *reader) {
    for (;;) {
        const char *at = reader->at;
        while (at < reader->end && *at == ' ')
            at++;
        if (fill_for_line_end(reader, at)) continue;
        if (at == reader->end && !more_to_come(reader)) reader->at = at;
        if (at == reader->end || (*at != '\r' && *at != '\n')) return;
        reader->at = csv_next_line(at, reader->end);
        reader->line++;
    }
}

/* What the window cannot hold of a line is passed over; its line end is left to be read. */
static void pass_over_line(struct csv_reader *reader) {
    do
        reader->at = csv_line_end(reader->at, reader->end);
    while (fill_for_line_end(reader, reader->at));
}

/* The bytes of a line longer than the window are kept as far as they went, beside it: it is needed to read
 * on. */
static void take_long_line(struct csv_reader *reader) {
    struct csv_scan *scan = &reader->scan;
    void *values = reader->values;

    memory_reserve(&values, &reader->values_capacity, reader->window->length, 1);
    reader->values = values;
    memcpy(reader->values, reader->at, reader->window->length);
    scan->row_end = reader->values + reader->window->length;
    scan->fault = CSV_ROW_TOO_LONG;
    scan->fault_column = scan->field_count > 0 ? scan->field_count : 1;
    scan->quoted = false;
    pass_over_line(reader);
    reader->at = csv_next_line(reader->at, reader->end);
}

/* False for a line that is longer than the window; the reader is then behind it. */
static bool scan_row(struct csv_reader *reader) {
    struct csv_scan *scan = &reader->scan;

    for (;;) {
        csv_scan_row(scan, &reader->stops, reader->at, reader->end);
        bool cut = scan->next == reader->end || scan->fault == CSV_UNCLOSED_QUOTE;
        if (!cut || !more_to_come(reader)) return true;
        if (csv_window_full(reader->window, reader->at)) break;
        fill(reader);
    }
    if (scan->next < reader->end) return true;
    take_long_line(reader);
    return false;
}

static bool is_turned(struct csv_reader *reader, const char *row, size_t length) {
    if (reader->window == NULL) return reader->encoding == CSV_WINDOWS_1252;
    if (reader->window->ascii || text_is_utf8(row, length)) return false;
    reader->encoding = CSV_WINDOWS_1252;
    return true;
}

/* Scans the row at `at` and moves behind it. False at the end of the file. */
static bool take_row(struct csv_reader *reader, struct csv_row *row) {
    skip_blank_lines(reader);
    if (reader->at == reader->end) return false;
    const struct csv_scan *scan = &reader->scan;
    bool held = scan_row(reader);
    const char *start = held ? reader->at : reader->values;
    size_t length = (size_t)(scan->row_end - start);
    *row = (struct csv_row){.line = reader->line,
                            .fault = scan->fault,
                            .fault_column = scan->fault_column,
                            .fields = reader->fields,
                            .raw = start,
                            .raw_length = length};
    if (scan->fault == CSV_FINE) {
        reader->turned = is_turned(reader, start, length);
        read_fields(reader, start);
        row->field_count = kept_fields(scan);
    }
    /* Only a quoted field can hold a line end. */
    if (scan->quoted) reader->line += csv_count_lines(start, scan->row_end);
    reader->line++;
    if (held) reader->at = scan->next;
    return true;
}

bool csv_next(struct csv_reader *reader, struct csv_row *row) {
    if (!take_row(reader, row)) return false;
    row->number = ++reader->number;
    size_t count = reader->scan.field_count;
    if (row->fault == CSV_FINE && count != reader->column_count) {
        bool few = count < reader->column_count;
        row->fault = few ? CSV_TOO_FEW_FIELDS : CSV_TOO_MANY_FIELDS;
        row->fault_column = (few ? count : reader->column_count) + 1;
    }
    return true;
}

/* The one of , ; and tab that stands most often outside quotes in the first line; a comma when none does. */
static char tell_separator(const char *at, const char *end) {
    static const char candidates[] = ",;\t";
    size_t counts[sizeof candidates] = {0};
    bool inside = false;
    for (; at < end && (inside || (*at != '\r' && *at != '\n')); at++) {
        const char *found = *at == '\0' || inside ? NULL : strchr(candidates, *at);
        if (*at == '"') inside = !inside;
        if (found != NULL) counts[found - candidates]++;
    }
    size_t best = 0;
    for (size_t i = 1; candidates[i] != '\0'; i++)
        if (counts[i] > counts[best]) best = i;
    return candidates[best];
}

static char *trimmed_copy(const char *value) {
    size_t length;
    char *copy = memory_text(text_trimmed(value, &length));
    copy[length] = '\0';
    return copy;
}

static enum status read_header(struct csv_reader *reader, struct error *err) {
    skip_blank_lines(reader);
    reader->stops = csv_stops(tell_separator(reader->at, reader->end));
    struct csv_row row;
    if (!take_row(reader, &row))
        return error_set(err, STATUS_INVALID, "The file is empty: its first line must name the columns.");
    if (row.fault != CSV_FINE)
        return error_set(err, STATUS_INVALID,
                         "Line %zu, which should name the columns, cannot be read: in column %zu %s. Correct "
                         "that line and try again.",
                         row.line, row.fault_column, csv_fault_text(row.fault));
    if (reader->scan.field_count > CSV_COLUMNS_MAX)
        return error_set(
            err, STATUS_INVALID,
            "Line %zu names %zu columns and at most %d can be read. Check that the file is a table "
            "with one record in each line.",
            row.line, reader->scan.field_count, CSV_COLUMNS_MAX);
    reader->columns = memory_array(row.field_count, sizeof *reader->columns);
    for (; reader->column_count < row.field_count; reader->column_count++)
        reader->columns[reader->column_count] = trimmed_copy(row.fields[reader->column_count]);
    return STATUS_OK;
}

static bool starts_with(const struct csv_reader *reader, const char *mark, size_t length) {
    return (size_t)(reader->end - reader->at) >= length && memcmp(reader->at, mark, length) == 0;
}

static enum status tell_encoding(struct csv_reader *reader, struct error *err) {
    if (starts_with(reader, "\xFF\xFE", 2) || starts_with(reader, "\xFE\xFF", 2))
        return error_set(err, STATUS_INVALID,
                         "The file is in UTF-16 (\"Unicode text\"). Save it as \"CSV UTF-8\" and try again.");
    if (starts_with(reader, "\xEF\xBB\xBF", 3)) {
        reader->encoding = CSV_UTF8_BOM;
        reader->at += 3;
    }
    if (reader->window == NULL && !text_is_utf8(reader->at, (size_t)(reader->end - reader->at)))
        reader->encoding = CSV_WINDOWS_1252;
    return STATUS_OK;
}

static enum status begin(struct csv_reader **out, struct csv_reader *reader, struct error *err) {
    reader->line = 1;
    enum status status = tell_encoding(reader, err);
    if (status == STATUS_OK) status = read_header(reader, err);
    if (status != STATUS_OK) {
        csv_close(reader);
        return status;
    }
    *out = reader;
    return STATUS_OK;
}

enum status csv_open(struct csv_reader **out, const char *bytes, size_t length, struct error *err) {
    *out = NULL;
    struct csv_reader *reader = memory_array(1, sizeof *reader);
    reader->at = length > 0 ? bytes : "";
    reader->end = reader->at + length;
    return begin(out, reader, err);
}

enum status csv_open_stream(struct csv_reader **out, csv_source source, void *context, size_t window,
                            struct error *err) {
    *out = NULL;
    struct csv_reader *reader = memory_array(1, sizeof *reader);
    reader->window = csv_window_new(source, context, window);
    reader->at = reader->end = reader->window->buffer;
    fill(reader);
    if (csv_ended(reader, err) != STATUS_OK) {
        csv_close(reader);
        return err->status;
    }
    return begin(out, reader, err);
}

enum status csv_ended(const struct csv_reader *reader, struct error *err) {
    if (reader->window == NULL || reader->window->status == STATUS_OK) return STATUS_OK;
    *err = reader->window->error;
    return reader->window->status;
}

void csv_close(struct csv_reader *reader) {
    if (reader == NULL) return;
    for (size_t i = 0; i < reader->column_count; i++)
        free(reader->columns[i]);
    free(reader->columns);
    csv_window_free(reader->window);
    free(reader->values);
    free(reader);
}

enum csv_encoding csv_encoding(const struct csv_reader *reader) {
    return reader->encoding;
}

char csv_separator(const struct csv_reader *reader) {
    return reader->stops.separator;
}

size_t csv_column_count(const struct csv_reader *reader) {
    return reader->column_count;
}

const char *csv_column(const struct csv_reader *reader, size_t index) {
    return index < reader->column_count ? reader->columns[index] : NULL;
}

struct fault_words {
    const char *code;
    const char *text;
};

static struct fault_words fault_words(enum csv_fault fault) {
    switch (fault) {
    case CSV_FINE:
        return (struct fault_words){"fine", "nothing is wrong"};
    case CSV_STRAY_QUOTE:
        return (struct fault_words){"stray_quote", "a quote stands inside an unquoted field"};
    case CSV_TEXT_AFTER_QUOTE:
        return (struct fault_words){"text_after_quote",
                                    "text follows a closing quote before the next separator"};
    case CSV_UNCLOSED_QUOTE:
        return (struct fault_words){"unclosed_quote", "a quote is opened and never closed"};
    case CSV_NUL_BYTE:
        return (struct fault_words){"nul_byte", "a NUL byte, which is not text, stands in the field"};
    case CSV_TOO_FEW_FIELDS:
        return (struct fault_words){"too_few_fields", "the row has fewer fields than the header has names"};
    case CSV_TOO_MANY_FIELDS:
        return (struct fault_words){"too_many_fields", "the row has more fields than the header has names"};
    case CSV_FIELD_TOO_LONG:
        return (struct fault_words){"field_too_long", "the field is longer than one megabyte"};
    case CSV_ROW_TOO_LONG:
        return (struct fault_words){"row_too_long", "the line is longer than four megabytes"};
    }
    return (struct fault_words){"unknown", "the row cannot be read"};
}

const char *csv_fault_text(enum csv_fault fault) {
    return fault_words(fault).text;
}

const char *csv_fault_code(enum csv_fault fault) {
    return fault_words(fault).code;
}
