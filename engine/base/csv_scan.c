#include "engine/base/csv_scan.h"

#include <string.h>

struct csv_stops csv_stops(char separator) {
    struct csv_stops stops = {.separator = separator};
    const char bytes[] = {separator, '"', '\r', '\n', '\0'};
    for (size_t i = 0; i < sizeof bytes; i++)
        stops.at[(unsigned char)bytes[i]] = true;
    return stops;
}

const char *csv_line_end(const char *at, const char *end) {
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    if (feed == NULL) feed = end;
    const char *carriage = memchr(at, '\r', (size_t)(feed - at));
    return carriage == NULL ? feed : carriage;
}

const char *csv_next_line(const char *line_end, const char *end) {
    if (line_end == end) return end;
    bool both = *line_end == '\r' && line_end + 1 < end && line_end[1] == '\n';
    return line_end + (both ? 2 : 1);
}

size_t csv_count_lines(const char *at, const char *end) {
    size_t lines = 0;
    for (; at < end; at++)
        if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'))) lines++;
    return lines;
}

static bool ends_line(char c) {
    return c == '\r' || c == '\n';
}

/* A fault that leaves the row readable; the first one seen is the one reported. */
static void note(struct csv_scan *scan, enum csv_fault fault) {
    if (scan->fault != CSV_FINE) return;
    scan->fault = fault;
    scan->fault_column = scan->field_count + 1;
}

/* A fault after which nobody can say where the row ends: it ends with the line that `at` is in. */
static const char *give_up(struct csv_scan *scan, enum csv_fault fault, const char *at, const char *end) {
    scan->fault = CSV_FINE;
    note(scan, fault);
    scan->row_end = csv_line_end(at, end);
    return NULL;
}

static void add_span(struct csv_scan *scan, struct csv_span span) {
    if (span.length > CSV_FIELD_MAX) note(scan, CSV_FIELD_TOO_LONG);
    if (scan->field_count < CSV_COLUMNS_MAX) scan->spans[scan->field_count] = span;
    scan->field_count++;
}

/* Both return where the field ended, or NULL after give_up. */
static const char *scan_unquoted(struct csv_scan *scan, const struct csv_stops *stops, const char *start,
                                 const char *end) {
    const char *at = start;
    for (;; at++) {
        while (at < end && !stops->at[(unsigned char)*at])
            at++;
        if (at == end || (*at != '"' && *at != '\0')) break;
        if (*at == '"') return give_up(scan, CSV_STRAY_QUOTE, at, end);
        note(scan, CSV_NUL_BYTE);
    }
    add_span(scan, (struct csv_span){.start = start, .length = (size_t)(at - start)});
    return at;
}

static const char *scan_quoted(struct csv_scan *scan, const struct csv_stops *stops, const char *opening,
                               const char *end) {
    struct csv_span span = {.start = opening + 1};
    const char *quote = opening + 1;
    for (;; quote += 2) {
        quote = memchr(quote, '"', (size_t)(end - quote));
        if (quote == NULL) return give_up(scan, CSV_UNCLOSED_QUOTE, opening, end);
        if (quote + 1 == end || quote[1] != '"') break;
        span.doubled = true;
    }
    const char *after = quote + 1;
    if (after < end && *after != stops->separator && !ends_line(*after))
        return give_up(scan, CSV_TEXT_AFTER_QUOTE, opening, end);
    span.length = (size_t)(quote - span.start);
    if (memchr(span.start, '\0', span.length) != NULL) note(scan, CSV_NUL_BYTE);
    scan->quoted = true;
    add_span(scan, span);
    return after;
}

void csv_scan_row(struct csv_scan *scan, const struct csv_stops *stops, const char *at, const char *end) {
    scan->field_count = 0;
    scan->quoted = false;
    scan->fault = CSV_FINE;
    scan->fault_column = 0;
    for (;;) {
        bool quoted = at < end && *at == '"';
        at = quoted ? scan_quoted(scan, stops, at, end) : scan_unquoted(scan, stops, at, end);
        if (at == NULL) break;
        if (at == end || ends_line(*at)) {
            scan->row_end = at;
            break;
        }
        at++; /* the separator */
    }
    scan->next = csv_next_line(scan->row_end, end);
}
