/* Inside the CSV reader: where a row's fields lie in the file's bytes. Nothing else includes this. */
#ifndef TERRIER_BASE_CSV_SCAN_H
#define TERRIER_BASE_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/csv.h"

/* One field between its separators; without the outer quotes when it was quoted. */
struct csv_span {
    const char *start;
    size_t length;
    bool doubled; /* holds doubled quotes, each to be made one */
};

struct csv_scan {
    struct csv_span spans[CSV_COLUMNS_MAX]; /* of the first fields; the rest is only counted */
    size_t field_count;
    bool quoted;          /* at least one field was quoted */
    enum csv_fault fault; /* never a ragged one: the scan does not know the header */
    size_t fault_column;
    const char *row_end; /* where the row's bytes end: at its line end, or at the end of the file */
    const char *next;    /* where the next row starts */
};

/* Which bytes end a run of an unquoted field: made once for a file's separator. */
struct csv_stops {
    char separator;
    bool at[256];
};

struct csv_stops csv_stops(char separator);

/* Reads the row that starts at `at`, which must be before `end`. Recovery is as csv.h promises. */
void csv_scan_row(struct csv_scan *scan, const struct csv_stops *stops, const char *at, const char *end);

/* The end of the line that `at` is in, and the start of the line after it. */
const char *csv_line_end(const char *at, const char *end);
const char *csv_next_line(const char *line_end, const char *end);

/* Line ends (CR, LF or CRLF) among the bytes. */
size_t csv_count_lines(const char *at, const char *end);

#endif
