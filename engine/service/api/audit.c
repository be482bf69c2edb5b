/* /api/audit: who changed what, and whether all of it is as it was written. */
#include "engine/base/format.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/keeping_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define CHANGES_USUAL 100
#define CHANGES_MOST  1000

struct wanted {
    const char *actor, *since, *after;
    int limit;
};

static enum status read_ledger(struct request *request, struct json *json, void *context, struct error *err) {
    const struct wanted *wanted = context;
    char most[24];
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_audit_ledger,
                    BIND(wanted->actor, wanted->since, wanted->after, bind_integer(most, wanted->limit)),
                    STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        size_t count = rows_count(rows);
        json_name(json, "changes");
        rows_json_array(json, rows);
        records_links(json, request,
                      count == (size_t)wanted->limit
                          ? records_address(request, "after", rows_text(rows, count - 1, 0))
                          : NULL);
    }
    rows_free(rows);
    return status;
}

enum status audit_ledger(struct request *request, struct response *response, struct error *err) {
    struct wanted wanted = {.actor = request_parameter(request, "actor"),
                            .since = request_parameter(request, "since"),
                            .after = request_parameter(request, "after")};
    int32_t day;
    int64_t number;
    enum status status = records_limit(request, CHANGES_USUAL, CHANGES_MOST, &wanted.limit, err);

    if (status != STATUS_OK) return status;
    if (wanted.since != NULL && !date_parse(wanted.since, &day))
        return request_bad_parameter(request, err, "since", "`since` is a day like 2026-11-22, not `%.40s`",
                                     wanted.since);
    if (wanted.after != NULL && (!number_parse_integer(wanted.after, &number) || number < 1))
        return request_bad_parameter(
            request, err, "after",
            "this is no place that a `next` link of ours gave: follow the links as they are");
    return records_answer(request, response, read_ledger, &wanted, err);
}

/* --- verifying --- */

static enum status read_verification(struct request *request, struct json *json, void *context,
                                     struct error *err) {
    struct wanted *wanted = context;
    struct rows *extent = NULL, *faults = NULL;
    enum status status =
        store_query(request_db(request), sql_audit_extent, BIND_NONE, STORE_ONE, &extent, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_audit_faults, BIND(wanted->since, wanted->after),
                             STORE_MANY, &faults, err);
    if (status == STATUS_OK) {
        rows_json_members(json, extent, 0, 0, rows_columns(extent));
        json_boolean_member(json, "whole", rows_count(faults) == 0);
        json_name(json, "faults");
        rows_json_array(json, faults);
    }
    rows_free(extent);
    rows_free(faults);
    return status;
}

enum status audit_verify(struct request *request, struct response *response, struct error *err) {
    const char *revision = request_parameter(request, "revision"),
               *digest = request_parameter(request, "digest");
    struct wanted wanted = {.since = revision, .after = digest};
    int64_t number;

    if ((revision == NULL) != (digest == NULL))
        return request_bad_parameter(request, err, revision == NULL ? "revision" : "digest",
                                     "`revision` and `digest` go together, as they were written down");
    if (revision != NULL && (!number_parse_integer(revision, &number) || number < 1))
        return request_bad_parameter(request, err, "revision", "`%.40s` is no revision", revision);
    return records_answer(request, response, read_verification, &wanted, err);
}
