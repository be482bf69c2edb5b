/* GET /api/assets/{reference}/provenance: where each value of a record comes from. Not by the register's
 * stamp: a file that changes nothing in the register may still say something. */
#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

enum status records_provenance(struct request *request, struct response *response, struct error *err) {
    const char *asset = NULL;
    struct json json = json_writer(response_body(response));
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = records_asset(request, &asset, err);
    if (status != STATUS_OK) return status;
    json_object(&json);
    json_text_member(&json, "reference", request_part(request, "reference"));
    status = records_rows_member(&json, "values", request_db(request), sql_provenance, BIND(asset), err);
    if (status != STATUS_OK) return status;
    records_links(&json, request, NULL);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}
