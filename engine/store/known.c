#include "engine/store/known.h"

#include <stdbool.h>
#include <string.h>

struct change {
    const char *schema;
    const char *thing; /* the one thing that it holds for; NULL: all of the schema */
    const char *known;
};

static const struct change changes[] = {
    {"register", NULL, "known"},        {"facts", NULL, "facts_known"},
    {"publish", NULL, "publish_known"}, {"governance", NULL, "known"},
    {"gazetteer", "boundary", "known"}, {"gazetteer", "brownfield_site", "known"},
    {"history", "change", "known"},     {"history", "head", "known"},
    {"evaluation", "run", "known"},
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t word_at(const char *sql) {
    size_t length = 0;

    if (!is_letter(*sql)) return 0;
    while (is_letter(sql[length]) || (sql[length] >= '0' && sql[length] <= '9'))
        length++;
    return length;
}

static bool is_word(const char *sql, size_t length, const char *word) {
    return strlen(word) == length && memcmp(sql, word, length) == 0;
}

/* What stands for the schema named at `sql`; NULL: it stays. */
static const char *known_name(const char *sql, size_t length, bool after_schema) {
    size_t thing = sql[length] == '.' ? word_at(sql + length + 1) : 0;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const struct change *at = &changes[i];
        if (!is_word(sql, length, at->schema)) continue;
        if (at->thing == NULL && (thing > 0 || after_schema)) return at->known;
        if (at->thing != NULL && thing > 0 && is_word(sql + length + 1, thing, at->thing)) return at->known;
    }
    return NULL;
}

void known_names(struct text *out, const char *sql) {
    char before = ' ';
    bool after_schema = false;

    while (*sql != '\0') {
        size_t length = word_at(sql);
        if (length == 0 || before == '.') {
            length = length == 0 ? 1 : length;
            before = sql[length - 1];
            text_add_bytes(out, sql, length);
            sql += length;
            continue;
        }
        const char *known = known_name(sql, length, after_schema);
        if (known != NULL)
            text_add(out, known);
        else
            text_add_bytes(out, sql, length);
        after_schema = is_word(sql, length, "SCHEMA");
        before = sql[length - 1];
        sql += length;
    }
}
