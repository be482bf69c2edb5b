#include "engine/register/sources.h"

#include <jansson.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/register/inside.h"
#include "sql/embedded.h"

#define CHANGED_ASSETS 4 /* column of source_set.sql, after those of register_answer() */

static enum status take_text(const char **out, json_t *object, const char *name, const char *sentence,
                             struct arena *arena, struct register_fault *fault, struct error *err) {
    *out = arena_text(arena, json_string_value(json_object_get(object, name)));
    json_object_del(object, name);
    if (!text_blank(*out)) return STATUS_OK;
    fault->field = name;
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

/* Values are texts, numbers or null; which, and what they may be, is the database's to say. */
static enum status check_values(json_t *object, struct arena *arena, struct register_fault *fault,
                                struct error *err) {
    const char *name;
    json_t *value;

    json_object_foreach(object, name, value) {
        if (!json_is_object(value) && !json_is_array(value)) continue;
        fault->field = arena_format(arena, "%.60s", name);
        return error_set(err, STATUS_INVALID, "`%s` is one value", fault->field);
    }
    return STATUS_OK;
}

enum status source_change_read(struct source_change *change, struct arena *arena, const char *body,
                               size_t length, struct register_fault *fault, struct error *err) {
    json_error_t where = {0};
    json_t *object = json_loadb(body ? body : "", length, JSON_REJECT_DUPLICATES, &where);
    enum status status = STATUS_OK;
    char *fields;

    *fault = (struct register_fault){0};
    if (!json_is_object(object)) {
        fault->unreadable = true;
        status = error_set(err, STATUS_INVALID, "a change is a JSON object: feed, the fields to set, reason");
    }
    if (status == STATUS_OK)
        status = take_text(&change->feed, object, "feed",
                           "say which source: `feed`, as GET /api/sources has it", arena, fault, err);
    if (status == STATUS_OK)
        status = take_text(&change->reason, object, "reason",
                           "`reason` is missing: say why, it is kept with the change", arena, fault, err);
    if (status == STATUS_OK) status = check_values(object, arena, fault, err);
    if (status == STATUS_OK) {
        fields = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(12));
        change->fields = arena_text(arena, fields);
        free(fields);
    }
    json_decref(object);
    return status;
}

enum status source_set(struct source_changed *changed, struct store *db, struct arena *arena,
                       const struct source_change *change, struct error *err) {
    struct rows *rows = NULL;
    enum status status;

    *changed = (struct source_changed){.edited.outcome = REGISTER_FAILED};
    status =
        store_query(db, sql_source_set, BIND(change->feed, change->fields, change->actor, change->reason),
                    STORE_ONE, &rows, err);
    if (status == STATUS_OK)
        status = register_answer(&changed->edited, arena, rows, "source", change->feed, err);
    if (status == STATUS_OK) changed->assets = rows_integer(rows, 0, CHANGED_ASSETS);
    rows_free(rows);
    return status;
}
