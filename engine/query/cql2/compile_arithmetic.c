/*
 * Arithmetic is numeric. What comes in is null or at most 1e308, and so is the result of every step that may
 * grow more than by adding: such a step is made in a sub-select of its own (OFFSET 0 keeps the planner from
 * copying its operands into every mention), checked there, and null when it is out of range. So no step can
 * leave what numeric holds (131,072 digits), however long the filter.
 */
#include "engine/query/cql2/compile.h"

/* A literal is in range by its parse; what is computed is by what is said above. */
static const char *operand(struct compiler *compiler, const struct cql2_node *node) {
    struct piece piece;
    if (!compile(compiler, node, &piece)) return NULL;
    if (piece.type != CQL2_INTEGER && piece.type != CQL2_NUMBER)
        return cql2_wrong(compiler->err, node->place, "a number is expected here, and this is %s",
                          type_called(piece.type));
    if (piece.from == PIECE_COMPUTED) return piece.sql;
    if (piece.from == PIECE_LITERAL) return arena_format(compiler->arena, "(%s)::numeric", piece.sql);
    if (piece.type == CQL2_INTEGER) return arena_format(compiler->arena, "%s::numeric", piece.sql);
    return arena_format(compiler->arena, "(CASE WHEN abs(%s::numeric) <= 1e308 THEN %s::numeric END)",
                        piece.sql, piece.sql);
}

/* `made` of the operands a and b, which `a` and `b` are SQL for. */
static const char *guarded(struct compiler *compiler, const char *a, const char *b, const char *made) {
    return arena_format(compiler->arena,
                        "(SELECT CASE WHEN abs(made.c) <= 1e308 THEN made.c END FROM (SELECT %s AS c FROM "
                        "(SELECT %s AS a, %s AS b OFFSET 0) AS pair OFFSET 0) AS made)",
                        made, a, b);
}

/* Zero to a negative power, a root of a negative number and what grows beyond a double are null. */
#define POWER                                                                                                \
    "CASE WHEN a = 0 THEN CASE WHEN b = 0 THEN 1 WHEN b > 0 THEN 0 END "                                     \
    "WHEN a < 0 AND b <> trunc(b) THEN NULL "                                                                \
    "WHEN abs(b) <= 1000000 THEN CASE WHEN abs(b * ln(abs(a))) <= 700 THEN power(a, b) END END"

bool compile_arithmetic(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    static const char *const steps[] = {
        [CQL2_MULTIPLY] = "a * b",
        [CQL2_DIVIDE] = "a / nullif(b, 0)",
        [CQL2_INTEGER_DIVIDE] = "div(a, nullif(b, 0))",
        [CQL2_POWER] = POWER,
    };
    const char *a = operand(compiler, node->children[0]);
    const char *b = a ? operand(compiler, node->children[1]) : NULL;
    if (!b) return false;
    *out = computed(CQL2_NUMBER, node, NULL);
    if (node->op == CQL2_MODULO)
        out->sql = arena_format(compiler->arena, "mod(%s, nullif(%s, 0))", a, b);
    else if (node->op == CQL2_ADD || node->op == CQL2_SUBTRACT)
        out->sql = arena_format(compiler->arena, "(%s %s %s)", a, cql2_operation(node->op)->text, b);
    else
        out->sql = guarded(compiler, a, b, steps[node->op]);
    return true;
}
