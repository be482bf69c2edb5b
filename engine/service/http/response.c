/* What handlers say of their answer. */
#include "engine/service/http/response.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/service/http/http_private.h"

void response_begin(struct response *response, struct arena *arena) {
    *response = (struct response){.arena = arena, .code = 200, .descriptor = -1};
}

void response_drop(struct response *response) {
    text_free(&response->body);
    if (response->descriptor >= 0) close(response->descriptor);
    if (response->done != NULL) response->done(response->stream_context);
    response_begin(response, response->arena);
}

void response_code(struct response *response, int status_code) {
    response->code = status_code;
}

void response_type(struct response *response, const char *media_type) {
    response->type = arena_text(response->arena, media_type);
}

void response_header(struct response *response, const char *name, const char *value) {
    struct response_field *field;

    if (name[strcspn(name, "\r\n: ")] != '\0' || value[strcspn(value, "\r\n")] != '\0') abort();
    field = arena_alloc(response->arena, sizeof *field);
    field->name = arena_text(response->arena, name);
    field->value = arena_text(response->arena, value);
    if (response->last_field == NULL) response->last_field = &response->fields;
    *response->last_field = field;
    response->last_field = &field->next;
}

struct text *response_body(struct response *response) {
    return &response->body;
}

void response_file(struct response *response, int descriptor) {
    if (response->descriptor >= 0) close(response->descriptor);
    response->descriptor = descriptor;
}

/* A name in plain ASCII, and the true one beside it where that differs (RFC 6266). */
void response_attachment(struct response *response, const char *file_name) {
    struct text value = TEXT_EMPTY, coded = TEXT_EMPTY;

    text_add(&value, "attachment; filename=\"");
    for (const char *at = file_name; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        bool plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%' && c != '/';
        text_add_char(&value, plain ? *at : '_');
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
            c == '-' || c == '_')
            text_add_char(&coded, *at);
        else
            text_format(&coded, "%%%02X", c);
    }
    text_format(&value, "\"; filename*=UTF-8''%s", text_string(&coded));
    response_header(response, "Content-Disposition", text_string(&value));
    text_free(&coded);
    text_free(&value);
}

void response_etag(struct response *response, const char *tag) {
    if (tag[strcspn(tag, "\"\r\n")] != '\0') abort();
    response->etag = arena_text(response->arena, tag);
}

void response_of_stamp(struct response *response, const char *stamp) {
    response->stamp = arena_text(response->arena, stamp);
}

void response_redirect(struct response *response, const char *location) {
    response->code = 303;
    response_header(response, "Location", location);
}

void response_cookie(struct response *response, struct cookie cookie) {
    struct text value = TEXT_EMPTY;

    text_format(&value, "%s=%s; Path=%s; HttpOnly; SameSite=Lax", cookie.name, cookie.value, cookie.path);
    if (cookie.max_age >= 0) text_format(&value, "; Max-Age=%ld", cookie.max_age);
    if (response->secure_cookies) text_add(&value, "; Secure");
    response_header(response, "Set-Cookie", text_string(&value));
    text_free(&value);
}

void response_stream(struct response *response, stream_next next, void (*done)(void *context),
                     void *context) {
    response->next = next;
    response->done = done;
    response->stream_context = context;
}
