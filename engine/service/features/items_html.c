/* A page as a table to read. */
#include <jansson.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/features/address.h"
#include "engine/service/features/html.h"
#include "engine/service/features/items.h"

static const struct media_kind page_kinds[] = {
    {"json", "application/geo+json"}, {"html", "text/html"}, {NULL, NULL}};

/* The columns shown: those asked for, or the ones that tell most. */
static const struct column **columns_of(const struct items *items, size_t *count) {
    const struct collection *collection = items->wanted.collection;
    const struct column **columns =
        arena_array(request_arena(items->request), collection->column_count + 1, sizeof *columns);

    *count = 0;
    for (size_t i = 0; i < collection->column_count; i++)
        if ((collection->columns[i].flags & COLUMN_LISTED) != 0)
            columns[(*count)++] = &collection->columns[i];
    if (items->wanted.columns == NULL) return columns;
    *count = items->wanted.column_count;
    for (size_t i = 0; i < *count; i++)
        columns[i] = items->wanted.columns[i];
    return columns;
}

static bool is_number(const struct column *column) {
    return column->type == CQL2_INTEGER || column->type == CQL2_NUMBER;
}

static void add_head(struct text *out, const struct items *items, const struct column **columns,
                     size_t count) {
    text_add(out, "<thead><tr><th scope=\"col\">Feature</th>");
    for (size_t i = 0; i < count; i++) {
        text_format(out, "<th scope=\"col\"%s>", is_number(columns[i]) ? " class=\"number\"" : "");
        escape_html(out, column_title(request_arena(items->request), columns[i]->name));
        text_add(out, "</th>");
    }
    text_add(out, "</tr></thead>\n");
}

/* Numbers stand under each other, and what is not known says so. */
static void add_cell(struct text *out, const struct items *items, const struct column *column,
                     const json_t *value) {
    const char *shown = html_value(request_arena(items->request), value);

    text_format(out, "<td%s>", is_number(column) ? " class=\"number\"" : "");
    if (shown == NULL)
        text_add(out, "<span class=\"quiet\">unknown</span>");
    else
        escape_html(out, shown);
    text_add(out, "</td>");
}

static void add_feature(struct text *out, const struct items *items, json_t *feature,
                        const struct column **columns, size_t count) {
    const char *id = json_string_value(json_object_get(feature, "id"));
    json_t *properties = json_object_get(feature, "properties");

    text_add(out, "<tr><th scope=\"row\">");
    html_link(out, address_to(items->request, "collections", items->wanted.collection->name, "items", id),
              id);
    text_add(out, "</th>");
    for (size_t i = 0; i < count; i++)
        add_cell(out, items, columns[i], json_object_get(properties, columns[i]->name));
    text_add(out, "</tr>\n");
}

static void add_table(struct text *out, const struct items *items, json_t *features) {
    size_t count, index;
    const struct column **columns = columns_of(items, &count);
    json_t *feature;

    html_scrolled_begin(out, "features", items->wanted.collection->title);
    add_head(out, items, columns, count);
    text_add(out, "<tbody>\n");
    json_array_foreach(features, index, feature) add_feature(out, items, feature, columns, count);
    html_scrolled_end(out);
}

static void add_count(struct text *out, const struct page *page) {
    char shown[FORMAT_SIZE], all[FORMAT_SIZE];

    if (page->matched >= 0)
        text_format(out, "<p>%s of %s.</p>\n", format_integer(shown, page->returned),
                    format_integer(all, page->matched));
    else
        text_format(out, "<p>%s of many: <code>count=exact</code> counts them.</p>\n",
                    format_integer(shown, page->returned));
}

static void add_turning(struct text *out, const struct items *items, const struct page *page) {
    const char *next = items_next(items, page), *previous = items_previous(items, page);

    if (next == NULL && previous == NULL) return;
    text_add(out, "<nav aria-label=\"Pages\"><ul class=\"pages\">");
    if (previous != NULL) {
        text_add(out, "<li>");
        html_link(out, previous, "Previous page");
        text_add(out, "</li>");
    }
    if (next != NULL) {
        text_add(out, "<li>");
        html_link(out, next, "Next page");
        text_add(out, "</li>");
    }
    text_add(out, "</ul></nav>\n");
}

/* Each with all that match, whatever page this is. */
static void add_files(struct text *out, const struct items *items) {
    static const struct {
        const char *f, *name;
    } files[] = {{"csv", "CSV"}, {"gpkg", "GeoPackage"}, {"fgb", "FlatGeobuf"}};

    text_add(out, "<p>All of them as a file:");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        text_add_char(out, ' ');
        html_link(out, items_other(items->request, files[i].f), files[i].name);
    }
    text_add(out, "</p>\n");
}

static void add_page(const struct items *items, struct response *response, const struct page *page,
                     json_t *features) {
    struct request *request = items->request;
    const struct collection *collection = items->wanted.collection;
    const struct html_crumb crumbs[] = {
        {"Start", address_to(request, "")},
        {"Collections", address_to(request, "collections")},
        {collection->title, address_to(request, "collections", collection->name)},
        {NULL, NULL}};
    const struct html_page frame = {arena_format(request_arena(request), "%s: features", collection->title),
                                    crumbs, page_kinds};
    struct text *out = response_body(response);

    html_begin(response, request, &frame);
    add_count(out, page);
    add_table(out, items, features);
    add_turning(out, items, page);
    add_files(out, items);
    html_end(response, request, &frame);
}

enum status items_html(const struct items *items, struct response *response, struct error *err) {
    struct text array = TEXT_EMPTY;
    struct page page;
    enum status status = items_page(&page, items, err);
    if (status != STATUS_OK) return status;

    text_format(&array, "[%s]", page.features);
    json_t *features = json_loads(text_string(&array), 0, NULL);
    if (features == NULL) {
        status =
            error_set(err, STATUS_INTERNAL, "the features of %s are no JSON", items->wanted.collection->name);
    } else {
        add_page(items, response, &page, features);
        items_headers(items, response);
        response_of_stamp(response, page.stamp);
    }
    json_decref(features);
    text_free(&array);
    page_free(&page);
    return status;
}
