/*
 * The SQL of a query, put together from sql/queries and the words of this room's own lists. What people gave
 * is in the bound values.
 */
#include "engine/query/inside.h"
#include "engine/query/template.h"
#include "sql/embedded.h"

#define PLACEHOLDER  '@'
#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *query_bind(struct query *query, const char *value) {
    memory_reserve((void **)&query->values, &query->value_capacity, (size_t)query->value_count + 1,
                   sizeof *query->values);
    query->values[query->value_count++] = value;
    return arena_format(query->arena, "$%d", query->value_count);
}

static void add_condition(struct query *query, struct text *out, const char *condition, const char *value) {
    const char *name = query_bind(query, value);

    text_add(out, " AND ");
    for (; *condition; condition++)
        if (*condition == PLACEHOLDER)
            text_add(out, name);
        else
            text_add_char(out, *condition);
}

static void add_where(struct query *query, struct text *out, const struct where *where, bool served) {
    const struct filter *filter = where->filter;
    const char *condition = served && filter->served ? filter->served : filter->condition;

    if (query->objective != 0 && text_equal(filter->name, "rating"))
        condition =
            arena_format(query->arena, served ? FILTER_RATING_SERVED : FILTER_RATING, query->objective);
    add_condition(query, out, condition, where->codes ? where->codes : where->value);
}

void query_conditions(struct query *query, bool served, struct text *out) {
    text_add(out, query->held_only ? "asset.held" : "true");
    for (size_t i = 0; i < query->where_count; i++)
        add_where(query, out, &query->wheres[i], served);
    text_add(out, query->located);
}

/* Text sorts without regard to case, byte by byte, so that it does so alike on every server. */
const char *query_key(const struct query *query, size_t key, bool served) {
    const struct query_column *column = query->keys[key].column;

    if (served && text_equal(column->name, "reference")) return "asset.id";
    return arena_format(query->arena,
                        column->type == QUERY_TEXT ? "lower(asset.%s) COLLATE \"C\"" : "asset.%s",
                        column->name);
}

void query_keys(const struct query *query, bool served, struct text *out) {
    for (size_t i = 0; i < query->key_count; i++)
        text_format(out, "%s %s NULLS LAST, ", query_key(query, i, served),
                    query->keys[i].down ? "DESC" : "ASC");
    text_add(out, served ? "asset.id" : "asset.reference");
}

void query_columns(const struct query *query, struct text *out) {
    for (size_t i = 0; i < query->column_count; i++)
        text_format(out, "%sasset.%s", i ? ", " : "", query->columns[i]->name);
}

/* Fills a query of sql/queries with what is asked, and returns its values, which belong to the query. */
static struct bind build(struct query *query, const char *template, struct text *sql) {
    struct text columns = TEXT_EMPTY, conditions = TEXT_EMPTY, keys = TEXT_EMPTY;
    const char *limit = query->limit > 0 ? arena_format(query->arena, "%lld", (long long)query->limit) : NULL;

    query->value_count = 0;
    query_bind(query, limit);
    query_conditions(query, false, &conditions);
    query_columns(query, &columns);
    query_keys(query, false, &keys);
    const struct template_value values[] = {{"columns", text_string(&columns)},
                                            {"conditions", text_string(&conditions)},
                                            {"keys", text_string(&keys)}};
    template_fill(sql, template, values, COUNT(values));
    text_free(&columns);
    text_free(&conditions);
    text_free(&keys);
    return (struct bind){query->values, query->value_count};
}

void query_sql(struct query *query, struct text *sql, struct bind *bind) {
    *bind = build(query, sql_query_rows, sql);
}

static enum status run(struct query *query, struct store *db, const char *template, enum store_shape shape,
                       struct rows **out, struct error *err) {
    struct text sql = TEXT_EMPTY;
    enum status status = query_resolve(query, db, err);

    if (status == STATUS_OK) {
        struct bind bind = build(query, template, &sql);
        status = store_query(db, text_string(&sql), bind, shape, out, err);
    }
    text_free(&sql);
    return status;
}

enum status query_rows(struct query *query, struct store *db, struct rows **out, struct error *err) {
    return run(query, db, sql_query_rows, STORE_MANY, out, err);
}

static enum status run_for_count(struct query *query, struct store *db, const char *template, int64_t *count,
                                 struct error *err) {
    struct rows *rows = NULL;
    enum status status = run(query, db, template, STORE_ONE, &rows, err);

    if (status == STATUS_OK && count != NULL) *count = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}

enum status query_count(struct query *query, struct store *db, int64_t *count, struct error *err) {
    return run_for_count(query, db, sql_query_count, count, err);
}

enum status query_keep_ready(struct store *db, struct error *err) {
    return store_run(db, sql_query_keep_table, BIND_NONE, err);
}

enum status query_keep(struct query *query, struct store *db, int64_t *count, struct error *err) {
    enum status status = store_run(db, sql_query_keep_empty, BIND_NONE, err);

    return status == STATUS_OK ? run_for_count(query, db, sql_query_keep, count, err) : status;
}

/* --- the COPY over the assets kept --- */

static void add_copy_column(struct text *out, const struct query_column *column, enum query_copy format,
                            bool guard) {
    if (guard && column->type == QUERY_TEXT)
        text_format(out, "publish.guard_formula(shown.%s) AS %s", column->name, column->name);
    else if (format == QUERY_COPY_CSV && column->type == QUERY_BOOLEAN) /* true and false, not t and f */
        text_format(out, "shown.%s::text AS %s", column->name, column->name);
    else
        text_format(out, "shown.%s::%s AS %s", column->name, query_type_name(column->type), column->name);
}

void query_copy(struct text *sql, const struct query_collection *collection, const char *geometry,
                enum query_copy format, bool guard) {
    struct text columns = TEXT_EMPTY;

    for (size_t i = 0; i < collection->column_count; i++) {
        if (i > 0) text_add(&columns, ", ");
        add_copy_column(&columns, &collection->columns[i], format, guard);
    }
    if (geometry != NULL) text_format(&columns, ", ST_AsBinary(shown.%s) AS geometry", geometry);
    const struct template_value values[] = {{"columns", text_string(&columns)},
                                            {"view", collection->view},
                                            {"key", collection->key},
                                            {"format", format == QUERY_COPY_CSV ? "csv" : "binary"}};
    template_fill(sql, sql_query_copy, values, COUNT(values));
    text_free(&columns);
}
