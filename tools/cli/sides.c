#include "tools/cli/sides.h"

#include <stdio.h>

#include "engine/base/format.h"
#include "tools/cli/cli.h"

/* The rows of one pair, without its number and measure. */
struct pair {
    const struct rows *rows;
    size_t first, count;
};

enum { NUMBER, MEASURE, BESIDE };

static const char *pair_name(const void *context, size_t column) {
    return rows_column_name(((const struct pair *)context)->rows, column + BESIDE);
}

static enum rows_kind pair_kind(const void *context, size_t column) {
    (void)context;
    (void)column;
    return ROWS_TEXT;
}

static const char *pair_cell(const void *context, size_t row, size_t column) {
    const struct pair *pair = context;

    return rows_text(pair->rows, pair->first + row, column + BESIDE);
}

static void print_pair(const struct pair *pair, void (*head)(struct text *, const char *, const char *)) {
    struct text out = TEXT_EMPTY;
    struct output_source source = {pair,      pair->count, rows_columns(pair->rows) - BESIDE,
                                   pair_name, pair_kind,   pair_cell};

    head(&out, rows_text(pair->rows, pair->first, NUMBER), rows_text(pair->rows, pair->first, MEASURE));
    output_format(&out, OUTPUT_TABLE, source);
    puts(text_string(&out));
    text_free(&out);
}

void sides_print(const struct rows *rows, void (*head)(struct text *, const char *, const char *)) {
    struct pair pair = {rows, 0, 0};

    for (size_t i = 0; i < rows_count(rows); i++) {
        pair.count++;
        if (i + 1 < rows_count(rows) && rows_integer(rows, i, NUMBER) == rows_integer(rows, i + 1, NUMBER))
            continue;
        print_pair(&pair, head);
        pair = (struct pair){rows, i + 1, 0};
    }
}

enum status sides_number(const char *given, const char *what, const char *review, struct error *err) {
    int64_t number;

    if (given == NULL || (number_parse_integer(given, &number) && number > 0)) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "`%.40s` is no %s: give a whole number, as `%s` shows", given, what,
                     review);
}
