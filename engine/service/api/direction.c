/* Where the estate and each asset are going: quarters, the commitments table, what is said of it, and the
 * assets that move. */
#include <string.h>

#include "engine/register/commentary.h"
#include "engine/service/api/direction_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIMIT_USUAL 100
#define LIMIT_MOST  10000

static enum status read_quarters(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    (void)context;
    return records_rows_member(json, "quarters", request_db(request), sql_quarters_list, BIND_NONE, err);
}

enum status direction_quarters(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_quarters, NULL, err);
}

/* --- which run --- */

/* Writes the members that say which run it is; `*run` stays NULL while nothing has been judged. */
static enum status read_run(struct request *request, struct json *json, const char **run, struct error *err) {
    const char *quarter = request_parameter(request, "quarter");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_direction_run, BIND(quarter), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0 && quarter) {
        request_fault(request, 404, "query", "quarter");
        status = error_set(
            err, STATUS_NOT_FOUND,
            "nothing was published for the quarter %.40s: GET /api/quarters lists those that were", quarter);
    }
    if (status == STATUS_OK && rows_count(rows) == 1) {
        *run = arena_text(request_arena(request), rows_text(rows, 0, 0));
        rows_json_members(json, rows, 0, 0, rows_columns(rows));
    }
    rows_free(rows);
    return status;
}

static enum status take_objective(struct request *request, struct error *err) {
    const char *objective = request_parameter(request, "objective");

    if (objective == NULL || (strlen(objective) == 1 && strchr("123456789", objective[0]))) return STATUS_OK;
    return request_bad_parameter(request, err, "objective", "objective is the number of one, 1 to 6");
}

/* --- commitments --- */

static enum status read_commitments(struct request *request, struct json *json, void *context,
                                    struct error *err) {
    const char *run = NULL;
    enum status status = read_run(request, json, &run, err);

    (void)context;
    return status == STATUS_OK
               ? records_rows_member(json, "commitments", request_db(request), sql_commitments_list,
                                     BIND(run, request_parameter(request, "objective"), "false"), err)
               : status;
}

enum status direction_commitments(struct request *request, struct response *response, struct error *err) {
    enum status status = take_objective(request, err);
    return status == STATUS_OK ? records_answer(request, response, read_commitments, NULL, err) : status;
}

static enum status must_be_known(struct request *request, const char *code, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_commitment_known, BIND(code), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no commitment %.20s: GET /api/commitments lists them", code);
    rows_free(rows);
    return status;
}

static enum status read_commitment(struct request *request, struct json *json, void *context,
                                   struct error *err) {
    const char *code = request_part(request, "commitment"), *run = NULL;
    enum status status = must_be_known(request, code, err);

    (void)context;
    if (status == STATUS_OK) status = read_run(request, json, &run, err);
    if (status == STATUS_OK) json_text_member(json, "commitment", code);
    if (status == STATUS_OK)
        status = records_rows_member(json, "quarters", request_db(request), sql_commitment_quarters,
                                     BIND(code), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "comments", request_db(request), sql_commentary_list,
                                     BIND(run ? run : "0", code), err);
    return status;
}

enum status direction_commitment(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_commitment, NULL, err);
}

enum status direction_comment(struct request *request, struct response *response, struct error *err) {
    struct commentary what = {.of = request_part(request, "commitment"),
                              .actor = request_identity(request)->actor};
    struct json json = json_writer(response_body(response));
    int64_t version = 0;
    size_t length;
    const char *body = request_body(request, &length);
    enum status status = commentary_body(&what.fields, request_arena(request), body, length, err);

    if (status != STATUS_OK) request_fault(request, 400, "body", "application/json");
    if (status == STATUS_OK) status = commentary_say(request_db(request), &what, &version, err);
    if (status != STATUS_OK) return status;
    freshness_moved(request_server(request), NULL);
    json_object(&json);
    json_integer_member(&json, "number", version);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}

/* --- assets --- */

struct moving {
    int limit;
};

static enum status read_moving(struct request *request, struct json *json, void *context, struct error *err) {
    const struct moving *moving = context;
    struct store *db = request_db(request);
    const char *run = NULL;
    char most[24];
    enum status status = read_run(request, json, &run, err);

    if (run == NULL) run = "0";
    if (status == STATUS_OK)
        status = records_rows_member(json, "objectives", db, sql_direction_counts, BIND(run), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "assets", db, sql_direction_list,
                                     BIND(run, request_parameter(request, "objective"),
                                          request_parameter(request, "direction"),
                                          bind_integer(most, moving->limit)),
                                     err);
    return status;
}

enum status direction_assets(struct request *request, struct response *response, struct error *err) {
    const char *way = request_parameter(request, "direction");
    struct moving moving = {0};
    enum status status = take_objective(request, err);

    if (status == STATUS_OK) status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &moving.limit, err);
    if (status == STATUS_OK && way && strcmp(way, "improving") != 0 && strcmp(way, "worsening") != 0)
        status = request_bad_parameter(request, err, "direction", "direction is improving or worsening");
    return status == STATUS_OK ? records_answer(request, response, read_moving, &moving, err) : status;
}

/* As `terrier direction REF --format json`. */
static enum status read_asset(struct request *request, struct json *json, void *context, struct error *err) {
    struct store *db = request_db(request);
    const char *run = NULL, *asset = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK) json_text_member(json, "asset", request_part(request, "reference"));
    if (status == STATUS_OK) status = read_run(request, json, &run, err);
    if (run == NULL) run = "0";
    if (status == STATUS_OK)
        status = records_rows_member(json, "levels", db, sql_direction_asset, BIND(run, asset), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "facts", db, sql_direction_asset_facts, BIND(run, asset), err);
    return status;
}

enum status direction_asset(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_asset, NULL, err);
}
