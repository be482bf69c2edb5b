#include "importers/row.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/log.h"

static size_t index_of(const struct row *row, const char *name) {
    const struct field *field = lookup_find(row->checker->fields, name);

    if (field == NULL) {
        log_error("import", "the kind %s has no field %s", row->checker->kind->name, name);
        abort();
    }
    return (size_t)(field - row->checker->kind->fields);
}

bool row_knows(const struct row *row, const char *field) {
    return lookup_find(row->checker->fields, field) != NULL;
}

const char *row_get(const struct row *row, const char *field) {
    return row->value[index_of(row, field)];
}

const char *row_given(const struct row *row, const char *field) {
    return row->given[index_of(row, field)];
}

double row_number(const struct row *row, const char *field) {
    const char *value = row_get(row, field);
    double number;

    return value != NULL && number_parse(value, &number) ? number : NAN;
}

void row_set(struct row *row, const char *field, const char *value) {
    row->value[index_of(row, field)] = arena_text(row->checker->row_arena, value);
}

bool row_once(struct row *row, const char *what) {
    return lookup_add(row->checker->keys, arena_format(row->checker->row_arena, "once\x1f%s", what),
                      row->checker, NULL);
}

bool row_has_any(const struct row *row, const char *const *fields) {
    for (; *fields != NULL; fields++)
        if (row_get(row, *fields) != NULL) return true;
    return false;
}

static void add(struct row *row, const char *field, enum severity severity, const char *code,
                const char *format, va_list args) __attribute__((format(printf, 5, 0)));

static void add(struct row *row, const char *field, enum severity severity, const char *code,
                const char *format, va_list args) {
    const struct checker *checker = row->checker;
    size_t index = field == NULL ? 0 : index_of(row, field);
    size_t column = field == NULL ? COLUMN_NONE : checker->columns->of_field[index];
    struct text reason = TEXT_EMPTY;

    text_format_va(&reason, format, args);
    issues_add(checker->issues,
               &(struct issue){.row_number = row->number,
                               .line = row->line,
                               .column = column != COLUMN_NONE ? sheet_column(checker->sheet, column) : field,
                               .value = field == NULL ? NULL : row->given[index],
                               .severity = severity,
                               .code = code,
                               .reason = text_string(&reason)});
    text_free(&reason);
}

void row_warn(struct row *row, const char *field, const char *code, const char *format, ...) {
    va_list args;

    va_start(args, format);
    add(row, field, SEVERITY_WARNING, code, format, args);
    va_end(args);
}

void row_drop(struct row *row, const char *field, const char *code, const char *format, ...) {
    va_list args;

    va_start(args, format);
    add(row, field, SEVERITY_WARNING, code, format, args);
    va_end(args);
    row_set(row, field, NULL);
}

void row_reject(struct row *row, const char *field, const char *code, const char *format, ...) {
    va_list args;

    va_start(args, format);
    add(row, field, SEVERITY_REJECTED, code, format, args);
    va_end(args);
    row->rejected = true;
}

void row_pence(struct row *row, const char *pounds, const char *pence) {
    const char *whole = row_get(row, pence), *given = row_get(row, pounds);
    int64_t amount, other;
    char buffer[FORMAT_SIZE];

    if (whole == NULL || !number_parse_integer(whole, &amount)) return;
    if (given != NULL && number_parse_money(given, &other) && other != amount)
        row_drop(row, pence, "amounts_differ", "%s and %s are not the same amount; %s was taken", pounds,
                 pence, pounds);
    if (given != NULL) return;
    snprintf(buffer, sizeof buffer, "%s%lld.%02lld", amount < 0 ? "-" : "", llabs(amount) / 100,
             llabs(amount) % 100);
    row_set(row, pounds, buffer);
}

void checker_start(struct checker *checker) {
    checker->keys = lookup_new(checker->arena);
    checker->row_arena = checker->row_arena == NULL ? arena_new() : checker->row_arena;
    if (checker->fields != NULL) return;
    checker->fields = lookup_new(checker->arena);
    for (size_t i = 0; i < checker->kind->field_count; i++)
        lookup_add(checker->fields, checker->kind->fields[i].name, &checker->kind->fields[i], NULL);
}

void checker_finish(struct checker *checker) {
    arena_free(checker->row_arena);
    checker->row_arena = NULL;
    text_free(&checker->scratch);
}

/* What stands for a part of the key: for a field that says which asset, whichever of them the row has. */
static const char *key_part(const struct row *row, const char *name) {
    const struct kind *kind = row->checker->kind;
    size_t index = index_of(row, name);

    if (row->value[index] != NULL || kind->fields[index].need != FIELD_FINDS) return row->value[index];
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].need == FIELD_FINDS && row->value[i] != NULL) return row->value[i];
    return NULL;
}

const char *row_key(const struct row *row) {
    const char *const *fields = row->checker->kind->key;
    const char *key = NULL;

    for (; fields != NULL && *fields != NULL; fields++) {
        const char *part = key_part(row, *fields);
        if (part == NULL && key == NULL) return NULL;
        key = key == NULL ? part
                          : arena_format(row->checker->row_arena, "%s | %s", key, part == NULL ? "" : part);
    }
    return key;
}

void row_json(struct text *out, const struct row *row) {
    struct json json = json_writer(out);

    json_object(&json);
    for (size_t i = 0; i < row->checker->kind->field_count; i++)
        if (row->value[i] != NULL) json_text_member(&json, row->checker->kind->fields[i].name, row->value[i]);
    json_end(&json);
}
