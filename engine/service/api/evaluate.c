/* POST /api/evaluate: judges the estate. An official run is a steward's; a trial an editor's too. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/api/job_body.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"

#define LABEL_BYTES_MAX 200

struct asked {
    json_t *body; /* owns the texts */
    struct jobs_evaluation what;
    char as_at[FORMAT_SIZE];
};

/* Whether it has come, and whether the day is of it, is seen when the run begins. */
static enum status take_quarter(struct request *request, struct asked *asked, const json_t *value,
                                struct error *err) {
    static const char digits[] = "0123456789";
    const char *text = json_string_value(value);

    if (json_is_null(value)) return STATUS_OK;
    if (text == NULL || strlen(text) != 10 || strspn(text, digits) != 4 || text[4] != '-' ||
        strspn(text + 5, digits) != 2 || text[7] != '-' || (text[8] != 'Q' && text[8] != 'q') ||
        text[9] < '1' || text[9] > '4')
        return job_body_refuse(request, "quarter", "quarter is a financial quarter, like 2026-27-Q2", err);
    asked->what.quarter = text;
    return STATUS_OK;
}

static enum status take_member(struct request *request, void *what, const char *name, const json_t *value,
                               struct error *err) {
    struct asked *asked = what;

    if (strcmp(name, "as_at") == 0)
        return job_body_as_at(&asked->what.as_at, asked->as_at, request, value, err);
    if (strcmp(name, "quarter") == 0) return take_quarter(request, asked, value, err);
    if (strcmp(name, "criteria") == 0) {
        if (!json_is_integer(value) || json_integer_value(value) < 1 || json_integer_value(value) > INT32_MAX)
            return job_body_refuse(request, name, "criteria is the number of a version", err);
        asked->what.criteria = (int32_t)json_integer_value(value);
        return STATUS_OK;
    }
    if (strcmp(name, "trial") == 0) return job_body_flag(&asked->what.trial, request, name, value, err);
    if (strcmp(name, "label") != 0)
        return job_body_refuse(request, name,
                               "there are as_at, quarter, label, criteria and trial, and no more", err);
    if (!json_is_string(value) || json_string_length(value) > LABEL_BYTES_MAX ||
        text_blank(json_string_value(value)))
        return job_body_refuse(request, "label", "label is a text of at most 200 bytes", err);
    asked->what.label = json_string_value(value);
    return STATUS_OK;
}

enum status evaluate_post(struct request *request, struct response *response, struct error *err) {
    const struct identity *identity = request_identity(request);
    struct asked asked = {.what.asker = answer_asker(request)};
    int64_t job = 0;
    enum status status = job_body_read(&asked.body, request, take_member, &asked, err);

    if (asked.what.criteria) asked.what.trial = true; /* by other criteria than those in force */
    if (status == STATUS_OK && !asked.what.trial && identity->role != ROLE_STEWARD)
        status = error_set(err, STATUS_REFUSED,
                           "an official run is a steward's to make: ask for a trial, {\"trial\": true}");
    if (status == STATUS_OK && asked.what.trial && asked.what.quarter)
        status = job_body_refuse(request, "quarter", "a trial is not published for a quarter", err);
    if (status == STATUS_OK) status = jobs_evaluate(api_context(request)->jobs, &asked.what, &job, err);
    if (status == STATUS_OK) status = answer_accepted(request, response, job, err);
    json_decref(asked.body);
    return status;
}
