/* GET /api/search: assets while one types. */
#include <string.h>

#include "engine/query/template.h"
#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

#define BYTES_MOST 400
#define SHEET      "served.asset"
#define LIVE       "served.asset_now"

struct search {
    const char *words;
    int limit;
};

static enum status ask(struct request *request, const char *words, int most, const char *view,
                       struct rows **rows, struct error *err) {
    const struct template_value values[] = {{"view", view}};
    struct text sql = TEXT_EMPTY;
    char limit[24];
    enum status status;

    template_fill(&sql, sql_search_assets, values, 1);
    status = store_query(request_db(request), text_string(&sql), BIND(words, bind_integer(limit, most)),
                         STORE_MANY, rows, err);
    text_free(&sql);
    return status;
}

enum status search_read(struct request *request, const char *words, int most, struct rows **rows,
                        struct error *err) {
    enum status status = ask(request, words, most, SHEET, rows, err);

    if (status != STATUS_OK || rows_boolean(*rows, 0, SEARCH_CURRENT)) return status;
    rows_free(*rows); /* the sheet is behind: look live */
    return ask(request, words, most, LIVE, rows, err);
}

static void write_found(struct request *request, struct response *response, const struct search *search,
                        const struct rows *rows) {
    struct json json = json_writer(response_body(response));

    json_object(&json);
    json_text_member(&json, "q", search->words);
    json_name(&json, "assets");
    json_array(&json);
    for (size_t i = 0; i < rows_count(rows); i++) {
        if (rows_is_null(rows, i, SEARCH_REFERENCE)) continue;
        json_object(&json);
        rows_json_members(&json, rows, i, SEARCH_REFERENCE, rows_columns(rows));
        json_text_member(&json, "href", records_asset_address(request, rows_text(rows, i, SEARCH_REFERENCE)));
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

enum status search_assets(struct request *request, struct response *response, struct error *err) {
    struct search search = {.words = request_parameter(request, "q")};
    struct rows *rows = NULL;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK)
        status = records_limit(request, SEARCH_MOST_ASSETS, SEARCH_MOST_ASSETS, &search.limit, err);
    if (status != STATUS_OK) return status;
    if (text_blank(search.words) || strlen(search.words) > BYTES_MOST)
        return request_bad_parameter(request, err, "q",
                                     "`q` is what to look for: words of a name or an address, a "
                                     "reference, a UPRN; at most %d bytes",
                                     BYTES_MOST);
    status = search_read(request, search.words, search.limit, &rows, err);
    if (status == STATUS_OK) {
        write_found(request, response, &search, rows);
        response_type(response, "application/json");
        response_of_stamp(response, rows_text(rows, 0, SEARCH_STAMP));
    }
    rows_free(rows);
    return status;
}
