/* The parser of CQL2 text in its two files: expressions, and the geometries inside them. */
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

/* The token is the name of a geometry's type or BBOX. NULL with the error set. */
struct cql2_node *parse_geometry(struct parser *parser, enum cql2_geometry_type type);

#endif
