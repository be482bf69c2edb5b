/*
 * Time. An instant is an interval that begins and ends at it. Dates and times meet at the coarser of the two:
 * a time stands for the day it is in London, where dates are local (the standard's dates have no zone of
 * their own, and the council's is London). The relations are those of the W3C/OGC Time Ontology.
 */
#include "engine/base/text.h"
#include "engine/query/cql2/compile.h"

const char *as_day(struct compiler *compiler, const char *sql, bool timestamp) {
    if (!timestamp) return sql;
    /* London is behind UTC at the first times there are, and the day before is out of range. */
    return arena_format(compiler->arena,
                        "(CASE WHEN %s < '4714-11-26 00:00+00 BC'::timestamptz THEN '-infinity'::date "
                        "ELSE (%s AT TIME ZONE 'Europe/London')::date END)",
                        sql, sql);
}

/* upper() is the day after the last; the day before the first there is would be out of range. */
void interval_of_range(struct compiler *compiler, struct piece *piece) {
    const char *range = piece->sql;
    piece->sql = arena_format(
        compiler->arena, "(CASE WHEN lower_inf(%s) THEN '-infinity'::date ELSE lower(%s) END)", range, range);
    piece->end = arena_format(compiler->arena,
                              "(CASE WHEN upper_inf(%s) THEN 'infinity'::date WHEN NOT isempty(%s) "
                              "THEN greatest(upper(%s), '4714-11-25 BC'::date) - 1 END)",
                              range, range, range);
}

/* --- INTERVAL(a, b) --- */

/* Compiled when it is first asked for: a relation that does not ask must not leave a value bound for nothing.
 * An open end takes the type of the other. */
const char *interval_bound(struct compiler *compiler, struct piece *piece, bool end) {
    const char **sql = end ? &piece->end : &piece->sql;
    struct piece bound;
    if (*sql) return *sql;
    const struct cql2_node *node = piece->node->children[end ? 1 : 0];
    if (node->op == CQL2_OPEN_LITERAL)
        *sql = arena_format(compiler->arena, "'%s'::%s", end ? "infinity" : "-infinity",
                            piece->timestamps ? "timestamptz" : "date");
    else if (compile(compiler, node, &bound))
        *sql = bound.sql;
    return *sql;
}

/* Whether a bound is a date or a time, or open; false with the error set when it is neither. */
static bool bound_type(const struct compiler *compiler, const struct cql2_node *node, bool *date,
                       bool *time) {
    enum cql2_op op = node->op;
    if (op == CQL2_PROPERTY_NAME) {
        const struct cql2_property *property = find_property(compiler, node);
        if (!property) return false;
        if (property->type != CQL2_DATE && property->type != CQL2_TIMESTAMP) {
            cql2_wrong(compiler->err, node->place,
                       "an interval has dates or times for its ends, and '%s' is %s", property->name,
                       type_called(property->type));
            return false;
        }
        op = property->type == CQL2_DATE ? CQL2_DATE_LITERAL : CQL2_TIMESTAMP_LITERAL;
    }
    *date = *date || op == CQL2_DATE_LITERAL;
    *time = *time || op == CQL2_TIMESTAMP_LITERAL;
    return true;
}

/* Two literals of one kind are spelled so that they sort by time as they do by letters; only the fraction of
 * a second is not, where 'Z' comes after '.'. */
static bool ends_before(const struct cql2_node *start, const struct cql2_node *end) {
    const char *a = start->text, *b = end->text;
    while (*a == *b && *a != '\0') {
        a++;
        b++;
    }
    char x = *a == 'Z' ? '.' : *a, y = *b == 'Z' ? '.' : *b;
    if (x == y) return *a != 'Z' && *b == 'Z';
    return x > y;
}

bool compile_interval(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const struct cql2_node *start = node->children[0], *end = node->children[1];
    bool date = false, time = false;
    if (!bound_type(compiler, start, &date, &time) || !bound_type(compiler, end, &date, &time)) return false;
    if (date && time) {
        cql2_wrong(compiler->err, node->place,
                   "the ends of an interval are both dates or both times, not one of each");
        return false;
    }
    bool literals =
        start->op == end->op && (start->op == CQL2_DATE_LITERAL || start->op == CQL2_TIMESTAMP_LITERAL);
    if (literals && ends_before(start, end)) {
        cql2_wrong(compiler->err, node->place, "the interval ends (%s) before it begins (%s)", end->text,
                   start->text);
        return false;
    }
    *out = computed(CQL2_INTERVAL, node, NULL);
    out->timestamps = time;
    return true;
}

/* --- relations --- */

enum bound { S1, E1, S2, E2 };

/* Up to three conditions on starts and ends, all of which hold. */
struct relation {
    bool instants; /* defined for them too */
    struct {
        enum bound left;
        const char *sign; /* NULL ends the list */
        enum bound right;
    } all[4];
};

static const struct relation relations[] = {
    [CQL2_T_AFTER] = {true, {{S1, ">", E2}}},
    [CQL2_T_BEFORE] = {true, {{E1, "<", S2}}},
    [CQL2_T_DISJOINT] = {true,
                         {{S1, "<=", E2}, {E1, ">=", S2}}}, /* what is said here is denied: intersects */
    [CQL2_T_EQUALS] = {true, {{S1, "=", S2}, {E1, "=", E2}}},
    [CQL2_T_INTERSECTS] = {true, {{S1, "<=", E2}, {E1, ">=", S2}}},
    [CQL2_T_CONTAINS] = {false, {{S1, "<", S2}, {E1, ">", E2}}},
    [CQL2_T_DURING] = {false, {{S1, ">", S2}, {E1, "<", E2}}},
    [CQL2_T_FINISHED_BY] = {false, {{S1, "<", S2}, {E1, "=", E2}}},
    [CQL2_T_FINISHES] = {false, {{S1, ">", S2}, {E1, "=", E2}}},
    [CQL2_T_MEETS] = {false, {{E1, "=", S2}}},
    [CQL2_T_MET_BY] = {false, {{S1, "=", E2}}},
    [CQL2_T_OVERLAPPED_BY] = {false, {{S1, ">", S2}, {S1, "<", E2}, {E1, ">", E2}}},
    [CQL2_T_OVERLAPS] = {false, {{S1, "<", S2}, {E1, ">", S2}, {E1, "<", E2}}},
    [CQL2_T_STARTED_BY] = {false, {{S1, "=", S2}, {E1, ">", E2}}},
    [CQL2_T_STARTS] = {false, {{S1, "=", S2}, {E1, "<", E2}}},
};

static bool compile_operand(struct compiler *compiler, const struct cql2_node *parent,
                            const struct cql2_node *node, struct piece *out) {
    if (!compile(compiler, node, out)) return false;
    if (out->type == CQL2_INTERVAL) return true;
    bool instant = out->type == CQL2_DATE || out->type == CQL2_TIMESTAMP;
    if (instant && relations[parent->op].instants) {
        out->timestamps = out->type == CQL2_TIMESTAMP;
        out->end = out->sql;
        return true;
    }
    cql2_wrong(compiler->err, node->place, "%s takes intervals%s, and this is %s",
               cql2_operation(parent->op)->text, relations[parent->op].instants ? ", dates and times" : "",
               type_called(out->type));
    return false;
}

/* One side of a condition: a start or end of one of the two, as the day it is on if only one has times. */
static const char *side(struct compiler *compiler, struct piece *pieces, enum bound bound) {
    struct piece *piece = &pieces[bound == S1 || bound == E1 ? 0 : 1];
    bool as_days = piece->timestamps && pieces[0].timestamps != pieces[1].timestamps;
    return as_day(compiler, interval_bound(compiler, piece, bound == E1 || bound == E2), as_days);
}

bool compile_temporal(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const struct relation *relation = &relations[node->op];
    struct piece pieces[2];
    for (size_t i = 0; i < 2; i++)
        if (!compile_operand(compiler, node, node->children[i], &pieces[i])) return false;
    struct text sql = TEXT_EMPTY;
    text_add(&sql, node->op == CQL2_T_DISJOINT ? "(NOT (" : "(");
    for (size_t i = 0; relation->all[i].sign; i++) {
        const char *left = side(compiler, pieces, relation->all[i].left);
        text_format(&sql, "%s%s %s %s", i == 0 ? "" : " AND ", left, relation->all[i].sign,
                    side(compiler, pieces, relation->all[i].right));
    }
    text_add(&sql, node->op == CQL2_T_DISJOINT ? "))" : ")");
    *out = computed(CQL2_BOOLEAN, node, arena_text(compiler->arena, text_string(&sql)));
    text_free(&sql);
    return true;
}
