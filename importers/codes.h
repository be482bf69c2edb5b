/* The code lists as words that files may use for a code: the code itself, its label, and words of code.word.
 */
#ifndef TERRIER_IMPORTERS_CODES_H
#define TERRIER_IMPORTERS_CODES_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct codes;

struct code_word {
    const char *list;
    const char *word;
    const char *code;
};

/* Reads them from the database; they live in the arena. */
enum status codes_load(struct codes **out, struct store *db, struct arena *arena, struct error *err);

/* The same from a table, of the codes first, then labels, then other words; the texts are borrowed. */
struct codes *codes_of(const struct code_word *words, size_t count, struct arena *arena);

/* The code, or NULL when the list does not know the word (in any case, spaces and underscores ignored). */
const char *codes_find(const struct codes *codes, struct arena *arena, const char *list, const char *word);

/* All words that the list knows, codes first; `*count` 0 for a list that there is not. */
const struct code_word *codes_words(const struct codes *codes, const char *list, size_t *count);

#endif
