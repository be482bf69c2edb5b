#include "importers/codes.h"

#include "importers/lookup.h"
#include "sql/embedded.h"

struct codes {
    struct lookup *words;
};

static const char *key(struct arena *arena, const char *list, const char *word) {
    return arena_format(arena, "%s\x1f%s", list, lookup_fold(arena, word));
}

enum status codes_load(struct codes **out, struct store *db, struct arena *arena, struct error *err) {
    struct codes *codes = arena_alloc(arena, sizeof *codes);
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_import_codes, BIND_NONE, STORE_MANY, &rows, err);

    if (status != STATUS_OK) return status;
    codes->words = lookup_new(arena);
    for (size_t i = 0; i < rows_count(rows); i++) /* codes come before labels, labels before other words */
        lookup_add(codes->words, key(arena, rows_text(rows, i, 0), rows_text(rows, i, 1)),
                   arena_text(arena, rows_text(rows, i, 2)), NULL);
    rows_free(rows);
    *out = codes;
    return STATUS_OK;
}

const char *codes_find(const struct codes *codes, struct arena *arena, const char *list, const char *word) {
    return lookup_find(codes->words, key(arena, list, word));
}
