/* A query as it is asked: filters, columns, order and limit, each checked against its list. */
#include "engine/query/query.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/query/filters.h"
#include "engine/query/inside.h"

#define LOCATED " AND asset.easting IS NOT NULL"

static const char usual_columns[] =
    "reference,name,category,purpose,status,post_town,council_repairs,rating_1,"
    "rating_2,rating_3,rating_4,rating_5,rating_6";

struct query *query_new(void) {
    struct query *query = memory_array(1, sizeof *query);
    struct error impossible;

    query->arena = arena_new();
    query->held_only = true;
    if (query_select(query, usual_columns, &impossible) != STATUS_OK) abort();
    return query;
}

void query_free(struct query *query) {
    if (query == NULL) return;
    free(query->columns);
    free(query->keys);
    free(query->wheres);
    free(query->values);
    arena_free(query->arena);
    free(query);
}

/* --- parts of a list with commas between --- */

static bool next_part(const char **at, const char **part, size_t *length) {
    while (**at == ',' || **at == ' ')
        (*at)++;
    if (**at == '\0') return false;
    *part = *at;
    *at += strcspn(*at, ",");
    *length = (size_t)(*at - *part);
    while ((*part)[*length - 1] == ' ')
        (*length)--;
    return true;
}

static enum status no_such(struct error *err, const char *what, const char *name, size_t length,
                           void (*add_names)(struct text *)) {
    struct text names = TEXT_EMPTY;
    enum status status;

    add_names(&names);
    status = error_set(err, STATUS_INVALID, "there is no %s `%.*s`; there are: %s", what,
                       (int)(length > 60 ? 60 : length), name, text_string(&names));
    text_free(&names);
    return status;
}

static void asset_column_names(struct text *out) {
    query_column_names(&query_assets, out);
}

static enum status find_column(const char *name, size_t length, const struct query_column **column,
                               struct error *err) {
    *column = query_column_find(&query_assets, name, length);
    return *column ? STATUS_OK : no_such(err, "column", name, length, asset_column_names);
}

/* --- columns and order --- */

/* Once is enough: members of an object have one name each. */
static void add_column(struct query *query, const struct query_column *column) {
    for (size_t i = 0; i < query->column_count; i++)
        if (query->columns[i] == column) return;
    memory_reserve((void **)&query->columns, &query->column_capacity, query->column_count + 1,
                   sizeof *query->columns);
    query->columns[query->column_count++] = column;
}

void query_only_located(struct query *query) {
    if (query->located == NULL) query->located = LOCATED;
}

enum status query_select(struct query *query, const char *columns, struct error *err) {
    const struct query_column *column;
    const char *part;
    size_t length;

    query->column_count = 0;
    if (text_equal(columns, "all")) {
        for (size_t i = 0; i < query_assets.column_count; i++)
            add_column(query, &query_assets.columns[i]);
        return STATUS_OK;
    }
    while (next_part(&columns, &part, &length)) {
        if (find_column(part, length, &column, err) != STATUS_OK) return err->status;
        add_column(query, column);
    }
    if (query->column_count == 0)
        return error_set(err, STATUS_INVALID, "no column is named: give at least one, or `all`");
    return STATUS_OK;
}

enum status query_order(struct query *query, const char *columns, struct error *err) {
    const char *part;
    size_t length;

    query->key_count = 0;
    while (next_part(&columns, &part, &length)) {
        struct order_key key = {.down = *part == '-'};
        if (find_column(part + key.down, length - key.down, &key.column, err) != STATUS_OK)
            return err->status;
        memory_reserve((void **)&query->keys, &query->key_capacity, query->key_count + 1,
                       sizeof *query->keys);
        query->keys[query->key_count++] = key;
    }
    return STATUS_OK;
}

enum status query_limit(struct query *query, const char *count, struct error *err) {
    int64_t limit;

    if (!number_parse_integer(count, &limit) || limit < 1)
        return error_set(err, STATUS_INVALID, "the limit is a whole number over 0, not `%.60s`", count);
    query->limit = limit;
    return STATUS_OK;
}

/* --- filters --- */

void query_filter_names(struct text *out) {
    for (size_t i = 0; i < filter_count; i++)
        text_format(out, "%s%s", i ? ", " : "", filters[i].name);
}

static void add_where(struct query *query, const struct filter *filter, const char *value) {
    memory_reserve((void **)&query->wheres, &query->where_capacity, query->where_count + 1,
                   sizeof *query->wheres);
    query->wheres[query->where_count++] = (struct where){.filter = filter, .value = value};
}

/* A word as a pattern that finds it anywhere: LIKE's own signs stand for themselves. */
static const char *pattern(struct query *query, const char *word, size_t length) {
    struct text out = TEXT_EMPTY;
    const char *kept;

    text_add_char(&out, '%');
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '%' || word[i] == '_' || word[i] == '\\') text_add_char(&out, '\\');
        text_add_char(&out, word[i]);
    }
    text_add_char(&out, '%');
    kept = arena_text(query->arena, text_string(&out));
    text_free(&out);
    return kept;
}

static void add_words(struct query *query, const struct filter *filter, const char *value) {
    static const char blanks[] = " \t\r\n,";

    for (value += strspn(value, blanks); *value; value += strspn(value, blanks)) {
        size_t length = strcspn(value, blanks);
        add_where(query, filter, pattern(query, value, length));
        value += length;
    }
}

static enum status set_option(struct query *query, const char *filter, const char *value, struct error *err) {
    int64_t objective;

    if (text_equal(filter, "held")) {
        if (!text_equal(value, "any") && !text_equal(value, "only"))
            return error_set(err, STATUS_INVALID, "`held` is `only` or `any`, not `%.60s`", value);
        query->held_only = text_equal(value, "only");
        return STATUS_OK;
    }
    if (text_equal(filter, "located")) {
        if (!text_equal(value, "yes") && !text_equal(value, "no"))
            return error_set(err, STATUS_INVALID, "`located` is `yes` or `no`, not `%.60s`", value);
        query->located = text_equal(value, "yes") ? LOCATED : " AND asset.easting IS NULL";
        return STATUS_OK;
    }
    if (!number_parse_integer(value, &objective) || objective < 1 || objective > QUERY_OBJECTIVES)
        return error_set(err, STATUS_INVALID, "an objective is a number from 1 to %d, not `%.60s`",
                         QUERY_OBJECTIVES, value);
    query->objective = (int)objective;
    return STATUS_OK;
}

enum status query_where(struct query *query, const char *name, const char *value, struct error *err) {
    const struct filter *filter = filter_find(name);

    if (filter == NULL) return no_such(err, "filter", name, strlen(name), query_filter_names);
    if (text_blank(value)) return error_set(err, STATUS_INVALID, "the filter `%s` needs a value", name);
    if (!text_is_utf8(value, strlen(value)))
        return error_set(err, STATUS_INVALID, "the value of the filter `%s` is not UTF-8 text", name);
    if (filter->takes == FILTER_OPTION) return set_option(query, name, value, err);
    if (filter->takes == FILTER_WORDS)
        add_words(query, filter, value);
    else
        add_where(query, filter, arena_text(query->arena, value));
    return STATUS_OK;
}

const char *query_fault(const struct query *query) {
    return query->fault;
}
