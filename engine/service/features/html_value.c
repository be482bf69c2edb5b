#include <jansson.h>

#include "engine/service/features/html.h"

const char *html_value(struct arena *arena, const json_t *value) {
    if (json_is_string(value)) return arena_text(arena, json_string_value(value));
    if (json_is_boolean(value)) return json_is_true(value) ? "yes" : "no";
    if (json_is_integer(value))
        return arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value)) return arena_format(arena, "%.15g", json_real_value(value));
    return NULL;
}
