/*
 * Rows on standard output, as a table for people, CSV for spreadsheets or JSON for programs.
 *
 * A table fits OUTPUT_WIDTH columns: numbers, with separators too, stand right and are never cut, text that
 * is too long is folded over several lines (at blanks, words only where there is no room for them), what is
 * not known is "-". Columns that do not fit even so are shown as names and values, row by row. Names are
 * shown in words; CSV and JSON keep them as they are. CSV guards against formulas; JSON is an array of
 * objects, unknown is null.
 */
#ifndef TERRIER_CLI_OUTPUT_H
#define TERRIER_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/store/store.h"

#define OUTPUT_WIDTH 100

enum output_format { OUTPUT_TABLE, OUTPUT_CSV, OUTPUT_JSON };

bool output_format_parse(const char *name, enum output_format *format);

/* Anything that has rows and columns. `cell` gives NULL for unknown. */
struct output_source {
    const void *context;
    size_t rows;
    size_t columns;
    const char *(*name)(const void *context, size_t column);
    enum rows_kind (*kind)(const void *context, size_t column);
    const char *(*cell)(const void *context, size_t row, size_t column);
};

void output_format(struct text *out, enum output_format format, struct output_source source);

/* Writes to stdout; failures of stdout are told by main at the end. */
void output_rows(enum output_format format, const struct rows *rows);

/* Names and values, one below the other; JSON is one object. `value` NULL is unknown. */
struct output_item {
    const char *name;
    const char *value;
};
void output_items(enum output_format format, const struct output_item *items, size_t count);

#endif
