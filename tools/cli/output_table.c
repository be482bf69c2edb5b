/* A table that fits the page: widths are counted in characters, not bytes. */
#include "tools/cli/output_table.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define GAP       2
#define NARROWEST 8 /* text is not cut shorter than this */
#define ELLIPSIS  "\u2026"

static bool is_number(enum rows_kind kind) {
    return kind == ROWS_INTEGER || kind == ROWS_NUMBER;
}

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t characters(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += !continues(*text);
    return count;
}

static const char *shown(struct output_source source, size_t row, size_t column) {
    const char *value = source.cell(source.context, row, column);

    if (value == NULL) return "-";
    if (source.kind(source.context, column) == ROWS_BOOLEAN) return value[0] == 't' ? "yes" : "no";
    return value;
}

static size_t total(const size_t *widths, size_t count) {
    size_t sum = 0;
    for (size_t c = 0; c < count; c++)
        sum += widths[c] + (c > 0 ? GAP : 0);
    return sum;
}

/* Text gives way, the widest column first; numbers are never cut. */
static void shrink(size_t *widths, struct output_source source) {
    while (total(widths, source.columns) > OUTPUT_WIDTH) {
        size_t widest = source.columns;
        for (size_t c = 0; c < source.columns; c++)
            if (!is_number(source.kind(source.context, c)) && widths[c] > NARROWEST &&
                (widest == source.columns || widths[c] > widths[widest]))
                widest = c;
        if (widest == source.columns) return;
        widths[widest]--;
    }
}

static size_t *measure(struct output_source source) {
    size_t *widths = memory_array(source.columns ? source.columns : 1, sizeof *widths);

    for (size_t c = 0; c < source.columns; c++) {
        widths[c] = characters(source.name(source.context, c));
        for (size_t r = 0; r < source.rows; r++) {
            size_t width = characters(shown(source, r, c));
            if (width > widths[c]) widths[c] = width;
        }
    }
    shrink(widths, source);
    return widths;
}

/* Line ends and other control characters would break the table, or the terminal. */
static void add_clean(struct text *out, const char *value, size_t count) {
    for (; *value != '\0'; value++) {
        if (!continues(*value) && count-- == 0) return;
        text_add_char(out, (unsigned char)*value < 0x20 || *value == 0x7F ? ' ' : *value);
    }
}

static void pad(struct text *out, size_t count) {
    while (count-- > 0)
        text_add_char(out, ' ');
}

static void add_cell(struct text *out, const char *value, size_t width, bool right, bool last) {
    size_t length = characters(value);

    if (length > width) {
        add_clean(out, value, width - 1);
        text_add(out, ELLIPSIS);
        return;
    }
    if (right) pad(out, width - length);
    add_clean(out, value, length);
    if (!right && !last) pad(out, width - length);
}

static void add_line(struct text *out, struct output_source source, const size_t *widths, size_t row,
                     bool heading) {
    for (size_t c = 0; c < source.columns; c++) {
        const char *value = heading ? source.name(source.context, c) : shown(source, row, c);
        if (c > 0) pad(out, GAP);
        add_cell(out, value, widths[c], is_number(source.kind(source.context, c)), c + 1 == source.columns);
    }
    text_add_char(out, '\n');
}

void output_table(struct text *out, struct output_source source) {
    size_t *widths = measure(source);

    add_line(out, source, widths, 0, true);
    for (size_t c = 0; c < source.columns; c++) {
        if (c > 0) pad(out, GAP);
        for (size_t i = 0; i < widths[c]; i++)
            text_add_char(out, '-');
    }
    text_add_char(out, '\n');
    for (size_t r = 0; r < source.rows; r++)
        add_line(out, source, widths, r, false);
    free(widths);
}
