/*
 * Behind the place (a, b, id) of an order by two columns lie, one after the other:
 *
 *     first = a, second = b, id beyond      the rest of its equals
 *     first = a, second beyond b            then those with second unknown
 *     first beyond a                        then those with first unknown
 *
 * Each is a stretch of an index of the first column: there is one for either direction, both with unknown
 * values last and ids ascending. Backwards the same in the opposite order, unknown values first.
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
    const char *view, *body, *keys, *conditions, *limit;
    const char *exprs[ORDER_KEYS_MAX];
    const char *places[ORDER_KEYS_MAX + 1]; /* "$3::text" of the place's values; the last is its id's */
    bool started;
};

const char *branches_key(struct arena *arena, const struct column *column) {
    if (column == &collection_id) return "feature.id";
    return arena_format(arena, column->type == CQL2_TEXT ? "lower(feature.%s) COLLATE \"C\"" : "feature.%s",
                        column->name);
}

static bool goes_down(const struct branches *branches, int key) {
    return branches->wanted->order.keys[key].down != branches->wanted->backwards;
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

/* An id is never unknown, and its index does not know of that. */
static void add_key(struct text *out, const struct branches *branches, int key) {
    text_format(out, "%s %s", branches->exprs[key], goes_down(branches, key) ? "DESC" : "ASC");
    if (branches->wanted->order.keys[key].column != &collection_id)
        text_add(out, branches->wanted->backwards ? " NULLS FIRST" : " NULLS LAST");
    text_add(out, ", ");
}

static void fill_branch(struct branches *branches, const char *shapes, const char *range, const char *order) {
    const struct template_value values[] = {{"view", branches->view}, {"body", branches->body},
                                            {"keys", branches->keys}, {"conditions", branches->conditions},
                                            {"shapes", shapes},       {"range", range},
                                            {"order", order},         {"limit", branches->limit}};
    template_fill(branches->out, sql_features_branch, values, COUNT(values));
}

/* The same order over what was read: of keys by their place. */
static const char *merged_order(const struct branches *branches) {
    const bool backwards = branches->wanted->backwards;
    const char *order = "";

    for (int i = 0; i < branches->wanted->order.count; i++)
        order = arena_format(branches->arena, "%spart.sort_%d %s NULLS %s, ", order, i,
                             goes_down(branches, i) ? "DESC" : "ASC", backwards ? "FIRST" : "LAST");
    return arena_format(branches->arena, "%spart.id %s", order, backwards ? "DESC" : "ASC");
}

/* In a box and without a shape are read apart, each along the index that suits it, and merged. */
static void add_stretch(struct branches *branches, const char *range, const char *order) {
    const char *box = branches->wanted->selection.box;
    struct text *out = branches->out, parts = TEXT_EMPTY;

    if (box == NULL) {
        fill_branch(branches, "true", range, order);
        return;
    }
    branches->out = &parts;
    fill_branch(branches, box, range, order);
    text_add(&parts, " UNION ALL ");
    fill_branch(branches, "feature.geometry IS NULL", range, order);
    branches->out = out;
    const struct template_value values[] = {
        {"parts", text_string(&parts)}, {"order", merged_order(branches)}, {"limit", branches->limit}};
    template_fill(out, sql_features_merged, values, COUNT(values));
    text_free(&parts);
}

/* The keys before `key` are equal, `key` stands as said, those behind it anywhere. */
static void add_branch(struct branches *branches, int key, enum stand stand, bool id_beyond) {
    const int count = branches->wanted->order.count;
    const bool backwards = branches->wanted->backwards;
    struct text range = TEXT_EMPTY, order = TEXT_EMPTY;

    for (int i = 0; i < count; i++) {
        add_range(&range, branches, i, i < key ? EQUAL : i == key ? stand : ANYWHERE);
        add_key(&order, branches, i);
    }
    if (id_beyond)
        text_format(&range, " AND feature.id %c %s", backwards ? '<' : '>', branches->places[count]);
    text_format(&order, "feature.id %s", backwards ? "DESC" : "ASC");
    if (branches->started) text_add(branches->out, " UNION ALL ");
    add_stretch(branches, text_string(&range), text_string(&order));
    branches->started = true;
    text_free(&range);
    text_free(&order);
}

static void add_all(struct branches *branches) {
    const struct page_wanted *wanted = branches->wanted;
    const int count = wanted->order.count;

    if (wanted->from == NULL) {
        add_branch(branches, 0, ANYWHERE, false);
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

    const char *where = text_string(&wanted->selection.where);
    branches.conditions = *where != '\0' ? where : "true";
    branches.limit = arena_format(arena, "%d", wanted->limit);
    for (int i = 0; i < count; i++) {
        const struct column *column = wanted->order.keys[i].column;
        branches.exprs[i] = branches_key(arena, column);
        text_format(&keys, ", (%s)::text AS key_%d", branches.exprs[i], i);
        if (wanted->selection.box != NULL) text_format(&keys, ", %s AS sort_%d", branches.exprs[i], i);
        if (wanted->from != NULL)
            branches.places[i] = bound(&branches, values, wanted->from->values[i], column->type);
    }
    if (wanted->from != NULL) branches.places[count] = bound(&branches, values, wanted->from->id, CQL2_TEXT);
    branches.keys = arena_text(arena, text_string(&keys));
    text_free(&keys);
    add_all(&branches);
}
