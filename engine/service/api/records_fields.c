/* GET /api/fields: what may be edited of a record. */
#include "engine/register/fields.h"
#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

static void add_field(struct json *json, const struct register_field *field, struct arena *arena) {
    bool text = field->type == REGISTER_LINE || field->type == REGISTER_TEXT;

    json_object(json);
    json_text_member(json, "field",
                     field->group ? arena_format(arena, "%s.%s", field->group, field->name) : field->name);
    json_text_member(json, "type", register_type_name(field->type));
    json_boolean_member(json, "may_be_unknown", field->may_be_unknown);
    if (field->most) json_integer_member(json, text ? "most_characters" : "greatest", (int64_t)field->most);
    if (field->list) json_text_member(json, "list", field->list);
    json_text_member(json, "about", field->about);
    json_end(json);
}

static enum status read_fields(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    json_name(json, "fields");
    json_array(json);
    for (const struct register_field *field = register_fields; field->name; field++)
        add_field(json, field, request_arena(request));
    json_end(json);
    return records_rows_member(json, "choices", request_db(request), sql_edit_choices, BIND_NONE, err);
}

enum status records_fields(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_fields, NULL, err);
}
