#include "importers/columns.h"

#include <string.h>

#include "engine/base/json.h"
#include "importers/month_header.h"

#define SHOWN_MAX 60

const char *columns_shown(struct arena *arena, const char *name) {
    size_t length = strlen(name);
    struct text shown = TEXT_EMPTY;
    const char *kept;
    size_t at = 0;

    while (at < length && at < SHOWN_MAX) {
        size_t step = text_utf8_step(name + at, length - at);
        if (step == 1 && ((unsigned char)name[at] < ' ' || name[at] == 0x7F))
            text_add_char(&shown, '?');
        else
            text_add_bytes(&shown, name + at, step == 0 ? 1 : step);
        at += step == 0 ? 1 : step;
    }
    if (at < length) text_add(&shown, "...");
    kept = arena_text(arena, text_string(&shown));
    text_free(&shown);
    return kept;
}

/* What is wrong with a column's name, or NULL. */
static const char *name_fault(const char *name) {
    if (text_blank(name)) return "has no name";
    if (strlen(name) > COLUMN_NAME_MAX) return "has a name of over 200 bytes";
    for (const unsigned char *at = (const unsigned char *)name; *at != '\0'; at++)
        if (*at < ' ' || *at == 0x7F) return "has a control character or a line end in its name";
    if (strpbrk(name, "<>;\"\\`") != NULL)
        return "has a character in its name that no column name needs (< > ; \" \\ `)";
    return NULL;
}

static enum status check_names(const struct sheet *sheet, struct arena *arena, struct error *err) {
    struct lookup *seen = lookup_new(arena);

    for (size_t i = 0; i < sheet_column_count(sheet); i++) {
        const char *name = sheet_column(sheet, i);
        const char *fault = name_fault(name);
        const void *first;
        if (text_blank(name) && i > 0 && i + 1 == sheet_column_count(sheet)) continue; /* told: row_read.c */
        if (fault != NULL)
            return error_set(
                err, STATUS_INVALID,
                "column %zu (\"%s\") %s: give it a plain name in the first line, or take it out; where the "
                "names stand lower, --header-row says in which row",
                i + 1, columns_shown(arena, name), fault);
        if (!lookup_add(seen, lookup_fold(arena, name), sheet_column(sheet, i), &first))
            return error_set(
                err, STATUS_INVALID,
                "column %zu has the same name as an earlier one (\"%s\"; case and spaces do not tell "
                "names apart): rename one of them, so that it is clear which is meant",
                i + 1, columns_shown(arena, first));
    }
    return STATUS_OK;
}

static size_t field_of(const struct kind *kind, const char *name) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0 && kind->fields[i].type != FIELD_MADE) return i;
    return COLUMN_NONE;
}

static enum status profile_words(struct lookup *words, const struct kind *kind, const struct profile *profile,
                                 struct arena *arena, struct error *err) {
    for (size_t i = 0; i < profile->column_count; i++) {
        size_t field = field_of(kind, profile->columns[i].to);
        if (field == COLUMN_NONE)
            return error_set(err, STATUS_INVALID,
                             "profile %s takes the column \"%s\" as %s, which is no field of the kind %s",
                             profile->name, columns_shown(arena, profile->columns[i].from),
                             profile->columns[i].to, kind->name);
        lookup_add(words, lookup_fold(arena, profile->columns[i].from), &kind->fields[field], NULL);
    }
    for (size_t i = 0; i < profile->default_count; i++)
        if (field_of(kind, profile->defaults[i].from) == COLUMN_NONE)
            return error_set(err, STATUS_INVALID,
                             "profile %s gives a default for %s, which is no field of the kind %s",
                             profile->name, profile->defaults[i].from, kind->name);
    return STATUS_OK;
}

static void kind_words(struct lookup *words, const struct kind *kind, struct arena *arena) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const char *at = field->synonyms;
        if (field->type == FIELD_MADE) continue;
        lookup_add(words, lookup_fold(arena, field->name), field, NULL);
        while (at != NULL && *at != '\0') {
            size_t length = strcspn(at, "|");
            lookup_add(words, lookup_fold(arena, arena_bytes(arena, at, length)), field, NULL);
            at += length + (at[length] == '|');
        }
    }
}

/* The next free field for a column that stands for a month, or NULL. */
static const struct field *month_field(const struct columns *columns, const struct kind *kind,
                                       const char *name) {
    int year, month;

    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == FIELD_BY_MONTH && columns->of_field[i] == COLUMN_NONE)
            return month_header_read(name, &year, &month) ? &kind->fields[i] : NULL;
    return NULL;
}

bool columns_said(const struct profile *profile, struct arena *arena, const char *name) {
    const char *folded = lookup_fold(arena, name);

    for (size_t i = 0; i < profile->column_count; i++)
        if (strcmp(lookup_fold(arena, profile->columns[i].from), folded) == 0) return true;
    return false;
}

bool columns_ignored(const struct profile *profile, struct arena *arena, const char *name) {
    const char *folded = lookup_fold(arena, name);

    for (size_t i = 0; i < profile->ignored_count; i++)
        if (strcmp(lookup_fold(arena, profile->ignored[i]), folded) == 0) return true;
    return false;
}

struct placing {
    struct columns *columns;
    const struct lookup *words;
    const struct kind *kind;
    const struct profile *profile;
    const struct sheet *sheet;
    bool guessing;
    struct arena *arena;
};

static enum status place_column(const struct placing *placing, size_t index, struct error *err) {
    struct columns *columns = placing->columns;
    struct arena *arena = placing->arena;
    const char *name = sheet_column(placing->sheet, index);
    bool ignored = columns_ignored(placing->profile, arena, name);
    const struct field *field = ignored ? NULL : lookup_find(placing->words, lookup_fold(arena, name));

    if (field == NULL && !ignored) field = month_field(columns, placing->kind, name);
    size_t *column = field == NULL ? NULL : &columns->of_field[field - placing->kind->fields];
    if (field == NULL || (placing->guessing && *column != COLUMN_NONE)) {
        columns->left_aside[columns->left_aside_count++] = arena_text(arena, name); /* outlives a rewind */
        return STATUS_OK;
    }
    if (*column != COLUMN_NONE)
        return error_set(
            err, STATUS_INVALID,
            "the columns \"%s\" and \"%s\" both say %s: name one of them under \"ignore\" in a profile, "
            "leave it aside (--map \"Column=\"), or take it out",
            columns_shown(arena, sheet_column(placing->sheet, *column)), columns_shown(arena, name),
            field->name);
    *column = index;
    return STATUS_OK;
}

/* What is said comes before what is known by name. */
static enum status place(const struct placing *placing, struct error *err) {
    enum status status = STATUS_OK;

    for (int known = 0; known < 2; known++)
        for (size_t i = 0; i < sheet_column_count(placing->sheet) && status == STATUS_OK; i++)
            if (columns_said(placing->profile, placing->arena, sheet_column(placing->sheet, i)) ==
                (known == 0))
                status = place_column(placing, i, err);
    return status;
}

/* Whether there is a field that says which asset a row speaks of, when the kind has such. */
static bool finds_assets(const struct columns *columns, const struct kind *kind,
                         const struct profile *profile) {
    bool wanted = false;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->need != FIELD_FINDS) continue;
        if (columns->of_field[i] != COLUMN_NONE || profile_default(profile, field->name) != NULL) return true;
        wanted = true;
    }
    return !wanted;
}

enum status columns_check(const struct columns *columns, const struct kind *kind,
                          const struct profile *profile, struct error *err) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->need == FIELD_REQUIRED && columns->of_field[i] == COLUMN_NONE &&
            profile_default(profile, field->name) == NULL)
            return error_set(
                err, STATUS_INVALID,
                "no column says %s, which every row of a %s file must have: --preview shows what the columns "
                "look like, and --map \"Column=%s\" or a profile (docs/import.md) says which it is",
                field->name, kind->name, field->name);
    }
    if (!finds_assets(columns, kind, profile))
        return error_set(err, STATUS_INVALID,
                         "no column says which asset a row speaks of: a council's code or terrier's "
                         "reference (asset_code), "
                         "a UPRN (uprn) or a school's number (urn): name one under \"columns\" in a profile "
                         "(--profile), as "
                         "docs/import.md shows");
    return STATUS_OK;
}

enum status columns_map(struct columns *columns, const struct kind *kind, const struct profile *profile,
                        const struct sheet *sheet, bool guessing, struct arena *arena, struct error *err) {
    struct lookup *words = lookup_new(arena);
    enum status status = check_names(sheet, arena, err);

    *columns = (struct columns){0};
    for (size_t i = 0; i < FIELDS_MAX; i++)
        columns->of_field[i] = COLUMN_NONE;
    columns->left_aside = arena_array(arena, sheet_column_count(sheet) + 1, sizeof *columns->left_aside);
    if (status == STATUS_OK && strcmp(profile->kind, kind->name) != 0)
        status = error_set(err, STATUS_INVALID, "profile %s is for the kind %s, not %s", profile->name,
                           profile->kind, kind->name);
    if (status == STATUS_OK) status = profile_words(words, kind, profile, arena, err);
    if (status == STATUS_OK) {
        kind_words(words, kind, arena);
        const struct placing placing = {columns, words, kind, profile, sheet, guessing, arena};
        status = place(&placing, err);
    }
    return status == STATUS_OK && !guessing ? columns_check(columns, kind, profile, err) : status;
}

void columns_json(struct text *out, const struct columns *columns, const struct kind *kind,
                  const struct sheet *sheet) {
    struct json json = json_writer(out);

    json_object(&json);
    json_name(&json, "columns");
    json_object(&json);
    for (size_t i = 0; i < kind->field_count; i++)
        if (columns->of_field[i] != COLUMN_NONE)
            json_text_member(&json, sheet_column(sheet, columns->of_field[i]), kind->fields[i].name);
    json_end(&json);
    json_name(&json, "left_aside");
    json_array(&json);
    for (size_t i = 0; i < columns->left_aside_count; i++)
        json_text(&json, columns->left_aside[i]);
    json_end(&json);
    json_end(&json);
}
