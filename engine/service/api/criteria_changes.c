/* Versions of the criteria, and how the corporate actions go. Steps that change them: governance_steps.c. */
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/service/api/criteria_check.h"
#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status read_ratings(struct request *request, struct json *json, void *context,
                                struct error *err) {
    (void)context;
    return records_rows_member(json, "ratings", request_db(request), sql_ratings_list,
                               BIND(request_parameter(request, "commitment")), err);
}

enum status criteria_ratings(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_ratings, NULL, err);
}

static enum status read_versions(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    (void)context;
    return records_rows_member(json, "versions", request_db(request), sql_criteria_versions, BIND_NONE, err);
}

enum status criteria_versions(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_versions, NULL, err);
}

static enum status read_unmet(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "unmet", request_db(request), sql_criteria_unmet,
                               BIND(request_parameter(request, "commitment")), err);
}

enum status criteria_unmet(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_unmet, NULL, err);
}

/* --- one version --- */

static enum status find_version(struct request *request, const char *number, struct rows **rows,
                                struct error *err) {
    enum status status =
        store_query(request_db(request), sql_criteria_form, BIND(number), STORE_MAYBE_ONE, rows, err);

    if (status != STATUS_OK || rows_count(*rows) == 1) return status;
    request_fault(request, 404, "path", "version");
    return error_set(err, STATUS_NOT_FOUND,
                     "there is no version %s of the criteria; /api/criteria/versions lists them", number);
}

static enum status read_version(struct request *request, struct json *json, void *context,
                                struct error *err) {
    struct rows *rows = NULL;
    enum status status = find_version(request, context, &rows, err);

    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    rows_free(rows);
    return status;
}

static enum status read_changes(struct request *request, struct json *json, void *context,
                                struct error *err) {
    struct rows *rows = NULL;
    enum status status = find_version(request, context, &rows, err);

    rows_free(rows);
    if (status != STATUS_OK) return status;
    return records_rows_member(json, "changes", request_db(request), sql_criteria_diff,
                               BIND(request_parameter(request, "from"), context), err);
}

static enum status answer_version(struct request *request, struct response *response, records_reader read,
                                  struct error *err) {
    char text[24];
    int64_t number;
    enum status status = answer_number(request, "version", &number, err);

    if (status != STATUS_OK) return status;
    bind_integer(text, number);
    return records_answer(request, response, read, text, err);
}

enum status criteria_version(struct request *request, struct response *response, struct error *err) {
    return answer_version(request, response, read_version, err);
}

enum status criteria_version_changes(struct request *request, struct response *response, struct error *err) {
    return answer_version(request, response, read_changes, err);
}

/* --- checking what somebody wrote --- */

enum status criteria_check_sheets(struct request *request, struct response *response, struct error *err) {
    struct json json = json_writer(response_body(response));
    size_t length;
    const char *body = request_body(request, &length);
    char *sheets = criteria_check_read(body, length);
    enum status status;

    if (!sheets) {
        request_fault(request, 400, "body", "application/json");
        return error_set(err, STATUS_INVALID,
                         "the body is a JSON object with `sheets`, as a version has them");
    }
    json_object(&json);
    status =
        records_rows_member(&json, "faults", request_db(request), sql_criteria_faults, BIND(sheets), err);
    json_end(&json);
    response_type(response, "application/json");
    free(sheets);
    return status;
}
