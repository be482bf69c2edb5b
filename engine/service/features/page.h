/*
 * A page of a collection: read in one statement, with the stamp of the register it was read at. Pages go on
 * from a place in the order, never from a count, so that none is slow and no feature is skipped or repeated
 * when others come and go.
 */
#ifndef TERRIER_FEATURES_PAGE_H
#define TERRIER_FEATURES_PAGE_H

#include <stdint.h>

#include "engine/service/features/crs.h"
#include "engine/service/features/order.h"
#include "engine/service/features/selection.h"

#define PAGE_LIMIT_MAX     10000
#define PAGE_LIMIT_DEFAULT 100
#define PAGE_COUNT_CHEAP   10000 /* matches that are counted without being asked for */

enum page_count { PAGE_COUNT_IF_CHEAP, PAGE_COUNT_EXACT, PAGE_COUNT_NONE };

struct page_wanted {
    const struct collection *collection;
    const struct crs *crs;
    const struct column *const *columns; /* the properties wanted; NULL all */
    size_t column_count;
    struct selection selection;
    struct order order;
    const struct place *from; /* not itself; NULL: from the beginning */
    bool backwards;           /* the page before `from` */
    int limit;
    enum page_count count;
};

struct page {
    struct rows *rows;    /* owner of the texts */
    const char *stamp;    /* served.stamp */
    const char *features; /* GeoJSON features with commas between; "" none */
    int64_t returned;
    int64_t matched; /* -1: not known */
    struct place first, last;
    bool is_first, is_last; /* nothing lies before, behind */
};

/* STATUS_OK also for a page without features. Freed by page_free(), which takes an empty one too. */
enum status page_read(struct page *out, struct store *db, const struct page_wanted *wanted,
                      struct error *err);
void page_free(struct page *page);

/*
 * One feature as GeoJSON. STATUS_NOT_FOUND when there is none of that id that the login may see. `*body` and
 * `*stamp` belong to `*rows`.
 */
enum status page_read_one(struct rows **rows, const char **body, const char **stamp, struct store *db,
                          const struct collection *collection, const struct crs *crs, const char *id,
                          struct error *err);

/* For tests: the statement as it stands, without `_now`. Adds the values of `from` to the selection. */
void page_sql(struct text *out, struct page_wanted *wanted);

#endif
