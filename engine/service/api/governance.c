/* /api/proposals, /api/decisions, /api/policies, /api/actions and their neighbours: what is decided and by
 * what. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIMIT_USUAL 100
#define LIMIT_MOST  1000

/* --- pages --- */

struct page {
    const char *name, *sql;
    int limit;
    const char *state, *asset, *after;
    bool of_proposals;
};

static enum status query_page(struct request *request, const struct page *page, struct rows **rows,
                              struct error *err) {
    char more[24];

    bind_integer(more, page->limit + 1);
    return store_query(request_db(request), page->sql,
                       page->of_proposals ? BIND(page->state, page->asset, more, page->after)
                                          : BIND(more, page->after, NULL),
                       STORE_MANY, rows, err);
}

/* The first column tells the next page where to begin. */
static enum status read_page(struct request *request, struct json *json, void *context, struct error *err) {
    const struct page *page = context;
    struct rows *rows = NULL;
    const char *next = NULL;
    enum status status = query_page(request, page, &rows, err);

    if (status != STATUS_OK) return status;
    size_t count = rows_count(rows), shown = count > (size_t)page->limit ? (size_t)page->limit : count;
    json_name(json, page->name);
    json_array(json);
    for (size_t i = 0; i < shown; i++)
        rows_json_object(json, rows, i);
    json_end(json);
    if (shown < count) next = arena_text(request_arena(request), rows_text(rows, shown - 1, 0));
    records_links(json, request, next ? records_address(request, "after", next) : NULL);
    rows_free(rows);
    return STATUS_OK;
}

static enum status take_page(struct request *request, struct page *page, struct error *err) {
    enum status status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &page->limit, err);

    page->after = request_parameter(request, "after");
    if (status == STATUS_OK && page->after &&
        (*page->after == '\0' || strlen(page->after) > 18 || page->after[strspn(page->after, "0123456789")]))
        status = request_bad_parameter(request, err, "after",
                                       "this is no place that a `next` link of ours gave: follow the links");
    return status;
}

static bool is_state(const char *given) {
    static const char *const states[] = {"all",      "recorded", "proposed", "ready",    "recommended",
                                         "approved", "done",     "refused",  "withdrawn"};

    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i], given) == 0) return true;
    return false;
}

enum status governance_proposals(struct request *request, struct response *response, struct error *err) {
    struct page page = {.name = "proposals", .sql = sql_proposals_list, .of_proposals = true};
    enum status status = take_page(request, &page, err);

    page.state = request_parameter(request, "state");
    page.asset = request_parameter(request, "asset");
    if (status == STATUS_OK && page.state && !is_state(page.state))
        status = request_bad_parameter(request, err, "state",
                                       "state is proposed, ready, recommended, approved, done, refused, "
                                       "withdrawn, recorded or all, not `%.40s`",
                                       page.state);
    return status == STATUS_OK ? records_answer(request, response, read_page, &page, err) : status;
}

enum status governance_decisions(struct request *request, struct response *response, struct error *err) {
    struct page page = {.name = "decisions", .sql = sql_decisions_list};
    enum status status = take_page(request, &page, err);

    return status == STATUS_OK ? records_answer(request, response, read_page, &page, err) : status;
}

/* --- one proposal --- */

static enum status read_parts(struct store *db, struct json *json, const char *number, struct error *err) {
    const struct {
        const char *name, *sql;
    } parts[] = {{"screenings", sql_proposal_screenings},
                 {"consultations", sql_proposal_consultations},
                 {"interests", sql_proposal_interests},
                 {"recommendations", sql_proposal_recommendations}};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == STATUS_OK; i++)
        status = records_rows_member(json, parts[i].name, db, parts[i].sql, BIND(number), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "decisions", db, sql_decisions_list, BIND("1", NULL, number), err);
    return status;
}

static enum status read_proposal(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    const char *number = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_proposal_one, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "proposal");
        status = error_set(err, STATUS_NOT_FOUND, "there is no proposal %s: GET /api/proposals lists them",
                           number);
    }
    if (status == STATUS_OK) {
        rows_json_members(json, rows, 0, 0, rows_columns(rows));
        status = read_parts(request_db(request), json, number, err);
    }
    if (status == STATUS_OK) records_links(json, request, NULL);
    rows_free(rows);
    return status;
}

enum status governance_proposal(struct request *request, struct response *response, struct error *err) {
    char text[24];
    int64_t number;
    enum status status = answer_number(request, "proposal", &number, err);

    if (status != STATUS_OK) return status;
    bind_integer(text, number);
    return records_answer(request, response, read_proposal, text, err);
}

/* --- lists that are not long --- */

static enum status read_exceptions(struct request *request, struct json *json, void *context,
                                   struct error *err) {
    (void)context;
    return records_rows_member(json, "exceptions", request_db(request), sql_decision_exceptions,
                               BIND(request_parameter(request, "quarter")), err);
}

static enum status read_transfers(struct request *request, struct json *json, void *context,
                                  struct error *err) {
    const char *due = request_parameter(request, "due");

    (void)context;
    return records_rows_member(json, "transfers", request_db(request), sql_transfers_list,
                               BIND(text_equal(due, "true") ? "true" : "false"), err);
}

static enum status read_policies(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    struct store *db = request_db(request);
    enum status status = records_rows_member(json, "policies", db, sql_policies_list, BIND(NULL), err);

    (void)context;
    if (status == STATUS_OK)
        status = records_rows_member(json, "thresholds", db, sql_thresholds_list, BIND_NONE, err);
    return status;
}

static enum status read_policy(struct request *request, struct json *json, void *context, struct error *err) {
    const char *policy = request_part(request, "policy");
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_policies_texts, BIND(policy), STORE_MANY, &rows, err);

    (void)context;
    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "policy");
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no version of a policy `%.60s`: GET /api/policies lists those there are",
                           policy);
    }
    if (status == STATUS_OK) {
        json_name(json, "versions");
        rows_json_array(json, rows);
    }
    rows_free(rows);
    return status;
}

static enum status read_actions(struct request *request, struct json *json, void *context,
                                struct error *err) {
    const char *closed = request_parameter(request, "closed");

    (void)context;
    return records_rows_member(
        json, "actions", request_db(request), sql_actions_list,
        BIND(text_equal(closed, "true") ? "true" : "false", request_parameter(request, "quarter")), err);
}

static enum status read_action(struct request *request, struct json *json, void *context, struct error *err) {
    const char *number = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_action_one, BIND(number), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "action");
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no action %s: GET /api/actions?closed=true lists them", number);
    }
    rows_free(rows);
    return status == STATUS_OK ? records_rows_member(json, "ratings", request_db(request), sql_action_ratings,
                                                     BIND(number), err)
                               : status;
}

static enum status read_groups(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "groups", request_db(request), sql_groups_list, BIND_NONE, err);
}

static enum status read_partners(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    (void)context;
    return records_rows_member(json, "partners", request_db(request), sql_partners_list,
                               BIND(request_parameter(request, "asset")), err);
}

enum status governance_action(struct request *request, struct response *response, struct error *err) {
    char text[24];
    int64_t number;
    enum status status = answer_number(request, "action", &number, err);

    if (status != STATUS_OK) return status;
    bind_integer(text, number);
    return records_answer(request, response, read_action, text, err);
}

#define LIST(function, read)                                                                                 \
    enum status function(struct request *request, struct response *response, struct error *err) {            \
        return records_answer(request, response, read, NULL, err);                                           \
    }

LIST(governance_exceptions, read_exceptions)
LIST(governance_transfers, read_transfers)
LIST(governance_policies, read_policies)
LIST(governance_policy, read_policy)
LIST(governance_actions, read_actions)
LIST(governance_groups, read_groups)
LIST(governance_partners, read_partners)
