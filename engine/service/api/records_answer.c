#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/times.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

struct answer {
    struct request *request;
    struct response *response;
    records_reader read;
    void *context;
    const char *stamp;
};

static enum status write_answer(struct store *db, void *context, struct error *err) {
    struct answer *answer = context;
    struct text *body = response_body(answer->response);
    struct json json;
    enum status status;

    text_clear(body);
    json = json_writer(body);
    json_object(&json);
    status = times_stamp(answer->request, db, &answer->stamp, err);
    times_members(&json, db);
    if (status == STATUS_OK) status = answer->read(answer->request, &json, answer->context, err);
    if (status == STATUS_OK) json_end(&json);
    return status;
}

enum status records_wants_json(struct request *request, struct error *err) {
    static const struct media_kind kinds[] = {{"json", "application/json"}, {NULL, NULL}};

    return request_wants(request, kinds, err) == NULL ? STATUS_INVALID : STATUS_OK;
}

enum status records_answer(struct request *request, struct response *response, records_reader read,
                           void *context, struct error *err) {
    struct answer answer = {request, response, read, context, NULL};
    bool past;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = times_of_request(request, request_db(request), &past, err);
    if (status == STATUS_OK)
        status = store_transaction(request_db(request), (struct store_intent){.read_only = true},
                                   write_answer, &answer, err);
    if (status != STATUS_OK) return status;
    response_type(response, "application/json");
    response_of_stamp(response, answer.stamp);
    return STATUS_OK;
}

enum status records_rows_member(struct json *json, const char *name, struct store *db, const char *sql,
                                struct bind bind, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        json_name(json, name);
        rows_json_array(json, rows);
    }
    rows_free(rows);
    return status;
}

enum status records_limit(struct request *request, int usual, int most, int *limit, struct error *err) {
    const char *given = request_parameter(request, "limit");
    int64_t number = usual;

    if (given != NULL && (!number_parse_integer(given, &number) || number < 1 || number > most))
        return request_bad_parameter(request, err, "limit",
                                     "`limit` is a whole number from 1 to %d, not `%.60s`", most, given);
    *limit = (int)number;
    return STATUS_OK;
}

enum status records_asset(struct request *request, const char **asset_id, struct error *err) {
    const char *reference = request_part(request, "reference");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_record_asset, BIND(reference), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        rows_free(rows);
        rows = NULL;
        status =
            store_query(request_db(request), sql_record_former, BIND(reference), STORE_MAYBE_ONE, &rows, err);
    }
    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 0, "path", "reference");
        status = error_set(err, STATUS_NOT_FOUND, "there is no asset with the reference `%.60s`", reference);
    }
    if (status == STATUS_OK) *asset_id = arena_text(request_arena(request), rows_text(rows, 0, 0));
    rows_free(rows);
    return status;
}
