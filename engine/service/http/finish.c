/* What a handler said, or why it failed, becomes an answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/http_private.h"

static void add(struct MHD_Response *answer, const char *name, const char *value) {
    MHD_add_response_header(answer, name, value);
}

static bool says(const struct response *response, const char *name) {
    for (const struct response_field *field = response->fields; field != NULL; field = field->next)
        if (text_equal_nocase(field->name, name)) return true;
    return false;
}

/* Scripts, styles and pictures are ours alone, in files of their own; no one may frame us. */
static const char page_policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' "
                                  "data:; font-src 'self'; connect-src 'self'; "
                                  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static void add_headers(const struct request *request, struct MHD_Response *answer) {
    const struct response *response = &request->response;

    if (response->type != NULL) add(answer, "Content-Type", response->type);
    for (const struct response_field *field = response->fields; field != NULL; field = field->next)
        add(answer, field->name, field->value);
    if (!says(response, "Cache-Control"))
        add(answer, "Cache-Control",
            request->method == HTTP_GET && response->code < 400 ? "private, no-cache" : "no-store");
    if (!says(response, "Vary")) add(answer, "Vary", "Accept, Accept-Encoding, Authorization, Cookie");
    add(answer, "X-Content-Type-Options", "nosniff");
    if (response->type != NULL && strncmp(response->type, "text/html", 9) == 0) {
        if (!says(response, "Content-Security-Policy")) add(answer, "Content-Security-Policy", page_policy);
        add(answer, "Referrer-Policy", "same-origin");
    }
    add(answer, "Request-Id", request->id);
}

static struct MHD_Response *body_answer(struct request *request) {
    struct response *response = &request->response;
    struct stat file;

    if (response->descriptor >= 0 && fstat(response->descriptor, &file) == 0) {
        struct MHD_Response *answer =
            MHD_create_response_from_fd64((uint64_t)file.st_size, response->descriptor);
        request->answer_bytes = (size_t)file.st_size;
        response->descriptor = -1; /* closed with the answer */
        return answer;
    }
    request->answer_bytes = response->body.length;
    size_t length = response->body.length;
    return MHD_create_response_from_buffer(length, length > 0 ? text_take(&response->body) : NULL,
                                           length > 0 ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
}

void finish_response(struct request *request) {
    if (request->once != NULL) once_finish(request);
    request->answer_code = (unsigned)request->response.code;
    request->answer = body_answer(request);
    add_headers(request, request->answer);
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
    request->response.type = "application/problem+json";
    problem_write(&request->response.body, request, code, detail);
    finish_response(request);
}
