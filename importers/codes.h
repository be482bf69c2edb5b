/* The code lists as words that files may use for a code: the code itself, its label, and words of code.word.
 */
#ifndef TERRIER_IMPORTERS_CODES_H
#define TERRIER_IMPORTERS_CODES_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/store/store.h"

struct codes;

/* Reads them from the database; they live in the arena. */
enum status codes_load(struct codes **out, struct store *db, struct arena *arena, struct error *err);

/* The code, or NULL when the list does not know the word (in any case, spaces and underscores ignored). */
const char *codes_find(const struct codes *codes, struct arena *arena, const char *list, const char *word);

#endif
