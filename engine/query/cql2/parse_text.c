/*
 * Recursive descent over the grammar of Annex B. Booleans, numbers and text share one ladder of precedence
 * (OR, AND, NOT, predicates, + -, * / % DIV, ^, sign), so parentheses may stand around any of them; whether
 * what is in them fits is a question of types, which the compiler answers.
 */
#include "engine/query/cql2/parse_text.h"

#include "engine/query/cql2/cql2.h"

void *parse_expected(const struct parser *parser, const char *what) {
    return cql2_wrong(parser->reading->err, parser->lexer.token.place, "expected %s, found %s", what,
                      lexer_found(&parser->lexer));
}

bool parse_expect(struct parser *parser, const char *value) {
    if (lexer_is(&parser->lexer, value)) return lexer_next(&parser->lexer);
    parse_expected(parser, arena_format(parser->reading->arena, "'%s'", value));
    return false;
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

struct cql2_node *parse_expression(struct parser *parser) {
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
    struct cql2_node *node = parse_expression(&parser);
    if (node && parser.lexer.token.kind != TOKEN_END) return parse_expected(&parser, "AND, OR or the end");
    return node;
}
