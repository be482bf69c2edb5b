/* What a handler said, or why it failed, becomes an answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/compress.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/validator.h"

/* --- headers --- */

static void add(struct MHD_Response *answer, const char *name, const char *value) {
    MHD_add_response_header(answer, name, value);
}

static bool says(const struct response *response, const char *name) {
    for (const struct response_field *field = response->fields; field != NULL; field = field->next)
        if (text_equal_nocase(field->name, name)) return true;
    return false;
}

/* Scripts, styles and pictures are ours alone, in files of their own; no one may frame us. */
static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static void add_page_headers(const struct response *response, struct MHD_Response *answer) {
    if (!says(response, "Content-Security-Policy")) add(answer, "Content-Security-Policy", page_policy);
    if (!says(response, "Referrer-Policy")) add(answer, "Referrer-Policy", "same-origin");
}

/* Kept answers are given to many: they say nothing of this one request. */
static void add_headers(const struct request *request, struct MHD_Response *answer, bool kept) {
    const struct response *response = &request->response;
    bool reads = request->method == HTTP_GET && response->code < 400;
    char tag[256];

    if (response->type != NULL) add(answer, "Content-Type", response->type);
    for (const struct response_field *field = response->fields; field != NULL; field = field->next)
        add(answer, field->name, field->value);
    if (response->etag != NULL) {
        snprintf(tag, sizeof tag, "\"%s\"", response->etag);
        add(answer, "ETag", tag);
    }
    if (!says(response, "Cache-Control"))
        add(answer, "Cache-Control", reads ? "private, no-cache" : "no-store");
    if (!says(response, "Vary")) add(answer, "Vary", "Accept, Accept-Encoding, Authorization, Cookie");
    add(answer, "X-Content-Type-Options", "nosniff");
    if (response->type != NULL && strncmp(response->type, "text/html", 9) == 0)
        add_page_headers(response, answer);
    if (strncmp(request->base, "https:", 6) == 0)
        add(answer, "Strict-Transport-Security", "max-age=31536000");
    /* The stamp moves when a standby takes over and when it is promoted, and kept answers go with it. */
    if (freshness_look(request->server->freshness).standby) add(answer, "Register-State", "read-only");
    if (!kept) add(answer, "Request-Id", request->id);
}

/* --- the body --- */

static struct MHD_Response *file_answer(struct request *request, size_t length) {
    struct MHD_Response *answer = MHD_create_response_from_fd64(length, request->response.descriptor);

    request->answer_bytes = length;
    request->response.descriptor = -1; /* closed with the answer */
    return answer;
}

/* Answers with a tag of the handler's own stay as they are: the tag names these very bytes, and comes back in
 * If-Match. */
static void make_smaller(struct request *request) {
    struct response *response = &request->response;

    if (request->encoding == ENCODING_NONE || (response->etag != NULL && response->stamp == NULL)) return;
    if (!compress_pays(response->type, response->body.length) || says(response, "Content-Encoding")) return;
    if (compress_text(&response->body, request->encoding))
        response_header(response, "Content-Encoding", encoding_name(request->encoding));
}

static struct MHD_Response *text_answer(struct request *request) {
    struct text *body = &request->response.body;

    make_smaller(request);
    request->answer_bytes = body->length;
    if (body->length == 0) return MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    size_t length = body->length;
    return MHD_create_response_from_buffer(length, text_take(body), MHD_RESPMEM_MUST_FREE);
}

static struct MHD_Response *body_answer(struct request *request) {
    struct response *response = &request->response;
    struct stat file;

    if (response->next != NULL) return stream_answer(request);
    if (response->descriptor >= 0 && fstat(response->descriptor, &file) == 0)
        return file_answer(request, (size_t)file.st_size);
    return text_answer(request);
}

/* --- the whole --- */

static bool is_not_modified(struct request *request) {
    struct response *response = &request->response;
    const char *theirs = NULL;

    if (response->etag == NULL || request->method != HTTP_GET || response->code != 200) return false;
    theirs = request_header(request, "If-None-Match");
    return theirs != NULL && validator_matches(theirs, response->etag);
}

void finish_response(struct request *request) {
    struct response *response = &request->response;
    bool constant = request->route != NULL && (request->route->flags & ROUTE_CONSTANT) != 0;
    bool kept;

    if (request->once != NULL) once_finish(request);
    if (constant && response->stamp == NULL) response->stamp = "";
    if (response->stamp != NULL && response->etag == NULL && response->code == 200)
        response->etag = repeat_tag(request, response->stamp);
    if (is_not_modified(request)) {
        finish_not_modified(request);
        return;
    }
    kept = repeat_may_keep(request);
    request->answer_code = (unsigned)response->code;
    request->answer = body_answer(request);
    add_headers(request, request->answer, kept);
    if (kept) repeat_keep(request);
    request->stage = STAGE_ANSWERED;
}

void finish_not_modified(struct request *request) {
    const char *tag = request->response.etag;

    response_drop(&request->response);
    request->response.etag = tag;
    request->response.code = 304;
    request->answer_code = 304;
    request->answer_bytes = 0;
    request->answer = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    add_headers(request, request->answer, false);
    request->stage = STAGE_ANSWERED;
}

static void say_more(struct request *request, int code) {
    struct response *response = &request->response;
    struct text methods = TEXT_EMPTY;
    char seconds[16];

    if (code == 405) {
        route_path_methods(request->matched, &methods);
        response_header(response, "Allow", text_string(&methods));
        text_free(&methods);
    }
    if (code == 401) { /* a browser would ask for a password, which nobody has */
        const char *accept = request_header(request, "Accept");
        response_header(response, "WWW-Authenticate", "Bearer realm=\"terrier\"");
        if (accept == NULL || strstr(accept, "text/html") == NULL)
            response_header(response, "WWW-Authenticate", "Basic realm=\"terrier\", charset=\"UTF-8\"");
    }
    if (code == 503 || code == 429) {
        snprintf(seconds, sizeof seconds, "%d", request->retry_after > 0 ? request->retry_after : 5);
        response_header(response, "Retry-After", seconds);
    }
}

/* A browser asks for pages first of all; what scripts of a page fetch says otherwise. */
static bool is_for_a_person(const struct request *request) {
    const char *accept = request_header(request, "Accept");

    return request->method == HTTP_GET && accept != NULL && strstr(accept, "text/html") != NULL;
}

static void say_what_was_wrong(struct request *request, int code, const char *detail) {
    const struct door *door = &request->server->options.door;

    if (code == 401 && door->invite != NULL && is_for_a_person(request)) {
        door->invite(door->context, request, &request->response, detail);
        return;
    }
    request->response.type = "application/problem+json";
    problem_write(&request->response.body, request, code, detail);
}

void finish_problem(struct request *request, enum status status, const struct error *err) {
    int code = request->fault_code != 0 ? request->fault_code : problem_code(status);
    const char *detail = err->message;

    if (code == 500) {
        log_error("http", "request %s: %s", request->id, err->message);
        detail = "the fault is the service's: its log says more under this request's number";
    }
    response_drop(&request->response);
    say_more(request, code);
    request->response.code = code;
    say_what_was_wrong(request, code, detail);
    finish_response(request);
}
