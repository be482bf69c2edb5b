/* Bodies of requests that merge or split: see merge.h. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/merge.h"

static bool is_allowed(const char *name, const char *const *allowed) {
    for (; *allowed != NULL; allowed++)
        if (strcmp(*allowed, name) == 0) return true;
    return false;
}

static enum status check_members(json_t *object, struct arena *arena, const char *const *allowed,
                                 const char **field, struct error *err) {
    const char *name;
    json_t *value;

    json_object_foreach(object, name, value) {
        if (allowed == NULL || is_allowed(name, allowed)) continue;
        *field = arena_format(arena, "%.60s", name);
        return error_set(err, STATUS_INVALID, "`%s` is nothing that can be asked here", *field);
    }
    return STATUS_OK;
}

enum status register_asked_read(struct register_asked *asked, struct arena *arena, const char *const *allowed,
                                const char *body, size_t length, const char **field, struct error *err) {
    json_error_t fault;
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &fault);
    enum status status = STATUS_OK;
    char *rest;

    *asked = (struct register_asked){0};
    *field = NULL;
    if (!json_is_object(object))
        status =
            error_set(err, STATUS_INVALID, "the body is a JSON object with a reason: {\"reason\": \"...\"}");
    if (status == STATUS_OK) {
        asked->reason = arena_text(arena, json_string_value(json_object_get(object, "reason")));
        asked->into = arena_text(arena, json_string_value(json_object_get(object, "into")));
        json_object_del(object, "reason");
        status = check_members(object, arena, allowed, field, err);
    }
    if (status == STATUS_OK && text_blank(asked->reason)) {
        *field = "reason";
        status = error_set(err, STATUS_INVALID, "`reason` is missing: say why, it is kept with the change");
    }
    if (status == STATUS_OK) {
        rest = json_dumps(object, JSON_COMPACT);
        asked->rest = arena_text(arena, rest);
        free(rest);
    }
    json_decref(object);
    return status;
}
