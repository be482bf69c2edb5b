/* What the sender of a file says of its layout: checked when it is uploaded, used when it is read. */
#include <jansson.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/profile_saved.h"
#include "sql/embedded.h"

#define SCHEME_BYTES_MAX 100

static enum status find_saved(struct store *db, void *context, struct error *err) {
    const char *name = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_import_profile_find, BIND(name, NULL), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_INVALID, "there is no profile `%.100s`: GET /api/profiles lists them",
                           name);
    rows_free(rows);
    return status;
}

/* Never a path: a sender names what the service holds. */
static enum status check_profile(struct desk *desk, const char *name, struct error *err) {
    struct error ignored;

    if (name == NULL || profile_is_embedded(name)) return STATUS_OK;
    if (profile_check_name(name, &ignored) != STATUS_OK)
        return error_set(err, STATUS_INVALID, "there is no profile `%.100s`: GET /api/profiles lists them",
                         name);
    return desk_do(desk, find_saved, (void *)(uintptr_t)name, err);
}

static enum status check_scheme(const char *scheme, struct error *err) {
    if (scheme == NULL || (strlen(scheme) <= SCHEME_BYTES_MAX &&
                           scheme[strspn(scheme, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0'))
        return STATUS_OK;
    return error_set(err, STATUS_INVALID, "a scheme is lower-case letters, digits, - and _, not `%.60s`",
                     scheme);
}

static enum status check_header_row(const char *row, struct error *err) {
    int64_t number;

    if (row == NULL || (number_parse_integer(row, &number) && number >= 1 && number <= SHEET_HEADER_ROW_MAX))
        return STATUS_OK;
    return error_set(err, STATUS_INVALID, "header_row is a number from 1 to %d, not `%.40s`",
                     SHEET_HEADER_ROW_MAX, row);
}

/* A JSON object of texts; `holds` says of what, with an example. */
static enum status check_pairs(const char *pairs, const char *name, const char *holds, struct error *err) {
    json_error_t where;
    json_t *root = pairs == NULL ? NULL : json_loads(pairs, JSON_REJECT_DUPLICATES, &where), *value;
    bool fine = root != NULL && json_is_object(root) && json_object_size(root) <= JOBS_MAPS_MAX;
    const char *key;

    if (pairs == NULL) return STATUS_OK;
    json_object_foreach(root, key, value) fine = fine && json_is_string(value);
    json_decref(root);
    if (fine) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "%s is a JSON object of at most %d %s", name, JOBS_MAPS_MAX, holds);
}

static enum status check_map(const char *map, struct error *err) {
    return check_pairs(
        map, "map",
        "columns of the file and the field of each: {\"Held How\": \"tenure\"}; an empty field "
        "leaves the column aside",
        err);
}

static enum status check_set(const char *set, struct error *err) {
    return check_pairs(set, "set",
                       "fields and the value of each in the rows that do not say it themselves: "
                       "{\"kind\": \"parish\"}",
                       err);
}

enum status jobs_layout_check(struct desk *desk, const struct jobs_upload *what, const char **field,
                              struct error *err) {
    *field = "profile";
    if (check_profile(desk, what->profile, err) != STATUS_OK) return err->status;
    *field = "map";
    if (check_map(what->map, err) != STATUS_OK) return err->status;
    *field = "set";
    if (check_set(what->set, err) != STATUS_OK) return err->status;
    *field = "scheme";
    if (check_scheme(what->scheme, err) != STATUS_OK) return err->status;
    *field = "header_row";
    if (check_header_row(what->header_row, err) != STATUS_OK) return err->status;
    *field = "save_profile";
    return what->save_profile == NULL ? STATUS_OK : profile_check_name(what->save_profile, err);
}

size_t jobs_layout_pairs(const char *pairs, struct arena *arena, const char *out[JOBS_MAPS_MAX]) {
    json_t *root = pairs == NULL ? NULL : json_loads(pairs, 0, NULL), *value;
    size_t count = 0;
    const char *key;

    json_object_foreach(root, key, value) if (count < JOBS_MAPS_MAX && json_is_string(value)) out[count++] =
        arena_format(arena, "%s=%s", key, json_string_value(value));
    json_decref(root);
    return count;
}
