/*
 * A page of the assets of a query, for the service: read in one statement from what is served (served.asset,
 * made ahead and indexed; live where that is behind), with the stamp of the register it was read at. Pages go
 * on from a place in the order, never from a count, so that none is slow and no asset is skipped or repeated
 * when others come and go.
 */
#ifndef TERRIER_QUERY_PAGE_H
#define TERRIER_QUERY_PAGE_H

#include "engine/query/query.h"

#define QUERY_KEYS_MAX 3 /* columns to sort by */

struct query_page {
    struct rows *rows;   /* owner of the texts; a page without assets has one row without a reference */
    const char *stamp;   /* served.stamp */
    size_t count;        /* assets of the page */
    size_t first_column; /* of those chosen */
    char *next;          /* the place that the next page goes on from, for `after`; NULL: this is the last */
    int64_t total;       /* of all pages; -1 not asked for */
};

/*
 * The query's limit says how many assets a page has and must be set. `after` is the `next` of the page
 * before, of the same order; NULL: the first page. STATUS_INVALID for an `after` that no page of this order
 * gave, or for an order by more than QUERY_KEYS_MAX columns.
 */
enum status query_page_read(struct query_page *page, struct query *query, struct store *db, const char *after,
                            bool total, struct error *err);
void query_page_free(struct query_page *page); /* of an empty one too */

#endif
