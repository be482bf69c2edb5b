#include "engine/service/features/address.h"

#include <ctype.h>
#include <string.h>

#include "engine/base/json.h"

/* What stands for itself in a path's piece and in a value alike (RFC 3986), and is easier to read so. */
static void add_encoded(struct text *out, const char *value) {
    for (; *value != '\0'; value++)
        if (isalnum((unsigned char)*value) || strchr("-._~,:", *value) != NULL)
            text_add_char(out, *value);
        else
            text_format(out, "%%%02X", (unsigned)(unsigned char)*value);
}

static const char *keep(struct request *request, struct text *text) {
    const char *kept = arena_text(request_arena(request), text_string(text));
    text_free(text);
    return kept;
}

static const struct address_change *change_of(const char *name, const struct address_change *changes,
                                              size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(changes[i].name, name) == 0) return &changes[i];
    return NULL;
}

static void add_parameter(struct text *out, char *separator, const char *name, const char *value) {
    if (value == NULL) return;
    text_add_char(out, *separator);
    *separator = '&';
    add_encoded(out, name);
    text_add_char(out, '=');
    add_encoded(out, value);
}

const char *address_here(struct request *request, const struct address_change *changes, size_t count) {
    size_t given;
    const struct parameter *parameters = request_parameters(request, &given);
    struct text out = TEXT_EMPTY;
    char separator = '?';

    text_format(&out, "%s%s", request_base(request), request_path(request));
    for (size_t i = 0; i < given; i++)
        if (change_of(parameters[i].name, changes, count) == NULL)
            add_parameter(&out, &separator, parameters[i].name, parameters[i].value);
    for (size_t i = 0; i < count; i++)
        add_parameter(&out, &separator, changes[i].name, changes[i].value);
    return keep(request, &out);
}

const char *address_of(struct request *request, const char *const *pieces) {
    struct text out = TEXT_EMPTY;

    text_add(&out, request_base(request));
    for (; *pieces != NULL; pieces++) {
        text_add_char(&out, '/');
        add_encoded(&out, *pieces);
    }
    return keep(request, &out);
}

void address_link(struct json *json, struct address_link link) {
    json_object(json);
    json_text_member(json, "href", link.href);
    json_text_member(json, "rel", link.rel);
    if (link.type != NULL) json_text_member(json, "type", link.type);
    if (link.title != NULL) json_text_member(json, "title", link.title);
    json_end(json);
}

bool address_is_repeated(const struct media_kind *kinds, const struct media_kind *kind) {
    for (const struct media_kind *before = kinds; before < kind; before++)
        if (strcmp(before->f, kind->f) == 0) return true;
    return false;
}

void address_self_links(struct json *json, struct request *request, const struct media_kind *kinds,
                        const struct media_kind *kind) {
    address_link(json,
                 (struct address_link){address_here(request, NULL, 0), "self", kind->type, "This page"});
    for (const struct media_kind *other = kinds; other->type != NULL; other++) {
        const struct address_change f = {"f", other->f};
        if (strcmp(other->f, kind->f) == 0 || address_is_repeated(kinds, other)) continue;
        address_link(
            json, (struct address_link){address_here(request, &f, 1), "alternate", other->type,
                                        arena_format(request_arena(request), "The same as %s", other->type)});
    }
}

const char *address_link_header(struct request *request, struct address_link link) {
    return arena_format(request_arena(request), "<%s>; rel=\"%s\"; type=\"%s\"", link.href, link.rel,
                        link.type);
}
