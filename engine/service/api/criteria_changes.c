/* How the corporate actions go, as people rated them. */
#include "engine/service/api/governance_handlers.h"
#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

static enum status read_ratings(struct request *request, struct json *json, void *context,
                                struct error *err) {
    (void)context;
    return records_rows_member(json, "ratings", request_db(request), sql_ratings_list,
                               BIND(request_parameter(request, "commitment")), err);
}

enum status criteria_ratings(struct request *request, struct response *response, struct error *err) {
    return records_answer(request, response, read_ratings, NULL, err);
}
