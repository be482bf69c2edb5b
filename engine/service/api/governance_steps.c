/* Steps of deciding: POST under /api/proposals, /api/policies, /api/actions, /api/groups. */
#include "engine/register/governance.h"
#include "engine/register/merge.h"
#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

/* The proposal as it is after the step; nothing where it is gone, or no longer the reader's to see. */
static enum status add_proposal(struct request *request, struct json *json, int64_t number,
                                struct error *err) {
    char text[24];
    struct rows *rows = NULL;
    enum status status = store_query(request_db(request), sql_proposal_one, BIND(bind_integer(text, number)),
                                     STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) > 0) rows_json_members(json, rows, 0, 0, rows_columns(rows));
    rows_free(rows);
    return status;
}

/* `part` of the path is the subject; NULL: none. */
static enum status act(struct request *request, struct response *response, const char *part, const char *name,
                       bool of_proposal, struct error *err) {
    struct register_asked asked;
    struct governance_step step = {.step = name, .actor = request_identity(request)->actor};
    struct json json = json_writer(response_body(response));
    size_t length;
    const char *body = request_body(request, &length), *field = NULL;
    int64_t number = 0;
    enum status status = register_asked_read(&asked, request_arena(request), NULL, body, length, &field, err);

    if (status != STATUS_OK) {
        request_fault(request, field ? 422 : 400, field ? "field" : "body",
                      field ? field : "application/json");
        return status;
    }
    step.subject = part ? request_part(request, part) : NULL;
    step.fields = asked.rest;
    step.reason = asked.reason;
    status = governance_take(request_db(request), &step, &number, err);
    if (status != STATUS_OK) return status;
    freshness_moved(request_server(request), NULL);
    json_object(&json);
    json_integer_member(&json, "number", number);
    if (of_proposal) status = add_proposal(request, &json, number, err);
    json_end(&json);
    response_type(response, "application/json");
    return status;
}

#define STEP(function, part, step, of_proposal)                                                              \
    enum status function(struct request *request, struct response *response, struct error *err) {            \
        return act(request, response, part, step, of_proposal, err);                                         \
    }

STEP(governance_propose_new, NULL, "propose", true)
STEP(governance_propose, "reference", "propose", true)
STEP(governance_screen, "proposal", "screen", true)
STEP(governance_consult, "proposal", "consult", true)
STEP(governance_interest, "proposal", "interest", true)
STEP(governance_withdraw, "proposal", "withdraw", true)
STEP(governance_recommend, "proposal", "recommend", true)
STEP(governance_decide, "proposal", "decide", true)
STEP(governance_complete, "proposal", "complete", true)
STEP(governance_review, "proposal", "review", true)
STEP(governance_undo, "proposal", "undo", true)
STEP(governance_draft, "policy", "draft", false)
STEP(governance_approve, "policy", "approve", false)
STEP(governance_agree, NULL, "action", false)
STEP(governance_rate, "action", "rate", false)
STEP(governance_close, "action", "close", false)
STEP(governance_withdraw_action, "action", "withdraw_action", false)
STEP(governance_withdraw_policy, "policy", "withdraw_policy", false)
STEP(governance_convene, NULL, "convene", false)
STEP(governance_dissolve, NULL, "dissolve", false)
STEP(governance_partner, "reference", "partner", false)
STEP(governance_rate_commitment, "commitment", "rate_commitment", false)
STEP(governance_unrate_commitment, "commitment", "unrate_commitment", false)
STEP(criteria_draft, NULL, "draft_criteria", false)
STEP(criteria_withdraw, "version", "withdraw_criteria", false)
STEP(criteria_approve, "version", "approve_criteria", false)
STEP(criteria_note, "version", "note_criteria", false)
