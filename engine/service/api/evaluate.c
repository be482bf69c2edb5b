/* POST /api/evaluate: judges the estate. An official run is a steward's; a trial an editor's too. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"

#define LABEL_BYTES_MAX 200

struct asked {
    json_t *body; /* owns the texts */
    struct jobs_evaluation what;
    char as_at[FORMAT_SIZE];
};

static enum status refuse(struct request *request, struct error *err, const char *field,
                          const char *sentence) {
    request_fault(request, 0, "field", field);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

static enum status take_day(struct request *request, struct asked *asked, const json_t *value,
                            struct error *err) {
    int32_t day;

    if (!json_is_string(value) || !date_parse(json_string_value(value), &day))
        return refuse(request, err, "as_at", "as_at is a day, like \"2026-11-22\"");
    asked->what.as_at = date_format(asked->as_at, day);
    return STATUS_OK;
}

static enum status take_member(struct request *request, struct asked *asked, const char *name,
                               const json_t *value, struct error *err) {
    if (json_is_null(value)) return STATUS_OK;
    if (strcmp(name, "as_at") == 0) return take_day(request, asked, value, err);
    if (strcmp(name, "label") == 0) {
        if (!json_is_string(value) || json_string_length(value) > LABEL_BYTES_MAX ||
            text_blank(json_string_value(value)))
            return refuse(request, err, "label", "label is a text of at most 200 bytes");
        asked->what.label = json_string_value(value);
        return STATUS_OK;
    }
    if (strcmp(name, "trial") != 0)
        return refuse(request, err, name, "there are as_at, label and trial, and no more");
    if (!json_is_boolean(value)) return refuse(request, err, "trial", "trial is true or false");
    asked->what.trial = json_is_true(value);
    return STATUS_OK;
}

static enum status read_body(struct request *request, struct asked *asked, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length), *name;
    json_error_t fault;
    json_t *value;
    enum status status = STATUS_OK;

    if (length == 0) return STATUS_OK;
    asked->body = json_loadb(body, length, JSON_REJECT_DUPLICATES, &fault);
    if (!json_is_object(asked->body)) {
        request_fault(request, 0, "body", "");
        return error_set(err, STATUS_INVALID, "the body is no JSON object: %s",
                         asked->body ? "it is another value" : fault.text);
    }
    json_object_foreach(asked->body, name, value) {
        if (status == STATUS_OK) status = take_member(request, asked, name, value, err);
    }
    return status;
}

enum status evaluate_post(struct request *request, struct response *response, struct error *err) {
    const struct identity *identity = request_identity(request);
    struct asked asked = {.what.asker = answer_asker(request)};
    int64_t job = 0;
    enum status status = read_body(request, &asked, err);

    if (status == STATUS_OK && !asked.what.trial && identity->role != ROLE_STEWARD)
        status = error_set(err, STATUS_REFUSED,
                           "an official run is a steward's to make: ask for a trial, {\"trial\": true}");
    if (status == STATUS_OK) status = jobs_evaluate(api_context(request)->jobs, &asked.what, &job, err);
    if (status == STATUS_OK) status = answer_accepted(request, response, job, err);
    json_decref(asked.body);
    return status;
}
