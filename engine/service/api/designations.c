/* /api/designation-candidates: listed entries that may be of an asset, and decisions on them. */
#include <string.h>

#include "engine/base/format.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/matches_decide.h"
#include "engine/service/api/matches_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIMIT_USUAL 100
#define LIMIT_MOST  1000

struct page {
    int limit;
    const char *state, *after;
};

static enum status read_list(struct request *request, struct json *json, void *context, struct error *err) {
    const struct page *page = context;
    struct rows *rows = NULL;
    const char *next = NULL;
    char more[24];
    size_t shown;
    enum status status = store_query(request_db(request), sql_designation_list,
                                     BIND(page->state, request_parameter(request, "asset"),
                                          bind_integer(more, page->limit + 1), page->after),
                                     STORE_MANY, &rows, err);

    if (status == STATUS_OK) {
        shown = rows_count(rows) > (size_t)page->limit ? (size_t)page->limit : rows_count(rows);
        json_name(json, "candidates");
        json_array(json);
        for (size_t i = 0; i < shown; i++)
            rows_json_object(json, rows, i);
        json_end(json);
        if (shown < rows_count(rows))
            next = arena_text(request_arena(request), rows_text(rows, shown - 1, 0));
        records_links(json, request, next ? records_address(request, "after", next) : NULL);
    }
    rows_free(rows);
    return status;
}

static enum status take_page(struct request *request, struct page *page, struct error *err) {
    static const char *const known[] = {"open", "accepted", "rejected"};
    int64_t number;
    enum status status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &page->limit, err);

    if (status != STATUS_OK) return status;
    page->after = request_parameter(request, "after");
    if (page->after != NULL && !(number_parse_integer(page->after, &number) && number > 0))
        return request_bad_parameter(
            request, err, "after",
            "this is no place that a `next` link of ours gave: follow the links as they are");
    page->state = request_parameter(request, "state");
    if (page->state == NULL) return STATUS_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], page->state) == 0) return STATUS_OK;
    return request_bad_parameter(request, err, "state", "state is open, accepted or rejected, not `%.40s`",
                                 page->state);
}

enum status designations_list(struct request *request, struct response *response, struct error *err) {
    struct page page = {0};
    enum status status = take_page(request, &page, err);

    return status == STATUS_OK ? records_answer(request, response, read_list, &page, err) : status;
}

static enum status read_one(struct request *request, struct json *json, void *context, struct error *err) {
    const char *candidate = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_designation_one, BIND(candidate), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "candidate");
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no candidate %s: GET /api/designation-candidates lists them", candidate);
    }
    if (status == STATUS_OK) {
        rows_json_members(json, rows, 0, 0, rows_columns(rows));
        status = records_rows_member(json, "sides", request_db(request), sql_designation_sides,
                                     BIND("1", candidate), err);
    }
    if (status == STATUS_OK) records_links(json, request, NULL);
    rows_free(rows);
    return status;
}

enum status designations_one(struct request *request, struct response *response, struct error *err) {
    char candidate[24];
    int64_t number;
    enum status status = answer_number(request, "candidate", &number, err);

    if (status != STATUS_OK) return status;
    bind_integer(candidate, number);
    return records_answer(request, response, read_one, candidate, err);
}

static const struct decidable a_candidate = {"candidate", register_designation};

enum status designations_accept(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_candidate, "accept", err);
}

enum status designations_reject(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_candidate, "reject", err);
}

enum status designations_undo(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_candidate, "undo", err);
}
