/* The body of a what-if. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "engine/service/api/what_if.h"

static enum status refuse(struct request *request, const char *field, const char *sentence,
                          struct error *err) {
    request_fault(request, 422, "field", field);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

/* A value as text; NULL for unknown. False: it is a list or an object. */
static bool text_of(struct arena *arena, const json_t *value, const char **text) {
    *text = NULL;
    if (json_is_null(value)) return true;
    if (json_is_string(value)) *text = arena_text(arena, json_string_value(value));
    if (json_is_boolean(value)) *text = json_is_true(value) ? "yes" : "no";
    if (json_is_integer(value)) *text = arena_format(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value)) *text = arena_format(arena, "%.9f", json_real_value(value));
    return *text != NULL;
}

static enum status take_change(struct request *request, const json_t *given, json_t *out, struct error *err) {
    const char *asset = json_string_value(json_object_get(given, "asset"));
    const char *fact = json_string_value(json_object_get(given, "fact")), *text;
    json_t *value = json_object_get(given, "value");

    if (asset == NULL || fact == NULL || value == NULL || json_object_size(given) != 3)
        return refuse(request, "changes",
                      "a change is {\"asset\": \"SC000001\", \"fact\": \"suitability\", \"value\": "
                      "\"good\"}; null makes a fact unknown",
                      err);
    if (!text_of(request_arena(request), value, &text))
        return refuse(request, "changes", "the value of a fact is a number, a text, true, false or null",
                      err);
    json_t *made = json_object();
    json_object_set_new(made, "asset", json_string(asset));
    json_object_set_new(made, "fact", json_string(fact));
    json_object_set_new(made, "value", text ? json_string(text) : json_null());
    json_array_append_new(out, made);
    return STATUS_OK;
}

static enum status take_changes(struct request *request, const json_t *given, const char **changes,
                                struct error *err) {
    json_t *out = json_array();
    enum status status = STATUS_OK;

    if (!json_is_array(given) || json_array_size(given) == 0 || json_array_size(given) > WHAT_IF_MOST)
        status = refuse(request, "changes", "`changes` is a list of 1 to 100 changes", err);
    for (size_t i = 0; status == STATUS_OK && i < json_array_size(given); i++)
        status = take_change(request, json_array_get(given, i), out, err);
    if (status == STATUS_OK) {
        char *text = json_dumps(out, JSON_COMPACT);
        *changes = arena_text(request_arena(request), text);
        free(text);
    }
    json_decref(out);
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
