/* What assets are judged by: objectives, and the criteria that measure them. */
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status read_criteria(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    (void)context;
    return records_rows_member(json, "criteria", request_db(request), sql_criteria_published,
                               BIND(request_parameter(request, "commitment"), NULL), err);
}

enum status criteria_all(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_criteria, NULL, err);
}

static enum status read_criterion(struct request *request, struct json *json, void *context,
                                  struct error *err) {
    const char *code = request_part(request, "code");
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql_criteria_published, BIND(NULL, code),
                                     STORE_MAYBE_ONE, &rows, err);

    (void)context;
    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "code");
        status =
            error_set(err, STATUS_NOT_FOUND, "there is no criterion `%.60s`; /api/criteria lists them", code);
    }
    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    rows_free(rows);
    return status;
}

enum status criteria_one(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_criterion, NULL, err);
}

static enum status read_objectives(struct request *request, struct json *json, void *context,
                                   struct error *err) {
    (void)context;
    return records_rows_member(json, "objectives", request_db(request), sql_criteria_objectives, BIND_NONE,
                               err);
}

enum status criteria_objectives(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_objectives, NULL, err);
}
