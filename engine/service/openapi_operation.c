/* One route as an operation object. */
#include <ctype.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/openapi_inside.h"

const char *openapi_method(enum http_method method) {
    static const char *const names[] = {[HTTP_GET] = "get",
                                        [HTTP_POST] = "post",
                                        [HTTP_PATCH] = "patch",
                                        [HTTP_PUT] = "put",
                                        [HTTP_DELETE] = "delete"};
    return names[method];
}

/* getCollectionsCollectionItems: the method and the words of the path. */
static json_t *operation_id(const struct route *route) {
    struct text id = TEXT_EMPTY;
    bool begins = true;
    json_t *made;

    text_add(&id, openapi_method(route->method));
    if (text_equal(route->path, "/")) text_add(&id, "Landing");
    for (const char *at = route->path; *at != '\0'; at++) {
        if (isalnum((unsigned char)*at)) text_add_char(&id, begins ? (char)toupper((unsigned char)*at) : *at);
        begins = !isalnum((unsigned char)*at);
    }
    made = json_string(text_string(&id));
    text_free(&id);
    return made;
}

static json_t *reference(const char *kind, const char *name) {
    struct text where = TEXT_EMPTY;
    json_t *made;

    text_format(&where, "#/components/%s/%s", kind, name);
    made = json_pack("{s:s}", "$ref", text_string(&where));
    text_free(&where);
    return made;
}

/* The {part}s of the path: as components/parameters says them, if it does. */
static void add_path_parameters(json_t *parameters, const char *path, json_t *components) {
    for (const char *open = strchr(path, '{'); open != NULL; open = strchr(open + 1, '{')) {
        struct text name = TEXT_EMPTY;

        text_add_bytes(&name, open + 1, strcspn(open + 1, "}"));
        if (json_object_get(json_object_get(components, "parameters"), text_string(&name)) != NULL)
            json_array_append_new(parameters, reference("parameters", text_string(&name)));
        else
            json_array_append_new(parameters,
                                  json_pack("{s:s, s:s, s:b, s:{s:s}}", "name", text_string(&name), "in",
                                            "path", "required", 1, "schema", "type", "string"));
        text_free(&name);
    }
}

static enum status query_parameter(json_t **out, const struct route_parameter *from, struct error *err) {
    json_error_t fault;
    json_t *schema = json_loads(from->schema, JSON_REJECT_DUPLICATES, &fault);

    if (schema == NULL)
        return error_set(err, STATUS_INTERNAL, "parameter %s: its schema is no JSON: %s", from->name,
                         fault.text);
    bool required = json_is_true(json_object_get(schema, "x-required"));
    json_object_del(schema, "x-required");
    *out = json_pack("{s:s, s:s, s:b, s:s, s:s, s:b, s:o}", "name", from->name, "in", "query", "required",
                     required, "description", from->about, "style", "form", "explode", 0, "schema", schema);
    if (from->example == NULL) return STATUS_OK;
    /* Text of a number is said as the number: an example must be of the schema's type. */
    const char *type = json_string_value(json_object_get(schema, "type"));
    json_t *example = NULL;
    if (type != NULL && !text_equal(type, "string") && !text_equal(type, "array"))
        example = json_loads(from->example, JSON_DECODE_ANY, NULL);
    json_object_set_new(*out, "example", example != NULL ? example : json_string(from->example));
    return STATUS_OK;
}

static void add_header_parameters(json_t *parameters, const struct route *route) {
    if (route->method == HTTP_PATCH || route->method == HTTP_PUT)
        json_array_append_new(parameters, reference("parameters", "If-Match"));
    if ((route->flags & ROUTE_IDEMPOTENT) != 0)
        json_array_append_new(parameters, reference("parameters", "Idempotency-Key"));
}

static enum status parameters_of(json_t **out, const struct route *route, json_t *components,
                                 struct error *err) {
    enum status status = STATUS_OK;

    *out = json_array();
    add_path_parameters(*out, route->path, components);
    for (const struct route_parameter *at = route->parameters;
         status == STATUS_OK && at != NULL && at->name != NULL; at++) {
        json_t *parameter = NULL;

        status = query_parameter(&parameter, at, err);
        if (status == STATUS_OK) json_array_append_new(*out, parameter);
    }
    if (route->parameter_known != NULL) json_array_append_new(*out, reference("parameters", "property"));
    add_header_parameters(*out, route);
    return status;
}

static bool is_json(const char *media_type) {
    size_t length = strcspn(media_type, "; ");
    return (length >= 5 && strncmp(media_type + length - 5, "+json", 5) == 0) ||
           (length == 16 && strncmp(media_type, "application/json", 16) == 0);
}

static json_t *schema_of(const char *media_type, const char *named) {
    bool form = named != NULL && strcmp(media_type, "multipart/form-data") == 0;

    if (is_json(media_type) || form) return named != NULL ? reference("schemas", named) : json_object();
    if (strncmp(media_type, "text/", 5) == 0) return json_pack("{s:s}", "type", "string");
    return json_pack("{s:s, s:s}", "type", "string", "format", "binary");
}

/* The content object of a list of media types with commas; a parameter of a type stays with it. */
static json_t *content_of(const char *media_types, const char *named) {
    json_t *content = json_object();

    for (const char *at = media_types; *at != '\0';) {
        struct text type = TEXT_EMPTY;
        size_t length = strcspn(at, ","), used;
        const char *trimmed;

        text_add_bytes(&type, at, length);
        trimmed = text_trimmed(text_string(&type), &used);
        type.data[(size_t)(trimmed - type.data) + used] = '\0';
        json_object_set_new(content, trimmed, json_pack("{s:o}", "schema", schema_of(trimmed, named)));
        text_free(&type);
        at += length + (at[length] == ',');
    }
    return content;
}

static void add_fault(json_t *responses, const char *code) {
    json_object_set_new(responses, code, reference("responses", code));
}

static void add_faults(json_t *responses, const struct route *route) {
    add_fault(responses, "400");
    if ((route->allow & ROLES(ROLE_NOBODY)) == 0) {
        add_fault(responses, "401");
        add_fault(responses, "403");
    }
    if (strchr(route->path, '{') != NULL) add_fault(responses, "404");
    if (route->gives != NULL) add_fault(responses, "406");
    if (route->method != HTTP_GET) add_fault(responses, "409");
    if (route->method == HTTP_PATCH || route->method == HTTP_PUT) {
        add_fault(responses, "412");
        add_fault(responses, "428");
    }
    if (route->body_limit > 0) {
        add_fault(responses, "413");
        add_fault(responses, "415");
    }
    add_fault(responses, "429");
    add_fault(responses, "500");
    add_fault(responses, "503");
    add_fault(responses, "default");
}

static json_t *responses_of(const struct route *route) {
    json_t *responses = json_object();
    json_t *good = json_pack("{s:s}", "description", route->summary);

    if (route->gives != NULL) json_object_set_new(good, "content", content_of(route->gives, route->answer));
    json_object_set_new(responses, route->method == HTTP_GET && route->gives != NULL ? "200" : "2XX", good);
    if (route->gives == NULL) add_fault(responses, "303");
    if (route->method == HTTP_GET && route->gives != NULL) add_fault(responses, "304");
    add_faults(responses, route);
    return responses;
}

enum status openapi_operation(json_t **out, const struct route *route, json_t *components,
                              struct error *err) {
    json_t *operation = json_pack("{s:s, s:o, s:[s]}", "summary", route->summary, "operationId",
                                  operation_id(route), "tags", route->tag);
    json_t *parameters = NULL;
    enum status status = parameters_of(&parameters, route, components, err);

    if (json_array_size(parameters) > 0)
        json_object_set_new(operation, "parameters", parameters);
    else
        json_decref(parameters);
    if (route->takes != NULL)
        json_object_set_new(operation, "requestBody",
                            json_pack("{s:o}", "content", content_of(route->takes, route->body)));
    json_object_set_new(operation, "responses", responses_of(route));
    if ((route->allow & ROLES(ROLE_NOBODY)) != 0) json_object_set_new(operation, "security", json_array());
    if (status != STATUS_OK)
        json_decref(operation);
    else
        *out = operation;
    return status;
}
