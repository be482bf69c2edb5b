#include "engine/service/api/jobs_answer.h"

#include <inttypes.h>

#include "engine/base/format.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIST_USUAL 100
#define LIST_MOST  1000

struct jobs_asker answer_asker(struct request *request) {
    const struct identity *identity = request_identity(request);

    return (struct jobs_asker){identity->actor, identity->subject};
}

enum status answer_number(struct request *request, const char *part, int64_t *number, struct error *err) {
    const char *given = request_part(request, part);

    if (given[0] >= '1' && given[0] <= '9' && number_parse_integer(given, number)) return STATUS_OK;
    request_fault(request, 0, "path", part);
    return error_set(err, STATUS_NOT_FOUND, "there is no %s `%.60s`", part, given);
}

enum status answer_limit(struct request *request, int64_t usual, int64_t most, int64_t *limit,
                         struct error *err) {
    const char *given = request_parameter(request, "limit");

    *limit = usual;
    if (given == NULL) return STATUS_OK;
    if (number_parse_integer(given, limit) && *limit >= 1 && *limit <= most) return STATUS_OK;
    return request_bad_parameter(request, err, "limit",
                                 "limit is a whole number from 1 to %" PRId64 ", not `%.40s`", most, given);
}

enum status answer_row(struct request *request, struct response *response, const char *sql, const char *part,
                       struct error *err) {
    const char *given = request_part(request, part);
    struct rows *rows = NULL;
    struct json json = json_writer(response_body(response));
    enum status status = store_query(request_db(request), sql, BIND(given), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 0, "path", part);
        status = error_set(err, STATUS_NOT_FOUND, "there is no %s `%.60s`", part, given);
    } else if (status == STATUS_OK) {
        response_type(response, "application/json");
        rows_json_object(&json, rows, 0);
    }
    rows_free(rows);
    return status;
}

static void add_next(struct request *request, struct json *json, const struct rows *rows, int64_t limit) {
    json_name(json, "links");
    json_array(json);
    if (rows_count(rows) > 0 && (int64_t)rows_count(rows) == limit) {
        json_object(json);
        json_text_member(json, "rel", "next");
        json_text_member(json, "type", "application/json");
        json_text_member(json, "href",
                         arena_format(request_arena(request), "%s%s?limit=%" PRId64 "&after=%s",
                                      request_base(request), request_path(request), limit,
                                      rows_text(rows, rows_count(rows) - 1, 0)));
        json_end(json);
    }
    json_end(json);
}

enum status answer_list(struct request *request, struct response *response, const char *sql, const char *name,
                        struct error *err) {
    char most[24];
    int64_t limit;
    struct rows *rows = NULL;
    struct json json = json_writer(response_body(response));
    enum status status = answer_limit(request, LIST_USUAL, LIST_MOST, &limit, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql,
                             BIND(bind_integer(most, limit), request_parameter(request, "after")), STORE_MANY,
                             &rows, err);
    if (status == STATUS_OK) {
        response_type(response, "application/json");
        json_object(&json);
        json_name(&json, name);
        json_array(&json);
        for (size_t i = 0; i < rows_count(rows); i++)
            rows_json_object(&json, rows, i);
        json_end(&json);
        add_next(request, &json, rows, limit);
        json_end(&json);
    }
    rows_free(rows);
    return status;
}

enum status answer_accepted(struct request *request, struct response *response, int64_t job,
                            struct error *err) {
    char number[24];
    struct rows *rows = NULL;
    struct json json = json_writer(response_body(response));
    enum status status =
        store_query(request_db(request), sql_job_get, BIND(bind_integer(number, job)), STORE_ONE, &rows, err);

    if (status == STATUS_OK) {
        response_code(response, 202);
        response_header(
            response, "Location",
            arena_format(request_arena(request), "%s/api/jobs/%s", request_base(request), number));
        response_type(response, "application/json");
        rows_json_object(&json, rows, 0);
    }
    rows_free(rows);
    return status;
}

/* --- progress --- */

static void give_result(struct response *response, const struct rows *rows) {
    struct text job = TEXT_EMPTY;
    struct json json = json_writer(&job);

    rows_json_object(&json, rows, 0);
    jobs_watch_result(response_body(response), text_string(&job));
    text_free(&job);
}

/* What a client had before its connection broke; anything else counts as nothing. */
static unsigned last_event(struct request *request) {
    const char *given = request_header(request, "Last-Event-ID");
    int64_t number;

    return given && number_parse_integer(given, &number) && number > 0 && number <= INT32_MAX
               ? (unsigned)number
               : 0;
}

enum status answer_events(struct request *request, struct response *response, const char *job,
                          struct error *err) {
    struct rows *rows = NULL;
    struct jobs_watch *watch = NULL;
    enum status status =
        store_query(request_db(request), sql_job_get, BIND(job), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        status = error_set(err, STATUS_NOT_FOUND, "there is no job %s", job);
    } else if (status == STATUS_OK) {
        response_type(response, "text/event-stream");
        response_header(response, "Cache-Control", "no-store");
        if (rows_is_null(rows, 0, (size_t)rows_find(rows, "ended_at")))
            watch = jobs_watch(api_context(request)->jobs, rows_integer(rows, 0, 0),
                               request_identity(request)->role >= ROLE_EDITOR, last_event(request));
        else
            give_result(response, rows);
        if (watch != NULL)
            response_stream(response, jobs_watch_next, jobs_watch_free, watch);
        else if (rows_is_null(rows, 0, (size_t)rows_find(rows, "ended_at")))
            status = error_set(err, STATUS_UNAVAILABLE,
                               "the service is ending, or too many watch already: ask again in a moment");
    }
    rows_free(rows);
    return status;
}
