/* /api/scenarios: named sets of changes to the programme, and their plans side by side. What `terrier
 * scenario` does. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/register/scenario.h"
#include "engine/service/api/plans_handlers.h"
#include "engine/service/http/request.h"

/* The body as an object, and its members again without `name`, which is then in `*name`. */
static enum status read_body(struct request *request, bool named, const char **name, const char **fields,
                             struct error *err) {
    size_t length;
    const char *body = request_body(request, &length);
    json_error_t fault = {0};
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault);
    enum status status = STATUS_OK;

    if (!json_is_object(object)) {
        request_fault(request, 400, "body", "application/json");
        status =
            error_set(err, STATUS_INVALID,
                      "the body is a JSON object, like {\"settings\": {\"funds\": {\"capital\": 5000000}}}");
    } else if (named) {
        *name = arena_text(request_arena(request), json_string_value(json_object_get(object, "name")));
        json_object_del(object, "name");
        if (*name == NULL) {
            request_fault(request, 422, "field", "name");
            status = error_set(err, STATUS_INVALID, "`name` is missing: what the scenario is called");
        }
    }
    if (status == STATUS_OK) {
        char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
        *fields = arena_text(request_arena(request), text);
        free(text);
    }
    json_decref(object);
    return status;
}

static enum status take(struct request *request, struct response *response, enum scenario_step step,
                        const char *name, const char *fields, struct error *err) {
    enum status status =
        scenario_take(request_db(request), step, name, fields, request_identity(request)->actor, err);

    if (status == STATUS_INVALID) request_fault(request, 422, NULL, NULL);
    if (status == STATUS_NOT_FOUND) request_fault(request, 404, "path", "scenario");
    if (status != STATUS_OK) return status;
    if (step == SCENARIO_MAKE) {
        response_code(response, 201);
        response_header(
            response, "Location",
            arena_format(request_arena(request), "%s/api/scenarios/%s", request_base(request), name));
    }
    return scenarios_read(request, response, name, err);
}

enum status scenarios_make(struct request *request, struct response *response, struct error *err) {
    const char *name = NULL, *fields = NULL;
    enum status status = read_body(request, true, &name, &fields, err);

    return status == STATUS_OK ? take(request, response, SCENARIO_MAKE, name, fields, err) : status;
}

enum status scenarios_change(struct request *request, struct response *response, struct error *err) {
    const char *fields = NULL;
    enum status status = read_body(request, false, NULL, &fields, err);

    return status == STATUS_OK
               ? take(request, response, SCENARIO_SET, request_part(request, "scenario"), fields, err)
               : status;
}
