/* GET /api/brownfield: sites of brownfield land registers, with the asset where one is known to lie there. */
#include "engine/base/text.h"
#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

static enum status read_sites(struct request *request, struct json *json, void *context, struct error *err) {
    const char *ended = request_parameter(request, "ended");

    (void)context;
    return records_rows_member(
        json, "sites", request_db(request), sql_brownfield_list,
        BIND(request_parameter(request, "register"), text_equal(ended, "true") ? "true" : "false"), err);
}

enum status brownfield_sites(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_sites, NULL, err);
}
