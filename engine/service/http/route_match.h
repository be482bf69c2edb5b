/*
 * The route tables as one set, and which path of it a request means. A path is one pattern with a route for
 * each of its methods. Pure.
 */
#ifndef TERRIER_HTTP_ROUTE_MATCH_H
#define TERRIER_HTTP_ROUTE_MATCH_H

#include "engine/base/text.h"
#include "engine/service/http/route.h"
#include "engine/service/http/target.h"

#define HTTP_METHODS (HTTP_DELETE + 1)

struct pattern_piece {
    const char *text; /* a literal, or the name of a {part} without its braces */
    size_t length;
    bool is_part;
};

struct route_path {
    const char *pattern;
    struct pattern_piece pieces[TARGET_SEGMENTS_MAX];
    int piece_count;
    const struct route *methods[HTTP_METHODS]; /* NULL: not on this path */
    size_t numbers[HTTP_METHODS];              /* of those routes, from 0, for counting */
};

struct route_set {
    struct arena *arena;
    struct route_path *paths; /* literals before parts, so that the first that fits is the closest */
    size_t path_count;
    const struct route **routes; /* all, by number */
    size_t route_count;
};

/*
 * STATUS_INTERNAL for a table that cannot be right: two routes of one method and path, a route without a
 * handler, a lane of the database for those who gave no credential. `tables` is closed by NULL and outlives
 * the set.
 */
enum status route_set_make(struct route_set *out, const struct route *const *tables, struct error *err);
void route_set_free(struct route_set *set);

/* NULL when no path fits. */
const struct route_path *route_set_find(const struct route_set *set, const struct segment *segments,
                                        int count);

/* "GET, HEAD, PATCH": for the header Allow. */
void route_path_methods(const struct route_path *path, struct text *out);

const char *http_method_name(enum http_method method);

#endif
