/*
 * Recursive descent over the grammar of Annex B. Booleans, numbers and text share one ladder of precedence
 * (OR, AND, NOT, predicates, + -, * / % DIV, ^, sign), so parentheses may stand around any of them; whether
 * what is in them fits is a question of types, which the compiler answers.
 */
#include "engine/query/cql2/parse_text.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/cql2.h"
#include "engine/query/cql2/literals.h"

static struct cql2_node *parse_or(struct parser *parser);
static struct cql2_node *parse_sum(struct parser *parser);

void *parse_expected(const struct parser *parser, const char *what) {
    return cql2_wrong(parser->reading->err, parser->lexer.token.place, "expected %s, found %s", what,
                      lexer_found(&parser->lexer));
}

bool parse_expect(struct parser *parser, const char *value) {
    if (lexer_is(&parser->lexer, value)) return lexer_next(&parser->lexer);
    parse_expected(parser, arena_format(parser->reading->arena, "'%s'", value));
    return false;
}

static bool at_keyword(const struct parser *parser) {
    static const char *const words[] = {"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "DIV"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lexer_is(&parser->lexer, words[i])) return true;
    return false;
}

/* --- lists of expressions --- */

struct list {
    struct cql2_node **items;
    size_t count, room;
};

static void list_add(struct arena *arena, struct list *list, struct cql2_node *node) {
    if (list->count == list->room) {
        list->room = list->room == 0 ? 4 : list->room * 2;
        struct cql2_node **more = arena_array(arena, list->room, sizeof *more);
        if (list->count > 0) memcpy(more, list->items, list->count * sizeof *more);
        list->items = more;
    }
    list->items[list->count++] = node;
}

/* "(a, b)"; false with the error set. */
static bool parse_list(struct parser *parser, struct list *list) {
    if (!parse_expect(parser, "(")) return false;
    for (;;) {
        struct cql2_node *node = parse_or(parser);
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

static struct cql2_node *parse_number(struct parser *parser, const char *place, bool negative) {
    const char *spelled = negative ? arena_format(parser->reading->arena, "-%s", parser->lexer.token.value)
                                   : parser->lexer.token.value;
    const char *number = cql2_number(parser->reading, place, spelled);
    struct cql2_node *node = number ? cql2_leaf(parser->reading, CQL2_NUMBER_LITERAL, place, number) : NULL;
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

/* --- arithmetic --- */

static struct cql2_node *parse_text_literal(struct parser *parser) {
    struct cql2_node *node =
        cql2_leaf(parser->reading, CQL2_TEXT_LITERAL, parser->lexer.token.place, parser->lexer.token.value);
    return node && lexer_next(&parser->lexer) ? node : NULL;
}

static struct cql2_node *parse_operand(struct parser *parser) {
    enum token_kind kind = parser->lexer.token.kind;
    if (kind == TOKEN_TEXT) return parse_text_literal(parser);
    if (kind == TOKEN_NUMBER) return parse_number(parser, parser->lexer.token.place, false);
    if (kind == TOKEN_QUOTED) return parse_property(parser);
    if (kind == TOKEN_NAME) return parse_name(parser);
    if (!lexer_is(&parser->lexer, "(")) return parse_expected(parser, "a property, a literal or a function");
    if (!lexer_next(&parser->lexer)) return NULL;
    struct cql2_node *inner = parse_or(parser);
    return inner && parse_expect(parser, ")") ? inner : NULL;
}

/* A sign before a number is part of it; -x of anything else is -1 * x, which JSON can say too. */
static struct cql2_node *parse_factor(struct parser *parser) {
    const char *place = parser->lexer.token.place;
    bool minus = lexer_is(&parser->lexer, "-");
    if (!minus && !lexer_is(&parser->lexer, "+")) return parse_operand(parser);
    if (!lexer_next(&parser->lexer)) return NULL;
    if (parser->lexer.token.kind == TOKEN_NUMBER) return parse_number(parser, place, minus);
    if (!minus) return parse_expected(parser, "a number");
    struct cql2_node *pair[2] = {cql2_leaf(parser->reading, CQL2_NUMBER_LITERAL, place, "-1"), NULL};
    if (pair[0]) pair[1] = parse_operand(parser);
    return pair[1] ? cql2_node(parser->reading, CQL2_MULTIPLY, place, pair, 2) : NULL;
}

static struct cql2_node *parse_power(struct parser *parser) {
    struct cql2_node *pair[2] = {parse_factor(parser), NULL};
    if (!pair[0] || !lexer_is(&parser->lexer, "^")) return pair[0];
    const char *place = parser->lexer.token.place;
    if (!lexer_next(&parser->lexer) || !(pair[1] = parse_factor(parser))) return NULL;
    if (lexer_is(&parser->lexer, "^"))
        return cql2_wrong(parser->reading->err, parser->lexer.token.place,
                          "powers do not chain; say with parentheses which is first");
    return cql2_node(parser->reading, CQL2_POWER, place, pair, 2);
}

/* One level of operators that go from left to right, over the level below. */
static struct cql2_node *parse_level(struct parser *parser, const enum cql2_op *ops, size_t count,
                                     struct cql2_node *(*below)(struct parser *)) {
    struct cql2_node *pair[2] = {below(parser), NULL};
    while (pair[0]) {
        size_t i = 0;
        while (i < count && !lexer_is(&parser->lexer, cql2_operation(ops[i])->text))
            i++;
        if (i == count) break;
        const char *place = parser->lexer.token.place;
        if (!lexer_next(&parser->lexer) || !(pair[1] = below(parser))) return NULL;
        pair[0] = cql2_node(parser->reading, ops[i], place, pair, 2);
    }
    return pair[0];
}

static struct cql2_node *parse_product(struct parser *parser) {
    static const enum cql2_op ops[] = {CQL2_MULTIPLY, CQL2_DIVIDE, CQL2_MODULO, CQL2_INTEGER_DIVIDE};
    return parse_level(parser, ops, sizeof ops / sizeof *ops, parse_power);
}

static struct cql2_node *parse_sum(struct parser *parser) {
    static const enum cql2_op ops[] = {CQL2_ADD, CQL2_SUBTRACT};
    return parse_level(parser, ops, sizeof ops / sizeof *ops, parse_product);
}

/* --- predicates --- */

static struct cql2_node *parse_is_null(struct parser *parser, struct cql2_node *value, const char *place) {
    if (!lexer_next(&parser->lexer)) return NULL;
    bool negated = lexer_is(&parser->lexer, "NOT");
    if (negated && !lexer_next(&parser->lexer)) return NULL;
    if (!parse_expect(parser, "NULL")) return NULL;
    struct cql2_node *node = cql2_node(parser->reading, CQL2_IS_NULL, place, &value, 1);
    return node && negated ? cql2_node(parser->reading, CQL2_NOT, place, &node, 1) : node;
}

/* The rest of LIKE, BETWEEN or IN, after its keyword. */
static struct cql2_node *parse_rest(struct parser *parser, enum cql2_op op, struct cql2_node *value,
                                    const char *place) {
    struct list operands = {0};
    list_add(parser->reading->arena, &operands, value);
    if (op == CQL2_IN) {
        if (!parse_list(parser, &operands)) return NULL;
        return cql2_node(parser->reading, op, place, operands.items, operands.count);
    }
    for (int i = 0; i < (op == CQL2_BETWEEN ? 2 : 1); i++) {
        if (i == 1 && !parse_expect(parser, "AND")) return NULL;
        struct cql2_node *node = parse_sum(parser);
        if (!node) return NULL;
        list_add(parser->reading->arena, &operands, node);
    }
    return cql2_node(parser->reading, op, place, operands.items, operands.count);
}

static struct cql2_node *parse_predicate(struct parser *parser) {
    static const enum cql2_op words[] = {CQL2_LIKE, CQL2_BETWEEN, CQL2_IN};
    struct cql2_node *value = parse_sum(parser);
    const char *place = parser->lexer.token.place;
    enum cql2_op op;
    if (!value) return NULL;
    if (parser->lexer.token.kind == TOKEN_SIGN && cql2_operation_of_text(parser->lexer.token.value, &op) &&
        op >= CQL2_EQUAL && op <= CQL2_GREATER_EQUAL) {
        struct cql2_node *pair[2] = {value, NULL};
        if (!lexer_next(&parser->lexer) || !(pair[1] = parse_sum(parser))) return NULL;
        return cql2_node(parser->reading, op, place, pair, 2);
    }
    if (lexer_is(&parser->lexer, "IS")) return parse_is_null(parser, value, place);
    bool negated = lexer_is(&parser->lexer, "NOT");
    if (negated && !lexer_next(&parser->lexer)) return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!lexer_is(&parser->lexer, cql2_operation(words[i])->text)) continue;
        if (!lexer_next(&parser->lexer)) return NULL;
        struct cql2_node *node = parse_rest(parser, words[i], value, place);
        return node && negated ? cql2_node(parser->reading, CQL2_NOT, place, &node, 1) : node;
    }
    return negated ? parse_expected(parser, "LIKE, BETWEEN or IN") : value;
}

static struct cql2_node *parse_not(struct parser *parser) {
    const char *place = parser->lexer.token.place;
    if (!lexer_is(&parser->lexer, "NOT")) return parse_predicate(parser);
    if (!lexer_next(&parser->lexer)) return NULL;
    struct cql2_node *node = parse_predicate(parser);
    return node ? cql2_node(parser->reading, CQL2_NOT, place, &node, 1) : NULL;
}

/* "a AND b AND c" is one node with three children. */
static struct cql2_node *parse_joined(struct parser *parser, enum cql2_op op,
                                      struct cql2_node *(*below)(struct parser *)) {
    struct list operands = {0};
    const char *place = parser->lexer.token.place;
    for (;;) {
        struct cql2_node *node = below(parser);
        if (!node) return NULL;
        list_add(parser->reading->arena, &operands, node);
        if (!lexer_is(&parser->lexer, cql2_operation(op)->text)) break;
        if (!lexer_next(&parser->lexer)) return NULL;
    }
    if (operands.count == 1) return operands.items[0];
    return cql2_node(parser->reading, op, place, operands.items, operands.count);
}

static struct cql2_node *parse_and(struct parser *parser) {
    return parse_joined(parser, CQL2_AND, parse_not);
}

static struct cql2_node *parse_or(struct parser *parser) {
    /* Every nesting comes through here, and a parenthesis alone makes no node: so it is counted here too. */
    if (parser->depth >= CQL2_DEPTH_MAX)
        return cql2_wrong(parser->reading->err, parser->lexer.token.place,
                          "the filter has more than %d parentheses inside one another; make it flatter",
                          CQL2_DEPTH_MAX);
    parser->depth++;
    struct cql2_node *node = parse_joined(parser, CQL2_OR, parse_and);
    parser->depth--;
    return node;
}

struct cql2_node *cql2_parse_text(struct cql2_reading *reading, const char *filter) {
    struct parser parser = {.reading = reading};
    if (!lexer_start(&parser.lexer, reading, filter)) return NULL;
    struct cql2_node *node = parse_or(&parser);
    if (node && parser.lexer.token.kind != TOKEN_END) return parse_expected(&parser, "AND, OR or the end");
    return node;
}
