/* One publication; why an asset is in the list or not; the rules; the check of a list. */
#include "engine/base/format.h"
#include "engine/exchange/layout_check.h"
#include "engine/query/times.h"
#include "engine/service/api/publications.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define ISSUES_SHOWN 1000

/* --- one --- */

static enum status read_one(struct request *request, struct json *json, void *context, struct error *err) {
    const char *publication = request_part(request, "publication");
    struct store *db = request_db(request);
    struct rows *rows = NULL;
    int64_t number;
    enum status status = STATUS_OK;

    (void)context;
    if (number_parse_integer(publication, &number) && number > 0)
        status = store_query(db, sql_publish_one, BIND(publication), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && (rows == NULL || rows_count(rows) == 0)) {
        request_fault(request, 404, "path", "publication");
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no publication %.40s; /api/publications lists them", publication);
    }
    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    if (status == STATUS_OK)
        status = records_rows_member(json, "files", db, sql_publish_files, BIND(publication, NULL), err);
    rows_free(rows);
    return status;
}

enum status publications_get(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_one, NULL, err);
}

/* --- why, and by which rules: at the times asked for --- */

/* `read` in the state of the register that is asked for; the connection is then as it was. */
static enum status answer_at(struct request *request, struct response *response, records_reader read,
                             struct error *err) {
    const struct times_asked asked = {request_parameter(request, "as_at"),
                                      request_parameter(request, "known_at")};
    const char *words;
    enum status status =
        times_begin_reading(request_db(request), &asked, request_arena(request), &words, err);

    if (status == STATUS_INVALID)
        request_fault(request, 0, "parameter", asked.known_at ? "known_at" : "as_at");
    if (status == STATUS_OK) status = records_answer(request, response, read, NULL, err);
    store_read_at(request_db(request), NULL);
    return status;
}

static enum status read_why(struct request *request, struct json *json, void *context, struct error *err) {
    const char *asset = NULL;
    struct rows *rows = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_publish_why, BIND(asset), STORE_ONE, &rows, err);
    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    rows_free(rows);
    return status;
}

enum status publications_why(struct request *request, struct response *response, struct error *err) {
    return answer_at(request, response, read_why, err);
}

static enum status read_rules(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "rules", request_db(request), sql_publish_rules, BIND_NONE, err);
}

enum status publications_rules(struct request *request, struct response *response, struct error *err) {
    return answer_at(request, response, read_rules, err);
}

/* --- circumstances --- */

static enum status read_circumstances(struct request *request, struct json *json, void *context,
                                      struct error *err) {
    const char *asset = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK)
        status = records_rows_member(json, "circumstances", request_db(request), sql_publish_circumstances,
                                     BIND(asset), err);
    return status;
}

enum status circumstances_list(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_circumstances, NULL, err);
}

/* --- the check --- */

static void add_rows(struct json *json, const char *name, const struct rows *rows, size_t most) {
    json_name(json, name);
    json_array(json);
    for (size_t i = 0; i < rows_count(rows) && i < most; i++)
        rows_json_object(json, rows, i);
    json_end(json);
}

static void give_json(struct response *response, const struct layout_check *check) {
    struct json json = json_writer(response_body(response));

    response_type(response, "application/json");
    json_object(&json);
    json_integer_member(&json, "rows", check->row_count);
    json_integer_member(&json, "faults", check->fault_count);
    json_integer_member(&json, "warnings", check->warning_count);
    add_rows(&json, "kinds", check->kinds, rows_count(check->kinds));
    add_rows(&json, "issues", check->issues, ISSUES_SHOWN);
    json_end(&json);
}

enum status publications_check(struct request *request, struct response *response, struct error *err) {
    static const struct media_kind kinds[] = {
        {"json", "application/json"}, {"csv", "text/csv"}, {NULL, NULL}};
    const struct media_kind *kind = request_wants(request, kinds, err);
    struct layout_check check = {0};
    size_t length;
    const char *body = request_body(request, &length);
    enum status status = kind == NULL ? err->status : STATUS_OK;

    if (status == STATUS_OK && length == 0) {
        request_fault(request, 0, "body", "");
        status = error_set(err, STATUS_INVALID, "the body is empty: send the CSV file");
    }
    if (status == STATUS_OK) status = layout_check(&check, request_db(request), body, length, err);
    if (status == STATUS_OK && kind == &kinds[1]) {
        response_type(response, "text/csv; charset=utf-8; header=present");
        response_attachment(response, "validation.csv");
        layout_check_csv(response_body(response), &check);
    } else if (status == STATUS_OK) {
        give_json(response, &check);
    }
    layout_check_free(&check);
    return status;
}
