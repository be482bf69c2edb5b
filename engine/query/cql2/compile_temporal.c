/*
 * Time. An instant is an interval that begins and ends at it. Dates and times meet at the coarser of the two:
 * a time stands for the day it is in London, where dates are local (the standard's dates have no zone of
 * their own, and the council's is London). The relations are those of the W3C/OGC Time Ontology.
 */
#include "engine/base/text.h"
#include "engine/query/cql2/compile.h"

const char *as_day(struct compiler *compiler, const char *sql, bool timestamp) {
    if (!timestamp) return sql;
    return arena_format(compiler->arena, "(%s AT TIME ZONE 'Europe/London')::date", sql);
}

/* upper() is the day after the last; the day before the first there is would be out of range. */
void interval_of_range(struct compiler *compiler, struct piece *piece) {
    const char *range = piece->sql;
    piece->sql = arena_format(
        compiler->arena, "(CASE WHEN lower_inf(%s) THEN '-infinity'::date ELSE lower(%s) END)", range, range);
    piece->end = arena_format(compiler->arena,
                              "(CASE WHEN upper_inf(%s) THEN 'infinity'::date WHEN NOT isempty(%s) "
                              "THEN greatest(upper(%s), '4713-01-02 BC'::date) - 1 END)",
                              range, range, range);
}

/* --- INTERVAL(a, b) --- */

/* An open end takes the type of the other, which `timestamps` says. */
static const char *compile_bound(struct compiler *compiler, const struct cql2_node *node, const char *open,
                                 bool timestamps) {
    struct piece piece;
    if (node->op == CQL2_OPEN_LITERAL)
        return arena_format(compiler->arena, "'%s'::%s", open, timestamps ? "timestamptz" : "date");
    if (!compile(compiler, node, &piece)) return NULL;
    return piece.sql;
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
    *out = computed(CQL2_INTERVAL, node, compile_bound(compiler, start, "-infinity", time));
    out->end = compile_bound(compiler, end, "infinity", time);
    out->timestamps = time;
    return out->sql && out->end;
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

bool compile_temporal(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const struct relation *relation = &relations[node->op];
    struct piece a, b;
    if (!compile_operand(compiler, node, node->children[0], &a)) return false;
    if (!compile_operand(compiler, node, node->children[1], &b)) return false;
    bool days = a.timestamps != b.timestamps;
    const char *bounds[] = {[S1] = as_day(compiler, a.sql, days && a.timestamps),
                            [E1] = as_day(compiler, a.end, days && a.timestamps),
                            [S2] = as_day(compiler, b.sql, days && b.timestamps),
                            [E2] = as_day(compiler, b.end, days && b.timestamps)};
    struct text sql = TEXT_EMPTY;
    text_add(&sql, node->op == CQL2_T_DISJOINT ? "(NOT (" : "(");
    for (size_t i = 0; relation->all[i].sign; i++)
        text_format(&sql, "%s%s %s %s", i == 0 ? "" : " AND ", bounds[relation->all[i].left],
                    relation->all[i].sign, bounds[relation->all[i].right]);
    text_add(&sql, node->op == CQL2_T_DISJOINT ? "))" : ")");
    *out = computed(CQL2_BOOLEAN, node, arena_text(compiler->arena, text_string(&sql)));
    text_free(&sql);
    return true;
}
