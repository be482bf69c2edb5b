/* Writes with an Idempotency-Key: answered once, and then with that answer. */
#include <string.h>

#include "engine/service/http/http_private.h"

#define KEY_BYTES_MAX 200
#define HEADERS_MAX   16

static enum status read_key(struct request *request, const char **key, struct error *err) {
    *key = request_header(request, "Idempotency-Key");
    if (*key == NULL || (**key != '\0' && strlen(*key) <= KEY_BYTES_MAX)) return STATUS_OK;
    request_fault(request, 400, "header", "Idempotency-Key");
    return error_set(err, STATUS_INVALID, "an Idempotency-Key has 1 to %d characters: a new UUID does well",
                     KEY_BYTES_MAX);
}

static void give_again(struct response *response, const struct kept_answer *kept) {
    response->code = kept->code;
    response->type = kept->type;
    for (size_t i = 0; i < kept->header_count; i++)
        if (strcmp(kept->headers[i].name, "ETag") == 0)
            response_etag(response, kept->headers[i].value);
        else
            response_header(response, kept->headers[i].name, kept->headers[i].value);
    response_header(response, "Idempotency-Replayed", "true");
    text_add_bytes(&response->body, kept->body, kept->length);
}

enum status once_begin(struct request *request, bool *answered, struct error *err) {
    const struct idempotency *how = &request->server->options.idempotency;
    struct kept_answer kept = {0};
    const char *key = NULL;
    enum status status;

    if ((request->route->flags & ROUTE_IDEMPOTENT) == 0 || how->begin == NULL) return STATUS_OK;
    status = read_key(request, &key, err);
    if (status != STATUS_OK || key == NULL) return status;
    status = how->begin(how->context, request, key, &kept, answered, err);
    if (status != STATUS_OK) return status;
    if (*answered)
        give_again(&request->response, &kept);
    else
        request->once = arena_text(request->arena, key);
    return STATUS_OK;
}

void once_finish(struct request *request) {
    const struct idempotency *how = &request->server->options.idempotency;
    const struct response *response = &request->response;
    struct kept_header headers[HEADERS_MAX];
    struct kept_answer answer = {.code = response->code,
                                 .type = response->type,
                                 .headers = headers,
                                 .body = text_string(&response->body),
                                 .length = response->body.length};

    /* Whoever missed the first answer needs its tag for the next edit. */
    if (response->etag != NULL) headers[answer.header_count++] = (struct kept_header){"ETag", response->etag};
    for (const struct response_field *field = response->fields; field && answer.header_count < HEADERS_MAX;
         field = field->next)
        headers[answer.header_count++] = (struct kept_header){field->name, field->value};
    how->finish(how->context, request, request->once, &answer);
    request->once = NULL;
}
