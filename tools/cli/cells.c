#include "tools/cli/cells.h"

#include <stdio.h>

static const char *name(const void *context, size_t column) {
    return ((const struct cells *)context)->names[column];
}

static enum rows_kind kind(const void *context, size_t column) {
    return ((const struct cells *)context)->numbers[column] ? ROWS_NUMBER : ROWS_TEXT;
}

static const char *cell(const void *context, size_t row, size_t column) {
    const struct cells *cells = context;

    return cells->cells[row * cells->columns + column];
}

void cells_print(enum output_format format, const struct cells *cells) {
    struct text out = TEXT_EMPTY;

    output_format(&out, format, (struct output_source){cells, cells->rows, cells->columns, name, kind, cell});
    fputs(text_string(&out), stdout);
    text_free(&out);
}
