/* Reading scenarios: all, one, its plans, and two side by side. */
#include "engine/base/json.h"
#include "engine/service/api/plans_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define DIFFER_USUAL 100
#define DIFFER_MOST  10000

static enum status read_all(struct request *request, struct json *json, const char *what, struct error *err) {
    (void)what;
    return records_rows_member(json, "scenarios", request_db(request), sql_scenario_all, BIND_NONE, err);
}

enum status scenarios_list(struct request *request, struct response *response, struct error *err) {
    return plans_answer(request, response, read_all, NULL, err);
}

static enum status find(struct request *request, const char *name, struct rows **rows, struct error *err) {
    enum status status =
        store_query(request_db(request), sql_scenario_find, BIND(name), STORE_MAYBE_ONE, rows, err);

    if (status != STATUS_OK || rows_count(*rows) == 1) return status;
    return error_set(err, STATUS_NOT_FOUND, "there is no scenario `%.60s`: GET /api/scenarios lists them",
                     name);
}

static enum status read_one(struct request *request, struct json *json, const char *name, struct error *err) {
    struct rows *rows = NULL;
    enum status status = find(request, name, &rows, err);

    if (status == STATUS_NOT_FOUND) request_fault(request, 404, "path", "scenario");
    if (status == STATUS_OK) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    if (status == STATUS_OK)
        status = records_rows_member(json, "facts", request_db(request), sql_scenario_facts, BIND(name), err);
    rows_free(rows);
    return status;
}

enum status scenarios_read(struct request *request, struct response *response, const char *name,
                           struct error *err) {
    return plans_answer(request, response, read_one, name, err);
}

enum status scenarios_one(struct request *request, struct response *response, struct error *err) {
    return scenarios_read(request, response, request_part(request, "scenario"), err);
}

/* --- its plans --- */

static enum status must_be(struct request *request, struct error *err) {
    struct rows *rows = NULL;
    enum status status = find(request, request_part(request, "scenario"), &rows, err);

    if (status == STATUS_NOT_FOUND) request_fault(request, 404, "path", "scenario");
    rows_free(rows);
    return status;
}

enum status scenarios_plans(struct request *request, struct response *response, struct error *err) {
    enum status status = must_be(request, err);

    return status == STATUS_OK ? plans_page(request, response, request_part(request, "scenario"), err)
                               : status;
}

enum status scenarios_plan(struct request *request, struct response *response, struct error *err) {
    enum status status = must_be(request, err);

    return status == STATUS_OK ? plans_ask(request, response, request_part(request, "scenario"), err)
                               : status;
}

/* --- two side by side --- */

static enum status read_figures(struct request *request, struct json *json, const char *first,
                                const char *second, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_scenario_figures, BIND(first, second), STORE_MANY, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "one of them has no plan yet: POST /api/scenarios/{scenario}/plans makes it");
    if (status == STATUS_OK) {
        json_name(json, "figures");
        rows_json_array(json, rows);
    }
    rows_free(rows);
    return status;
}

static enum status read_both(struct request *request, struct json *json, const char *most,
                             struct error *err) {
    const char *first = request_part(request, "scenario"), *second = request_parameter(request, "with");

    json_text_member(json, "first", first);
    json_text_member(json, "second", second);
    enum status status = records_rows_member(json, "changes", request_db(request), sql_scenario_changes,
                                             BIND(first, second), err);
    if (status == STATUS_OK) status = read_figures(request, json, first, second, err);
    return status == STATUS_OK ? records_rows_member(json, "differences", request_db(request),
                                                     sql_scenario_differ, BIND(first, second, most), err)
                               : status;
}

enum status scenarios_compare(struct request *request, struct response *response, struct error *err) {
    const char *second = request_parameter(request, "with");
    struct rows *rows = NULL;
    char most[24];
    int limit = DIFFER_USUAL;

    if (second == NULL)
        return request_bad_parameter(request, err, "with", "`with` is missing: the other scenario");
    enum status status = must_be(request, err);
    if (status == STATUS_OK) status = records_limit(request, DIFFER_USUAL, DIFFER_MOST, &limit, err);
    if (status == STATUS_OK) {
        status = find(request, second, &rows, err);
        if (status == STATUS_NOT_FOUND) request_fault(request, 404, "parameter", "with");
    }
    rows_free(rows);
    return status == STATUS_OK ? plans_answer(request, response, read_both, bind_integer(most, limit), err)
                               : status;
}
