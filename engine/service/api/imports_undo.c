/* /api/imports/{import}/undo: what taking an import back would do, and doing it. */
#include "engine/base/json.h"
#include "engine/register/reason.h"
#include "engine/register/undo.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/http/freshness.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* The batch that an import became, as digits in the request's arena. */
static enum status batch_of(struct request *request, const char **batch, struct error *err) {
    const char *id = request_part(request, "import");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_job_import_get, BIND(id), STORE_MAYBE_ONE, &rows, err);

    if (status != STATUS_OK) return status;
    if (rows_count(rows) == 0) {
        request_fault(request, 0, "path", "import");
        status =
            error_set(err, STATUS_NOT_FOUND, "there is no import `%.60s`: GET /api/imports lists them", id);
    } else {
        *batch = arena_text(request_arena(request), rows_text(rows, 0, (size_t)rows_find(rows, "batch")));
        if (*batch == NULL)
            status = error_set(err, STATUS_CONFLICT, "import `%.60s` never entered the register", id);
    }
    rows_free(rows);
    return status;
}

static void add_part(struct json *json, const char *name, const struct rows *rows) {
    json_name(json, name);
    rows_json_array(json, rows);
}

enum status imports_undo_look(struct request *request, struct response *response, struct error *err) {
    const char *batch = NULL;
    struct undo_effects effects = {0};
    struct json json = json_writer(response_body(response));
    enum status status = batch_of(request, &batch, err);

    if (status == STATUS_OK)
        status = undo_import_effects(&effects, request_db(request), request_arena(request), batch, err);
    if (status != STATUS_OK) return status;
    json_object(&json);
    json_text_member(&json, "import", request_part(request, "import"));
    json_raw_member(&json, "batch", batch);
    json_raw_member(&json, "can_undo", effects.refusal ? "false" : "true");
    json_text_member(&json, "refusal", effects.refusal);
    add_part(&json, "effects", effects.effects);
    add_part(&json, "assets", effects.assets);
    add_part(&json, "obstacles", effects.obstacles);
    json_end(&json);
    response_type(response, "application/json");
    undo_effects_free(&effects);
    return STATUS_OK;
}

static enum status read_reason(struct request *request, const char **reason, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length);
    enum status status = register_reason_read(reason, request_arena(request), body, length, err);

    if (status != STATUS_OK) request_fault(request, 0, "field", "reason");
    return status;
}

enum status imports_undo(struct request *request, struct response *response, struct error *err) {
    const char *batch = NULL, *reason = NULL;
    int64_t rows = 0;
    enum status status = batch_of(request, &batch, err);

    if (status == STATUS_OK) status = read_reason(request, &reason, err);
    if (status == STATUS_OK)
        status =
            undo_import(request_db(request), batch, request_identity(request)->actor, reason, &rows, err);
    if (status != STATUS_OK) return status;
    freshness_moved(request_server(request), NULL);
    return imports_get(request, response, err);
}
