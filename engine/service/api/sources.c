/* /api/sources: where the register comes from, and how far each source is trusted. */
#include "engine/register/sources.h"

#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

enum status sources_list(struct request *request, struct response *response, struct error *err) {
    struct json json = json_writer(response_body(response));
    enum status status = records_wants_json(request, err);

    if (status != STATUS_OK) return status;
    json_object(&json);
    status = records_rows_member(&json, "sources", request_db(request), sql_source_list, BIND(NULL), err);
    if (status != STATUS_OK) return status;
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}

static enum status read_change(struct request *request, struct source_change *change, struct error *err) {
    struct register_fault fault;
    size_t length;
    const char *body = request_body(request, &length);
    enum status status = source_change_read(change, request_arena(request), body, length, &fault, err);

    if (status == STATUS_INVALID)
        request_fault(request, fault.unreadable ? 400 : 422, fault.unreadable ? "body" : "field",
                      fault.unreadable ? "application/json" : fault.field);
    return status;
}

static void say_where(struct request *request, const struct register_edited *edited) {
    if (edited->outcome == REGISTER_INVALID)
        request_fault(request, 422, edited->field ? "field" : NULL, edited->field);
    if (edited->outcome == REGISTER_MISSING) request_fault(request, 404, "field", "feed");
}

/* The source as it is now, and how many records took another value. */
static enum status answer(struct request *request, struct response *response, const char *feed,
                          int64_t assets, struct error *err) {
    struct json json = json_writer(response_body(response));
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_source_list, BIND(feed), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        response_code(response, 204); /* marked above our sight by the change itself */
    } else if (status == STATUS_OK) {
        json_object(&json);
        rows_json_members(&json, rows, 0, 0, rows_columns(rows));
        json_integer_member(&json, "changed_assets", assets);
        json_end(&json);
        response_type(response, "application/json");
    }
    rows_free(rows);
    return status;
}

enum status sources_set(struct request *request, struct response *response, struct error *err) {
    struct source_change change = {.actor = request_identity(request)->actor};
    struct source_changed changed;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = read_change(request, &change, err);
    if (status != STATUS_OK) return status;
    status = source_set(&changed, request_db(request), request_arena(request), &change, err);
    if (status != STATUS_OK) {
        say_where(request, &changed.edited);
        return status;
    }
    if (changed.edited.outcome == REGISTER_CHANGED)
        freshness_moved(request_server(request), changed.edited.version);
    return answer(request, response, change.feed, changed.assets, err);
}
