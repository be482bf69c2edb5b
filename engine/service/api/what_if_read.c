/* The body of a what-if. */
#include <jansson.h>
#include <string.h>

#include "engine/runs/supposed_text.h"
#include "engine/service/api/what_if.h"

static enum status refuse(struct request *request, const char *field, const char *sentence,
                          struct error *err) {
    request_fault(request, 422, "field", field);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

static enum status take_changes(struct request *request, const json_t *given, const char **changes,
                                struct error *err) {
    enum status status = supposed_list_read(changes, request_arena(request), given, WHAT_IF_MOST, err);

    if (status != STATUS_OK) request_fault(request, 422, "field", "changes");
    return status;
}

static enum status take_member(struct request *request, const char *name, const json_t *value,
                               struct what_if_asked *asked, struct error *err) {
    if (strcmp(name, "changes") == 0) return take_changes(request, value, &asked->changes, err);
    if (strcmp(name, "run") != 0) return refuse(request, name, "there are changes and run, and no more", err);
    if (!json_is_integer(value) || json_integer_value(value) < 1)
        return refuse(request, "run", "`run` is the number of a run: /api/runs lists them", err);
    asked->run = arena_format(request_arena(request), "%lld", (long long)json_integer_value(value));
    return STATUS_OK;
}

enum status what_if_read(struct request *request, struct what_if_asked *asked, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length), *name;
    json_error_t fault = {0};
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault), *value;
    enum status status = STATUS_OK;

    *asked = (struct what_if_asked){0};
    if (!json_is_object(object)) {
        request_fault(request, 400, "body", "application/json");
        status = error_set(err, STATUS_INVALID, "the body is a JSON object with `changes`");
    } else {
        json_object_foreach(object, name, value) {
            if (status == STATUS_OK) status = take_member(request, name, value, asked, err);
        }
        if (status == STATUS_OK && asked->changes == NULL)
            status = refuse(request, "changes", "`changes` is missing: what is supposed", err);
    }
    json_decref(object);
    return status;
}
