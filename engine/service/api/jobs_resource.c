/* /api/jobs: work in the background. */
#include "engine/base/format.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "sql/embedded.h"

enum status jobs_list(struct request *request, struct response *response, struct error *err) {
    int64_t after;
    const char *given = request_parameter(request, "after");

    if (given != NULL && !number_parse_integer(given, &after))
        return request_bad_parameter(request, err, "after", "after is the number of a job, not `%.40s`",
                                     given);
    return answer_list(request, response, sql_job_list, "jobs", err);
}

enum status jobs_get(struct request *request, struct response *response, struct error *err) {
    int64_t job;
    enum status status = answer_number(request, "job", &job, err);

    return status == STATUS_OK ? answer_row(request, response, sql_job_get, "job", err) : status;
}

enum status jobs_events(struct request *request, struct response *response, struct error *err) {
    int64_t job;
    enum status status = answer_number(request, "job", &job, err);

    return status == STATUS_OK ? answer_events(request, response, request_part(request, "job"), err) : status;
}

/* What was asked for by others is a steward's to stop. */
static enum status check_whose(struct request *request, struct error *err) {
    const struct identity *identity = request_identity(request);
    struct rows *rows = NULL;
    enum status status;

    if (identity->role == ROLE_STEWARD) return STATUS_OK;
    status = store_query(request_db(request), sql_job_asker,
                         BIND(request_part(request, "job"), identity->subject), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 1 && !rows_boolean(rows, 0, 0))
        status = error_set(err, STATUS_REFUSED,
                           "this job was asked for by someone else: they or a steward can cancel it");
    rows_free(rows);
    return status;
}

enum status jobs_delete(struct request *request, struct response *response, struct error *err) {
    int64_t job;
    enum status status = answer_number(request, "job", &job, err);

    if (status == STATUS_OK) status = check_whose(request, err);
    if (status == STATUS_OK) status = jobs_cancel(api_context(request)->jobs, job, err);
    if (status == STATUS_OK) status = answer_accepted(request, response, job, err);
    return status;
}
