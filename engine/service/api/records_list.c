/* GET /api/assets: a page of the assets that the filters find. */
#include <string.h>

#include "engine/base/format.h"
#include "engine/query/page.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/api/times.h"
#include "engine/store/rows_json.h"

#define LIMIT_USUAL 100
#define LIMIT_MOST  10000
#define PAST_MOST   10000000 /* where a page of a past state may begin */

/* Parameters of this resource's own; every other is a filter of engine/query. */
static const char *const own[] = {"sort", "columns", "limit", "after", "total", "as_at", "known_at"};

struct listing {
    struct request *request;
    struct response *response;
    struct query *query;
    const char *stamp;
    bool total;
};

static bool is_own(const char *name) {
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], name) == 0) return true;
    return false;
}

static enum status take(struct listing *listing, const char *name, const char *value, struct error *err) {
    struct request *request = listing->request;
    enum status status = STATUS_OK;
    int limit;

    if (strcmp(name, "sort") == 0)
        status = query_order(listing->query, value, err);
    else if (strcmp(name, "columns") == 0)
        status = query_select(listing->query, value, err);
    else if (strcmp(name, "limit") == 0)
        status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &limit, err);
    else if (strcmp(name, "total") == 0) {
        listing->total = strcmp(value, "true") == 0;
        if (!listing->total && strcmp(value, "false") != 0)
            status = error_set(err, STATUS_INVALID, "`total` is true or false, not `%.60s`", value);
    } else if (!is_own(name))
        status = query_where(listing->query, name, value, err);
    if (status == STATUS_INVALID) request_fault(request, 400, "parameter", name);
    return status;
}

static enum status read_parameters(struct listing *listing, struct error *err) {
    size_t count;
    const struct parameter *given = request_parameters(listing->request, &count);
    char number[24];
    int limit;
    enum status status = records_limit(listing->request, LIMIT_USUAL, LIMIT_MOST, &limit, err);

    if (status == STATUS_OK) status = query_limit(listing->query, bind_integer(number, limit), err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = take(listing, given[i].name, given[i].value, err);
    return status;
}

static void write_page(struct listing *listing, const struct query_page *page) {
    struct text *body = response_body(listing->response);
    struct json json;

    text_clear(body);
    json = json_writer(body);
    json_object(&json);
    json_integer_member(&json, "returned", (int64_t)page->count);
    if (page->total >= 0) json_integer_member(&json, "total", page->total);
    json_name(&json, "assets");
    json_array(&json);
    for (size_t i = 0; i < page->count; i++) {
        json_object(&json);
        rows_json_members(&json, page->rows, i, page->first_column, rows_columns(page->rows));
        json_end(&json);
    }
    json_end(&json);
    records_links(&json, listing->request,
                  page->next ? records_address(listing->request, "after", page->next) : NULL);
    json_end(&json);
    listing->stamp = arena_text(request_arena(listing->request), page->stamp);
}

static enum status read_page(struct store *db, void *context, struct error *err) {
    struct listing *listing = context;
    struct query_page page;
    enum status status = query_page_read(&page, listing->query, db,
                                         request_parameter(listing->request, "after"), listing->total, err);

    if (status == STATUS_OK) write_page(listing, &page);
    if (status == STATUS_INVALID && query_fault(listing->query) != NULL)
        request_fault(listing->request, 400, "parameter", query_fault(listing->query));
    query_page_free(&page);
    return status;
}

/* --- a page of a past state, which others do not change: it goes on from a count --- */

static enum status read_after(struct listing *listing, int64_t *after, struct error *err) {
    const char *given = request_parameter(listing->request, "after");

    *after = 0;
    if (given == NULL || (number_parse_integer(given, after) && *after > 0 && *after < PAST_MOST))
        return STATUS_OK;
    return request_bad_parameter(listing->request, err, "after",
                                 "`after` is what a link `next` of this list says");
}

static enum status write_past(struct listing *listing, struct store *db, const struct rows *rows,
                              int64_t after, int limit, struct error *err) {
    struct text *body = response_body(listing->response);
    size_t end = (size_t)after + (size_t)limit, count = rows_count(rows);
    bool more = count > end;
    char place[24];
    int64_t total = 0;
    struct json json;

    if (listing->total && query_count(listing->query, db, &total, err) != STATUS_OK) return err->status;
    text_clear(body);
    json = json_writer(body);
    json_object(&json);
    times_members(&json, db);
    json_integer_member(&json, "returned",
                        (int64_t)((more ? end : count) - (count < (size_t)after ? count : (size_t)after)));
    if (listing->total) json_integer_member(&json, "total", total);
    json_name(&json, "assets");
    json_array(&json);
    for (size_t i = (size_t)after; i < (more ? end : count); i++)
        rows_json_object(&json, rows, i);
    json_end(&json);
    records_links(&json, listing->request,
                  more ? records_address(listing->request, "after", bind_integer(place, (int64_t)end))
                       : NULL);
    json_end(&json);
    return STATUS_OK;
}

static enum status read_past(struct store *db, void *context, struct error *err) {
    struct listing *listing = context;
    struct rows *rows = NULL;
    int64_t after;
    int limit;
    char number[24];
    enum status status = records_limit(listing->request, LIMIT_USUAL, LIMIT_MOST, &limit, err);

    if (status == STATUS_OK) status = times_stamp(listing->request, db, &listing->stamp, err);
    if (status == STATUS_OK) status = read_after(listing, &after, err);
    if (status == STATUS_OK)
        status = query_limit(listing->query, bind_integer(number, after + limit + 1), err);
    if (status == STATUS_OK) status = query_rows(listing->query, db, &rows, err);
    if (status == STATUS_OK) status = write_past(listing, db, rows, after, limit, err);
    if (status == STATUS_INVALID && query_fault(listing->query) != NULL)
        request_fault(listing->request, 400, "parameter", query_fault(listing->query));
    rows_free(rows);
    return status;
}

enum status records_list(struct request *request, struct response *response, struct error *err) {
    struct listing listing = {.request = request, .response = response, .query = query_new()};
    bool past = false;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = read_parameters(&listing, err);
    if (status == STATUS_OK) status = times_of_request(request, request_db(request), &past, err);
    if (status == STATUS_OK)
        status = store_transaction(request_db(request), (struct store_intent){.read_only = true},
                                   past ? read_past : read_page, &listing, err);
    if (status == STATUS_OK) {
        response_type(response, "application/json");
        response_of_stamp(response, listing.stamp);
    }
    query_free(listing.query);
    return status;
}
