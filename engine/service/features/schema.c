#include "engine/service/features/schema.h"

#include <string.h>

#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/html.h"
#include "engine/service/features/items.h"
#include "engine/service/features/meaning.h"
#include "engine/service/features/value.h"

static const struct media_kind kinds[] = {
    {"json", "application/schema+json"}, {"html", "text/html"}, {"json", "application/json"}, {NULL, NULL}};

/* Which of the three it is: what it holds beside the columns, and which of them. */
struct schema {
    const char *piece, *title;
    unsigned flag; /* the columns that have it */
    bool beside;   /* id, geometry and times too */
    bool closed;   /* other names are refused */
};
static const struct schema queryables = {"queryables", "What can be filtered by", 0, true, true};
static const struct schema sortables = {"sortables", "What can be sorted by", COLUMN_SORTED, false, true};
static const struct schema features = {"schema", "What the features have", 0, true, false};

struct schema_page {
    struct request *request;
    struct response *response;
    const struct collection *collection;
    const struct schema *schema;
    const struct meanings *meanings;
    const struct media_kind *kind;
};

/* JSON Schema's words for a type. */
static void add_type(struct json *json, enum cql2_type type) {
    static const char *const types[] = {
        [CQL2_TEXT] = "string",     [CQL2_INTEGER] = "integer", [CQL2_NUMBER] = "number",
        [CQL2_BOOLEAN] = "boolean", [CQL2_DATE] = "string",     [CQL2_TIMESTAMP] = "string",
        [CQL2_GEOMETRY] = "object", [CQL2_INTERVAL] = "array"};

    if (type != CQL2_GEOMETRY) json_text_member(json, "type", types[type]);
    if (type == CQL2_DATE) json_text_member(json, "format", "date");
    if (type == CQL2_TIMESTAMP) json_text_member(json, "format", "date-time");
    if (type != CQL2_INTERVAL) return;
    json_raw_member(json, "items", "{\"type\":[\"string\",\"null\"],\"format\":\"date\"}");
    json_raw_member(json, "minItems", "2");
    json_raw_member(json, "maxItems", "2");
}

/* The part it plays (OGC API Features Part 5), for those that have one. */
static void add_part(struct json *json, const struct collection *collection,
                     const struct cql2_property *property) {
    if (strcmp(property->name, "id") == 0) json_text_member(json, "x-ogc-role", "id");
    if (property->type == CQL2_INTERVAL) json_text_member(json, "x-ogc-role", "primary-interval");
    if (property->type != CQL2_GEOMETRY) return;
    json_text_member(json, "x-ogc-role", "primary-geometry");
    json_name(json, "format");
    struct text format = TEXT_EMPTY;
    text_format(&format, "geometry-%s", collection->geometry_type);
    json_text(json, text_string(&format));
    text_free(&format);
}

static bool is_in(const struct schema_page *page, const struct cql2_property *property) {
    const struct column *column = collection_column(page->collection, property->name, strlen(property->name));

    if (strcmp(property->name, collection_id.name) == 0) return true;
    return column == NULL ? page->schema->beside : (column->flags & page->schema->flag) == page->schema->flag;
}

static const char *unit_of(const char *name) {
    const size_t length = strlen(name);

    if (length > 3 && strcmp(name + length - 3, "_m2") == 0) return "m2";
    return length > 2 && strcmp(name + length - 2, "_m") == 0 ? "m" : NULL;
}

static void add_property(struct json *json, const struct schema_page *page,
                         const struct cql2_property *property, int place) {
    const char *meaning = meanings_of(page->meanings, property->name), *unit = unit_of(property->name);

    json_name(json, property->name);
    json_object(json);
    json_text_member(json, "title", column_title(request_arena(page->request), property->name));
    if (meaning != NULL) json_text_member(json, "description", meaning);
    add_type(json, property->type);
    add_part(json, page->collection, property);
    if (unit != NULL) json_text_member(json, "x-ogc-unit", unit);
    json_integer_member(json, "x-ogc-propertySeq", place);
    json_end(json);
}

static void as_json(const struct schema_page *page) {
    struct request *request = page->request;
    struct json json = json_writer(response_body(page->response));
    size_t count;
    const struct cql2_property *properties =
        collection_queryables(page->collection, request_arena(request), &count);

    json_object(&json);
    json_text_member(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_text_member(&json, "$id",
                     address_to(request, "collections", page->collection->name, page->schema->piece));
    json_text_member(&json, "type", "object");
    json_text_member(&json, "title", page->collection->title);
    json_text_member(&json, "description", page->schema->title);
    json_name(&json, "properties");
    json_object(&json);
    for (size_t i = 0; i < count; i++)
        if (is_in(page, &properties[i])) add_property(&json, page, &properties[i], (int)i + 1);
    json_end(&json);
    if (page->schema->closed) json_boolean_member(&json, "additionalProperties", false);
    json_end(&json);
}

static void as_html(const struct schema_page *page) {
    struct request *request = page->request;
    const struct collection *collection = page->collection;
    const struct html_crumb crumbs[] = {
        {"Start", address_to(request, "")},
        {"Collections", address_to(request, "collections")},
        {collection->title, address_to(request, "collections", collection->name)},
        {NULL, NULL}};
    const struct html_page frame = {
        arena_format(request_arena(request), "%s: %s", collection->title, page->schema->title), crumbs,
        kinds};
    struct text *out = response_body(page->response);
    size_t count;
    const struct cql2_property *properties =
        collection_queryables(collection, request_arena(request), &count);

    html_begin(page->response, request, &frame);
    text_add(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"properties\"><table>"
                  "<caption id=\"properties\">Properties</caption>\n<thead><tr><th scope=\"col\">Name</th>"
                  "<th scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++) {
        const char *meaning = meanings_of(page->meanings, properties[i].name);
        if (!is_in(page, &properties[i])) continue;
        text_add(out, "<tr><th scope=\"row\"><code>");
        escape_html(out, properties[i].name);
        text_add(out, "</code></th>");
        html_element(out, "td", value_kind(properties[i].type));
        html_element(out, "td", meaning);
        text_add(out, "</tr>\n");
    }
    text_add(out, "</tbody></table></div>\n");
    html_end(page->response, request, &frame);
}

static enum status answer(struct request *request, struct response *response, const struct schema *schema,
                          struct error *err) {
    struct schema_page page = {.request = request, .response = response, .schema = schema};
    enum status status = items_collection(&page.collection, request, err);

    if (status != STATUS_OK) return status;
    page.kind = request_wants(request, kinds, err);
    if (page.kind == NULL) return err->status;
    status = meanings_read(&page.meanings, request_db(request), page.collection, err);
    if (status != STATUS_OK) return status;
    if (strcmp(page.kind->f, "html") == 0)
        as_html(&page);
    else
        as_json(&page);
    if (strcmp(page.kind->f, "html") != 0) response_type(response, page.kind->type);
    return STATUS_OK;
}

enum status schema_queryables(struct request *request, struct response *response, struct error *err) {
    return answer(request, response, &queryables, err);
}

enum status schema_sortables(struct request *request, struct response *response, struct error *err) {
    return answer(request, response, &sortables, err);
}

enum status schema_features(struct request *request, struct response *response, struct error *err) {
    return answer(request, response, &features, err);
}
