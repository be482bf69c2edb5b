/* GET /api/assets/{reference}/facts: what is known of an asset, as `terrier facts` lists it. */
#include <string.h>

#include "engine/service/api/records_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

static enum status read_facts(struct request *request, struct json *json, void *context, struct error *err) {
    const char *known = request_parameter(request, "known");
    const char *reference = request_part(request, "reference"), *asset = NULL;
    struct rows *rows = NULL;
    enum status status = records_asset(request, &asset, err);

    (void)context;
    if (status == STATUS_OK)
        status = store_query(request_db(request), sql_asset_facts,
                             BIND(asset, known != NULL ? known : "false"), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) {
        request_fault(request, 404, "path", "reference");
        status = error_set(err, STATUS_NOT_FOUND, "no facts are derived of %s: it is outside the counts",
                           reference);
    }
    if (status == STATUS_OK) {
        json_text_member(json, "reference", reference);
        json_name(json, "facts");
        json_array(json);
        for (size_t i = 0; i < rows_count(rows); i++)
            rows_json_object(json, rows, i);
        json_end(json);
    }
    rows_free(rows);
    return status;
}

enum status facts_asset(struct request *request, struct response *response, struct error *err) {
    const char *known = request_parameter(request, "known");

    if (known != NULL && strcmp(known, "true") != 0 && strcmp(known, "false") != 0)
        return request_bad_parameter(request, err, "known", "`known` is true or false");
    return records_answer(request, response, read_facts, NULL, err);
}
