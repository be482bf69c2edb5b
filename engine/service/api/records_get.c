/* GET /api/assets/{reference}: the record and its card. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/card.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/times.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define TAG_SIZE   128
#define GIVEN_MOST 200 /* bytes of a name that an asset may have */

/* The second column of record_fields.sql. */
#define VERSION 1

struct reading {
    struct request *request;
    struct response *response;
    const char *reference;
    bool found;
    char tag[TAG_SIZE];
};

static enum status write_record(struct reading *reading, struct store *db, int64_t asset_id,
                                struct error *err) {
    struct text *body = response_body(reading->response);
    struct rows *rows = NULL;
    struct json json;
    char id[24];
    enum status status =
        store_query(db, sql_record_fields, BIND(bind_integer(id, asset_id)), STORE_ONE, &rows, err);

    text_clear(body);
    json = json_writer(body);
    json_object(&json);
    if (status == STATUS_OK) {
        times_members(&json, db);
        rows_json_members(&json, rows, 0, 0, rows_columns(rows));
        json_name(&json, "card");
        json_object(&json);
        status = card_json(&json, db, asset_id, err);
    }
    if (status == STATUS_OK) {
        json_end(&json);
        records_record_links(&json, reading->request, reading->reference);
        json_end(&json);
        records_tag(reading->tag, sizeof reading->tag, rows_text(rows, 0, VERSION), body);
    }
    rows_free(rows);
    return status;
}

static enum status read_record(struct store *db, void *context, struct error *err) {
    struct reading *reading = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(db, sql_record_asset, BIND(reading->reference), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK) reading->found = rows_count(rows) == 1;
    if (status == STATUS_OK && reading->found)
        status = write_record(reading, db, rows_integer(rows, 0, 0), err);
    rows_free(rows);
    return status;
}

enum status records_read(struct request *request, struct response *response, const char *reference,
                         bool *found, struct error *err) {
    struct reading reading = {.request = request, .response = response, .reference = reference};
    enum status status = store_transaction(request_db(request), (struct store_intent){.read_only = true},
                                           read_record, &reading, err);

    *found = status == STATUS_OK && reading.found;
    if (*found) {
        response_type(response, "application/json");
        response_header(response, "Accept-Patch", "application/merge-patch+json");
        response_etag(response, reading.tag);
    }
    return status;
}

/* --- a reference that was merged into another --- */

static enum status by_former(struct request *request, struct response *response, const char *given,
                             bool *found, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_record_former, BIND(given), STORE_MAYBE_ONE, &rows, err);

    *found = status == STATUS_OK && rows_count(rows) == 1;
    if (*found) {
        response_redirect(response, records_asset_address(request, rows_text(rows, 0, 1)));
        response_code(response, 301); /* for good: a reference is never used again */
    }
    rows_free(rows);
    return status;
}

/* --- other names: a predecessor's code, a UPRN, the reference in small letters --- */

static enum status lead_to(struct request *request, struct response *response, const char *given,
                           const struct rows *rows, size_t column, size_t count, struct error *err) {
    struct text names = TEXT_EMPTY;
    enum status status = STATUS_CONFLICT;

    if (count == 1) {
        response_redirect(response, records_asset_address(request, rows_text(rows, 0, column)));
        return STATUS_OK;
    }
    for (size_t i = 0; i < count; i++)
        text_format(&names, "%s%s", i ? ", " : "", rows_text(rows, i, column));
    request_fault(request, 409, "path", "reference");
    status = error_set(err, status, "`%.60s` means %zu assets: %s; ask for one of these", given, count,
                       text_string(&names));
    text_free(&names);
    return status;
}

/* The best stand first, and "exact" is the best. */
static size_t count_exact(const struct rows *rows) {
    int match = rows_find(rows, "match");
    size_t count = 0;

    while (count < rows_count(rows) && text_equal(rows_text(rows, count, (size_t)match), "exact"))
        count++;
    return count;
}

static enum status by_identifier(struct request *request, struct response *response, const char *given,
                                 struct error *err) {
    struct rows *rows = NULL;
    enum status status = STATUS_OK;

    if (request_identity(request)->role != ROLE_PUBLIC) /* who is told nothing of other identifiers */
        status = store_query(request_db(request), sql_record_identifier, BIND(given), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows != NULL && rows_count(rows) > 0) {
        status = lead_to(request, response, given, rows, 0, rows_count(rows), err);
    } else if (status == STATUS_OK) {
        request_fault(request, 404, "path", "reference");
        status = error_set(
            err, STATUS_NOT_FOUND,
            "there is no asset `%.60s` by reference, predecessor's code or UPRN; /api/search looks for "
            "words",
            given);
    }
    rows_free(rows);
    return status;
}

static enum status look_elsewhere(struct request *request, struct response *response, const char *given,
                                  struct error *err) {
    struct rows *rows = NULL;
    size_t count;
    enum status status;

    if (strlen(given) > GIVEN_MOST) given = "";
    status = search_read(request, given, SEARCH_MOST_ASSETS, &rows, err);
    if (status == STATUS_OK) {
        count = count_exact(rows);
        status = count > 0 ? lead_to(request, response, given, rows, SEARCH_REFERENCE, count, err)
                           : by_identifier(request, response, given, err);
    }
    rows_free(rows);
    return status;
}

enum status records_get(struct request *request, struct response *response, struct error *err) {
    const char *given = request_part(request, "reference");
    bool found = false, moved = false, past = false;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = times_of_request(request, request_db(request), &past, err);
    if (status == STATUS_OK) status = records_read(request, response, given, &found, err);
    if (status == STATUS_OK && past && !found) {
        request_fault(request, 404, "path", "reference");
        return error_set(err, STATUS_NOT_FOUND, "no asset with the reference `%.60s` was recorded then",
                         given);
    }
    if (status == STATUS_OK && !found) status = by_former(request, response, given, &moved, err);
    if (moved) return status;
    return status == STATUS_OK && !found ? look_elsewhere(request, response, given, err) : status;
}
