#include "engine/register/patch.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/register/fields.h"
#include "geo/written_place.h"

#define NAME_SHOWN   60
#define RELEASE      "release"
#define RELEASE_MOST 100

struct reading {
    struct arena *arena;
    struct register_fault *fault;
    struct error *err;
    const char *group; /* whose members are read; NULL: the record's */
};

static const char *full_name(const struct reading *reading, const char *name) {
    return reading->group ? arena_format(reading->arena, "%s.%.*s", reading->group, NAME_SHOWN, name)
                          : arena_format(reading->arena, "%.*s", NAME_SHOWN, name);
}

static enum status refuse(struct reading *reading, const char *name, const char *sentence) {
    reading->fault->field = full_name(reading, name);
    return error_set(reading->err, STATUS_INVALID, "`%s` %s", reading->fault->field, sentence);
}

static void add_names(struct text *out, const char *group) {
    for (const struct register_field *field = register_fields; field->name; field++)
        if (text_equal(field->group, group)) text_format(out, "%s%s", out->length ? ", " : "", field->name);
    if (group != NULL) return;
    for (const char *const *known = register_groups; *known; known++)
        text_format(out, ", %s", *known);
    text_add(out, ", " RELEASE);
}

static enum status no_such(struct reading *reading, const char *name) {
    struct text names = TEXT_EMPTY;
    enum status status;

    add_names(&names, reading->group);
    status = refuse(reading, name,
                    arena_format(reading->arena, "cannot be edited; what can be: %s", text_string(&names)));
    text_free(&names);
    return status;
}

/* --- values --- */

/* Text that people type: no characters that drive a terminal, but the lines and tabs of a text. */
static bool is_plain(const char *value, bool lines) {
    for (const unsigned char *at = (const unsigned char *)value; *at; at++) {
        bool control = *at < 0x20 || *at == 0x7f || (*at == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f);
        if (control && !(lines && (*at == '\n' || *at == '\r' || *at == '\t'))) return false;
    }
    return true;
}

static size_t characters(const char *value) {
    size_t count = 0;

    for (; *value; value++)
        count += ((unsigned char)*value & 0xc0) != 0x80;
    return count;
}

static enum status check_text(struct reading *reading, const struct register_field *field, json_t *value) {
    const char *text = json_string_value(value);
    bool lines = field->type == REGISTER_TEXT;

    if (text == NULL) return refuse(reading, field->name, "is a text, in quotation marks");
    if (!is_plain(text, lines))
        return refuse(reading, field->name,
                      lines ? "has a control character in it" : "is one line, without control characters");
    if (field->most && characters(text) > field->most)
        return refuse(reading, field->name,
                      arena_format(reading->arena, "is longer than %zu characters", field->most));
    return STATUS_OK;
}

static enum status check_number(struct reading *reading, const struct register_field *field, json_t *value) {
    double number = json_number_value(value);

    if (field->type == REGISTER_INTEGER ? !json_is_integer(value) : !json_is_number(value))
        return refuse(reading, field->name,
                      field->type == REGISTER_INTEGER ? "is a whole number, without quotation marks"
                                                      : "is a number, without quotation marks");
    if (number < 0 || number > (double)field->most)
        return refuse(reading, field->name,
                      arena_format(reading->arena, "is a number from 0 to %zu", field->most));
    if (fabs(number * 100 - round(number * 100)) > 1e-6)
        return refuse(reading, field->name, "has at most two decimals");
    return STATUS_OK;
}

static enum status check_date(struct reading *reading, const struct register_field *field, json_t *value) {
    int32_t days;

    if (!json_is_string(value) || !date_parse(json_string_value(value), &days))
        return refuse(reading, field->name, "is a day of the calendar, written like 2026-11-22");
    return STATUS_OK;
}

static enum status check_value(struct reading *reading, const struct register_field *field, json_t *value) {
    if (json_is_null(value))
        return field->may_be_unknown ? STATUS_OK : refuse(reading, field->name, "cannot be emptied");
    if (field->type == REGISTER_INTEGER || field->type == REGISTER_DECIMAL)
        return check_number(reading, field, value);
    if (field->type == REGISTER_DATE) return check_date(reading, field, value);
    if (field->type == REGISTER_BOOLEAN)
        return json_is_boolean(value) ? STATUS_OK : refuse(reading, field->name, "is true or false");
    return check_text(reading, field, value);
}

/* --- members --- */

static enum status check_members(struct reading *reading, json_t *object);

static enum status check_group(struct reading *reading, const char *group, json_t *value) {
    struct reading within = *reading;

    if (!json_is_object(value))
        return refuse(reading, group, "is an object of fields, and cannot be emptied");
    within.group = group;
    return check_members(&within, value);
}

static enum status check_release(struct reading *reading, json_t *value) {
    json_t *name;
    size_t i;

    if (!json_is_array(value) || json_array_size(value) > RELEASE_MOST)
        return refuse(reading, RELEASE, "is a list of names of fields");
    json_array_foreach(value, i, name) {
        if (!json_is_string(name)) return refuse(reading, RELEASE, "is a list of names of fields");
    }
    return STATUS_OK;
}

static enum status check_members(struct reading *reading, json_t *object) {
    const char *name;
    json_t *value;

    json_object_foreach(object, name, value) {
        const struct register_field *field = register_field_find(reading->group, name);
        enum status status;
        if (reading->group == NULL && register_group_exists(name))
            status = check_group(reading, name, value);
        else if (reading->group == NULL && text_equal(name, RELEASE))
            status = check_release(reading, value);
        else
            status = field ? check_value(reading, field, value) : no_such(reading, name);
        if (status != STATUS_OK) return status;
    }
    return STATUS_OK;
}

/* --- places --- */

static json_t *place_object(const struct place *place) {
    return json_pack("{so so so so so}", "easting", json_sprintf("%.3f", place->easting), "northing",
                     json_sprintf("%.3f", place->northing), "longitude",
                     json_sprintf("%.9f", place->longitude), "latitude",
                     json_sprintf("%.9f", place->latitude), "accuracy_m",
                     json_sprintf("%.3f", place->accuracy));
}

static enum status set_place(struct reading *reading, json_t *object, const char *name, const char *written,
                             const char *proj_directory) {
    struct geo *geo = NULL;
    struct place place;
    struct error found = {0};
    enum status status = geo_open(&geo, proj_directory, reading->err);

    if (status != STATUS_OK) return status;
    if (written_place_read(&place, geo, written, &found) != STATUS_OK)
        status = refuse(reading, name, found.message);
    else
        json_object_set_new(object, name, place_object(&place));
    geo_close(geo);
    return status;
}

/* Puts each place that is written as a text into the object, in both systems. */
static enum status set_places(struct reading *reading, json_t *object, const char *proj_directory) {
    enum status status = STATUS_OK;

    for (const struct register_field *field = register_fields; field->name && status == STATUS_OK; field++) {
        const char *written = json_string_value(json_object_get(object, field->name));
        if (field->type == REGISTER_PLACE && field->group == NULL && written)
            status = set_place(reading, object, field->name, written, proj_directory);
    }
    return status;
}

static enum status take_reason(struct register_patch *patch, struct reading *reading, json_t *object) {
    static const struct register_field reason = {
        .name = "reason", .type = REGISTER_TEXT, .most = REGISTER_REASON_MOST};
    json_t *value = json_object_get(object, reason.name);

    if (value == NULL || text_blank(json_string_value(value)))
        return refuse(reading, reason.name, "is missing: say why, it is kept with the change");
    if (check_text(reading, &reason, value) != STATUS_OK) return reading->err->status;
    patch->reason = arena_text(reading->arena, json_string_value(value));
    json_object_del(object, reason.name);
    return STATUS_OK;
}

enum status register_patch_read(struct register_patch *patch, struct arena *arena, const char *body,
                                size_t length, const char *proj_directory, struct register_fault *fault,
                                struct error *err) {
    json_error_t where = {0};
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &where);
    struct reading reading = {.arena = arena, .fault = fault, .err = err};
    enum status status = STATUS_OK;
    char *fields;

    *fault = (struct register_fault){0};
    if (!json_is_object(object)) {
        fault->unreadable = true;
        status = object ? error_set(err, STATUS_INVALID, "an edit is a JSON object of the fields to set")
                        : error_set(err, STATUS_INVALID, "the edit is not JSON: %s, at line %d, column %d",
                                    where.text, where.line, where.column);
    }
    if (status == STATUS_OK) status = take_reason(patch, &reading, object);
    if (status == STATUS_OK) status = check_members(&reading, object);
    if (status == STATUS_OK) status = set_places(&reading, object, proj_directory);
    if (status == STATUS_OK) {
        fields = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(12));
        patch->fields = arena_text(arena, fields);
        free(fields);
    }
    json_decref(object);
    return status;
}
