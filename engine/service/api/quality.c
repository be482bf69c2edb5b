/* /api/quality: how good the record is. */
#include "engine/service/api/quality.h"

#include <string.h>

#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define FAILURES_USUAL 100
#define FAILURES_MOST  10000

static const char *grouping(struct request *request) {
    const char *by = request_parameter(request, "by");

    return by != NULL ? by : "dimension";
}

static enum status check_grouping(struct request *request, struct error *err) {
    static const char *const known[] = {"estate", "dimension", "rule", "category", "source"};
    const char *by = grouping(request);

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(by, known[i]) == 0) return STATUS_OK;
    return request_bad_parameter(request, err, "by",
                                 "`by` is estate, dimension, rule, category or source, not `%.40s`", by);
}

static enum status read_quality(struct request *request, struct json *json, void *context,
                                struct error *err) {
    struct store *db = request_db(request);
    enum status status = records_rows_member(json, "estate", db, sql_quality_groups, BIND("estate"), err);

    (void)context;
    if (status == STATUS_OK)
        status = records_rows_member(json, "groups", db, sql_quality_groups, BIND(grouping(request)), err);
    if (status == STATUS_OK)
        status = records_rows_member(json, "trend", db, sql_quality_trend, BIND(grouping(request)), err);
    return status;
}

static enum status read_rules(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "rules", request_db(request), sql_quality_rules, BIND_NONE, err);
}

static enum status read_failures(struct request *request, struct json *json, void *context,
                                 struct error *err) {
    char most[24];

    bind_integer(most, *(const int *)context);
    return records_rows_member(json, "failures", request_db(request), sql_quality_failures,
                               BIND(request_parameter(request, "rule"), NULL, most), err);
}

static enum status read_worst(struct request *request, struct json *json, void *context, struct error *err) {
    char most[24];

    bind_integer(most, *(const int *)context);
    return records_rows_member(json, "assets", request_db(request), sql_quality_assets, BIND(most), err);
}

static enum status read_asset(struct request *request, struct json *json, void *context, struct error *err) {
    const char *asset = NULL, *reference = request_part(request, "reference");
    struct rows *rows = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK)
        status =
            store_query(request_db(request), sql_quality_asset, BIND(reference), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK) {
        json_text_member(json, "reference", reference);
        json_raw_member(json, "score", rows_count(rows) == 0 ? NULL : rows_text(rows, 0, 1));
        status = records_rows_member(json, "failures", request_db(request), sql_quality_failures,
                                     BIND(NULL, reference, "1000"), err);
    }
    rows_free(rows);
    return status;
}

enum status quality_estate(struct request *request, struct response *response, struct error *err) {
    enum status status = check_grouping(request, err);

    return status == STATUS_OK ? records_answer(request, response, read_quality, NULL, err) : status;
}

enum status quality_rules(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_rules, NULL, err);
}

enum status quality_failures(struct request *request, struct response *response, struct error *err) {
    int limit;
    enum status status = records_limit(request, FAILURES_USUAL, FAILURES_MOST, &limit, err);

    return status == STATUS_OK ? records_answer(request, response, read_failures, &limit, err) : status;
}

enum status quality_worst(struct request *request, struct response *response, struct error *err) {
    int limit;
    enum status status = records_limit(request, FAILURES_USUAL, FAILURES_MOST, &limit, err);

    return status == STATUS_OK ? records_answer(request, response, read_worst, &limit, err) : status;
}

enum status quality_asset(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_asset, NULL, err);
}
