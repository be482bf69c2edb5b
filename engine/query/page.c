/*
 * Behind the place (a, b, id) of an order by two columns lie, one after the other:
 *
 *     first = a, second = b, id beyond      the rest of its equals
 *     first = a, second beyond b            then those with second unknown
 *     first beyond a                        then those with first unknown
 *
 * Each is a stretch of the index of the first column.
 */
#include "engine/query/page.h"

#include <stdlib.h>
#include <string.h>

#include "engine/query/inside.h"
#include "engine/query/place.h"
#include "engine/query/template.h"
#include "sql/embedded.h"

#define SHEET        "served.asset"
#define LIVE         "served.asset_now"
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The first columns of query_page.sql; those of the keys follow, then those chosen. */
enum { STAMP, CURRENT, PLACE, ID, FIRST_KEY };

enum stand { ANYWHERE, EQUAL, BEYOND, UNKNOWN };

struct reading {
    struct query *query;
    const char *view;
    const char *order;                     /* fingerprints its places */
    const char *from[QUERY_KEYS_MAX + 1];  /* values of the keys, and the id */
    const char *bound[QUERY_KEYS_MAX + 1]; /* "$3::date" of those; NULL unknown */
    bool goes_on;
    struct text columns, conditions, places, keys, branches;
};

static const char *expression(const struct reading *reading, size_t key) {
    return query_key(reading->query, key, true);
}

static void add_range(struct text *out, const struct reading *reading, size_t key, enum stand stand) {
    const char *expr = expression(reading, key);

    if (stand == UNKNOWN || (stand == EQUAL && reading->bound[key] == NULL))
        text_format(out, " AND %s IS NULL", expr);
    else if (stand == EQUAL)
        text_format(out, " AND %s = %s", expr, reading->bound[key]);
    else if (stand == BEYOND)
        text_format(out, " AND %s %c %s", expr, reading->query->keys[key].down ? '<' : '>',
                    reading->bound[key]);
}

/* The keys before `key` are equal, `key` stands as said, those behind it anywhere. */
static void add_branch(struct reading *reading, size_t key, enum stand stand, bool id_beyond) {
    struct text range = TEXT_EMPTY;

    text_add(&range, "true");
    for (size_t i = 0; i < reading->query->key_count; i++)
        add_range(&range, reading, i, i < key ? EQUAL : i == key ? stand : ANYWHERE);
    if (id_beyond) text_format(&range, " AND asset.id > %s", reading->bound[reading->query->key_count]);
    const struct template_value values[] = {{"places", text_string(&reading->places)},
                                            {"columns", text_string(&reading->columns)},
                                            {"view", reading->view},
                                            {"conditions", text_string(&reading->conditions)},
                                            {"range", text_string(&range)},
                                            {"keys", text_string(&reading->keys)}};
    if (reading->branches.length > 0) text_add(&reading->branches, " UNION ALL ");
    template_fill(&reading->branches, sql_query_branch, values, COUNT(values));
    text_free(&range);
}

static void add_branches(struct reading *reading) {
    size_t count = reading->query->key_count;

    if (!reading->goes_on) {
        add_branch(reading, 0, ANYWHERE, false);
        return;
    }
    add_branch(reading, count, ANYWHERE, true);
    for (size_t key = count; key-- > 0;) {
        if (reading->bound[key] == NULL) continue; /* nothing lies behind unknown */
        add_branch(reading, key, BEYOND, false);
        add_branch(reading, key, UNKNOWN, false);
    }
}

static void bind_places(struct reading *reading) {
    struct query *query = reading->query;

    for (size_t i = 0; i <= query->key_count && reading->goes_on; i++) {
        const char *type = i < query->key_count ? query_type_name(query->keys[i].column->type) : "text";
        reading->bound[i] = NULL;
        if (reading->from[i] != NULL)
            reading->bound[i] =
                arena_format(query->arena, "%s::%s", query_bind(query, reading->from[i]), type);
    }
}

static struct bind build(struct reading *reading, struct text *sql) {
    struct query *query = reading->query;

    text_clear(&reading->columns);
    text_clear(&reading->conditions);
    text_clear(&reading->places);
    text_clear(&reading->keys);
    text_clear(&reading->branches);
    query->value_count = 0;
    query_bind(query, arena_format(query->arena, "%lld", (long long)query->limit + 1));
    query_conditions(query, true, &reading->conditions);
    query_columns(query, &reading->columns);
    query_keys(query, true, &reading->keys);
    for (size_t i = 0; i < query->key_count; i++)
        text_format(&reading->places, ", (%s)::text AS key_%zu", expression(reading, i), i);
    bind_places(reading);
    add_branches(reading);
    const struct template_value values[] = {{"branches", text_string(&reading->branches)}};
    template_fill(sql, sql_query_page, values, COUNT(values));
    return (struct bind){query->values, query->value_count};
}

static enum status ask(struct reading *reading, struct store *db, struct rows **rows, struct error *err) {
    struct text sql = TEXT_EMPTY;
    struct bind bind = build(reading, &sql);
    enum status status = store_query_once(db, text_string(&sql), bind, STORE_MANY, rows, err);

    text_free(&sql);
    return status;
}

static enum status count_all(struct reading *reading, struct store *db, int64_t *total, struct error *err) {
    struct query *query = reading->query;
    struct text sql = TEXT_EMPTY, conditions = TEXT_EMPTY;
    struct rows *rows = NULL;
    enum status status;

    query->value_count = 0;
    query_bind(query, NULL);
    query_conditions(query, true, &conditions);
    const struct template_value values[] = {{"view", reading->view},
                                            {"conditions", text_string(&conditions)}};
    template_fill(&sql, sql_query_total, values, COUNT(values));
    status = store_query_once(db, text_string(&sql), (struct bind){query->values, query->value_count},
                              STORE_ONE, &rows, err);
    if (status == STATUS_OK) *total = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&sql);
    text_free(&conditions);
    return status;
}

static enum status begin(struct reading *reading, const char *after, struct error *err) {
    struct query *query = reading->query;
    struct text order = TEXT_EMPTY;

    query->fault = "sort";
    if (query->key_count > QUERY_KEYS_MAX)
        return error_set(err, STATUS_INVALID, "assets are sorted by at most %d columns", QUERY_KEYS_MAX);
    query_keys(query, true, &order);
    reading->order = arena_text(query->arena, text_string(&order));
    text_free(&order);
    query->fault = NULL;
    reading->goes_on = after != NULL;
    if (after == NULL ||
        query_place_read(after, reading->order, reading->from, query->key_count + 1, query->arena))
        return STATUS_OK;
    query->fault = "after";
    return error_set(
        err, STATUS_INVALID,
        "this is no place that a `next` link of ours gave in this order: follow the links as they are");
}

static void finish(struct query_page *page, const struct reading *reading) {
    size_t limit = (size_t)reading->query->limit, keys = reading->query->key_count;
    const char *values[QUERY_KEYS_MAX + 1];

    page->stamp = rows_text(page->rows, 0, STAMP);
    page->count = rows_is_null(page->rows, 0, ID) ? 0 : rows_count(page->rows);
    page->first_column = FIRST_KEY + keys;
    if (page->count <= limit) return;
    page->count = limit;
    for (size_t i = 0; i < keys; i++)
        values[i] = rows_text(page->rows, limit - 1, FIRST_KEY + i);
    values[keys] = rows_text(page->rows, limit - 1, ID);
    page->next = query_place_token(reading->order, values, keys + 1);
}

enum status query_page_read(struct query_page *page, struct query *query, struct store *db, const char *after,
                            bool total, struct error *err) {
    struct reading reading = {.query = query, .view = SHEET};
    enum status status = begin(&reading, after, err);

    *page = (struct query_page){.total = -1};
    if (status == STATUS_OK) status = query_resolve(query, db, err);
    if (status == STATUS_OK) status = ask(&reading, db, &page->rows, err);
    if (status == STATUS_OK && !rows_boolean(page->rows, 0, CURRENT)) {
        rows_free(page->rows);
        reading.view = LIVE;
        status = ask(&reading, db, &page->rows, err);
    }
    if (status == STATUS_OK && total) status = count_all(&reading, db, &page->total, err);
    if (status == STATUS_OK) finish(page, &reading);
    text_free(&reading.columns);
    text_free(&reading.conditions);
    text_free(&reading.places);
    text_free(&reading.keys);
    text_free(&reading.branches);
    return status;
}

void query_page_free(struct query_page *page) {
    rows_free(page->rows);
    free(page->next);
    *page = (struct query_page){0};
}
