/* Addresses of our own resources in answers. */
#include <string.h>

#include "engine/service/api/records_inside.h"
#include "engine/service/http/route.h"

static void add_encoded(struct text *out, const char *value) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    for (const unsigned char *at = (const unsigned char *)value; *at; at++)
        if (strchr(plain, *at) != NULL)
            text_add_char(out, (char)*at);
        else
            text_format(out, "%%%02X", *at);
}

static const char *keep(const struct request *request, struct text *address) {
    const char *kept = arena_text(request_arena(request), text_string(address));

    text_free(address);
    return kept;
}

static void add_parameter(struct text *out, bool *first, const char *name, const char *value) {
    text_add_char(out, *first ? '?' : '&');
    add_encoded(out, name);
    text_add_char(out, '=');
    add_encoded(out, value);
    *first = false;
}

const char *records_address(const struct request *request, const char *name, const char *value) {
    size_t count;
    const struct parameter *given = request_parameters(request, &count);
    struct text address = TEXT_EMPTY;
    bool first = true;

    text_format(&address, "%s%s", request_base(request), request_path(request));
    for (size_t i = 0; i < count; i++)
        if (name == NULL || strcmp(given[i].name, name) != 0)
            add_parameter(&address, &first, given[i].name, given[i].value);
    if (value != NULL) add_parameter(&address, &first, name, value);
    return keep(request, &address);
}

const char *records_asset_address(const struct request *request, const char *reference) {
    struct text address = TEXT_EMPTY;

    text_format(&address, "%s/api/assets/", request_base(request));
    add_encoded(&address, reference);
    return keep(request, &address);
}

static void add_link(struct json *json, const char *rel, const char *href) {
    json_object(json);
    json_text_member(json, "rel", rel);
    json_text_member(json, "type", "application/json");
    json_text_member(json, "href", href);
    json_end(json);
}

void records_links(struct json *json, const struct request *request, const char *next) {
    json_name(json, "links");
    json_array(json);
    add_link(json, "self", records_address(request, NULL, NULL));
    if (next != NULL) add_link(json, "next", next);
    json_end(json);
}

void records_record_links(struct json *json, const struct request *request, const char *reference) {
    const char *record = records_asset_address(request, reference);

    json_name(json, "links");
    json_array(json);
    add_link(json, "self", records_address(request, NULL, NULL));
    if (ROLES(request_identity(request)->role) & ALLOW_STAFF) {
        add_link(json, "history", arena_format(request_arena(request), "%s/history", record));
        add_link(json, "provenance", arena_format(request_arena(request), "%s/provenance", record));
    }
    json_end(json);
}
