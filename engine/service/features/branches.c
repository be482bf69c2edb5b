/*
 * Behind the place (a, b, id) of an order by two columns lie, one after the other:
 *
 *     first = a, second = b, id beyond      the rest of its equals
 *     first = a, second beyond b            then those with second unknown
 *     first beyond a                        then those with first unknown
 *
 * Each is a stretch of the index of the first column. Backwards the same in the opposite order, where unknown
 * values come first.
 */
#include "engine/service/features/branches.h"

#include "engine/query/template.h"
#include "engine/service/features/value.h"
#include "sql/embedded.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum stand { ANYWHERE, EQUAL, BEYOND, KNOWN, UNKNOWN };

struct branches {
    struct text *out;
    const struct page_wanted *wanted;
    struct arena *arena;
    const char *view, *body, *keys, *limit;
    const char *exprs[ORDER_KEYS_MAX];
    const char *places[ORDER_KEYS_MAX + 1]; /* "$3::text" of the place's values; the last is its id's */
    bool started;
};

const char *branches_key(struct arena *arena, const struct column *column) {
    return arena_format(arena, column->type == CQL2_TEXT ? "lower(feature.%s) COLLATE \"C\"" : "feature.%s",
                        column->name);
}

static bool goes_down(const struct branches *branches, int key) {
    const struct order *order = &branches->wanted->order;
    return (order->count > 0 && order->keys[key].down) != branches->wanted->backwards;
}

static void add_range(struct text *out, const struct branches *branches, int key, enum stand stand) {
    const char *expr = branches->exprs[key], *value = branches->places[key];
    const bool value_unknown = branches->wanted->from != NULL && branches->wanted->from->values[key] == NULL;

    if (stand == UNKNOWN || (stand == EQUAL && value_unknown))
        text_format(out, " AND %s IS NULL", expr);
    else if (stand == KNOWN)
        text_format(out, " AND %s IS NOT NULL", expr);
    else if (stand == EQUAL)
        text_format(out, " AND %s = %s", expr, value);
    else if (stand == BEYOND)
        text_format(out, " AND %s %c %s", expr, goes_down(branches, key) ? '<' : '>', value);
}

/* Where a key stands says whether it is unknown, nothing need be said of unknown values, and the index's own
 * order does. */
static void add_order(struct text *out, const struct branches *branches, int key, enum stand stand) {
    const bool down = goes_down(branches, key), last = !branches->wanted->backwards;

    text_format(out, "%s %s", branches->exprs[key], down ? "DESC" : "ASC");
    if (stand == ANYWHERE && down == last) text_add(out, last ? " NULLS LAST" : " NULLS FIRST");
    text_add(out, ", ");
}

/* The keys before `key` are equal, `key` stands as said, those behind it anywhere. */
static void add_branch(struct branches *branches, int key, enum stand stand, bool id_beyond) {
    const int count = branches->wanted->order.count;
    const bool id_down = goes_down(branches, count > 0 ? count - 1 : 0);
    struct text range = TEXT_EMPTY, order = TEXT_EMPTY;

    text_add(&range, "true");
    for (int i = 0; i < count; i++) {
        enum stand own = i < key ? EQUAL : i == key ? stand : ANYWHERE;
        add_range(&range, branches, i, own);
        add_order(&order, branches, i, own);
    }
    if (id_beyond) text_format(&range, " AND feature.id %c %s", id_down ? '<' : '>', branches->places[count]);
    text_format(&order, "feature.id %s", id_down ? "DESC" : "ASC");
    const char *where = text_string(&branches->wanted->selection.where);
    const struct template_value values[] = {
        {"view", branches->view},       {"body", branches->body},
        {"keys", branches->keys},       {"conditions", *where != '\0' ? where : "true"},
        {"range", text_string(&range)}, {"order", text_string(&order)},
        {"limit", branches->limit}};
    if (branches->started) text_add(branches->out, " UNION ALL ");
    template_fill(branches->out, sql_features_branch, values, COUNT(values));
    branches->started = true;
    text_free(&range);
    text_free(&order);
}

static void add_all(struct branches *branches) {
    const struct page_wanted *wanted = branches->wanted;
    const int count = wanted->order.count;

    if (wanted->from == NULL) {
        const bool split = count > 0 && goes_down(branches, 0);
        add_branch(branches, 0, split ? KNOWN : ANYWHERE, false);
        if (split) add_branch(branches, 0, UNKNOWN, false);
        return;
    }
    add_branch(branches, count, ANYWHERE, true);
    for (int key = count - 1; key >= 0; key--) {
        const bool unknown = wanted->from->values[key] == NULL;
        if (!unknown) add_branch(branches, key, BEYOND, false);
        if (!wanted->backwards && !unknown) add_branch(branches, key, UNKNOWN, false);
        if (wanted->backwards && unknown) add_branch(branches, key, KNOWN, false);
    }
}

static const char *bound(struct branches *branches, struct selection *values, const char *value,
                         enum cql2_type type) {
    if (value == NULL) return NULL;
    return arena_format(branches->arena, "$%d::%s", selection_bind(values, value), value_sql_type(type));
}

void branches_write(struct text *out, const struct page_wanted *wanted, struct selection *values,
                    const char *view, const char *body) {
    struct arena *arena = values->arena;
    struct branches branches = {.out = out, .wanted = wanted, .arena = arena, .view = view, .body = body};
    struct text keys = TEXT_EMPTY;
    const int count = wanted->order.count;

    branches.limit = arena_format(arena, "%d", wanted->limit);
    for (int i = 0; i < count; i++) {
        const struct column *column = wanted->order.keys[i].column;
        branches.exprs[i] = branches_key(arena, column);
        text_format(&keys, ", (%s)::text AS key_%d", branches.exprs[i], i);
        if (wanted->from != NULL)
            branches.places[i] = bound(&branches, values, wanted->from->values[i], column->type);
    }
    if (wanted->from != NULL) branches.places[count] = bound(&branches, values, wanted->from->id, CQL2_TEXT);
    branches.keys = arena_text(arena, text_string(&keys));
    text_free(&keys);
    add_all(&branches);
}
