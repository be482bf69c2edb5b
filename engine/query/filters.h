/* The published filters of the assets. Inside this room only; others name them to query_where(). */
#ifndef TERRIER_QUERY_FILTERS_H
#define TERRIER_QUERY_FILTERS_H

#include <stdbool.h>
#include <stddef.h>

enum filter_takes {
    FILTER_CODES, /* codes or labels of the list of the same name (publish.code); bound as text[] */
    FILTER_TEXT,  /* one value, bound as text */
    FILTER_WORDS, /* each word is a condition of its own, bound as a pattern of LIKE */
    FILTER_PLACE, /* a boundary, kind:code or kind:name, which there must be; bound as text */
    FILTER_OPTION /* no condition of its own */
};

struct filter {
    const char *name;
    enum filter_takes takes;
    const char *condition; /* on publish.asset AS asset; each @ stands for the bound value */
    const char *served;    /* on served.asset, which has an index for it or lacks a column; NULL: the same */
};

/* Conditions of `rating` where an objective is named. */
#define FILTER_RATING "asset.rating_codes[%d] = ANY (@::text[])"
#define FILTER_RATING_SERVED                                                                                 \
    "asset.rating_%d IN (SELECT code.label FROM publish.code WHERE code.list = 'rating' AND code.code = "    \
    "ANY "                                                                                                   \
    "(@::text[]))"

extern const struct filter filters[];
extern const size_t filter_count;

const struct filter *filter_find(const char *name); /* NULL when there is none */

#endif
