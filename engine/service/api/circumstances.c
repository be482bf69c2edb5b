/* /api/assets/{reference}/circumstances: what the Transparency Code asks of an asset, and setting it. */
#include <jansson.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/circumstance.h"
#include "engine/service/api/publications.h"
#include "engine/service/http/freshness.h"
#include "engine/service/http/request.h"

/* Members are texts or null. */
static enum status take_member(struct request *request, struct circumstance *wanted, const char *name,
                               const json_t *value, struct error *err) {
    const struct {
        const char *name;
        const char **to;
    } members[] = {{"from", &wanted->from}, {"until", &wanted->until}, {"reason", &wanted->reason}};

    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (strcmp(name, members[i].name) != 0) continue;
        if (json_is_null(value)) return STATUS_OK;
        *members[i].to = arena_text(request_arena(request), json_string_value(value));
        if (*members[i].to != NULL) return STATUS_OK;
    }
    request_fault(request, 422, "field", name);
    return error_set(err, STATUS_INVALID, "there are from, until and reason, each a text, and no more");
}

static enum status read_body(struct request *request, struct circumstance *wanted, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length), *name;
    json_error_t fault;
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault), *value;
    enum status status = STATUS_OK;

    if (!json_is_object(object)) {
        request_fault(request, 0, "body", "");
        status = error_set(err, STATUS_INVALID,
                           "say why: the body is {\"reason\": \"...\"}, with from and until as need be");
    } else {
        json_object_foreach(object, name, value) {
            if (status == STATUS_OK) status = take_member(request, wanted, name, value, err);
        }
    }
    json_decref(object);
    return status;
}

static enum status set(struct request *request, struct response *response, bool holds, struct error *err) {
    struct circumstance wanted = {.reference = request_part(request, "reference"),
                                  .code = request_part(request, "circumstance"),
                                  .holds = holds,
                                  .actor = request_identity(request)->actor};
    const char *field = NULL;
    bool changed = false;
    enum status status = read_body(request, &wanted, err);

    if (status != STATUS_OK) return status;
    status = circumstance_set(request_db(request), request_arena(request), &wanted, &changed, &field, err);
    if (status == STATUS_NOT_FOUND || text_equal(field, "circumstance"))
        request_fault(request, 404, "path", field ? field : "reference");
    else if (status == STATUS_INVALID)
        request_fault(request, 422, "field", field);
    if (status == STATUS_OK && changed) freshness_moved(request_server(request), NULL);
    return status == STATUS_OK ? circumstances_list(request, response, err) : status;
}

enum status circumstances_put(struct request *request, struct response *response, struct error *err) {
    return set(request, response, true, err);
}

enum status circumstances_delete(struct request *request, struct response *response, struct error *err) {
    return set(request, response, false, err);
}
