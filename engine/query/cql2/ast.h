/*
 * What a filter says, the same from text and from JSON: a tree of nodes in an arena.
 *
 * `x NOT LIKE y` is a NOT over a LIKE, `-x` of a property is -1 * x, and a number is kept in one canonical
 * spelling, so that two filters that say the same in the two languages are the same tree.
 */
#ifndef TERRIER_QUERY_CQL2_AST_H
#define TERRIER_QUERY_CQL2_AST_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

enum cql2_op {
    CQL2_AND,
    CQL2_OR,
    CQL2_NOT,
    CQL2_EQUAL,
    CQL2_NOT_EQUAL,
    CQL2_LESS,
    CQL2_GREATER,
    CQL2_LESS_EQUAL,
    CQL2_GREATER_EQUAL,
    CQL2_LIKE,
    CQL2_BETWEEN,
    CQL2_IN, /* the value, then each of the list */
    CQL2_IS_NULL,
    CQL2_CASEI,
    CQL2_ADD,
    CQL2_SUBTRACT,
    CQL2_MULTIPLY,
    CQL2_DIVIDE,
    CQL2_MODULO,
    CQL2_INTEGER_DIVIDE,
    CQL2_POWER,
    CQL2_S_INTERSECTS,
    CQL2_S_EQUALS,
    CQL2_S_DISJOINT,
    CQL2_S_TOUCHES,
    CQL2_S_WITHIN,
    CQL2_S_OVERLAPS,
    CQL2_S_CROSSES,
    CQL2_S_CONTAINS,
    CQL2_T_AFTER,
    CQL2_T_BEFORE,
    CQL2_T_CONTAINS,
    CQL2_T_DISJOINT,
    CQL2_T_DURING,
    CQL2_T_EQUALS,
    CQL2_T_FINISHED_BY,
    CQL2_T_FINISHES,
    CQL2_T_INTERSECTS,
    CQL2_T_MEETS,
    CQL2_T_MET_BY,
    CQL2_T_OVERLAPPED_BY,
    CQL2_T_OVERLAPS,
    CQL2_T_STARTED_BY,
    CQL2_T_STARTS,
    CQL2_OPERATIONS, /* how many there are */
    /* What has no operands among expressions. */
    CQL2_PROPERTY_NAME, /* text: its name */
    CQL2_TEXT_LITERAL,
    CQL2_NUMBER_LITERAL,  /* text: canonical, see literals.h */
    CQL2_BOOLEAN_LITERAL, /* text: "true" or "false" */
    CQL2_DATE_LITERAL,    /* text: 2026-11-22 */
    CQL2_TIMESTAMP_LITERAL,
    CQL2_OPEN_LITERAL,     /* ".." of an interval */
    CQL2_INTERVAL_LITERAL, /* two children: date, timestamp, open or property */
    CQL2_GEOMETRY_LITERAL
};

struct cql2_node {
    enum cql2_op op;
    const char *text;
    struct cql2_node **children;
    size_t count;
    const struct cql2_geometry *geometry;
    const char *place; /* "line 1, column 5" or "$.args[0]" */
    int depth;         /* of the tree below, itself included */
};

/* What is read so far. One for each filter. */
struct cql2_reading {
    struct arena *arena;
    struct error *err;
    size_t nodes;
};

/*
 * NULL, with the error set, when the filter is larger or deeper than cql2.h allows. `children` may be NULL
 * for none and is copied.
 */
struct cql2_node *cql2_node(struct cql2_reading *reading, enum cql2_op op, const char *place,
                            struct cql2_node *const *children, size_t count);
struct cql2_node *cql2_leaf(struct cql2_reading *reading, enum cql2_op op, const char *place,
                            const char *text);

/* Sets the error to "<place>: <message>" and returns NULL, for both to be one statement. */
void *cql2_wrong(struct error *err, const char *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* How an operation is written. */
struct cql2_operation {
    const char *text; /* keyword or sign of CQL2 text */
    const char *json; /* "op" of CQL2 JSON */
    size_t least;     /* operands in JSON */
    size_t most;
};
const struct cql2_operation *cql2_operation(enum cql2_op op);

/* Whether there is one written so; letters of any case. */
bool cql2_operation_of_text(const char *text, enum cql2_op *op);
bool cql2_operation_of_json(const char *json, enum cql2_op *op);

/* A function of the standard that is not offered here: a sentence without its full stop, or NULL. */
const char *cql2_not_offered(const char *name);

/* Both readers: NULL with the error set. They judge the form only; names and types are the compiler's. */
struct cql2_node *cql2_parse_text(struct cql2_reading *reading, const char *filter);
struct cql2_node *cql2_parse_json(struct cql2_reading *reading, const char *filter);

#endif
