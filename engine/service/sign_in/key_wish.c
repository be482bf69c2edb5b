/* What a body asks of a new key. Apart, because jansson's names are also those of our writer of JSON. */
#include <jansson.h>
#include <string.h>

#include "engine/service/sign_in/keys.h"
#include "engine/service/sign_in/resources.h"

static enum status bad_member(struct request *request, struct error *err, const char *member,
                              const char *should) {
    request_fault(request, 400, "body", member);
    return error_set(err, STATUS_INVALID, "%.60s %s", member, should);
}

static enum status read_members(struct request *request, json_t *body, struct key_wish *wish,
                                struct error *err) {
    struct arena *arena = request_arena(request);
    const char *member;
    json_t *value;

    json_object_foreach(body, member, value) {
        if (strcmp(member, "name") == 0 && json_is_string(value))
            wish->name = arena_text(arena, json_string_value(value));
        else if (strcmp(member, "role") == 0 && json_is_string(value))
            wish->role = arena_text(arena, json_string_value(value));
        else if (strcmp(member, "days") == 0 && json_is_integer(value) && json_integer_value(value) >= 1 &&
                 json_integer_value(value) <= KEY_DAYS_MOST)
            wish->days = (int)json_integer_value(value);
        else
            return bad_member(
                request, err, member,
                "is not understood: a key has a `name` and a `role`, which are texts, and `days`, a "
                "whole number from 1 to 3660");
    }
    if (wish->name == NULL) return bad_member(request, err, "name", "is missing: what the key is for");
    if (wish->role == NULL) return bad_member(request, err, "role", "is missing: what the key may do");
    return STATUS_OK;
}

enum status key_wish_read(struct request *request, struct key_wish *wish, struct error *err) {
    size_t length = 0;
    const char *text = request_body(request, &length);
    json_t *body = text ? json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL) : NULL;
    enum status status;

    if (json_is_object(body)) {
        status = read_members(request, body, wish, err);
    } else {
        request_fault(request, 400, "body", "");
        status =
            error_set(err, STATUS_INVALID, "the body is to be a JSON object: {\"name\": ..., \"role\": ...}");
    }
    json_decref(body);
    return status;
}
