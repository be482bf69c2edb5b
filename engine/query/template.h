/*
 * SQL with variables as psql has them (`:columns`), so that a file of sql/queries can be tried in psql after
 * \set. Inside this room only: the values are words of the room's own lists, never what people gave.
 */
#ifndef TERRIER_QUERY_TEMPLATE_H
#define TERRIER_QUERY_TEMPLATE_H

#include <stddef.h>

#include "engine/base/text.h"

struct template_value {
    const char *name;
    const char *value;
};

/* Adds `sql` with each variable replaced. A variable without a value is a programming error and aborts. */
void template_fill(struct text *out, const char *sql, const struct template_value *values, size_t count);

#endif
