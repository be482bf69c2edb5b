/* /api/records and /api/erasures: the retention schedule, holds, the archive, certificates, erasure of
 * personal data. */
#include <string.h>

#include "engine/register/outcome.h"
#include "engine/register/reason.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/keeping_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* --- lists --- */

static enum status read_due(struct request *request, struct json *json, void *context, struct error *err) {
    struct store *db = request_db(request);
    enum status status = records_rows_member(json, "due", db, sql_keeping_due, BIND_NONE, err);

    (void)context;
    if (status == STATUS_OK)
        status = records_rows_member(json, "schedule", db, sql_keeping_schedule, BIND_NONE, err);
    return status;
}

static enum status read_holds(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "holds", request_db(request), sql_keeping_holds, BIND_NONE, err);
}

static enum status read_archived(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    (void)context;
    return records_rows_member(json, "archived", request_db(request), sql_keeping_archived, BIND_NONE, err);
}

static enum status read_certificates(struct request *request, struct json *json, void *context,
                                     struct error *err) {
    (void)context;
    return records_rows_member(json, "certificates", request_db(request), sql_keeping_certificates,
                               BIND(request_parameter(request, "action")), err);
}

enum status keeping_due(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_due, NULL, err);
}

enum status keeping_holds(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_holds, NULL, err);
}

enum status keeping_archived(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_archived, NULL, err);
}

enum status keeping_certificates(struct request *request, struct response *response, struct error *err) {
    const char *action = request_parameter(request, "action");

    if (action != NULL && strcmp(action, "transferred") != 0 && strcmp(action, "destroyed") != 0 &&
        strcmp(action, "erased") != 0)
        return request_bad_parameter(request, err, "action",
                                     "`action` is transferred, destroyed or erased, not `%.40s`", action);
    return records_answer(request, response, read_certificates, NULL, err);
}

/* --- deeds: each answers {"number": N}, of the hold or certificate, or the asset's own --- */

static enum status read_body(struct request *request, struct register_text *texts, size_t count,
                             struct error *err) {
    size_t length;
    const char *body = request_body(request, &length);

    return register_texts_read(texts, count, request_arena(request), body, length, err);
}

static enum status done(struct request *request, struct response *response, const char *sql, struct bind bind,
                        struct error *err) {
    struct json json = json_writer(response_body(response));
    int64_t number = 0;
    enum status status = register_act(request_db(request), sql, bind, &number, err);

    if (status != STATUS_OK) return status;
    freshness_moved(request_server(request), NULL);
    json_object(&json);
    json_integer_member(&json, "number", number);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}

static const char *actor(const struct request *request) {
    return request_identity(request)->actor;
}

enum status keeping_hold(struct request *request, struct response *response, struct error *err) {
    struct register_text given[] = {{.name = "reference"}, {.name = "reason"}};
    enum status status = read_body(request, given, 2, err);

    if (status != STATUS_OK) return status;
    return done(request, response, sql_keeping_hold, BIND(given[0].value, actor(request), given[1].value),
                err);
}

/* What is in the path, with a reason in the body. */
static enum status with_reason(struct request *request, struct response *response, const char *sql,
                               const char *what, struct error *err) {
    struct register_text given = {.name = "reason"};
    enum status status = read_body(request, &given, 1, err);

    if (status != STATUS_OK) return status;
    return done(request, response, sql, BIND(what, actor(request), given.value), err);
}

enum status keeping_release(struct request *request, struct response *response, struct error *err) {
    int64_t hold;
    enum status status = answer_number(request, "hold", &hold, err);

    if (status != STATUS_OK) return status;
    return with_reason(request, response, sql_keeping_release, request_part(request, "hold"), err);
}

enum status keeping_archive(struct request *request, struct response *response, struct error *err) {
    return with_reason(request, response, sql_keeping_archive, request_part(request, "reference"), err);
}

enum status keeping_unarchive(struct request *request, struct response *response, struct error *err) {
    return with_reason(request, response, sql_keeping_unarchive, request_part(request, "reference"), err);
}

enum status keeping_destroy(struct request *request, struct response *response, struct error *err) {
    struct register_text given[] = {{.name = "subject"}, {.name = "item"}, {.name = "reason"}};
    enum status status = read_body(request, given, 3, err);

    if (status != STATUS_OK) return status;
    if (given[0].value == NULL || given[1].value == NULL)
        return error_set(err, STATUS_INVALID,
                         "say what is to be destroyed: `subject` and `item`, as /api/records/due lists them");
    return done(request, response, sql_keeping_destroy,
                BIND(given[0].value, given[1].value, actor(request), given[2].value), err);
}

/* --- erasure; the words come in the body, since addresses are logged --- */

enum status keeping_erasure_places(struct request *request, struct response *response, struct error *err) {
    struct register_text given = {.name = "words"};
    struct json json = json_writer(response_body(response));
    enum status status = read_body(request, &given, 1, err);

    if (status == STATUS_OK && given.value == NULL)
        status = error_set(err, STATUS_INVALID, "give the words that are to go: {\"words\": \"...\"}");
    if (status != STATUS_OK) return status;
    json_object(&json);
    status =
        records_rows_member(&json, "places", request_db(request), sql_erasure_places, BIND(given.value), err);
    json_end(&json);
    response_type(response, "application/json");
    return status;
}

enum status keeping_erase(struct request *request, struct response *response, struct error *err) {
    struct register_text given[] = {{.name = "words"}, {.name = "reason"}};
    enum status status = read_body(request, given, 2, err);

    if (status != STATUS_OK) return status;
    return done(request, response, sql_erasure, BIND(given[0].value, actor(request), given[1].value), err);
}
