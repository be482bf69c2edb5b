#include "engine/service/api/matches_decide.h"

#include "engine/base/json.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/http/freshness.h"

static void say_where(struct request *request, const char *name, const struct register_merged *merged) {
    if (merged->outcome == REGISTER_STALE) request_fault(request, 409, "path", name);
    if (merged->outcome == REGISTER_INVALID) request_fault(request, 422, "field", merged->field);
    if (merged->outcome == REGISTER_MISSING) request_fault(request, 404, "path", name);
}

enum status matches_decide(struct request *request, struct response *response, const struct decidable *what,
                           const char *decision, struct error *err) {
    static const char *const allowed[] = {NULL};
    struct register_asked asked;
    struct register_merged merged;
    struct json json = json_writer(response_body(response));
    size_t length;
    const char *body = request_body(request, &length), *field = NULL;
    char digits[24];
    int64_t number;
    enum status status = answer_number(request, what->name, &number, err);

    if (status != STATUS_OK) return status;
    status = register_asked_read(&asked, request_arena(request), allowed, body, length, &field, err);
    if (status != STATUS_OK) {
        request_fault(request, field ? 422 : 400, field ? "field" : "body",
                      field ? field : "application/json");
        return status;
    }
    status = what->decide(request_db(request), request_arena(request), bind_integer(digits, number), decision,
                          request_identity(request)->actor, asked.reason, &merged, err);
    if (status != STATUS_OK) {
        say_where(request, what->name, &merged);
        return status;
    }
    freshness_moved(request_server(request), NULL);
    json_object(&json);
    json_integer_member(&json, what->name, number);
    json_text_member(&json, "decision", decision);
    json_text_member(&json, "reference", merged.reference);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}
