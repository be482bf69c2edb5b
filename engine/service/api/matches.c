/* /api/matches: records that may be one asset, and decisions on them. */
#include <stdio.h>
#include <string.h>

#include "engine/register/merge.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/matches_decide.h"
#include "engine/service/api/matches_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIMIT_USUAL 100
#define LIMIT_MOST  1000

/* Columns of match_list.sql. */
enum { MATCH, STATE, PROBABILITY };

struct page {
    int limit;
    const char *state;
    const char *probability, *match; /* the place to go on from; NULL: the first */
};

static void write_page(struct request *request, struct json *json, const struct page *page,
                       const struct rows *rows) {
    size_t shown = rows_count(rows) > (size_t)page->limit ? (size_t)page->limit : rows_count(rows);
    const char *next = NULL;

    json_name(json, "matches");
    json_array(json);
    for (size_t i = 0; i < shown; i++)
        rows_json_object(json, rows, i);
    json_end(json);
    if (shown < rows_count(rows))
        next = arena_format(request_arena(request), "%s-%s", rows_text(rows, shown - 1, PROBABILITY),
                            rows_text(rows, shown - 1, MATCH));
    records_links(json, request, next ? records_address(request, "after", next) : NULL);
}

static enum status read_list(struct request *request, struct json *json, void *context, struct error *err) {
    const struct page *page = context;
    struct rows *rows = NULL;
    char more[24];
    enum status status =
        store_query(request_db(request), sql_match_list,
                    BIND(page->state, request_parameter(request, "asset"),
                         bind_integer(more, page->limit + 1), page->probability, page->match),
                    STORE_MANY, &rows, err);

    if (status == STATUS_OK) write_page(request, json, page, rows);
    rows_free(rows);
    return status;
}

/* "0.9876-123": what write_page() gave. */
static enum status take_after(struct request *request, struct page *page, struct error *err) {
    const char *given = request_parameter(request, "after");
    size_t whole = given ? strspn(given, "01") : 0, digits, number;

    if (given == NULL) return STATUS_OK;
    digits = whole == 1 && given[1] == '.' ? strspn(given + 2, "0123456789") : 0;
    number = digits > 0 && given[2 + digits] == '-' ? strspn(given + 3 + digits, "0123456789") : 0;
    if (digits == 0 || digits > 6 || number == 0 || number > 18 || given[3 + digits + number] != '\0')
        return request_bad_parameter(
            request, err, "after",
            "this is no place that a `next` link of ours gave: follow the links as they are");
    page->probability = arena_bytes(request_arena(request), given, 2 + digits);
    page->match = given + 3 + digits;
    return STATUS_OK;
}

static enum status take_state(struct request *request, struct page *page, struct error *err) {
    static const char *const known[] = {"open", "linked", "accepted", "rejected"};

    page->state = request_parameter(request, "state");
    if (page->state == NULL) return STATUS_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], page->state) == 0) return STATUS_OK;
    return request_bad_parameter(request, err, "state",
                                 "state is open, linked, accepted or rejected, not `%.40s`", page->state);
}

enum status matches_list(struct request *request, struct response *response, struct error *err) {
    struct page page = {0};
    enum status status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &page.limit, err);

    if (status == STATUS_OK) status = take_state(request, &page, err);
    if (status == STATUS_OK) status = take_after(request, &page, err);
    return status == STATUS_OK ? records_answer(request, response, read_list, &page, err) : status;
}

/* --- looking, in the background --- */

enum status matches_post(struct request *request, struct response *response, struct error *err) {
    const struct jobs_asker asker = answer_asker(request);
    int64_t job = 0;
    enum status status = jobs_match(api_context(request)->jobs, &asker, &job, err);

    return status == STATUS_OK ? answer_accepted(request, response, job, err) : status;
}

/* --- one --- */

static enum status read_one(struct request *request, struct json *json, void *context, struct error *err) {
    const char *match = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(request_db(request), sql_match_one, BIND(match), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "match");
        status = error_set(err, STATUS_NOT_FOUND, "there is no match %s: GET /api/matches lists them", match);
    }
    if (status == STATUS_OK) {
        rows_json_members(json, rows, 0, 0, rows_columns(rows));
        status =
            records_rows_member(json, "sides", request_db(request), sql_match_sides, BIND("1", match), err);
    }
    if (status == STATUS_OK) records_links(json, request, NULL);
    rows_free(rows);
    return status;
}

enum status matches_one(struct request *request, struct response *response, struct error *err) {
    char match[24];
    int64_t number;
    enum status status = answer_number(request, "match", &number, err);

    if (status != STATUS_OK) return status;
    bind_integer(match, number);
    return records_answer(request, response, read_one, match, err);
}

/* --- deciding --- */

static const struct decidable a_match = {"match", register_match};

enum status matches_accept(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_match, "accept", err);
}

enum status matches_reject(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_match, "reject", err);
}

enum status matches_undo(struct request *request, struct response *response, struct error *err) {
    return matches_decide(request, response, &a_match, "undo", err);
}
