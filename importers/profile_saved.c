#include "importers/profile_saved.h"

#include <string.h>

#include "sql/embedded.h"

#define NAME_MAX_BYTES 100

static bool is_name(const char *name) {
    size_t length = strlen(name);

    return length > 0 && length <= NAME_MAX_BYTES && strchr("-_", name[0]) == NULL &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

enum status profile_find(struct profile **out, struct store *db, const char *name, struct error *err) {
    struct rows *rows = NULL;
    enum status status;

    if (!is_name(name) || profile_is_embedded(name)) return profile_open(out, name, err);
    status = store_query(db, sql_import_profile_find, BIND(name, NULL), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = profile_open(out, name, err); /* whose sentence names those in the program */
    else if (status == STATUS_OK)
        status = profile_parse(out, name, rows_text(rows, 0, 3), strlen(rows_text(rows, 0, 3)), err);
    rows_free(rows);
    return status;
}

static struct lookup *headers_of(const struct sheet *sheet, struct arena *arena) {
    struct lookup *headers = lookup_new(arena);

    for (size_t i = 0; i < sheet_column_count(sheet); i++)
        lookup_add(headers, lookup_fold(arena, sheet_column(sheet, i)), sheet, NULL);
    return headers;
}

/* How many columns of the file it names; 0 when one is not there. */
static size_t fit(const struct profile *profile, const struct lookup *headers, struct arena *arena) {
    for (size_t i = 0; i < profile->column_count; i++)
        if (lookup_find(headers, lookup_fold(arena, profile->columns[i].from)) == NULL) return 0;
    for (size_t i = 0; i < profile->ignored_count; i++)
        if (lookup_find(headers, lookup_fold(arena, profile->ignored[i])) == NULL) return 0;
    return profile->column_count == 0 ? 0 : profile->column_count + profile->ignored_count;
}

static enum status best_of(struct profile **out, const struct rows *rows, const struct sheet *sheet,
                           struct error *err) {
    struct arena *arena = arena_new();
    const struct lookup *headers = headers_of(sheet, arena);
    size_t most = 0;
    const char *also = NULL;

    for (size_t i = 0; i < rows_count(rows); i++) {
        struct profile *profile = NULL;
        struct error ignored; /* one of a newer terrier, perhaps: it does not fit */
        if (profile_parse(&profile, rows_text(rows, i, 0), rows_text(rows, i, 2),
                          strlen(rows_text(rows, i, 2)), &ignored) != STATUS_OK)
            continue;
        size_t fits = fit(profile, headers, arena);
        if (fits > 0 && fits == most) also = rows_text(rows, i, 0);
        if (fits > most) {
            profile_free(*out);
            *out = profile;
            most = fits;
            also = NULL;
        } else {
            profile_free(profile);
        }
    }
    arena_free(arena);
    if (also == NULL) return STATUS_OK;
    error_set(err, STATUS_INVALID,
              "the saved profiles %s and %s both fit this header: name the one that is meant (--profile)",
              (*out)->name, also);
    profile_free(*out);
    *out = NULL;
    return STATUS_INVALID;
}

enum status profile_fitting(struct profile **out, struct store *db, const char *kind,
                            const struct sheet *sheet, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_import_profile_kind, BIND(kind), STORE_MANY, &rows, err);

    *out = NULL;
    if (status == STATUS_OK) status = best_of(out, rows, sheet, err);
    rows_free(rows);
    return status;
}

enum status profile_check_name(const char *name, struct error *err) {
    if (!is_name(name))
        return error_set(
            err, STATUS_INVALID,
            "`%.60s` cannot be a profile's name: lower-case letters, digits, - and _, beginning with a "
            "letter or digit",
            name);
    if (profile_is_embedded(name))
        return error_set(err, STATUS_INVALID,
                         "the program has a profile `%.60s` of its own: give another name", name);
    return STATUS_OK;
}

enum status profile_save(struct store *db, const struct profile *profile, const char *body, int64_t *version,
                         struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_import_profile_save, BIND(profile->name, profile->kind, body, profile->sha256),
                    STORE_ONE, &rows, err);

    if (status == STATUS_OK) *version = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}
