/* The fixed asset register of the finance team against the property register. */
#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/reconcile.h"
#include "engine/service/api/records_inside.h"

static enum status read_far(struct request *request, struct json *json, void *context, struct error *err) {
    const char *year_end = request_parameter(request, "year_end");
    const char *explained = request_parameter(request, "explained");
    struct reconciliation found;
    enum status status;

    (void)context;
    if (explained != NULL && !text_equal(explained, "true") && !text_equal(explained, "false"))
        return request_bad_parameter(request, err, "explained", "`explained` is true or false, not `%.60s`",
                                     explained);
    status = reconcile_far(&found, request_db(request), year_end, text_equal(explained, "true"), err);
    if (status == STATUS_INVALID || status == STATUS_NOT_FOUND)
        request_fault(request, status == STATUS_INVALID ? 400 : 404, "parameter", "year_end");
    if (status == STATUS_OK) reconciliation_members(json, &found);
    reconciliation_free(&found);
    return status;
}

enum status reconciliations_far(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_far, NULL, err);
}
