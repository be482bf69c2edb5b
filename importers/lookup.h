/*
 * A table of texts for one import: headers, codes and labels, keys already seen. Grows, never shrinks; lives
 * in the arena that it is made in.
 */
#ifndef TERRIER_IMPORTERS_LOOKUP_H
#define TERRIER_IMPORTERS_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"

struct lookup;

struct lookup *lookup_new(struct arena *arena);

/* False, and nothing changed, when the key is there already; `*standing` (may be NULL) is then its value. */
bool lookup_add(struct lookup *lookup, const char *key, const void *value, const void **standing);

/* NULL when the key is not there. */
const void *lookup_find(const struct lookup *lookup, const char *key);

/* How headers, codes and labels are compared: lower case (ASCII), without spaces and underscores. */
char *lookup_fold(struct arena *arena, const char *text);

#endif
