/* Comparisons of scalars: = <> < > <= >=, BETWEEN, IN, LIKE and CASEI. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/compile.h"

static bool is_number(enum cql2_type type) {
    return type == CQL2_INTEGER || type == CQL2_NUMBER;
}

static bool is_instant(enum cql2_type type) {
    return type == CQL2_DATE || type == CQL2_TIMESTAMP;
}

static bool is_scalar(enum cql2_type type) {
    return type != CQL2_GEOMETRY && type != CQL2_INTERVAL;
}

/* Whether the two may be compared; a sentence otherwise. */
static bool comparable(const struct compiler *compiler, const struct piece *a, const struct piece *b) {
    bool same = a->type == b->type || (is_number(a->type) && is_number(b->type)) ||
                (is_instant(a->type) && is_instant(b->type));
    const char *hint = "";
    if (same && is_scalar(a->type)) return true;
    if (!is_scalar(a->type) || !is_scalar(b->type)) {
        bool space = a->type == CQL2_GEOMETRY || b->type == CQL2_GEOMETRY;
        hint = space ? "; geometries are compared with S_INTERSECTS and the like"
                     : "; intervals are compared with T_INTERSECTS and the like";
    } else if (is_instant(a->type) || is_instant(b->type)) {
        hint = "; a date is written DATE('2026-11-22')";
    }
    cql2_wrong(compiler->err, b->node->place, "%s is compared here with %s, which cannot be%s",
               type_called(a->type), type_called(b->type), hint);
    return false;
}

/*
 * Makes pieces that are compared with one another alike. A date and a time meet as days (README.md). Numbers
 * from the data meet as numeric, where no value of either is out of range; beside literals alone a property
 * stays as it is, for its index.
 */
static bool align(struct compiler *compiler, struct piece *pieces, size_t count) {
    bool dates = false, data = false, instants = false;
    for (size_t i = 0; i < count; i++)
        instants = instants || is_instant(pieces[i].type);
    for (size_t i = 0; i < count; i++) {
        bool spelled = instants && pieces[i].type == CQL2_TEXT && pieces[i].node->op == CQL2_TEXT_LITERAL;
        if (spelled && !read_as_instant(compiler, &pieces[i])) return false;
        if (i > 0 && !comparable(compiler, &pieces[0], &pieces[i])) return false;
        dates = dates || pieces[i].type == CQL2_DATE;
        data = data || (i > 0 && pieces[i].from != PIECE_LITERAL);
    }
    if (count == 1 && !comparable(compiler, &pieces[0], &pieces[0])) return false;
    data = data || pieces[0].from == PIECE_COMPUTED;
    for (size_t i = 0; i < count; i++) {
        if (dates) pieces[i].sql = as_day(compiler, pieces[i].sql, pieces[i].type == CQL2_TIMESTAMP);
        if (data && pieces[i].type == CQL2_NUMBER && pieces[i].from == PIECE_PROPERTY)
            pieces[i].sql = arena_format(compiler->arena, "%s::numeric", pieces[i].sql);
    }
    return true;
}

/* Text is ordered by code point. Equality is the same in any order of ours, so that a property beside
 * literals keeps the order of its column and with it the index. */
static void collate(struct compiler *compiler, struct piece *pieces, size_t count, bool equality) {
    bool data = pieces[0].from == PIECE_COMPUTED;
    for (size_t i = 1; i < count; i++)
        data = data || pieces[i].from != PIECE_LITERAL;
    if (pieces[0].type != CQL2_TEXT || (equality && !data)) return;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || pieces[i].from != PIECE_LITERAL)
            pieces[i].sql = arena_format(compiler->arena, "%s COLLATE \"C\"", pieces[i].sql);
}

bool compile_comparison(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece pieces[2];
    for (size_t i = 0; i < 2; i++)
        if (!compile(compiler, node->children[i], &pieces[i])) return false;
    if (!align(compiler, pieces, 2)) return false;
    bool equality = node->op == CQL2_EQUAL || node->op == CQL2_NOT_EQUAL;
    collate(compiler, pieces, 2, equality);
    *out = computed(CQL2_BOOLEAN, node,
                    arena_format(compiler->arena, "(%s %s %s)", pieces[0].sql, cql2_operation(node->op)->text,
                                 pieces[1].sql));
    return true;
}

bool compile_between(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece pieces[3];
    for (size_t i = 0; i < 3; i++)
        if (!compile(compiler, node->children[i], &pieces[i])) return false;
    if (!align(compiler, pieces, 3)) return false;
    if (pieces[0].type == CQL2_TEXT || pieces[0].type == CQL2_BOOLEAN) {
        cql2_wrong(compiler->err, node->place, "BETWEEN takes numbers, dates or times, and this is %s",
                   type_called(pieces[0].type));
        return false;
    }
    *out = computed(
        CQL2_BOOLEAN, node,
        arena_format(compiler->arena, "(%s BETWEEN %s AND %s)", pieces[0].sql, pieces[1].sql, pieces[2].sql));
    return true;
}

bool compile_in(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece *pieces = arena_array(compiler->arena, node->count, sizeof *pieces);
    struct text list = TEXT_EMPTY;
    for (size_t i = 0; i < node->count; i++)
        if (!compile(compiler, node->children[i], &pieces[i])) return false;
    if (!align(compiler, pieces, node->count)) return false;
    collate(compiler, pieces, node->count, true);
    for (size_t i = 1; i < node->count; i++)
        text_format(&list, "%s%s", i == 1 ? "" : ", ", pieces[i].sql);
    *out = computed(CQL2_BOOLEAN, node,
                    arena_format(compiler->arena, "(%s IN (%s))", pieces[0].sql, text_string(&list)));
    text_free(&list);
    return true;
}

/* --- text --- */

static bool compile_text(struct compiler *compiler, const struct cql2_node *node, const char *what,
                         struct piece *out) {
    if (!compile(compiler, node, out)) return false;
    if (out->type == CQL2_TEXT) return true;
    cql2_wrong(compiler->err, node->place, "%s takes a text, and this is %s", what, type_called(out->type));
    return false;
}

/* The letters of a column ordered by "C" would be lowered as ASCII only: the order is named. */
bool compile_casei(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece piece;
    if (!compile_text(compiler, node->children[0], "CASEI", &piece)) return false;
    *out = computed(CQL2_TEXT, node,
                    piece.from == PIECE_LITERAL
                        ? arena_format(compiler->arena, "lower(%s)", piece.sql)
                        : arena_format(compiler->arena, "lower(%s COLLATE \"default\")", piece.sql));
    if (piece.from == PIECE_LITERAL) out->from = PIECE_LITERAL;
    return true;
}

/* PostgreSQL refuses, when a row gets that far, a pattern that ends in its escape character. Here it stands
 * for itself there. */
static const char *closed_pattern(struct arena *arena, const char *pattern) {
    size_t length = strlen(pattern), escapes = 0;
    while (escapes < length && pattern[length - 1 - escapes] == '\\')
        escapes++;
    return escapes % 2 == 1 ? arena_format(arena, "%s\\", pattern) : pattern;
}

bool compile_like(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const struct cql2_node *pattern = node->children[1];
    bool folded = false;
    struct piece value;
    if (!compile_text(compiler, node->children[0], "LIKE", &value)) return false;
    for (; pattern->op == CQL2_CASEI; pattern = pattern->children[0])
        folded = true;
    if (pattern->op != CQL2_TEXT_LITERAL) {
        cql2_wrong(compiler->err, pattern->place, "the pattern of LIKE is a text in quotes, or CASEI of one");
        return false;
    }
    const char *sql = bind_value(compiler, closed_pattern(compiler->arena, pattern->text), "text");
    *out = computed(
        CQL2_BOOLEAN, node,
        arena_format(compiler->arena, folded ? "(%s LIKE lower(%s))" : "(%s LIKE %s)", value.sql, sql));
    return true;
}
