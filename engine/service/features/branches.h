/* The stretches of an order that a page is read from. Inside this room only. */
#ifndef TERRIER_FEATURES_BRANCHES_H
#define TERRIER_FEATURES_BRANCHES_H

#include "engine/service/features/page.h"

/*
 * Adds features_branch.sql for each stretch, in the order in which they are read: behind (or before)
 * `wanted->from`, whose values are bound to `values`.
 */
void branches_write(struct text *out, const struct page_wanted *wanted, struct selection *values,
                    const char *view, const char *body);

/* What a column is sorted by. */
const char *branches_key(struct arena *arena, const struct column *column);

#endif
