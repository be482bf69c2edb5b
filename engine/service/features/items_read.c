/* The parameters of a page: each is read by one function, which names it when it is wrong. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/features/items_file.h"
#include "engine/service/features/value.h"
#include "engine/service/http/route.h"
#include "sql/embedded.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum status blame(struct items *items, const char *name, enum status status) {
    if (status == STATUS_INVALID) request_fault(items->request, 0, "parameter", name);
    return status;
}

/* A file has as many as are wanted: all, unless a number is named. */
static enum status read_limit_of_file(struct items *items, const char *text, struct error *err) {
    int64_t limit = 0;

    if (text != NULL && (!number_parse_integer(text, &limit) || limit < 1))
        return request_bad_parameter(items->request, err, "limit", "limit is a whole number, at least 1");
    items->wanted.limit = (int)(limit < INT_MAX ? limit : INT_MAX);
    return STATUS_OK;
}

static enum status read_limit(struct items *items, const char *text, struct error *err) {
    int64_t limit = PAGE_LIMIT_DEFAULT;

    if (items_file_of(items->kind) != NULL) return read_limit_of_file(items, text, err);
    if (text != NULL && (!number_parse_integer(text, &limit) || limit < 1))
        return request_bad_parameter(items->request, err, "limit",
                                     "limit is a whole number, at least 1; more than %d counts as %d",
                                     PAGE_LIMIT_MAX, PAGE_LIMIT_MAX);
    items->wanted.limit = (int)(limit < PAGE_LIMIT_MAX ? limit : PAGE_LIMIT_MAX);
    return STATUS_OK;
}

static enum status read_crs(const struct crs **out, struct items *items, const char *name,
                            struct error *err) {
    const char *uri = request_parameter(items->request, name);

    *out = uri == NULL ? &crs_list[CRS_CRS84] : crs_find(uri);
    if (*out != NULL) return STATUS_OK;
    return request_bad_parameter(items->request, err, name, "%s is one of these, not `%s`: %s", name, uri,
                                 crs_known);
}

static enum status read_output_crs(struct items *items, const char *text, struct error *err) {
    const struct items_file *file = items_file_of(items->kind);
    enum status status = read_crs(&items->wanted.crs, items, "crs", err);

    if (status != STATUS_OK || file == NULL) return status;
    if (text == NULL) items->wanted.crs = &crs_list[file->crs];
    if ((file->crs_possible & 1u << items->wanted.crs->code) != 0) return STATUS_OK;
    return request_bad_parameter(items->request, err, "crs",
                                 "%s cannot be had in %s: leave crs out, or ask for CSV or GeoJSON", file->f,
                                 items->wanted.crs->title);
}

static enum status read_bbox(struct items *items, const char *text, struct error *err) {
    const struct crs *crs;
    struct bbox bbox;
    enum status status = read_crs(&crs, items, "bbox-crs", err);

    if (status != STATUS_OK || text == NULL) return status;
    status = bbox_parse(&bbox, items->wanted.selection.arena, text, crs, err);
    if (status == STATUS_OK) selection_in_box(&items->wanted.selection, &bbox);
    return blame(items, "bbox", status);
}

/* Features are shown as they are, unless it is another day's that is asked for: then as they were on it, or
 * are to be. */
static enum status read_day(struct items *items, const struct instant *instant, struct error *err) {
    struct store *db = request_db(items->request);
    struct store_times times = {.as_at = ""};
    struct rows *rows = NULL;
    enum status status = store_query(
        db, sql_features_day, BIND(instant->text, instant->day ? "true" : "false"), STORE_ONE, &rows, err);

    if (status == STATUS_OK && !rows_boolean(rows, 0, 1)) {
        snprintf(times.as_at, sizeof times.as_at, "%s", rows_text(rows, 0, 0));
        store_read_at(db, &times);
    }
    rows_free(rows);
    return status;
}

static enum status read_datetime(struct items *items, const char *text, struct error *err) {
    struct datetime datetime;
    enum status status;

    if (text == NULL) return STATUS_OK;
    status = datetime_parse(&datetime, items->wanted.selection.arena, text, err);
    if (status == STATUS_OK) selection_at(&items->wanted.selection, &datetime);
    if (status == STATUS_OK && datetime.from.text != NULL && datetime.from.text == datetime.until.text)
        status = read_day(items, &datetime.from, err);
    return blame(items, "datetime", status);
}

/* Their own parameters are right even where there is no filter. */
static enum status read_filter(struct items *items, const char *text, struct error *err) {
    const char *language = request_parameter(items->request, "filter-lang");
    const struct crs *crs;
    enum cql2_crs filter_crs = CQL2_CRS84;
    enum status status = read_crs(&crs, items, "filter-crs", err);

    if (status != STATUS_OK) return status;
    if (!crs_for_filter(crs, &filter_crs))
        return request_bad_parameter(items->request, err, "filter-crs", "filter-crs is one of these: %s",
                                     crs_known_to_filters);
    if (language != NULL && strcmp(language, "cql2-text") != 0 && strcmp(language, "cql2-json") != 0)
        return request_bad_parameter(items->request, err, "filter-lang",
                                     "filter-lang is cql2-text or cql2-json, not `%s`", language);
    if (text == NULL) return STATUS_OK;
    const bool json = language != NULL && strcmp(language, "cql2-json") == 0;
    status = selection_filter(&items->wanted.selection, items->wanted.collection, text,
                              json ? CQL2_LANGUAGE_JSON : CQL2_LANGUAGE_TEXT, filter_crs, err);
    return blame(items, "filter", status);
}

static enum status read_sortby(struct items *items, const char *text, struct error *err) {
    return blame(items, "sortby", order_parse(&items->wanted.order, items->wanted.collection, text, err));
}

static enum status unknown_property(struct request *request, const struct collection *collection,
                                    const char *name, size_t length, struct error *err) {
    struct text known = TEXT_EMPTY;

    collection_column_names(collection, 0, &known);
    enum status status =
        request_bad_parameter(request, err, "properties", "%s has no property `%.*s`; it has: %s",
                              collection->name, (int)length, name, text_string(&known));
    text_free(&known);
    return status;
}

/* In the collection's own order, whatever order they are named in. Nothing named: no properties. */
enum status items_properties(const struct column *const **out, size_t *count, struct request *request,
                             const struct collection *collection, struct error *err) {
    const char *text = request_parameter(request, "properties");
    struct arena *arena = request_arena(request);
    const struct column **columns;
    bool *wanted;

    *out = NULL;
    *count = 0;
    if (text == NULL) return STATUS_OK;
    columns = arena_array(arena, collection->column_count, sizeof *columns);
    wanted = arena_array(arena, collection->column_count, sizeof *wanted);
    while (*text != '\0') {
        size_t length = strcspn(text, ",");
        const struct column *column = collection_column(collection, text, length);
        if (column == NULL) return unknown_property(request, collection, text, length, err);
        wanted[column - collection->columns] = true;
        text += length + (text[length] == ',');
    }
    for (size_t i = 0; i < collection->column_count; i++)
        if (wanted[i]) columns[(*count)++] = &collection->columns[i];
    *out = columns;
    return STATUS_OK;
}

static enum status read_properties(struct items *items, const char *text, struct error *err) {
    (void)text;
    return items_properties(&items->wanted.columns, &items->wanted.column_count, items->request,
                            items->wanted.collection, err);
}

static enum status read_count(struct items *items, const char *text, struct error *err) {
    if (text == NULL) return STATUS_OK;
    if (strcmp(text, "exact") != 0 && strcmp(text, "none") != 0)
        return request_bad_parameter(items->request, err, "count", "count is exact or none, not `%s`", text);
    items->wanted.count = strcmp(text, "exact") == 0 ? PAGE_COUNT_EXACT : PAGE_COUNT_NONE;
    return STATUS_OK;
}

static enum status read_place(struct items *items, const char *name, const char *text, struct error *err) {
    if (text == NULL) return STATUS_OK;
    if (items_file_of(items->kind) != NULL)
        return request_bad_parameter(items->request, err, name,
                                     "a file has no pages: leave `%s` out, and it has all that match", name);
    if (items->wanted.from != NULL)
        return request_bad_parameter(items->request, err, name,
                                     "a page is after a place or before one, not both");
    items->wanted.from = &items->from;
    items->wanted.backwards = strcmp(name, "before") == 0;
    return blame(items, name,
                 place_read(&items->from, items->wanted.selection.arena, &items->wanted.order, text, err));
}

static enum status read_after(struct items *items, const char *text, struct error *err) {
    return read_place(items, "after", text, err);
}

static enum status read_before(struct items *items, const char *text, struct error *err) {
    return read_place(items, "before", text, err);
}

/* In this order: a place is one of a sortby. Each is called also without its parameter. */
static const struct {
    const char *name;
    enum status (*read)(struct items *items, const char *text, struct error *err);
} readers[] = {
    {"limit", read_limit},           {"crs", read_output_crs}, {"bbox", read_bbox},
    {"datetime", read_datetime},     {"filter", read_filter},  {"sortby", read_sortby},
    {"properties", read_properties}, {"count", read_count},    {"after", read_after},
    {"before", read_before},
};

/* --- queryables as parameters --- */

static const struct cql2_property *find_queryable(const struct collection *collection, const char *name,
                                                  struct arena *arena) {
    size_t count;
    const struct cql2_property *properties = collection_queryables(collection, arena, &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(properties[i].name, name) == 0) return &properties[i];
    return NULL;
}

bool items_parameter_known(const struct request *request, const char *name) {
    const struct collection *collection = collection_find(request_part(request, "collection"));

    if (collection == NULL) return true; /* that will be said instead */
    return strcmp(name, "id") == 0 || collection_column(collection, name, strlen(name)) != NULL;
}

static bool is_of_the_route(const struct request *request, const char *name) {
    const struct route_parameter *known = request_route(request)->parameters;

    for (; known->name != NULL; known++)
        if (strcmp(known->name, name) == 0) return true;
    return false;
}

static bool is_sorted(const struct collection *collection, const char *name) {
    const struct column *column = collection_column(collection, name, strlen(name));
    return column != NULL && (column->flags & COLUMN_SORTED) != 0;
}

static enum status read_queryables(struct items *items, struct error *err) {
    size_t count;
    const struct parameter *given = request_parameters(items->request, &count);

    for (size_t i = 0; i < count; i++) {
        if (is_of_the_route(items->request, given[i].name)) continue;
        const struct cql2_property *property =
            find_queryable(items->wanted.collection, given[i].name, items->wanted.selection.arena);
        if (!value_is(property->type, given[i].value))
            return request_bad_parameter(items->request, err, given[i].name, "%s is %s, not `%s`",
                                         given[i].name, value_kind(property->type), given[i].value);
        selection_equal(&items->wanted.selection, property, given[i].value,
                        is_sorted(items->wanted.collection, given[i].name));
    }
    return STATUS_OK;
}

/* --- all of it --- */

enum status items_read(struct items *out, struct request *request, const struct collection *collection,
                       struct error *err) {
    enum status status = STATUS_OK;

    *out = (struct items){.request = request, .wanted = {.collection = collection}};
    selection_begin(&out->wanted.selection, request_arena(request));
    out->kind = request_wants(request, items_kinds, err);
    if (out->kind == NULL) return err->status;
    for (size_t i = 0; status == STATUS_OK && i < COUNT(readers); i++)
        status = readers[i].read(out, request_parameter(request, readers[i].name), err);
    return status == STATUS_OK ? read_queryables(out, err) : status;
}

void items_free(struct items *items) {
    selection_free(&items->wanted.selection);
}
