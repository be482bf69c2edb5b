/* CQL2 JSON, as the standard's cql2.json schema has it, over jansson's reading of the bytes. */
#include "engine/query/cql2/parse_json.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/cql2.h"
#include "engine/query/cql2/literals.h"

struct json_reading {
    struct cql2_reading *reading;
    int depth;
};

static struct cql2_node *expression(struct json_reading *json, const json_t *value, const char *place);

static void *wrong(const struct json_reading *json, const char *place, const char *what) {
    return cql2_wrong(json->reading->err, place, "%s", what);
}

static struct cql2_node *number(const struct json_reading *json, const json_t *value, const char *place) {
    const char *canonical =
        json_is_integer(value)
            ? arena_format(json->reading->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value))
            : cql2_number_of(json->reading, place, json_real_value(value));
    return canonical ? cql2_leaf(json->reading, CQL2_NUMBER_LITERAL, place, canonical) : NULL;
}

/* A string of jansson's goes when the document does. */
static struct cql2_node *text_leaf(const struct json_reading *json, enum cql2_op op, const json_t *value,
                                   const char *place) {
    return cql2_leaf(json->reading, op, place, arena_text(json->reading->arena, json_string_value(value)));
}

static struct cql2_node *property(const struct json_reading *json, const json_t *value, const char *place) {
    const json_t *name = json_object_get(value, "property");
    if (!json_is_string(name)) return wrong(json, place, "the name of a property is a string");
    return text_leaf(json, CQL2_PROPERTY_NAME, name, place);
}

static struct cql2_node *instant(const struct json_reading *json, const json_t *value, const char *place) {
    if (!json_is_string(value)) return wrong(json, place, "a date or time is a string");
    return cql2_instant(json->reading, place, arena_text(json->reading->arena, json_string_value(value)));
}

static struct cql2_node *date(const struct json_reading *json, const json_t *value, enum cql2_op op,
                              const char *place) {
    struct cql2_node *node = instant(json, value, place);
    if (!node || node->op == op) return node;
    return wrong(json, place,
                 op == CQL2_DATE_LITERAL ? "a date is written 2026-11-22"
                                         : "a timestamp is written 2026-11-22T09:30:00Z");
}

static struct cql2_node *interval(const struct json_reading *json, const json_t *value, const char *place) {
    struct cql2_node *bounds[2];
    if (json_array_size(value) != 2)
        return wrong(json, place,
                     "an interval is an array of two: each a date or time, a property or \"..\"");
    for (size_t i = 0; i < 2; i++) {
        const json_t *item = json_array_get(value, i);
        const char *at = arena_format(json->reading->arena, "%s.interval[%zu]", place, i);
        bounds[i] = json_is_object(item) ? property(json, item, at) : instant(json, item, at);
        if (!bounds[i]) return NULL;
    }
    return cql2_node(json->reading, CQL2_INTERVAL_LITERAL, place, bounds, 2);
}

/* --- operations --- */

static enum cql2_op operation_of(const struct json_reading *json, const json_t *op, const char *place) {
    const char *name = json_string_value(op);
    enum cql2_op found;
    if (name && cql2_operation_of_json(name, &found)) return found;
    if (name && cql2_not_offered(name)) {
        cql2_wrong(json->reading->err, place, "%s", cql2_not_offered(name));
        return CQL2_OPERATIONS;
    }
    struct text plain = TEXT_EMPTY;
    text_add_plain(&plain, name ? name : "(not a string)", 40);
    cql2_wrong(json->reading->err, place, "there is no operation \"%s\"", text_string(&plain));
    text_free(&plain);
    return CQL2_OPERATIONS;
}

/* The operands of `in` are the value and an array: here they become one list. */
static struct cql2_node *operands(struct json_reading *json, enum cql2_op op, const json_t *args,
                                  const char *place) {
    const json_t *list = op == CQL2_IN ? json_array_get(args, 1) : NULL;
    size_t fixed = op == CQL2_IN ? 1 : json_array_size(args);
    size_t count = fixed + json_array_size(list);
    if (op == CQL2_IN && json_array_size(list) == 0)
        return wrong(json, place, "the second operand of \"in\" is an array with something in it");
    if (count > CQL2_NODES_MAX) return wrong(json, place, "there are too many operands");
    struct cql2_node **items = arena_array(json->reading->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const json_t *item = i < fixed ? json_array_get(args, i) : json_array_get(list, i - fixed);
        const char *at = i < fixed ? arena_format(json->reading->arena, "%s.args[%zu]", place, i)
                                   : arena_format(json->reading->arena, "%s.args[1][%zu]", place, i - fixed);
        items[i] = expression(json, item, at);
        if (!items[i]) return NULL;
    }
    return cql2_node(json->reading, op, place, items, count);
}

static struct cql2_node *operation(struct json_reading *json, const json_t *value, const char *place) {
    enum cql2_op op = operation_of(json, json_object_get(value, "op"), place);
    if (op == CQL2_OPERATIONS) return NULL;
    const struct cql2_operation *form = cql2_operation(op);
    const json_t *args = json_object_get(value, "args");
    size_t count = json_array_size(args);
    if (count < form->least || count > form->most)
        return cql2_wrong(json->reading->err, place, "\"%s\" takes an array \"args\" of %s%zu, not %zu",
                          form->json, form->most > form->least ? "at least " : "", form->least, count);
    return operands(json, op, args, place);
}

/* --- expressions --- */

static struct cql2_node *object(struct json_reading *json, const json_t *value, const char *place) {
    if (json_object_get(value, "op")) return operation(json, value, place);
    if (json_object_get(value, "property")) return property(json, value, place);
    if (json_object_get(value, "date"))
        return date(json, json_object_get(value, "date"), CQL2_DATE_LITERAL, place);
    if (json_object_get(value, "timestamp"))
        return date(json, json_object_get(value, "timestamp"), CQL2_TIMESTAMP_LITERAL, place);
    if (json_object_get(value, "interval")) return interval(json, json_object_get(value, "interval"), place);
    if (json_object_get(value, "type") || json_object_get(value, "bbox"))
        return json_geometry(json->reading, value, place);
    return wrong(json, place,
                 "an object here has \"op\" and \"args\", or is a property, a date, a timestamp, an "
                 "interval, a bbox or a GeoJSON geometry");
}

static struct cql2_node *expression(struct json_reading *json, const json_t *value, const char *place) {
    if (json->depth >= CQL2_DEPTH_MAX)
        return cql2_wrong(json->reading->err, place,
                          "the filter has more than %d expressions inside one another; make it flatter",
                          CQL2_DEPTH_MAX);
    struct cql2_node *node;
    json->depth++;
    if (json_is_object(value))
        node = object(json, value, place);
    else if (json_is_string(value))
        node = text_leaf(json, CQL2_TEXT_LITERAL, value, place);
    else if (json_is_number(value))
        node = number(json, value, place);
    else if (json_is_boolean(value))
        node = cql2_leaf(json->reading, CQL2_BOOLEAN_LITERAL, place, json_is_true(value) ? "true" : "false");
    else
        node = wrong(json, place,
                     json_is_null(value) ? "null is no value; ask with \"isNull\""
                                         : "an array stands here only as the list of \"in\"");
    json->depth--;
    return node;
}

struct cql2_node *cql2_parse_json(struct cql2_reading *reading, const char *filter) {
    json_error_t wrong_at;
    size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
    json_t *document = json_loads(filter, flags, &wrong_at);
    if (!document && json_error_code(&wrong_at) == json_error_numeric_overflow)
        document =
            json_loads(filter, flags | JSON_DECODE_INT_AS_REAL, &wrong_at); /* beyond 64 bits: a double */
    if (!document) {
        const char *place =
            arena_format(reading->arena, "line %d, column %d", wrong_at.line, wrong_at.column);
        return cql2_wrong(reading->err, place, "this is not JSON: %s", wrong_at.text);
    }
    struct json_reading json = {.reading = reading};
    struct cql2_node *node = expression(&json, document, "$");
    json_decref(document);
    return node;
}
