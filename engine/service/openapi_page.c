/* The OpenAPI document as a page: read from the document itself, so that both say the same. */
#include <jansson.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/service/openapi.h"

static const char head[] = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, "
                           "initial-scale=1\">\n<title>The API - terrier</title>\n"
                           "<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n"
                           "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
                           "<header><p class=\"name\">terrier</p>\n"
                           "<nav aria-label=\"Way to this page\"><ol class=\"way\"><li><a href=\"./\">"
                           "Start</a></li></ol></nav>\n</header>\n<main id=\"main\">\n<h1>The API</h1>\n";

static const char *member(const json_t *object, const char *name) {
    const char *value = json_string_value(json_object_get(object, name));
    return value != NULL ? value : "";
}

static void element(struct text *out, const char *name, const char *value) {
    text_format(out, "<%s>", name);
    escape_html(out, value);
    text_format(out, "</%s>", name);
}

/* What "$ref": "#/components/..." points to, or the object itself. */
static const json_t *resolve(const json_t *document, const json_t *object) {
    const char *reference = json_string_value(json_object_get(object, "$ref"));

    if (reference == NULL) return object;
    for (const char *at = strchr(reference, '/'); at != NULL && document != NULL; at = strchr(at, '/')) {
        struct text name = TEXT_EMPTY;

        at++;
        text_add_bytes(&name, at, strcspn(at, "/"));
        document = json_object_get(document, text_string(&name));
        text_free(&name);
    }
    return document;
}

static void parameters(struct text *out, const json_t *document, const json_t *operation) {
    size_t index;
    json_t *at;

    if (json_array_size(json_object_get(operation, "parameters")) == 0) return;
    text_add(out, "<table><caption>Parameters</caption><thead><tr><th scope=\"col\">Name</th><th "
                  "scope=\"col\">Where</th>"
                  "<th scope=\"col\">What</th></tr></thead><tbody>\n");
    json_array_foreach(json_object_get(operation, "parameters"), index, at) {
        const json_t *parameter = resolve(document, at);

        text_add(out, "<tr>");
        element(out, "td", member(parameter, "name"));
        element(out, "td", member(parameter, "in"));
        element(out, "td", member(parameter, "description"));
        text_add(out, "</tr>\n");
    }
    text_add(out, "</tbody></table>\n");
}

static void media_types(struct text *out, const json_t *operation) {
    json_t *responses = json_object_get(operation, "responses");
    json_t *good = json_object_get(responses, "200") != NULL ? json_object_get(responses, "200")
                                                             : json_object_get(responses, "2XX");
    const char *type;
    json_t *ignored;

    if (json_object_size(json_object_get(good, "content")) == 0) return;
    text_add(out, "<p>Gives");
    json_object_foreach(json_object_get(good, "content"), type, ignored) {
        text_add_char(out, ' ');
        element(out, "code", type);
    }
    text_add(out, "</p>\n");
}

static void operation_section(struct text *out, const json_t *document, const char *path, const char *method,
                              const json_t *operation) {
    text_add(out, "<h3><code>");
    for (const char *at = method; *at != '\0'; at++)
        text_add_char(out, (char)(*at - 'a' + 'A'));
    text_add_char(out, ' ');
    escape_html(out, path);
    text_add(out, "</code></h3>\n");
    element(out, "p", member(operation, "summary"));
    parameters(out, document, operation);
    media_types(out, operation);
}

static void tag_section(struct text *out, const json_t *document, size_t number, const char *tag) {
    const char *path, *method;
    json_t *methods, *operation;

    text_format(out, "<h2 id=\"part-%zu\">", number);
    escape_html(out, tag);
    text_add(out, "</h2>\n");
    json_object_foreach(json_object_get(document, "paths"), path, methods) {
        json_object_foreach(methods, method, operation) {
            const char *own = json_string_value(json_array_get(json_object_get(operation, "tags"), 0));
            if (text_equal(own, tag)) operation_section(out, document, path, method, operation);
        }
    }
}

static void contents(struct text *out, const json_t *document) {
    size_t index;
    json_t *tag;

    text_add(out, "<nav aria-label=\"On this page\"><ul>\n");
    json_array_foreach(json_object_get(document, "tags"), index, tag) {
        text_format(out, "<li><a href=\"#part-%zu\">", index);
        escape_html(out, member(tag, "name"));
        text_add(out, "</a></li>\n");
    }
    text_add(out, "</ul></nav>\n");
}

enum status openapi_page(struct text *out, const struct route *const *tables, const char *base,
                         const char *version, struct error *err) {
    struct text text = TEXT_EMPTY;
    enum status status = openapi_document(&text, tables, base, version, err);
    json_t *document = status == STATUS_OK ? json_loads(text_string(&text), 0, NULL) : NULL;
    size_t index;
    json_t *tag;

    if (document != NULL) {
        text_add(out, head);
        element(out, "p", member(json_object_get(document, "info"), "description"));
        contents(out, document);
        json_array_foreach(json_object_get(document, "tags"), index, tag)
            tag_section(out, document, index, member(tag, "name"));
        text_add(out,
                 "</main>\n<footer><p>This page for programs: <a href=\"api-definition?f=json\">OpenAPI 3.0"
                 "</a></p></footer>\n</body></html>\n");
    }
    json_decref(document);
    text_free(&text);
    return status;
}
