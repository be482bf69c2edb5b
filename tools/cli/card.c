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

static void add_section(void *context, const struct card_section *section, const struct rows *rows) {
    struct text *out = context;
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

static enum status add_json(struct text *out, struct store *db, int64_t asset_id, struct error *err) {
    struct json json = json_writer(out);
    enum status status;

    json_object(&json);
    status = card_json(&json, db, asset_id, err);
    if (status == STATUS_OK) {
        json_end(&json);
        text_add_char(out, '\n');
    }
    return status;
}

enum status card_print(enum output_format format, struct store *db, int64_t asset_id, struct error *err) {
    struct text out = TEXT_EMPTY;
    enum status status = format == OUTPUT_JSON ? add_json(&out, db, asset_id, err)
                                               : card_read(db, asset_id, add_section, &out, err);

    if (status == STATUS_OK) fwrite(text_string(&out), 1, out.length, stdout);
    text_free(&out);
    return status;
}
