#include "engine/service/features/items_copy.h"

#include <stdlib.h>
#include <string.h>

#include "engine/query/template.h"
#include "engine/service/features/branches.h"
#include "sql/embedded.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* --- values --- */

enum status items_keep_values(struct store *db, const struct selection *selection, struct error *err) {
    enum status status = STATUS_OK;
    char number[24];

    for (int i = 0; status == STATUS_OK && i < selection->count; i++)
        status = store_query(db, sql_features_keep_value,
                             BIND(bind_integer(number, i + 1), selection->values[i]), STORE_ONE, NULL, err);
    return status;
}

/* `at` stands behind the dollar; a parameter without a type is a programming error. Returns what is behind
 * it. */
static const char *add_kept_value(struct text *out, const char *at) {
    size_t digits = strspn(at, "0123456789"), length;
    struct text number = TEXT_EMPTY, type = TEXT_EMPTY;

    if (digits == 0 || strncmp(at + digits, "::", 2) != 0) abort();
    text_add_bytes(&number, at, digits);
    at += digits + 2;
    length = strspn(at, "abcdefghijklmnopqrstuvwxyz_0123456789[]");
    text_add_bytes(&type, at, length);
    const struct template_value values[] = {{"number", text_string(&number)}, {"type", text_string(&type)}};
    template_fill(out, sql_features_kept_value, values, COUNT(values));
    text_free(&number);
    text_free(&type);
    return at + length;
}

void items_add_kept(struct text *out, const char *sql) {
    for (;;) {
        size_t plain = strcspn(sql, "$");
        text_add_bytes(out, sql, plain);
        if (sql[plain] == '\0') return;
        sql = add_kept_value(out, sql + plain + 1);
    }
}

/* --- the statement --- */

const struct column *items_next_column(const struct page_wanted *wanted, size_t *at) {
    const size_t count = wanted->columns == NULL ? wanted->collection->column_count : wanted->column_count;

    if (*at == count) return NULL;
    const size_t place = (*at)++;
    return wanted->columns == NULL ? &wanted->collection->columns[place] : wanted->columns[place];
}

/* One statement reads those without a shape too, as the standard has a box: it is not a page's, that has to
 * be quick. */
static void add_conditions(struct text *out, const struct page_wanted *wanted,
                           const struct items_copy *copy) {
    const struct selection *selection = &wanted->selection;

    text_add(out, copy->condition == NULL ? "true" : copy->condition);
    if (selection->where.length > 0) {
        text_add(out, " AND ");
        items_add_kept(out, text_string(&selection->where));
    }
    if (selection->box == NULL) return;
    text_add(out, " AND (feature.geometry IS NULL OR ");
    items_add_kept(out, selection->box);
    text_add_char(out, ')');
}

static void add_order(struct text *out, const struct page_wanted *wanted) {
    for (int i = 0; i < wanted->order.count; i++)
        text_format(out, "%s %s NULLS LAST, ",
                    branches_key(wanted->selection.arena, wanted->order.keys[i].column),
                    wanted->order.keys[i].down ? "DESC" : "ASC");
    text_add(out, "feature.id");
}

const char *items_copy_sql(const struct page_wanted *wanted, const struct items_copy *copy, bool live) {
    struct arena *arena = wanted->selection.arena;
    struct text sql = TEXT_EMPTY, conditions = TEXT_EMPTY, order = TEXT_EMPTY;

    add_conditions(&conditions, wanted, copy);
    add_order(&order, wanted);
    const struct template_value values[] = {
        {"columns", copy->columns},
        {"view", arena_format(arena, "%s%s", wanted->collection->view, live ? "_now" : "")},
        {"conditions", text_string(&conditions)},
        {"order", text_string(&order)},
        {"limit", wanted->limit > 0 ? arena_format(arena, "%d", wanted->limit) : "ALL"},
        {"format", copy->format}};
    template_fill(&sql, sql_features_copy, values, COUNT(values));
    const char *kept = arena_text(arena, text_string(&sql));
    text_free(&sql);
    text_free(&conditions);
    text_free(&order);
    return kept;
}
