/*
 * What files are made from: all features of a selection as one COPY. A COPY takes no bound values, so they
 * are kept as settings of the transaction first, and the statement reads them from there. Inside this room
 * only.
 */
#ifndef TERRIER_FEATURES_ITEMS_COPY_H
#define TERRIER_FEATURES_ITEMS_COPY_H

#include "engine/service/features/page.h"

struct items_copy {
    const char *columns;   /* expressions over `feature`, with commas between */
    const char *condition; /* one more, of words of ours; NULL none */
    const char *format;    /* "csv", "binary" */
};

/* Keeps the selection's values until the transaction ends, which may be one that only reads. */
enum status items_keep_values(struct store *db, const struct selection *selection, struct error *err);

/* The statement, in the selection's arena: those wanted, at most wanted->limit (0: all), from the sheet or
 * live. */
const char *items_copy_sql(const struct page_wanted *wanted, const struct items_copy *copy, bool live);

/* Adds `sql` with each `$n::type` as the kept value of that number and type. */
void items_add_kept(struct text *out, const char *sql);

/* The properties wanted, one after the other: NULL behind the last. Begin with `*at` 0. */
const struct column *items_next_column(const struct page_wanted *wanted, size_t *at);

#endif
