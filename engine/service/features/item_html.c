#include <jansson.h>
#include <stdlib.h>

#include "engine/service/features/address.h"
#include "engine/service/features/html.h"
#include "engine/service/features/item_explained.h"

static void add_geometry_row(struct text *out, json_t *geometry) {
    /* 12 digits are a tenth of a millimetre in degrees; more would show how numbers are kept. */
    char *text = json_is_null(geometry) ? NULL : json_dumps(geometry, JSON_COMPACT | JSON_REAL_PRECISION(12));

    text_add(out, "<tr><th scope=\"row\">Shape</th><td class=\"shape\">");
    escape_html(out, text != NULL ? text : "none");
    text_add(out, "</td></tr>\n");
    free(text);
}

static void as_html(const struct item *item, json_t *feature, const struct item_explained *explained) {
    struct request *request = item->request;
    struct arena *arena = request_arena(request);
    const struct collection *collection = item->collection;
    const struct html_crumb crumbs[] = {
        {"Start", address_to(request, "")},
        {"Collections", address_to(request, "collections")},
        {collection->title, address_to(request, "collections", collection->name)},
        {"Features", address_to(request, "collections", collection->name, "items")},
        {NULL, NULL}};
    const char *called = json_string_value(json_object_get(json_object_get(feature, "properties"), "name"));
    const struct html_page page = {arena_format(arena, "%s: %s%s%s", collection->title, item->id,
                                                called != NULL ? ", " : "", called != NULL ? called : ""),
                                   crumbs, item_kinds};
    struct text *out = response_body(item->response);
    const char *name;
    json_t *value;

    html_begin(item->response, request, &page);
    item_explained_contents(out, explained);
    item_explained_parts(out, explained);
    if (explained->told) text_add(out, "<h2 id=\"record\">The record</h2>\n");
    text_add(out, "<table><caption>What is known</caption><tbody>\n");
    json_object_foreach(json_object_get(feature, "properties"), name, value) {
        html_row(out, column_title(arena, name), html_value(arena, value));
    }
    add_geometry_row(out, json_object_get(feature, "geometry"));
    text_add(out, "</tbody></table>\n");
    html_end(item->response, request, &page);
}

enum status item_html(const struct item *item, struct error *err) {
    struct item_explained explained = {0};
    json_t *feature = json_loads(item->body, 0, NULL);
    enum status status;

    if (feature == NULL) return error_set(err, STATUS_INTERNAL, "the feature %s is no JSON", item->id);
    status = item_explained_read(&explained, item, err);
    if (status == STATUS_OK) as_html(item, feature, &explained);
    item_explained_free(&explained);
    json_decref(feature);
    return status;
}
