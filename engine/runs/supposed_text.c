#include "engine/runs/supposed_text.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* --- on the command line --- */

static enum status refuse(enum fact_form form, const char *text, struct error *err) {
    static const char *const looks[] = {
        [FACT_OF_ONE] = "FACT=VALUE, like suitability=good",
        [FACT_OF_ANY] = "REF.FACT=VALUE, like SC000001.suitability=good",
        [FACT_NAMED_ONLY] = "REF.FACT, like SC000001.suitability",
    };

    return error_set(err, STATUS_INVALID, "what is supposed is written %s, not `%.60s`", looks[form], text);
}

/* The last dot before the end. */
static const char *last_dot(const char *text, size_t length) {
    while (length > 0 && text[length - 1] != '.')
        length--;
    return length > 0 ? text + length - 1 : NULL;
}

enum status fact_written_read(struct fact_written *out, struct arena *arena, enum fact_form form,
                              const char *text, struct error *err) {
    size_t named = strcspn(text, "=");
    const char *fact = text;

    *out = (struct fact_written){0};
    if ((text[named] == '=') != (form != FACT_NAMED_ONLY)) return refuse(form, text, err);
    if (form != FACT_OF_ONE) {
        const char *dot = last_dot(text, named);
        if (dot == NULL || dot == text) return refuse(form, text, err);
        out->asset = arena_bytes(arena, text, (size_t)(dot - text));
        fact = dot + 1;
    }
    if (fact == text + named) return refuse(form, text, err);
    out->fact = arena_bytes(arena, fact, (size_t)(text + named - fact));
    if (form != FACT_NAMED_ONLY) out->value = arena_text(arena, text + named + 1);
    return STATUS_OK;
}

/* --- in a request --- */

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

static enum status take_change(struct arena *arena, const json_t *given, json_t *out, struct error *err) {
    const char *asset = json_string_value(json_object_get(given, "asset"));
    const char *fact = json_string_value(json_object_get(given, "fact")), *text;
    json_t *value = json_object_get(given, "value");

    if (asset == NULL || fact == NULL || value == NULL || json_object_size(given) != 3)
        return error_set(err, STATUS_INVALID,
                         "a change is {\"asset\": \"SC000001\", \"fact\": \"suitability\", \"value\": "
                         "\"good\"}; null makes a fact unknown");
    if (!text_of(arena, value, &text))
        return error_set(err, STATUS_INVALID, "the value of a fact is a number, a text, true, false or null");
    json_t *made = json_object();
    json_object_set_new(made, "asset", json_string(asset));
    json_object_set_new(made, "fact", json_string(fact));
    json_object_set_new(made, "value", text ? json_string(text) : json_null());
    json_array_append_new(out, made);
    return STATUS_OK;
}

enum status supposed_list_read(const char **out, struct arena *arena, const struct json_t *list, size_t most,
                               struct error *err) {
    json_t *made = json_array();
    enum status status = STATUS_OK;

    if (!json_is_array(list) || json_array_size(list) == 0 || json_array_size(list) > most)
        status = error_set(err, STATUS_INVALID, "`changes` is a list of 1 to %zu changes", most);
    for (size_t i = 0; status == STATUS_OK && i < json_array_size(list); i++)
        status = take_change(arena, json_array_get(list, i), made, err);
    if (status == STATUS_OK) {
        char *text = json_dumps(made, JSON_COMPACT);
        *out = arena_text(arena, text);
        free(text);
    }
    json_decref(made);
    return status;
}
