/* GET /api/method: everything that figures rest on, as `terrier method` lists it. */
#include <string.h>

#include "engine/service/api/records_inside.h"
#include "sql/embedded.h"

static enum status read_method(struct request *request, struct json *json, void *context, struct error *err) {
    (void)context;
    return records_rows_member(json, "rows", request_db(request), sql_method,
                               BIND(request_parameter(request, "standing")), err);
}

enum status method_rows(struct request *request, struct response *response, struct error *err) {
    static const char *const known[] = {"judgement", "unchecked", "second_hand", "terrier", "sourced"};
    const char *standing = request_parameter(request, "standing");
    bool good = standing == NULL;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        good = good || strcmp(standing, known[i]) == 0;
    if (!good)
        return request_bad_parameter(request, err, "standing",
                                     "`standing` is judgement, unchecked, second_hand, terrier or sourced");
    return records_answer(request, response, read_method, NULL, err);
}
