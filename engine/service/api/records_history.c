/* GET /api/assets/{reference}/history: newest changes first. */
#include "engine/base/format.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define LIMIT_USUAL 20
#define LIMIT_MOST  100

/* The first column of record_history.sql. */
enum { REVISION };

struct page {
    int limit;
    const char *after; /* the revision that the page goes on from; NULL: the newest */
};

static void write_page(struct request *request, struct json *json, const struct page *page,
                       const struct rows *rows) {
    size_t shown = rows_count(rows) > (size_t)page->limit ? (size_t)page->limit : rows_count(rows);

    json_text_member(json, "reference", request_part(request, "reference"));
    json_name(json, "changes");
    json_array(json);
    for (size_t i = 0; i < shown; i++)
        rows_json_object(json, rows, i);
    json_end(json);
    records_links(json, request,
                  shown < rows_count(rows)
                      ? records_address(request, "after", rows_text(rows, shown - 1, REVISION))
                      : NULL);
}

static enum status read_history(struct request *request, struct json *json, void *context,
                                struct error *err) {
    const struct page *page = context;
    const char *asset = NULL;
    struct rows *rows = NULL;
    char more[24];
    enum status status = records_asset(request, &asset, err);

    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_record_history,
                             BIND(asset, page->after, bind_integer(more, page->limit + 1)), STORE_MANY, &rows,
                             err);
    if (status == STATUS_OK) write_page(request, json, page, rows);
    rows_free(rows);
    return status;
}

enum status records_history(struct request *request, struct response *response, struct error *err) {
    struct page page = {.after = request_parameter(request, "after")};
    int64_t number;
    enum status status = records_limit(request, LIMIT_USUAL, LIMIT_MOST, &page.limit, err);

    if (status != STATUS_OK) return status;
    if (page.after != NULL && (!number_parse_integer(page.after, &number) || number < 1))
        return request_bad_parameter(
            request, err, "after",
            "this is no place that a `next` link of ours gave: follow the links as they are");
    return records_answer(request, response, read_history, &page, err);
}
