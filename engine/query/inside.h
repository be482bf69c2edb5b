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
    const char *fault;   /* the parameter that a query was refused for; NULL: none in particular */
};

/* Turns codes and labels into codes. STATUS_INVALID for one that does not exist, with those that do. */
enum status query_resolve(struct query *query, struct store *db, struct error *err);

/* --- build.c: the words of a statement; `served` is for what is served (served.asset) in place of
 * publish.asset --- */

const char *query_bind(struct query *query, const char *value); /* "$3" */
void query_conditions(struct query *query, bool served, struct text *out);
const char *query_key(const struct query *query, size_t key, bool served); /* what a key sorts by */
void query_keys(const struct query *query, bool served, struct text *out); /* ends with the reference */
void query_columns(const struct query *query, struct text *out);

#endif
