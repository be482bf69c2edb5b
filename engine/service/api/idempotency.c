#include "engine/service/api/idempotency.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/base/memory.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/digest.h"
#include "sql/embedded.h"

#define FORGET_SECONDS 3600

struct answered {
    struct jobs_options options; /* of which the desk needs the connection string */
    struct desk desk;
    atomic_llong forgotten; /* seconds: when old answers were removed last */
};

struct answered *answered_new(enum status (*dsn)(void *context, struct text *out, struct error *err),
                              void *context) {
    struct answered *answered = memory_array(1, sizeof *answered);

    answered->options = (struct jobs_options){.dsn = dsn, .context = context};
    desk_open(&answered->desk, &answered->options);
    return answered;
}

void answered_free(struct answered *answered) {
    if (answered == NULL) return;
    desk_close(&answered->desk);
    free(answered);
}

/* --- what makes two requests the same --- */

static const char *target_of(struct request *request) {
    struct text out = TEXT_EMPTY;
    size_t count;
    const struct parameter *given = request_parameters(request, &count);
    const char *kept;

    text_format(&out, "%s %s", request_method(request), request_path(request));
    for (size_t i = 0; i < count; i++)
        text_format(&out, "%c%s=%s", i ? '&' : '?', given[i].name, given[i].value);
    kept = arena_bytes(request_arena(request), text_string(&out), out.length);
    text_free(&out);
    return kept;
}

static enum status digest_of(struct request *request, char sha256[65], struct error *err) {
    const char *spooled = request_spooled(request), *body;
    size_t length;
    int64_t bytes;

    if (spooled != NULL) return spool_digest(spooled, sha256, &bytes, err);
    body = request_body(request, &length);
    digest_sha256(length > 0 ? body : "", length, sha256);
    return STATUS_OK;
}

/* --- before the handler --- */

/* "Location: https://...\n" and so on. */
static void read_headers(struct arena *arena, const char *lines, struct kept_answer *answer) {
    size_t most = 0;
    struct kept_header *headers;
    char *at = arena_text(arena, lines ? lines : "");

    for (const char *c = at; *c; c++)
        most += *c == '\n';
    headers = arena_array(arena, most + 1, sizeof *headers);
    for (char *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        char *colon = strstr(at, ": ");
        *end = '\0';
        if (colon == NULL) continue;
        *colon = '\0';
        headers[answer->header_count++] = (struct kept_header){at, colon + 2};
    }
    answer->headers = headers;
}

static enum status give_kept(struct request *request, const struct rows *rows, struct kept_answer *answer,
                             struct error *err) {
    struct arena *arena = request_arena(request);

    if (!rows_boolean(rows, 0, 0)) {
        request_fault(request, 422, "header", "Idempotency-Key");
        return error_set(err, STATUS_INVALID,
                         "this Idempotency-Key was sent with another request: take a new one for each write");
    }
    if (rows_is_null(rows, 0, 1)) {
        request_fault(request, 409, "header", "Idempotency-Key");
        return error_set(err, STATUS_CONFLICT,
                         "the first request with this Idempotency-Key is still under way: try again soon");
    }
    answer->code = (int)rows_integer(rows, 0, 1);
    answer->type = arena_text(arena, rows_text(rows, 0, 2));
    read_headers(arena, rows_text(rows, 0, 3), answer);
    answer->body = arena_text(arena, rows_text(rows, 0, 4) ? rows_text(rows, 0, 4) : "");
    answer->length = strlen(answer->body);
    return STATUS_OK;
}

static void forget_old(struct answered *answered) {
    struct timespec now;
    struct error ignored = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    long long last = answered->forgotten;
    if (last != 0 && now.tv_sec - last < FORGET_SECONDS) return;
    answered->forgotten = now.tv_sec;
    desk_query(&answered->desk, sql_answered_forget, BIND_NONE, STORE_NOTHING, NULL, &ignored);
}

static enum status begin(void *context, struct request *request, const char *key, struct kept_answer *answer,
                         bool *kept, struct error *err) {
    struct answered *answered = context;
    const char *asker = request_identity(request)->subject, *target = target_of(request);
    char sha256[65];
    struct rows *taken = NULL, *found = NULL;
    enum status status = digest_of(request, sha256, err);

    forget_old(answered);
    if (status == STATUS_OK)
        status = desk_query(&answered->desk, sql_answered_begin, BIND(asker, key, target, sha256),
                            STORE_MAYBE_ONE, &taken, err);
    *kept = status == STATUS_OK && rows_count(taken) == 0;
    rows_free(taken);
    if (!*kept) return status;
    status = desk_query(&answered->desk, sql_answered_find, BIND(asker, key, target, sha256), STORE_MAYBE_ONE,
                        &found, err);
    if (status == STATUS_OK && rows_count(found) == 0)
        status = error_set(err, STATUS_UNAVAILABLE, "the first request came to nothing just now: try again");
    else if (status == STATUS_OK)
        status = give_kept(request, found, answer, err);
    rows_free(found);
    return status;
}

/* --- after it --- */

static void finish(void *context, struct request *request, const char *key,
                   const struct kept_answer *answer) {
    struct answered *answered = context;
    const char *asker = request_identity(request)->subject;
    struct text headers = TEXT_EMPTY;
    struct error err = {0};
    char code[24];
    enum status status;

    for (size_t i = 0; i < answer->header_count; i++)
        text_format(&headers, "%s: %s\n", answer->headers[i].name, answer->headers[i].value);
    if (answer->code >= 500)
        status =
            desk_query(&answered->desk, sql_answered_release, BIND(asker, key), STORE_NOTHING, NULL, &err);
    else
        status = desk_query(&answered->desk, sql_answered_finish,
                            BIND(asker, key, bind_integer(code, answer->code), answer->type,
                                 text_string(&headers), answer->body),
                            STORE_NOTHING, NULL, &err);
    if (status != STATUS_OK)
        log_warning("api", "the answer to a write was not kept under its key: %s", err.message);
    text_free(&headers);
}

struct idempotency answered_hook(struct answered *answered) {
    return (struct idempotency){answered, begin, finish};
}
