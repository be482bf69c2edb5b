/* One row of a sheet, read: faults of the row itself, each field, the kind's own check, keys seen before. */
#include <string.h>

#include "importers/mojibake.h"
#include "importers/plain_values.h"
#include "importers/row.h"

static const char *mended(struct row *row, const struct field *field, const char *given) {
    struct text *out = &row->checker->scratch;

    switch (mojibake_read(given, out)) {
    case MOJIBAKE_NONE:
        return given;
    case MOJIBAKE_DOUBTFUL:
        row_warn(
            row, field->name, "text_garbled",
            "the text seems to have been through the wrong encoding; it was left as it is: correct it at its "
            "source");
        return given;
    case MOJIBAKE_REPAIRED:
        row_warn(
            row, field->name, "text_repaired",
            "the text had been through the wrong encoding (UTF-8 read as Windows-1252); taken as \"%.120s\"",
            text_string(out));
        return arena_text(row->checker->row_arena, text_string(out));
    }
    return given;
}

/* What a spreadsheet shows where its formula has failed, saved as CSV too. */
static bool is_error_cell(const char *given) {
    static const char *const errors[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"};

    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(given, errors[i]) == 0) return true;
    return false;
}

/* Words that people write into a cell of which they know nothing, such as "n/a": rows of code.word, list
 * `blank`. A list that has the word as one of its own, such as heating `none`, means that. A text may say so
 * in as many words. */
static bool says_nothing(const struct row *row, const struct field *field, const char *meant) {
    const struct codes *codes = row->checker->codes;
    struct arena *arena = row->checker->row_arena;

    if (field->type == FIELD_TEXT || field->type == FIELD_HALF_HOUR) return false;
    if (codes_find(codes, arena, "blank", meant) == NULL) return false;
    return field->type != FIELD_CODE || codes_find(codes, arena, field->list, meant) == NULL;
}

static void read_field(struct row *row, const struct sheet_row *from, size_t index) {
    const struct checker *checker = row->checker;
    const struct field *field = &checker->kind->fields[index];
    size_t column = checker->columns->of_field[index];
    const char *given = column == COLUMN_NONE || column >= from->field_count
                            ? NULL
                            : plain_trimmed(checker->row_arena, from->fields[column]);
    const char *meant = given;

    row->given[index] = given;
    if (given != NULL && is_error_cell(given)) {
        row_warn(row, field->name, "cell_error",
                 "the spreadsheet's formula has failed (%s); the value was left out", given);
        meant = NULL;
    } else if (given != NULL) {
        meant = plain_kept(checker->row_arena, mended(row, field, given));
    }
    if (meant != NULL) {
        const char *mapped = profile_value(checker->profile, checker->row_arena, field->name, meant);
        if (mapped != NULL) meant = *mapped == '\0' ? NULL : mapped;
        if (mapped == NULL && says_nothing(row, field, meant)) meant = NULL;
    }
    if (meant == NULL) meant = profile_default(checker->profile, field->name);
    row->value[index] = meant;
    if (meant != NULL) row_value_read(row, index);
    if (field->need != FIELD_REQUIRED || row->value[index] != NULL) return;
    if (given == NULL)
        row_reject(row, field->name, "value_missing", "%s is empty, and every row must have it", field->name);
    else
        row_reject(row, field->name, "value_unusable",
                   "the row was kept out because it must have a usable %s", field->name);
}

/* Sheets end in a line that adds the others up: a code of that name is no asset's. */
static bool adds_up(const struct row *row) {
    static const char *const words[] = {"total",     "totals",    "grand total",
                                        "sub total", "sub-total", "subtotal"};
    const char *code = row_knows(row, "asset_code") ? row_get(row, "asset_code") : NULL;

    if (code == NULL) return false;
    size_t length = strlen(code);
    if (length > 0 && code[length - 1] == ':') code = arena_bytes(row->checker->row_arena, code, length - 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal_nocase(code, words[i])) return true;
    return false;
}

/* The first of the fields that say which asset the row speaks of is where a person looks. */
static void check_asset(struct row *row) {
    const struct kind *kind = row->checker->kind;
    const char *first = NULL;

    for (size_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].need != FIELD_FINDS) continue;
        if (row->value[i] != NULL) return;
        if (first == NULL || (row->given[i] != NULL && row->checker->columns->of_field[i] != COLUMN_NONE))
            first = kind->fields[i].name;
    }
    if (first != NULL)
        row_reject(
            row, first, "value_missing",
            "the row does not say which asset it speaks of: give its code, its UPRN or its school's URN");
}

static void check_key(struct row *row) {
    struct checker *checker = row->checker;
    const char *key = row_key(row);
    const void *first;
    size_t *line;

    if (key == NULL) return;
    line = arena_alloc(checker->arena, sizeof *line);
    *line = row->line;
    if (!lookup_add(checker->keys, key, line, &first))
        row_reject(row, checker->kind->key[0], "duplicate",
                   "line %zu has the same %s (%.120s); the first row was taken and this one kept out",
                   *(const size_t *)first, checker->kind->key[1] == NULL ? checker->kind->key[0] : "key",
                   key);
}

static void reject_faulty(struct row *row, const struct sheet_row *from) {
    struct issue issue = {.row_number = from->number,
                          .line = from->line,
                          .severity = SEVERITY_REJECTED,
                          .code = from->fault_code};
    const char *reason = from->fault_column == 0
                             ? arena_format(row->checker->row_arena,
                                            "%s: correct the row and import the file again", from->fault)
                             : arena_format(row->checker->row_arena,
                                            "%s (field %zu): correct the row and import the file again",
                                            from->fault, from->fault_column);

    if (from->fault_column > 0 && from->fault_column <= sheet_column_count(row->checker->sheet))
        issue.column = sheet_column(row->checker->sheet, from->fault_column - 1);
    issue.reason = reason;
    issues_add(row->checker->issues, &issue);
    row->rejected = true;
}

/* Files that were put behind one another hold the header again in their midst. */
static bool repeats_header(const struct checker *checker, const struct sheet_row *from) {
    if (from->field_count != sheet_column_count(checker->sheet)) return false;
    for (size_t i = 0; i < from->field_count; i++) {
        const char *cell = plain_trimmed(checker->row_arena, from->fields[i]);
        if (cell == NULL || !text_equal_nocase(cell, sheet_column(checker->sheet, i))) return false;
    }
    return true;
}

static void reject_header(struct row *row) {
    const struct issue issue = {
        .row_number = row->number,
        .line = row->line,
        .severity = SEVERITY_REJECTED,
        .code = "header_repeated",
        .reason = "this is the line of column names again; it was kept out, and nothing is lost "
                  "by that"};

    issues_add(row->checker->issues, &issue);
    row->rejected = true;
}

/* What the reader of the file has to say is mostly the same for every row: told once. */
static void tell_note(struct row *row, const char *note) {
    if (row_once(row, note)) row_warn(row, NULL, "file_note", "%.400s (first in this row)", note);
}

/* Only the last column may have no name: columns_map() refuses others. */
static void tell_unnamed(struct row *row) {
    const struct sheet *sheet = row->checker->sheet;

    if (text_blank(sheet_column(sheet, sheet_column_count(sheet) - 1)) && row_once(row, "unnamed"))
        row_warn(
            row, NULL, "column_unnamed",
            "the last column has no name: what it holds is kept with the source rows and goes nowhere else "
            "(of the whole file)");
}

/* Spreadsheets leave rows of nothing but separators behind their data. */
static bool is_blank(const struct sheet_row *from) {
    for (size_t i = 0; i < from->field_count; i++)
        if (!text_blank(from->fields[i])) return false;
    return from->wkb == NULL;
}

static void reject_blank(struct row *row) {
    row_reject(row, NULL, "row_blank", "the row is blank; it was kept out, and nothing is lost by that");
}

void row_read(struct row *row, struct checker *checker, const struct sheet_row *from) {
    *row = (struct row){.checker = checker,
                        .number = from->number,
                        .line = from->line,
                        .shape = from->wkb,
                        .shape_length = from->wkb_length};
    arena_reset(checker->row_arena);
    if (from->fault_code != NULL) {
        reject_faulty(row, from);
        return;
    }
    if (repeats_header(checker, from)) {
        reject_header(row);
        return;
    }
    if (is_blank(from)) {
        reject_blank(row);
        return;
    }
    tell_unnamed(row);
    for (size_t i = 0; i < checker->kind->field_count; i++)
        if (checker->kind->fields[i].type != FIELD_MADE) read_field(row, from, i);
    if (from->note != NULL) tell_note(row, from->note);
    if (!row->rejected && adds_up(row))
        row_reject(row, "asset_code", "row_total",
                   "the row adds others up; it was kept out, and nothing is lost by that");
    if (!row->rejected) check_asset(row);
    if (!row->rejected && checker->kind->check != NULL) checker->kind->check(row);
    if (!row->rejected) check_key(row);
}
