/* Two runs beside each other. */
#include "engine/base/format.h"
#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

static enum status must_exist(struct request *request, const char *run, const char *where, const char *name,
                              struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_runs_published, BIND(run), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, where, name);
        status = error_set(err, STATUS_NOT_FOUND, "there is no run %s; /api/runs lists them", run);
    }
    rows_free(rows);
    return status;
}

static enum status read_comparison(struct request *request, struct json *json, void *context,
                                   struct error *err) {
    const char *const *runs = context;
    const char *objective = request_parameter(request, "objective");
    struct store *db = request_db(request);
    struct bind bind = BIND(runs[0], runs[1], objective);
    enum status status = must_exist(request, runs[1], "path", "run", err);

    if (status == STATUS_OK) status = must_exist(request, runs[0], "parameter", "from", err);
    if (status == STATUS_OK) status = records_rows_member(json, "estate", db, sql_runs_compare, bind, err);
    if (status == STATUS_OK) status = records_rows_member(json, "causes", db, sql_runs_causes, bind, err);
    if (status == STATUS_OK) status = records_rows_member(json, "assets", db, sql_runs_moved, bind, err);
    return status;
}

enum status runs_compared(struct request *request, struct response *response, struct error *err) {
    const char *from = request_parameter(request, "from");
    char text[24];
    int64_t number;
    enum status status = answer_number(request, "run", &number, err);

    if (status != STATUS_OK) return status;
    if (!from || !number_parse_integer(from, &number) || number < 1)
        return request_bad_parameter(request, err, "from", "say which run it is compared with: from=1");
    bind_integer(text, number);
    const char *runs[] = {text, request_part(request, "run")};
    return records_answer(request, response, read_comparison, runs, err);
}
