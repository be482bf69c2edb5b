#include "importers/codes.h"

#include <stdlib.h>
#include <string.h>

#include "importers/lookup.h"
#include "sql/embedded.h"

struct codes {
    struct lookup *words;
    struct code_word *sorted; /* by list, else as they came */
    size_t count;
};

static const char *key(struct arena *arena, const char *list, const char *word) {
    return arena_format(arena, "%s\x1f%s", list, lookup_fold(arena, word));
}

struct by_list {
    struct code_word word;
    size_t place;
};

static int compare(const void *a, const void *b) {
    const struct by_list *first = a, *second = b;
    int lists = strcmp(first->word.list, second->word.list);

    if (lists != 0) return lists;
    return first->place < second->place ? -1 : first->place > second->place;
}

struct codes *codes_of(const struct code_word *words, size_t count, struct arena *arena) {
    struct codes *codes = arena_alloc(arena, sizeof *codes);
    struct by_list *places = arena_array(arena, count + 1, sizeof *places);

    codes->words = lookup_new(arena);
    codes->sorted = arena_array(arena, count + 1, sizeof *codes->sorted);
    codes->count = count;
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct by_list){words[i], i};
        lookup_add(codes->words, key(arena, words[i].list, words[i].word), words[i].code, NULL);
    }
    qsort(places, count, sizeof *places, compare);
    for (size_t i = 0; i < count; i++)
        codes->sorted[i] = places[i].word;
    return codes;
}

enum status codes_load(struct codes **out, struct store *db, struct arena *arena, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_import_codes, BIND_NONE, STORE_MANY, &rows, err);
    struct code_word *words;

    if (status != STATUS_OK) return status;
    words = arena_array(arena, rows_count(rows) + 1, sizeof *words);
    for (size_t i = 0; i < rows_count(rows); i++) /* codes come before labels, labels before other words */
        words[i] = (struct code_word){arena_text(arena, rows_text(rows, i, 0)),
                                      arena_text(arena, rows_text(rows, i, 1)),
                                      arena_text(arena, rows_text(rows, i, 2))};
    *out = codes_of(words, rows_count(rows), arena);
    rows_free(rows);
    return STATUS_OK;
}

const char *codes_find(const struct codes *codes, struct arena *arena, const char *list, const char *word) {
    return lookup_find(codes->words, key(arena, list, word));
}

const struct code_word *codes_words(const struct codes *codes, const char *list, size_t *count) {
    size_t first = 0;

    while (first < codes->count && strcmp(codes->sorted[first].list, list) != 0)
        first++;
    *count = 0;
    while (first + *count < codes->count && strcmp(codes->sorted[first + *count].list, list) == 0)
        ++*count;
    return codes->sorted + first;
}
