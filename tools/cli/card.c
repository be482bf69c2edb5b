#include "tools/cli/card.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "tools/cli/output_table.h"

#define MONEY       "_gbp"
#define LABEL_WIDTH 28
#define INDENT      2

/* A section's rows as people read them; what is made for it lives in the arena. */
struct shown {
    const struct rows *rows;
    struct arena *arena;
};

static bool is_money(const char *name) {
    size_t length = strlen(name);
    return length > strlen(MONEY) && strcmp(name + length - strlen(MONEY), MONEY) == 0;
}

static const char *label(const void *context, size_t column) {
    const struct shown *shown = context;
    char *name = arena_text(shown->arena, rows_column_name(shown->rows, column));

    if (is_money(name)) name[strlen(name) - strlen(MONEY)] = '\0';
    for (char *at = name; *at; at++)
        if (*at == '_') *at = ' ';
    return name;
}

static enum rows_kind kind(const void *context, size_t column) {
    const struct shown *shown = context;
    return rows_column_kind(shown->rows, column);
}

static const char *cell(const void *context, size_t row, size_t column) {
    const struct shown *shown = context;
    const char *value = rows_text(shown->rows, row, column);
    char buffer[FORMAT_SIZE];
    int64_t pence;

    if (value && is_money(rows_column_name(shown->rows, column)) && number_parse_money(value, &pence))
        return arena_text(shown->arena, format_pounds(buffer, pence));
    return value;
}

static void add_items(struct text *out, const struct shown *shown) {
    size_t before = out->length;

    for (size_t c = 0; c < rows_columns(shown->rows); c++) {
        const char *value = cell(shown, 0, c);
        if (value == NULL) continue;
        if (rows_column_kind(shown->rows, c) == ROWS_BOOLEAN) value = value[0] == 't' ? "yes" : "no";
        text_format(out, "%*s%-*s", INDENT, "", LABEL_WIDTH, label(shown, c));
        output_folded(out, value, INDENT + LABEL_WIDTH);
    }
    if (out->length == before) text_format(out, "%*snothing is recorded\n", INDENT, "");
}

static void add_table(struct text *out, const struct shown *shown) {
    struct output_source source = {shown, rows_count(shown->rows), rows_columns(shown->rows), label, kind,
                                   cell};

    output_format(out, OUTPUT_TABLE, source);
}

static void add_section(struct text *out, const struct card_section *section, const struct rows *rows) {
    struct shown shown = {rows, arena_new()};

    if (rows_count(rows) > 0) {
        text_format(out, "%s%s\n", out->length ? "\n" : "", section->title);
        if (section->shape == CARD_ITEMS)
            add_items(out, &shown);
        else
            add_table(out, &shown);
    }
    arena_free(shown.arena);
}

static void json_value(struct json *json, const struct rows *rows, size_t row, size_t column) {
    const char *value = rows_text(rows, row, column);
    enum rows_kind kind = rows_column_kind(rows, column);

    if (value == NULL)
        json_null(json);
    else if (kind == ROWS_BOOLEAN)
        json_boolean(json, value[0] == 't');
    else if (kind == ROWS_INTEGER)
        json_integer(json, rows_integer(rows, row, column));
    else if (kind == ROWS_NUMBER)
        json_number(json, rows_number(rows, row, column));
    else
        json_text(json, value);
}

static void json_row(struct json *json, const struct rows *rows, size_t row) {
    json_object(json);
    for (size_t c = 0; c < rows_columns(rows); c++) {
        json_name(json, rows_column_name(rows, c));
        json_value(json, rows, row, c);
    }
    json_end(json);
}

static void json_section(struct json *json, const struct card_section *section, const struct rows *rows) {
    json_name(json, section->name);
    if (section->shape == CARD_ITEMS) {
        if (rows_count(rows) > 0)
            json_row(json, rows, 0);
        else
            json_null(json);
        return;
    }
    json_array(json);
    for (size_t r = 0; r < rows_count(rows); r++)
        json_row(json, rows, r);
    json_end(json);
}

enum status card_print(enum output_format format, struct store *db, int64_t asset_id,
                       const struct card_section *sections, size_t count, struct error *err) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    char id[24];
    enum status status = STATUS_OK;

    if (format == OUTPUT_JSON) json_object(&json);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        struct rows *rows = NULL;
        status = store_query(db, sections[i].sql, BIND(bind_integer(id, asset_id)), STORE_MANY, &rows, err);
        if (status == STATUS_OK && format == OUTPUT_JSON) json_section(&json, &sections[i], rows);
        if (status == STATUS_OK && format != OUTPUT_JSON) add_section(&out, &sections[i], rows);
        rows_free(rows);
    }
    if (status == STATUS_OK) {
        if (format == OUTPUT_JSON) {
            json_end(&json);
            text_add_char(&out, '\n');
        }
        fwrite(text_string(&out), 1, out.length, stdout);
    }
    text_free(&out);
    return status;
}
