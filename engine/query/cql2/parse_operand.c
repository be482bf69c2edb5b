/* What an expression is made of: literals, properties, functions, and expressions in parentheses. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/literals.h"
#include "engine/query/cql2/parse_text.h"

static bool at_keyword(const struct parser *parser) {
    static const char *const words[] = {"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "DIV"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lexer_is(&parser->lexer, words[i])) return true;
    return false;
}

/* --- lists of expressions --- */

void list_add(struct arena *arena, struct list *list, struct cql2_node *node) {
    if (list->count == list->room) {
        list->room = list->room == 0 ? 4 : list->room * 2;
        struct cql2_node **more = arena_array(arena, list->room, sizeof *more);
        if (list->count > 0) memcpy(more, list->items, list->count * sizeof *more);
        list->items = more;
    }
    list->items[list->count++] = node;
}

bool parse_list(struct parser *parser, struct list *list) {
    if (!parse_expect(parser, "(")) return false;
    for (;;) {
        struct cql2_node *node = parse_expression(parser);
        if (!node) return false;
        list_add(parser->reading->arena, list, node);
        if (!lexer_is(&parser->lexer, ",")) return parse_expect(parser, ")");
        if (!lexer_next(&parser->lexer)) return false;
    }
}

/* --- literals and functions --- */

/* A character literal is due: it is taken and given as an instant. */
static struct cql2_node *parse_instant(struct parser *parser) {
    if (parser->lexer.token.kind != TOKEN_TEXT) return parse_expected(parser, "a date or time in quotes");
    struct cql2_node *node =
        cql2_instant(parser->reading, parser->lexer.token.place, parser->lexer.token.value);
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

static struct cql2_node *parse_date(struct parser *parser, enum cql2_op op) {
    if (!lexer_next(&parser->lexer) || !parse_expect(parser, "(")) return NULL;
    struct cql2_node *node = parse_instant(parser);
    if (!node) return NULL;
    if (node->op != op)
        return cql2_wrong(parser->reading->err, node->place,
                          op == CQL2_DATE_LITERAL ? "a DATE is written 2026-11-22"
                                                  : "a TIMESTAMP is written 2026-11-22T09:30:00Z");
    return parse_expect(parser, ")") ? node : NULL;
}

static struct cql2_node *parse_property(struct parser *parser) {
    struct cql2_node *node =
        cql2_leaf(parser->reading, CQL2_PROPERTY_NAME, parser->lexer.token.place, parser->lexer.token.value);
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

static struct cql2_node *parse_interval(struct parser *parser) {
    const char *place = parser->lexer.token.place;
    struct cql2_node *bounds[2];
    if (!lexer_next(&parser->lexer) || !parse_expect(parser, "(")) return NULL;
    for (int i = 0; i < 2; i++) {
        bool name = parser->lexer.token.kind == TOKEN_QUOTED || parser->lexer.token.kind == TOKEN_NAME;
        bounds[i] = name ? parse_property(parser) : parse_instant(parser);
        if (!bounds[i] || !parse_expect(parser, i == 0 ? "," : ")")) return NULL;
    }
    return cql2_node(parser->reading, CQL2_INTERVAL_LITERAL, place, bounds, 2);
}

/* A name with a ( behind it. */
static struct cql2_node *parse_call(struct parser *parser) {
    const char *place = parser->lexer.token.place, *name = parser->lexer.token.value;
    enum cql2_geometry_type type;
    enum cql2_op op;
    struct list operands = {0};
    if (lexer_is(&parser->lexer, "DATE")) return parse_date(parser, CQL2_DATE_LITERAL);
    if (lexer_is(&parser->lexer, "TIMESTAMP")) return parse_date(parser, CQL2_TIMESTAMP_LITERAL);
    if (lexer_is(&parser->lexer, "INTERVAL")) return parse_interval(parser);
    if (cql2_geometry_of_name(name, &type)) return parse_geometry(parser, type);
    if (cql2_not_offered(name)) return cql2_wrong(parser->reading->err, place, "%s", cql2_not_offered(name));
    if (!cql2_operation_of_text(name, &op) || op < CQL2_CASEI)
        return cql2_wrong(parser->reading->err, place,
                          "there is no function %s; CASEI, DATE, TIMESTAMP, INTERVAL, "
                          "those of space (S_INTERSECTS, ...) and of time (T_AFTER, ...) are known",
                          lexer_found(&parser->lexer));
    if (!lexer_next(&parser->lexer) || !parse_list(parser, &operands)) return NULL;
    if (operands.count != cql2_operation(op)->least)
        return cql2_wrong(parser->reading->err, place, "%s takes %zu operand%s, not %zu",
                          cql2_operation(op)->text, cql2_operation(op)->least,
                          cql2_operation(op)->least == 1 ? "" : "s", operands.count);
    return cql2_node(parser->reading, op, place, operands.items, operands.count);
}

static struct cql2_node *parse_name(struct parser *parser) {
    enum cql2_geometry_type type;
    if (lexer_is(&parser->lexer, "TRUE") || lexer_is(&parser->lexer, "FALSE")) {
        struct cql2_node *node = cql2_leaf(parser->reading, CQL2_BOOLEAN_LITERAL, parser->lexer.token.place,
                                           lexer_is(&parser->lexer, "TRUE") ? "true" : "false");
        return node && lexer_next(&parser->lexer) ? node : NULL;
    }
    if (at_keyword(parser)) return parse_expected(parser, "a property, a literal or a function");
    if (parser->lexer.token.called) return parse_call(parser);
    if (cql2_geometry_of_name(parser->lexer.token.value, &type)) {
        /* POINT Z (...), or a property that is called so. */
        struct parser ahead = *parser;
        if (lexer_next(&ahead.lexer) && lexer_is(&ahead.lexer, "Z") && ahead.lexer.token.called)
            return parse_geometry(parser, type);
    }
    return parse_property(parser);
}

struct cql2_node *parse_number(struct parser *parser, const char *place, bool negative) {
    const char *spelled = negative ? arena_format(parser->reading->arena, "-%s", parser->lexer.token.value)
                                   : parser->lexer.token.value;
    const char *number = cql2_number(parser->reading, place, spelled);
    struct cql2_node *node = number ? cql2_leaf(parser->reading, CQL2_NUMBER_LITERAL, place, number) : NULL;
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

static struct cql2_node *parse_text_literal(struct parser *parser) {
    struct cql2_node *node =
        cql2_leaf(parser->reading, CQL2_TEXT_LITERAL, parser->lexer.token.place, parser->lexer.token.value);
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

struct cql2_node *parse_operand(struct parser *parser) {
    enum token_kind kind = parser->lexer.token.kind;
    if (kind == TOKEN_TEXT) return parse_text_literal(parser);
    if (kind == TOKEN_NUMBER) return parse_number(parser, parser->lexer.token.place, false);
    if (kind == TOKEN_QUOTED) return parse_property(parser);
    if (kind == TOKEN_NAME) return parse_name(parser);
    if (!lexer_is(&parser->lexer, "(")) return parse_expected(parser, "a property, a literal or a function");
    if (!lexer_next(&parser->lexer)) return NULL;
    struct cql2_node *inner = parse_expression(parser);
    return inner && parse_expect(parser, ")") ? inner : NULL;
}
