/* The parser of CQL2 text in its files: the ladder of operators, what stands between them, and geometries. */
#ifndef TERRIER_QUERY_CQL2_PARSE_TEXT_H
#define TERRIER_QUERY_CQL2_PARSE_TEXT_H

#include "engine/query/cql2/geometry.h"
#include "engine/query/cql2/lexer.h"

struct parser {
    struct lexer lexer;
    struct cql2_reading *reading;
    int depth;
};

/* Takes this sign or keyword and goes on; otherwise false with "expected ..., found ...". */
bool parse_expect(struct parser *parser, const char *value);

/* Sets the error "expected <what>, found <token>" and returns NULL. */
void *parse_expected(const struct parser *parser, const char *what);

/* All that may stand in parentheses. This and the others: NULL, or false, with the error set. */
struct cql2_node *parse_expression(struct parser *parser);

/* A literal, property, function, or an expression in parentheses. */
struct cql2_node *parse_operand(struct parser *parser);

/* The token is a number, whose sign was before it. */
struct cql2_node *parse_number(struct parser *parser, const char *place, bool negative);

struct list {
    struct cql2_node **items; /* in the arena */
    size_t count, room;
};

void list_add(struct arena *arena, struct list *list, struct cql2_node *node);

/* "(a, b)", added to the list. */
bool parse_list(struct parser *parser, struct list *list);

/* The token is the name of a geometry's type or BBOX. NULL with the error set. */
struct cql2_node *parse_geometry(struct parser *parser, enum cql2_geometry_type type);

#endif
