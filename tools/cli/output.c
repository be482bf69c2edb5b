/* Rows as CSV and JSON, and the way to standard output. The table is in output_table.c. */
#include "tools/cli/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/store/rows_json.h"
#include "tools/cli/output_table.h"

bool output_format_parse(const char *name, enum output_format *format) {
    static const char *const names[] = {"table", "csv", "json"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            *format = (enum output_format)i;
            return true;
        }
    return false;
}

static void format_csv(struct text *out, struct output_source source) {
    const char **cells = memory_array(source.columns ? source.columns : 1, sizeof *cells);

    for (size_t c = 0; c < source.columns; c++)
        cells[c] = source.name(source.context, c);
    csv_write_row(out, cells, source.columns, true);
    for (size_t r = 0; r < source.rows; r++) {
        for (size_t c = 0; c < source.columns; c++) {
            cells[c] = source.cell(source.context, r, c);
            if (cells[c] != NULL && source.kind(source.context, c) == ROWS_BOOLEAN)
                cells[c] = cells[c][0] == 't' ? "true" : "false";
        }
        csv_write_row(out, cells, source.columns, true);
    }
    free(cells);
}

static void format_json(struct text *out, struct output_source source) {
    struct json json = json_writer(out);

    json_array(&json);
    for (size_t r = 0; r < source.rows; r++) {
        json_object(&json);
        for (size_t c = 0; c < source.columns; c++) {
            json_name(&json, source.name(source.context, c));
            rows_json_cell(&json, source.cell(source.context, r, c), source.kind(source.context, c));
        }
        json_end(&json);
    }
    json_end(&json);
    text_add_char(out, '\n');
}

void output_format(struct text *out, enum output_format format, struct output_source source) {
    switch (format) {
    case OUTPUT_TABLE:
        output_table(out, source);
        break;
    case OUTPUT_CSV:
        format_csv(out, source);
        break;
    case OUTPUT_JSON:
        format_json(out, source);
        break;
    }
}

static void print(struct text *out) {
    fwrite(text_string(out), 1, out->length, stdout);
    text_free(out);
}

static const char *row_name(const void *context, size_t column) {
    return rows_column_name(context, column);
}

static enum rows_kind row_kind(const void *context, size_t column) {
    return rows_column_kind(context, column);
}

static const char *row_cell(const void *context, size_t row, size_t column) {
    return rows_text(context, row, column);
}

void output_rows(enum output_format format, const struct rows *rows) {
    struct text out = TEXT_EMPTY;
    struct output_source source = {rows, rows_count(rows), rows_columns(rows), row_name, row_kind, row_cell};

    output_format(&out, format, source);
    print(&out);
}

static void items_as_table(struct text *out, const struct output_item *items, size_t count) {
    int widest = 0;

    for (size_t i = 0; i < count; i++)
        if ((int)strlen(items[i].name) > widest) widest = (int)strlen(items[i].name);
    for (size_t i = 0; i < count; i++) {
        text_format(out, "%-*s  ", widest, items[i].name);
        output_folded(out, items[i].value ? items[i].value : "-", (size_t)widest + 2);
    }
}

static void items_as_json(struct text *out, const struct output_item *items, size_t count) {
    struct json json = json_writer(out);

    json_object(&json);
    for (size_t i = 0; i < count; i++)
        json_text_member(&json, items[i].name, items[i].value);
    json_end(&json);
    text_add_char(out, '\n');
}

void output_items(enum output_format format, const struct output_item *items, size_t count) {
    struct text out = TEXT_EMPTY;

    switch (format) {
    case OUTPUT_TABLE:
        items_as_table(&out, items, count);
        break;
    case OUTPUT_JSON:
        items_as_json(&out, items, count);
        break;
    case OUTPUT_CSV:
        for (size_t i = 0; i < count; i++)
            csv_write_row(&out, (const char *const[]){items[i].name, items[i].value}, 2, true);
        break;
    }
    print(&out);
}
