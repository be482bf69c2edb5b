/* GET /api/assets/{reference}/explanation: why it scores what it scores, as `terrier explain` says it. */
#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* The first column of run_find.sql and of explain_asset.sql. */
enum { IDENTITY };

enum status explain_find_run(struct request *request, const char **run, struct error *err) {
    const char *number = request_parameter(request, "run");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_run_find, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        if (number) request_fault(request, 404, "parameter", "run");
        status = number ? error_set(err, STATUS_NOT_FOUND, "there is no run %s; /api/runs lists them", number)
                 : store_times(request_db(request))->as_at[0] != '\0'
                     ? error_set(
                           err, STATUS_NOT_FOUND,
                           "nothing had been judged by then that is stored; `terrier explain` of the command "
                           "line judges the facts of then anew")
                     : error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet");
    }
    if (status == STATUS_OK) *run = arena_text(request_arena(request), rows_text(rows, 0, IDENTITY));
    rows_free(rows);
    return status;
}

enum status explain_write_asset(struct request *request, struct json *json, const char *run,
                                const char **asset, struct error *err) {
    const char *reference = request_part(request, "reference");
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql_explain_asset, BIND(run, reference),
                                     STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "reference");
        status = error_set(err, STATUS_NOT_FOUND,
                           "run %s did not judge %s: it is outside the counts, or newer than the run", run,
                           reference);
    }
    if (status == STATUS_OK) {
        *asset = arena_text(request_arena(request), rows_text(rows, 0, IDENTITY));
        json_raw_member(json, "run", run);
        rows_json_members(json, rows, 0, IDENTITY + 1, rows_columns(rows));
    }
    rows_free(rows);
    return status;
}

static enum status read_explanation(struct request *request, struct json *json, void *context,
                                    struct error *err) {
    struct store *db = request_db(request);
    const char *asset = NULL, *run = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK) status = explain_find_run(request, &run, err);
    if (status == STATUS_OK) status = explain_write_asset(request, json, run, &asset, err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "levels", db, sql_explain_levels, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "tests", db, sql_explain_criteria, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "options", db, sql_explain_options, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "plans", db, sql_explain_plan, BIND(run, asset), err);
    return status;
}

enum status explain_asset(struct request *request, struct response *response, struct error *err) {
    const char *run = request_parameter(request, "run");
    int64_t number;

    if (run != NULL && (!number_parse_integer(run, &number) || number < 1))
        return request_bad_parameter(request, err, "run",
                                     "`run` is the number of a run: /api/runs lists them");
    return records_answer(request, response, read_explanation, NULL, err);
}
