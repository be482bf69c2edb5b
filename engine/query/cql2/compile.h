/*
 * The compiler in its files: booleans and names (compile.c, properties.c), comparisons (compile_compare.c),
 * arithmetic, time and space. Each gives a piece of SQL with its type, or false with the error set.
 *
 * This is the one place where SQL is put together in C: a filter is a tree of any form, which no file of SQL
 * can hold. All of it is spelled here; what comes from outside is a name of the caller's table or a bound
 * value.
 */
#ifndef TERRIER_QUERY_CQL2_COMPILE_H
#define TERRIER_QUERY_CQL2_COMPILE_H

#include <stdbool.h>

#include "engine/query/cql2/ast.h"
#include "engine/query/cql2/cql2.h"

struct compiler {
    struct arena *arena;
    struct error *err;
    const struct cql2_property *properties;
    size_t property_count;
    enum cql2_crs crs;
    int first_parameter;
    const char **values;
    size_t count, room;
};

/* A compiled expression. */
struct piece {
    enum cql2_type type;
    enum { PIECE_PROPERTY, PIECE_LITERAL, PIECE_COMPUTED } from;
    const char *sql;                      /* of an interval: its start, see interval_bound() */
    const char *end;                      /* of an interval */
    size_t parameter;                     /* of a literal: its place among the values */
    bool timestamps;                      /* of an interval: its bounds are timestamps, not dates */
    const struct cql2_property *property; /* of a property */
    const struct cql2_node *node;
};

/* "$3::date", with `value` kept for it. */
const char *bind_value(struct compiler *compiler, const char *value, const char *type);

/* Makes a text literal the date or time that it spells, as for `opened IN ('2026-11-22')`. False with the
 * error set when it spells none. */
bool read_as_instant(struct compiler *compiler, struct piece *piece);

/* NULL with the error set, which lists what there is, the nearest names first. */
const struct cql2_property *find_property(const struct compiler *compiler, const struct cql2_node *node);

/* "a text", "a number", ... for sentences. */
const char *type_called(enum cql2_type type);

bool compile(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_boolean(struct compiler *compiler, const struct cql2_node *node, struct piece *out);

bool compile_comparison(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_between(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_in(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_like(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_casei(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_arithmetic(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_temporal(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_interval(struct compiler *compiler, const struct cql2_node *node, struct piece *out);
bool compile_spatial(struct compiler *compiler, const struct cql2_node *node, struct piece *out);

/* The start and end of a daterange as dates, the end included; infinite where it is open, null where it is
 * empty. */
void interval_of_range(struct compiler *compiler, struct piece *piece);

/* The start or end of an interval. */
const char *interval_bound(struct compiler *compiler, struct piece *piece, bool end);

/* A timestamp as the day it is in London; a date stays. */
const char *as_day(struct compiler *compiler, const char *sql, bool timestamp);

/* A piece that is computed. */
struct piece computed(enum cql2_type type, const struct cql2_node *node, const char *sql);

#endif
