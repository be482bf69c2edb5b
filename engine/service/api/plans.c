/* /api/plans: programmes as they were made, and making one. What `terrier plan` says. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/json.h"
#include "engine/runs/plan_asked.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/plans_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define PAGE_USUAL    100
#define PAGE_MOST     1000
#define SECONDS_USUAL 600 /* other work waits meanwhile */
#define SECONDS_MOST  3600

/* --- answering --- */

struct answer {
    struct request *request;
    struct response *response;
    plans_reader read;
    const char *what;
};

static enum status write_answer(struct store *db, void *context, struct error *err) {
    const struct answer *answer = context;
    struct text *body = response_body(answer->response);
    struct json json;

    (void)db;
    text_clear(body);
    json = json_writer(body);
    json_object(&json);
    if (answer->read(answer->request, &json, answer->what, err) != STATUS_OK) return err->status;
    json_end(&json);
    return STATUS_OK;
}

enum status plans_answer(struct request *request, struct response *response, plans_reader read,
                         const char *what, struct error *err) {
    struct answer answer = {request, response, read, what};

    response_type(response, "application/json");
    return store_transaction(request_db(request), (struct store_intent){.read_only = true}, write_answer,
                             &answer, err);
}

/* --- lists --- */

static enum status read_page(struct request *request, struct json *json, const char *scenario,
                             struct error *err) {
    char most[24];
    int limit = PAGE_USUAL;
    const char *next = NULL;
    struct rows *rows = NULL;
    enum status status = records_limit(request, PAGE_USUAL, PAGE_MOST, &limit, err);

    if (status == STATUS_OK)
        status =
            store_query(request_db(request), sql_plan_list,
                        BIND(bind_integer(most, limit + 1), request_parameter(request, "after"), scenario),
                        STORE_MANY, &rows, err);
    if (status != STATUS_OK) return status;
    size_t count = rows_count(rows), shown = count > (size_t)limit ? (size_t)limit : count;
    json_name(json, "plans");
    json_array(json);
    for (size_t i = 0; i < shown; i++)
        rows_json_object(json, rows, i);
    json_end(json);
    if (shown < count) next = arena_text(request_arena(request), rows_text(rows, shown - 1, 0));
    records_links(json, request, next ? records_address(request, "after", next) : NULL);
    rows_free(rows);
    return STATUS_OK;
}

enum status plans_page(struct request *request, struct response *response, const char *scenario,
                       struct error *err) {
    const char *after = request_parameter(request, "after");

    if (after && (*after == '\0' || strlen(after) > 18 || after[strspn(after, "0123456789")]))
        return request_bad_parameter(request, err, "after",
                                     "this is no place that a `next` link of ours gave: follow the links");
    return plans_answer(request, response, read_page, scenario, err);
}

enum status plans_list(struct request *request, struct response *response, struct error *err) {
    return plans_page(request, response, NULL, err);
}

/* --- one --- */

static enum status read_head(struct request *request, const char *plan, struct rows **head,
                             struct error *err) {
    enum status status =
        store_query(request_db(request), sql_plan_show_head, BIND(plan), STORE_MAYBE_ONE, head, err);

    if (status != STATUS_OK || rows_count(*head) == 1) return status;
    request_fault(request, 404, "path", "plan");
    return error_set(err, STATUS_NOT_FOUND, "there is no plan %s: GET /api/plans lists them", plan);
}

static enum status read_plan(struct request *request, struct json *json, const char *plan,
                             struct error *err) {
    const struct {
        const char *name, *sql;
    } parts[] = {{"years_by_year", sql_plan_years}, {"emissions", sql_plan_carbon},
                 {"funds", sql_plan_paid},          {"objectives", sql_plan_show_scores},
                 {"choices", sql_plan_show_assets}, {"supposed", sql_plan_supposed},
                 {"limits", sql_plan_limits},       {"trials", sql_plan_trials},
                 {"flips", sql_plan_flips},         {"mends", sql_plan_mends},
                 {"conflicts", sql_plan_conflicts}};
    struct store *db = request_db(request);
    struct rows *head = NULL;
    enum status status = read_head(request, plan, &head, err);

    if (status == STATUS_OK) rows_json_members(json, head, 0, 0, rows_columns(head));
    for (size_t i = 0; status == STATUS_OK && i < sizeof parts / sizeof *parts; i++)
        status = records_rows_member(json, parts[i].name, db, parts[i].sql, BIND(plan), err);
    rows_free(head);
    return status;
}

static void write_csv(struct text *out, const struct rows *rows) {
    size_t columns = rows_columns(rows);
    const char *values[64];

    if (columns > sizeof values / sizeof *values) columns = sizeof values / sizeof *values;
    for (size_t i = 0; i < columns; i++)
        values[i] = rows_column_name(rows, i);
    csv_write_row(out, values, columns, true);
    for (size_t row = 0; row < rows_count(rows); row++) {
        for (size_t i = 0; i < columns; i++)
            values[i] = rows_text(rows, row, i) ? rows_text(rows, row, i) : "";
        csv_write_row(out, values, columns, true);
    }
}

static enum status give_csv(struct request *request, struct response *response, const char *plan,
                            struct error *err) {
    struct rows *head = NULL, *rows = NULL;
    enum status status = read_head(request, plan, &head, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_plan_show_assets, BIND(plan), STORE_MANY, &rows, err);
    if (status == STATUS_OK) {
        response_type(response, "text/csv; charset=utf-8; header=present");
        response_attachment(response, arena_format(request_arena(request), "plan-%s.csv", plan));
        write_csv(response_body(response), rows);
    }
    rows_free(head);
    rows_free(rows);
    return status;
}

enum status plans_one(struct request *request, struct response *response, struct error *err) {
    static const struct media_kind kinds[] = {
        {"json", "application/json"}, {"csv", "text/csv"}, {NULL, NULL}};
    const struct media_kind *kind = request_wants(request, kinds, err);
    char plan[24];
    int64_t number;

    if (kind == NULL || answer_number(request, "plan", &number, err) != STATUS_OK) return err->status;
    bind_integer(plan, number);
    return strcmp(kind->f, "csv") == 0 ? give_csv(request, response, plan, err)
                                       : plans_answer(request, response, read_plan, plan, err);
}

/* --- making one --- */

static enum status refuse(struct request *request, const char *field, const char *sentence,
                          struct error *err) {
    request_fault(request, 422, "field", field);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

static bool sets_anything(const struct plan_asked *asked) {
    return asked->money_count || asked->without_count || asked->years || asked->moves >= 0 ||
           asked->sales >= 0 || asked->starters >= 0 || !isnan(asked->carbon_percent) ||
           !isnan(asked->revenue) || !isnan(asked->point);
}

static enum status check(struct request *request, struct plan_asked *asked, struct error *err) {
    if (asked->scenario && sets_anything(asked))
        return refuse(request, "settings",
                      "a scenario says its own settings: change them by PATCH /api/scenarios/{scenario}",
                      err);
    if (!asked->scenario && asked->money_count == 0)
        return refuse(request, "settings",
                      "say how much money there is: {\"settings\": {\"funds\": {\"capital\": 5000000}}}",
                      err);
    if (asked->stop.seconds == 0) asked->stop.seconds = SECONDS_USUAL;
    if (asked->stop.seconds > SECONDS_MOST)
        return refuse(request, "seconds", "`seconds` is 3600 at most: other work waits meanwhile", err);
    return STATUS_OK;
}

enum status plans_ask(struct request *request, struct response *response, const char *scenario,
                      struct error *err) {
    struct plan_asked asked = plan_asked_nothing();
    struct jobs_asker asker = answer_asker(request);
    size_t length;
    const char *body = request_body(request, &length), *field = NULL;
    int64_t job = 0;
    enum status status = STATUS_OK;

    if (length > 0)
        status =
            plan_asked_read(&asked, request_arena(request), PLAN_ASKED_OF_REQUEST, body, length, &field, err);
    if (status == STATUS_INVALID)
        request_fault(request, field ? 422 : 400, field ? "field" : "body",
                      field ? field : "application/json");
    asked.scenario = scenario;
    if (status == STATUS_OK) status = check(request, &asked, err);
    if (status == STATUS_OK) status = jobs_plan(api_context(request)->jobs, &asked, &asker, &job, err);
    if (status == STATUS_OK) status = answer_accepted(request, response, job, err);
    return status;
}

enum status plans_make(struct request *request, struct response *response, struct error *err) {
    return plans_ask(request, response, NULL, err);
}
