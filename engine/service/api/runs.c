/* The judgings of the estate that are kept. */
#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status read_runs(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "runs", request_db(request), sql_runs_published, BIND(NULL), err);
}

enum status runs_all(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_runs, NULL, err);
}

static enum status read_run(struct request *request, struct json *json, void *context, struct error *err) {
    const char *run = request_part(request, "run");
    struct store *db = request_db(request);
    struct rows *rows = NULL;
    int64_t number;
    enum status status = STATUS_OK;

    (void)context;
    if (number_parse_integer(run, &number) && number > 0)
        status = store_query(db, sql_runs_published, BIND(run), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && (rows == NULL || rows_count(rows) == 0)) {
        request_fault(request, 404, "path", "run");
        status = error_set(err, STATUS_NOT_FOUND, "there is no run %.60s; /api/runs lists them", run);
    }
    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    if (status == STATUS_OK)
        status = records_rows_member(json, "estate", db, sql_runs_estate, BIND(run), err);
    rows_free(rows);
    return status;
}

enum status runs_one(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_run, NULL, err);
}
