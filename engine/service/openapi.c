#include "engine/service/openapi.h"

#include <stdlib.h>

#include "engine/service/openapi_inside.h"

#define ABOUT                                                                                                \
    "The property asset register over HTTP: OGC API Features and Tiles at the root, the register itself "    \
    "under /api. Coordinates are EPSG:27700 at home and CRS84 unless asked otherwise. What cannot be "       \
    "answered says why in application/problem+json (RFC 9457)."

static enum status parse(json_t **out, const char *text, const char *what, struct error *err) {
    json_error_t fault;

    *out = json_loads(text, JSON_REJECT_DUPLICATES, &fault);
    if (*out == NULL)
        return error_set(err, STATUS_INTERNAL, "%s of the OpenAPI document, line %d: %s", what, fault.line,
                         fault.text);
    return STATUS_OK;
}

/* The fixed part, and the schemas of the others in it. */
static enum status load_components(json_t **out, struct error *err) {
    enum status status = parse(out, openapi_parts[0], "the components", err);

    for (size_t i = 1; status == STATUS_OK && openapi_parts[i] != NULL; i++) {
        json_t *schemas = NULL;

        status = parse(&schemas, openapi_parts[i], "a file of schemas", err);
        if (status == STATUS_OK && json_object_update_missing(json_object_get(*out, "schemas"), schemas) != 0)
            status =
                error_set(err, STATUS_INTERNAL, "a file of schemas of the OpenAPI document is no object");
        json_decref(schemas);
    }
    return status;
}

static json_t *member_object(json_t *object, const char *name) {
    json_t *found = json_object_get(object, name);

    if (found != NULL) return found;
    found = json_object();
    json_object_set_new(object, name, found);
    return found;
}

/* In the order in which the tables first name them. */
static void note_tag(json_t *tags, const char *tag) {
    size_t index;
    json_t *known;

    json_array_foreach(tags, index,
                       known) if (text_equal(json_string_value(json_object_get(known, "name")), tag)) return;
    json_array_append_new(tags, json_pack("{s:s}", "name", tag));
}

static enum status add_routes(json_t *document, const struct route *table, struct error *err) {
    json_t *paths = json_object_get(document, "paths"), *components = json_object_get(document, "components");
    enum status status = STATUS_OK;

    for (const struct route *route = table; status == STATUS_OK && route->path != NULL; route++) {
        json_t *operation = NULL;

        status = openapi_operation(&operation, route, components, err);
        if (status != STATUS_OK)
            return error_context(err, "%s %s", openapi_method(route->method), route->path);
        json_object_set_new(member_object(paths, route->path), openapi_method(route->method), operation);
        note_tag(json_object_get(document, "tags"), route->tag);
    }
    return status;
}

static json_t *begin(const char *base, const char *version, json_t *components) {
    return json_pack(
        "{s:s, s:{s:s, s:s, s:s, s:{s:s}}, s:[{s:s}], s:[{s:[]}, {s:[]}, {s:[]}, {s:[]}], s:[], s:{}, s:O}",
        "openapi", "3.0.3", "info", "title", "terrier", "description", ABOUT, "version", version, "license",
        "name", "MIT", "servers", "url", base, "security", "bearer", "basic", "key", "session", "tags",
        "paths", "components", components);
}

static enum status make(json_t **out, const struct route *const *tables, const char *base,
                        const char *version, struct error *err) {
    json_t *components = NULL;
    enum status status = load_components(&components, err);

    if (status == STATUS_OK) {
        *out = begin(base, version, components);
        for (size_t i = 0; status == STATUS_OK && tables[i] != NULL; i++)
            status = add_routes(*out, tables[i], err);
    }
    json_decref(components);
    return status;
}

enum status openapi_document(struct text *out, const struct route *const *tables, const char *base,
                             const char *version, struct error *err) {
    json_t *document = NULL;
    enum status status = make(&document, tables, base, version, err);

    if (status == STATUS_OK) {
        char *dumped = json_dumps(document, JSON_COMPACT);
        text_add(out, dumped);
        free(dumped);
    }
    json_decref(document);
    return status;
}
