#include "engine/query/cql2/ast.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/cql2.h"

static const struct cql2_operation operations[CQL2_OPERATIONS] = {
    [CQL2_AND] = {"AND", "and", 2, CQL2_NODES_MAX},
    [CQL2_OR] = {"OR", "or", 2, CQL2_NODES_MAX},
    [CQL2_NOT] = {"NOT", "not", 1, 1},
    [CQL2_EQUAL] = {"=", "=", 2, 2},
    [CQL2_NOT_EQUAL] = {"<>", "<>", 2, 2},
    [CQL2_LESS] = {"<", "<", 2, 2},
    [CQL2_GREATER] = {">", ">", 2, 2},
    [CQL2_LESS_EQUAL] = {"<=", "<=", 2, 2},
    [CQL2_GREATER_EQUAL] = {">=", ">=", 2, 2},
    [CQL2_LIKE] = {"LIKE", "like", 2, 2},
    [CQL2_BETWEEN] = {"BETWEEN", "between", 3, 3},
    [CQL2_IN] = {"IN", "in", 2, 2},
    [CQL2_IS_NULL] = {"IS NULL", "isNull", 1, 1},
    [CQL2_CASEI] = {"CASEI", "casei", 1, 1},
    [CQL2_ADD] = {"+", "+", 2, 2},
    [CQL2_SUBTRACT] = {"-", "-", 2, 2},
    [CQL2_MULTIPLY] = {"*", "*", 2, 2},
    [CQL2_DIVIDE] = {"/", "/", 2, 2},
    [CQL2_MODULO] = {"%", "%", 2, 2},
    [CQL2_INTEGER_DIVIDE] = {"DIV", "div", 2, 2},
    [CQL2_POWER] = {"^", "^", 2, 2},
    [CQL2_S_INTERSECTS] = {"S_INTERSECTS", "s_intersects", 2, 2},
    [CQL2_S_EQUALS] = {"S_EQUALS", "s_equals", 2, 2},
    [CQL2_S_DISJOINT] = {"S_DISJOINT", "s_disjoint", 2, 2},
    [CQL2_S_TOUCHES] = {"S_TOUCHES", "s_touches", 2, 2},
    [CQL2_S_WITHIN] = {"S_WITHIN", "s_within", 2, 2},
    [CQL2_S_OVERLAPS] = {"S_OVERLAPS", "s_overlaps", 2, 2},
    [CQL2_S_CROSSES] = {"S_CROSSES", "s_crosses", 2, 2},
    [CQL2_S_CONTAINS] = {"S_CONTAINS", "s_contains", 2, 2},
    [CQL2_T_AFTER] = {"T_AFTER", "t_after", 2, 2},
    [CQL2_T_BEFORE] = {"T_BEFORE", "t_before", 2, 2},
    [CQL2_T_CONTAINS] = {"T_CONTAINS", "t_contains", 2, 2},
    [CQL2_T_DISJOINT] = {"T_DISJOINT", "t_disjoint", 2, 2},
    [CQL2_T_DURING] = {"T_DURING", "t_during", 2, 2},
    [CQL2_T_EQUALS] = {"T_EQUALS", "t_equals", 2, 2},
    [CQL2_T_FINISHED_BY] = {"T_FINISHEDBY", "t_finishedBy", 2, 2},
    [CQL2_T_FINISHES] = {"T_FINISHES", "t_finishes", 2, 2},
    [CQL2_T_INTERSECTS] = {"T_INTERSECTS", "t_intersects", 2, 2},
    [CQL2_T_MEETS] = {"T_MEETS", "t_meets", 2, 2},
    [CQL2_T_MET_BY] = {"T_METBY", "t_metBy", 2, 2},
    [CQL2_T_OVERLAPPED_BY] = {"T_OVERLAPPEDBY", "t_overlappedBy", 2, 2},
    [CQL2_T_OVERLAPS] = {"T_OVERLAPS", "t_overlaps", 2, 2},
    [CQL2_T_STARTED_BY] = {"T_STARTEDBY", "t_startedBy", 2, 2},
    [CQL2_T_STARTS] = {"T_STARTS", "t_starts", 2, 2},
};

const struct cql2_operation *cql2_operation(enum cql2_op op) {
    return &operations[op];
}

bool cql2_operation_of_text(const char *text, enum cql2_op *op) {
    for (int i = 0; i < CQL2_OPERATIONS; i++) {
        if (!text_equal_nocase(operations[i].text, text)) continue;
        *op = (enum cql2_op)i;
        return true;
    }
    return false;
}

bool cql2_operation_of_json(const char *json, enum cql2_op *op) {
    for (int i = 0; i < CQL2_OPERATIONS; i++) {
        if (!text_equal_nocase(operations[i].json, json)) continue;
        *op = (enum cql2_op)i;
        return true;
    }
    return false;
}

const char *cql2_not_offered(const char *name) {
    if (text_equal_nocase(name, "ACCENTI")) return "comparison without accents (ACCENTI) is not offered";
    static const char *const arrays[] = {"A_EQUALS", "A_CONTAINS", "A_CONTAINEDBY", "A_OVERLAPS"};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        if (text_equal_nocase(name, arrays[i]))
            return "no property holds an array, so A_ functions are not offered";
    return NULL;
}

void *cql2_wrong(struct error *err, const char *place, const char *format, ...) {
    char message[1800];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct text plain = TEXT_EMPTY; /* parts of it are what the user wrote */
    text_add_plain(&plain, message, sizeof message);
    error_set(err, STATUS_INVALID, "%s: %s", place, text_string(&plain));
    text_free(&plain);
    return NULL;
}

struct cql2_node *cql2_node(struct cql2_reading *reading, enum cql2_op op, const char *place,
                            struct cql2_node *const *children, size_t count) {
    int below = 0;
    for (size_t i = 0; i < count; i++)
        if (children[i]->depth > below) below = children[i]->depth;
    if (below >= CQL2_DEPTH_MAX)
        return cql2_wrong(reading->err, place,
                          "the filter has more than %d expressions inside one another; make it flatter",
                          CQL2_DEPTH_MAX);
    if (reading->nodes >= CQL2_NODES_MAX)
        return cql2_wrong(reading->err, place,
                          "the filter has more than %d operators, properties and literals; make it shorter",
                          CQL2_NODES_MAX);
    reading->nodes++;
    struct cql2_node *node = arena_alloc(reading->arena, sizeof *node);
    node->op = op;
    node->place = place;
    node->depth = below + 1;
    node->count = count;
    if (count > 0) {
        node->children = arena_array(reading->arena, count, sizeof *node->children);
        memcpy(node->children, children, count * sizeof *children);
    }
    return node;
}

struct cql2_node *cql2_leaf(struct cql2_reading *reading, enum cql2_op op, const char *place,
                            const char *text) {
    struct cql2_node *node = cql2_node(reading, op, place, NULL, 0);
    if (node) node->text = text;
    return node;
}
