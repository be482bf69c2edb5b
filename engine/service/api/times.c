#include "engine/service/api/times.h"

#include "engine/query/times.h"
#include "sql/embedded.h"

enum status times_of_request(struct request *request, struct store *db, bool *past, struct error *err) {
    struct times_asked asked = {request_parameter(request, "as_at"), request_parameter(request, "known_at")};
    const char *words = NULL;
    enum status status;

    *past = asked.as_at || asked.known_at;
    if (!*past) return STATUS_OK;
    status = times_begin_reading(db, &asked, request_arena(request), &words, err);
    if (status == STATUS_INVALID)
        request_fault(request, 400, "parameter",
                      asked.as_at && !times_is_day(asked.as_at) ? "as_at" : "known_at");
    return status;
}

void times_members(struct json *json, const struct store *db) {
    const struct store_times *times = store_times(db);

    if (times->as_at[0] != '\0') json_text_member(json, "as_at", times->as_at);
    if (times->revision[0] != '\0') json_raw_member(json, "known_revision", times->revision);
}

const char *times_key(struct request *request, const struct store *db) {
    const struct store_times *times = store_times(db);

    if (times->as_at[0] == '\0') return "";
    return arena_format(request_arena(request), "-%s-%s", times->as_at, times->revision);
}

enum status times_stamp(struct request *request, struct store *db, const char **stamp, struct error *err) {
    struct store_times times = *store_times(db);
    struct rows *rows = NULL;
    enum status status;

    store_read_at(db, NULL);
    status = store_query(db, sql_features_stamp, BIND_NONE, STORE_ONE, &rows, err);
    if (status == STATUS_OK) *stamp = arena_text(request_arena(request), rows_text(rows, 0, 0));
    rows_free(rows);
    store_read_at(db, &times);
    return status;
}
