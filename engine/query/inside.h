/* The inside of a query, for the files of this room only. */
#ifndef TERRIER_QUERY_INSIDE_H
#define TERRIER_QUERY_INSIDE_H

#include "engine/base/memory.h"
#include "engine/query/filters.h"
#include "engine/query/query.h"

#define QUERY_OBJECTIVES 6

struct order_key {
    const struct query_column *column;
    bool down;
};

struct where {
    const struct filter *filter;
    const char *value; /* as given; of words the pattern */
    const char *codes; /* of FILTER_CODES, once resolved: an array literal; NULL before */
};

struct query {
    struct arena *arena; /* owns the values */
    const struct query_column **columns;
    size_t column_count, column_capacity;
    struct order_key *keys;
    size_t key_count, key_capacity;
    struct where *wheres;
    size_t where_count, where_capacity;
    const char **values; /* bound, remade with the SQL */
    size_t value_capacity;
    int value_count;
    bool held_only;
    const char *located; /* condition on the point, or NULL */
    int objective;       /* that `rating` means; 0 any */
    int64_t limit;       /* 0 none */
};

/* Turns codes and labels into codes. STATUS_INVALID for one that does not exist, with those that do. */
enum status query_resolve(struct query *query, struct store *db, struct error *err);

#endif
