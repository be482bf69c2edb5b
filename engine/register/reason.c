#include "engine/register/reason.h"

#include <jansson.h>

enum status register_reason_read(const char **reason, struct arena *arena, const char *body, size_t length,
                                 struct error *err) {
    json_error_t fault;
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault);
    const char *given = NULL;

    if (json_is_object(object) && json_object_size(object) == 1)
        given = json_string_value(json_object_get(object, "reason"));
    *reason = arena_text(arena, given);
    json_decref(object);
    if (*reason) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "say why: the body is {\"reason\": \"...\"}, and no more");
}
