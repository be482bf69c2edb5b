#include "engine/service/features/page.h"

#include <string.h>

#include "engine/query/template.h"
#include "engine/service/features/branches.h"
#include "sql/embedded.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* --- the statement --- */

static const char *view_of(const struct page_wanted *wanted, bool live) {
    return arena_format(wanted->selection.arena, "%s%s", wanted->collection->view, live ? "_now" : "");
}

/* The properties as a row: all, or those wanted. */
static void add_properties(struct text *out, const struct page_wanted *wanted) {
    const char *comma = "";

    text_add(out, "(SELECT row_to_json(properties)::text FROM (SELECT ");
    for (size_t i = 0; wanted->columns == NULL && i < wanted->collection->column_count; i++, comma = ", ")
        text_format(out, "%sfeature.%s", comma, wanted->collection->columns[i].name);
    for (size_t i = 0; wanted->columns != NULL && i < wanted->column_count; i++, comma = ", ")
        text_format(out, "%sfeature.%s", comma, wanted->columns[i]->name);
    text_add(out, ") AS properties)");
}

/* What is kept ready in the sheet, or the same made of its columns. */
static const char *body_of(const struct page_wanted *wanted) {
    const struct crs *crs = wanted->crs;
    struct text body = TEXT_EMPTY;

    if (wanted->columns == NULL && crs->ready != NULL) return crs->ready;
    text_add(&body, "'{\"type\":\"Feature\",\"id\":' || to_json(feature.id)::text || ',\"properties\":' || ");
    add_properties(&body, wanted);
    text_format(&body, " || ',\"geometry\":' || coalesce(ST_AsGeoJSON(%s, %s, 0), 'null') || '}'", crs->shape,
                crs->digits);
    const char *kept = arena_text(wanted->selection.arena, text_string(&body));
    text_free(&body);
    return kept;
}

/* Whether the statement has to count: a whole collection's total is known otherwise (summary.h). */
static bool has_to_count(const struct page_wanted *wanted) {
    return wanted->count != PAGE_COUNT_NONE && !selection_is_all(&wanted->selection);
}

static void add_matching(struct text *out, const struct page_wanted *wanted, const char *view,
                         const char *shapes) {
    const char *where = text_string(&wanted->selection.where);
    const struct template_value values[] = {
        {"view", view}, {"conditions", *where != '\0' ? where : "true"}, {"shapes", shapes}};

    template_fill(out, sql_features_matching, values, COUNT(values));
}

static void add_matched(struct text *out, const struct page_wanted *wanted, const char *view) {
    struct arena *arena = wanted->selection.arena;
    const char *known =
        wanted->from != NULL ? "false" : arena_format(arena, "page.row_count <= %d", wanted->limit);
    const char *most =
        wanted->count == PAGE_COUNT_EXACT ? "ALL" : arena_format(arena, "%d", PAGE_COUNT_CHEAP + 1);
    const char *box = wanted->selection.box;
    struct text matching = TEXT_EMPTY;

    if (!has_to_count(wanted)) {
        text_add(out, "NULL::bigint");
        return;
    }
    add_matching(&matching, wanted, view, box != NULL ? box : "true");
    if (box != NULL) {
        text_add(&matching, " UNION ALL ");
        add_matching(&matching, wanted, view, "feature.geometry IS NULL");
    }
    const struct template_value values[] = {
        {"known", known}, {"matching", text_string(&matching)}, {"most", most}};
    template_fill(out, sql_features_matched, values, COUNT(values));
    text_free(&matching);
}

/* Where the first and the last row read stand: the last of the page, not the one more that shows there are
 * more. */
static void add_places(struct text *arrays, struct text *places, const struct page_wanted *wanted) {
    text_add(arrays, "array_agg(ranked.id) AS ids");
    text_format(places, "page.ids[1], page.ids[least(page.row_count, %d)]", wanted->limit);
    for (int i = 0; i < wanted->order.count; i++) {
        text_format(arrays, ", array_agg(ranked.key_%d) AS keys_%d", i, i);
        text_format(places, ", page.keys_%d[1], page.keys_%d[least(page.row_count, %d)]", i, i,
                    wanted->limit);
    }
}

static void write_sql(struct text *out, struct page_wanted *wanted, bool live) {
    const char *view = view_of(wanted, live);
    struct text branches = TEXT_EMPTY, matched = TEXT_EMPTY, arrays = TEXT_EMPTY, places = TEXT_EMPTY;

    branches_write(&branches, wanted, &wanted->selection, view, body_of(wanted));
    add_matched(&matched, wanted, view);
    add_places(&arrays, &places, wanted);
    const struct template_value values[] = {
        {"branches", text_string(&branches)},
        {"limit", arena_format(wanted->selection.arena, "%d", wanted->limit)},
        {"joined", wanted->backwards ? "ORDER BY ranked.place DESC" : ""},
        {"arrays", text_string(&arrays)},
        {"places", text_string(&places)},
        {"matched", text_string(&matched)}};
    template_fill(out, sql_features_page, values, COUNT(values));
    text_free(&branches);
    text_free(&matched);
    text_free(&arrays);
    text_free(&places);
}

void page_sql(struct text *out, struct page_wanted *wanted) {
    write_sql(out, wanted, false);
}

/* --- running it --- */

/* Pages of a whole collection have few shapes: they are prepared. All else is planned for its values. */
static bool is_plain(const struct page_wanted *wanted) {
    return selection_is_all(&wanted->selection) && wanted->order.count == 0 && wanted->columns == NULL &&
           wanted->crs->ready != NULL &&
           (wanted->limit == PAGE_LIMIT_DEFAULT || wanted->limit == 10 || wanted->limit == 1000 ||
            wanted->limit == PAGE_LIMIT_MAX);
}

static enum status run(struct rows **rows, struct store *db, const struct page_wanted *wanted, bool live,
                       struct error *err) {
    struct page_wanted own = *wanted; /* the values of its place are added to this one's only */
    struct text sql = TEXT_EMPTY;
    enum status status;

    write_sql(&sql, &own, live);
    struct bind bind = selection_values(&own.selection);
    if (is_plain(wanted))
        status = store_query(db, text_string(&sql), bind, STORE_ONE, rows, err);
    else
        status = store_query_once(db, text_string(&sql), bind, STORE_ONE, rows, err);
    text_free(&sql);
    return status;
}

enum columns { STAMP, CURRENT, FEATURES, ROW_COUNT, MATCHED, FIRST_ID, LAST_ID, KEYS };

static void read_places(struct page *page, const struct page_wanted *wanted) {
    struct place *first = wanted->backwards ? &page->last : &page->first;
    struct place *last = wanted->backwards ? &page->first : &page->last;

    first->id = rows_text(page->rows, 0, FIRST_ID);
    last->id = rows_text(page->rows, 0, LAST_ID);
    for (int i = 0; i < wanted->order.count; i++) {
        first->values[i] = rows_text(page->rows, 0, (size_t)(KEYS + 2 * i));
        last->values[i] = rows_text(page->rows, 0, (size_t)(KEYS + 2 * i + 1));
    }
}

static void read_page(struct page *page, const struct page_wanted *wanted) {
    const struct rows *rows = page->rows;
    const int64_t found = rows_integer(rows, 0, ROW_COUNT);
    const bool more = found > wanted->limit;

    page->stamp = rows_text(rows, 0, STAMP);
    page->features = rows_is_null(rows, 0, FEATURES) ? "" : rows_text(rows, 0, FEATURES);
    page->returned = more ? wanted->limit : found;
    page->matched = rows_is_null(rows, 0, MATCHED) ? -1 : rows_integer(rows, 0, MATCHED);
    if (wanted->count == PAGE_COUNT_IF_CHEAP && page->matched > PAGE_COUNT_CHEAP) page->matched = -1;
    page->is_first = wanted->from == NULL || (wanted->backwards && !more);
    page->is_last = wanted->backwards ? false : !more;
    if (found > 0) read_places(page, wanted);
}

enum status page_read(struct page *out, struct store *db, const struct page_wanted *wanted,
                      struct error *err) {
    enum status status;

    *out = (struct page){0};
    status = run(&out->rows, db, wanted, false, err);
    if (status == STATUS_OK && !rows_boolean(out->rows, 0, CURRENT)) {
        page_free(out);
        status = run(&out->rows, db, wanted, true, err);
    }
    if (status == STATUS_OK) read_page(out, wanted);
    return status;
}

void page_free(struct page *page) {
    rows_free(page->rows);
    *page = (struct page){0};
}

/* --- one feature --- */

static enum status run_one(struct rows **rows, struct store *db, const struct page_wanted *wanted,
                           const char *id, bool live, struct error *err) {
    const struct template_value values[] = {{"view", view_of(wanted, live)}, {"body", body_of(wanted)}};
    struct text sql = TEXT_EMPTY;

    template_fill(&sql, sql_features_item, values, COUNT(values));
    enum status status = store_query(db, text_string(&sql), BIND(id), STORE_ONE, rows, err);
    text_free(&sql);
    return status;
}

enum status page_read_one(struct rows **rows, const char **body, const char **stamp, struct store *db,
                          const struct collection *collection, const struct crs *crs, const char *id,
                          struct error *err) {
    struct arena *arena = arena_new();
    const struct page_wanted wanted = {.collection = collection, .crs = crs, .selection = {.arena = arena}};
    enum status status = run_one(rows, db, &wanted, id, false, err);

    if (status == STATUS_OK && !rows_boolean(*rows, 0, CURRENT)) {
        rows_free(*rows);
        status = run_one(rows, db, &wanted, id, true, err);
    }
    arena_free(arena);
    if (status != STATUS_OK) return status;
    *stamp = rows_text(*rows, 0, STAMP);
    *body = rows_text(*rows, 0, 2);
    if (*body != NULL) return STATUS_OK;
    rows_free(*rows);
    *rows = NULL;
    return error_set(err, STATUS_NOT_FOUND, "there is no feature `%s` in the collection %s", id,
                     collection->name);
}
