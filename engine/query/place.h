/* Places in an order, as tokens that only we make: values and a fingerprint, in hexadecimal. Inside this room
 * only. */
#ifndef TERRIER_QUERY_PLACE_H
#define TERRIER_QUERY_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"

/* `order` says in which order the place stands; a value may be NULL. The caller frees. */
char *query_place_token(const char *order, const char *const *values, size_t count);

/* False for what query_place_token() did not make for this order and as many values. Values live in the
 * arena. */
bool query_place_read(const char *token, const char *order, const char **values, size_t count,
                      struct arena *arena);

#endif
