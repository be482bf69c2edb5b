/* Well-known text, as far as CQL2 goes: no M, no EMPTY, no collections inside collections. */
#include "engine/base/format.h"
#include "engine/query/cql2/literals.h"
#include "engine/query/cql2/parse_text.h"

static bool parse_coordinate(struct parser *parser, double *value) {
    bool negative = lexer_is(&parser->lexer, "-");
    if ((negative || lexer_is(&parser->lexer, "+")) && !lexer_next(&parser->lexer)) return false;
    if (parser->lexer.token.kind != TOKEN_NUMBER) {
        parse_expected(parser, "a coordinate");
        return false;
    }
    const char *number = cql2_number(parser->reading, parser->lexer.token.place, parser->lexer.token.value);
    if (!number || !number_parse(number, value)) return false;
    if (negative) *value = -*value;
    return lexer_next(&parser->lexer);
}

static bool at_number(const struct parser *parser) {
    return parser->lexer.token.kind == TOKEN_NUMBER || lexer_is(&parser->lexer, "-") ||
           lexer_is(&parser->lexer, "+");
}

/* "x y" or "x y z" onto `line`. */
static bool parse_position(struct parser *parser, struct cql2_geometry *line) {
    double x, y, height;
    if (!parse_coordinate(parser, &x) || !parse_coordinate(parser, &y)) return false;
    if (at_number(parser) && !parse_coordinate(parser, &height)) return false;
    cql2_geometry_add_point(parser->reading->arena, line, x, y);
    return true;
}

/* What each part of a geometry is. */
static enum cql2_geometry_type part_of(enum cql2_geometry_type type) {
    if (type == CQL2_MULTIPOLYGON) return CQL2_POLYGON;
    return type == CQL2_MULTIPOINT ? CQL2_POINT : CQL2_LINESTRING;
}

static struct cql2_geometry *parse_body(struct parser *parser, enum cql2_geometry_type type);

/* MULTIPOINT(1 2, 3 4) is taken as well as MULTIPOINT((1 2), (3 4)): the standard's own tests write both. */
static struct cql2_geometry *parse_part(struct parser *parser, enum cql2_geometry_type type) {
    if (type == CQL2_MULTIPOINT && at_number(parser)) {
        struct cql2_geometry *point = cql2_geometry_new(parser->reading->arena, CQL2_POINT);
        return parse_position(parser, point) ? point : NULL;
    }
    if (type != CQL2_COLLECTION) return parse_body(parser, part_of(type));
    enum cql2_geometry_type inner;
    if (parser->lexer.token.kind != TOKEN_NAME || !cql2_geometry_of_name(parser->lexer.token.value, &inner) ||
        inner >= CQL2_COLLECTION)
        return parse_expected(parser, "POINT, LINESTRING, POLYGON or a MULTI of them");
    if (!lexer_next(&parser->lexer)) return NULL;
    if (lexer_is(&parser->lexer, "Z") && !lexer_next(&parser->lexer)) return NULL;
    return parse_body(parser, inner);
}

static struct cql2_geometry *parse_body(struct parser *parser, enum cql2_geometry_type type) {
    struct cql2_geometry *geometry = cql2_geometry_new(parser->reading->arena, type);
    if (!parse_expect(parser, "(")) return NULL;
    do {
        if (type == CQL2_POINT || type == CQL2_LINESTRING) {
            if (!parse_position(parser, geometry)) return NULL;
        } else {
            struct cql2_geometry *part = parse_part(parser, type);
            if (!part) return NULL;
            cql2_geometry_add_part(parser->reading->arena, geometry, part);
        }
        if (type == CQL2_POINT || !lexer_is(&parser->lexer, ",")) break;
    } while (lexer_next(&parser->lexer));
    return parse_expect(parser, ")") ? geometry : NULL;
}

static struct cql2_geometry *parse_box(struct parser *parser, const char *place) {
    double numbers[6];
    size_t count = 0;
    if (!parse_expect(parser, "(")) return NULL;
    do {
        if (count == 6) return parse_expected(parser, "the end of the box");
        if (!parse_coordinate(parser, &numbers[count++])) return NULL;
        if (!lexer_is(&parser->lexer, ",")) break;
    } while (lexer_next(&parser->lexer));
    if (!parse_expect(parser, ")")) return NULL;
    return cql2_geometry_box(parser->reading, place, numbers, count);
}

struct cql2_node *parse_geometry(struct parser *parser, enum cql2_geometry_type type) {
    const char *place = parser->lexer.token.place;
    if (!lexer_next(&parser->lexer)) return NULL;
    if (type != CQL2_BBOX && lexer_is(&parser->lexer, "Z") && !lexer_next(&parser->lexer)) return NULL;
    const struct cql2_geometry *geometry =
        type == CQL2_BBOX ? parse_box(parser, place) : parse_body(parser, type);
    struct cql2_node *node = geometry ? cql2_leaf(parser->reading, CQL2_GEOMETRY_LITERAL, place, NULL) : NULL;
    if (node) node->geometry = geometry;
    return node;
}
