/* GET /api/assets/{reference}/options and /api/rates: what could be done, as `terrier options` says it. */
#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status read_options(struct request *request, struct json *json, void *context,
                                struct error *err) {
    struct store *db = request_db(request);
    const char *asset = NULL, *run = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK) status = explain_find_run(request, &run, err);
    if (status == STATUS_OK) status = explain_write_asset(request, json, run, &asset, err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "options", db, sql_options_asset, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "obstacles", db, sql_options_obstacles, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "proposals", db, sql_asset_standing, BIND(asset), err);
    return status;
}

static enum status read_rates(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "rates", request_db(request), sql_options_rates,
                               BIND(request_parameter(request, "code")), err);
}

enum status options_rates(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_rates, NULL, err);
}

enum status options_asset(struct request *request, struct response *response, struct error *err) {
    const char *run = request_parameter(request, "run");
    int64_t number;

    if (run != NULL && (!number_parse_integer(run, &number) || number < 1))
        return request_bad_parameter(request, err, "run",
                                     "`run` is the number of a run: /api/runs lists them");
    return records_answer(request, response, read_options, NULL, err);
}
