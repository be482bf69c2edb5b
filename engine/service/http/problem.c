/* Problem documents (RFC 9457). */
#include <stddef.h>

#include "engine/base/json.h"
#include "engine/service/http/http_private.h"

int problem_code(enum status status) {
    switch (status) {
    case STATUS_INVALID:
        return 400;
    case STATUS_NOT_FOUND:
        return 404;
    case STATUS_CONFLICT:
        return 409;
    case STATUS_REFUSED:
        return 403;
    case STATUS_UNAVAILABLE:
    case STATUS_CANCELLED:
    case STATUS_RETRY: /* a standby stops a read that holds up what it has to repeat */
        return 503;
    case STATUS_OK:
    case STATUS_IO:
    case STATUS_INTERNAL:
        break;
    }
    return 500;
}

const char *problem_title(int code) {
    return MHD_get_reason_phrase_for((unsigned)code);
}

void problem_write(struct text *out, const struct request *request, int code, const char *detail) {
    struct json json = json_writer(out);

    json_object(&json);
    json_text_member(&json, "type", "about:blank");
    json_text_member(&json, "title", problem_title(code));
    json_integer_member(&json, "status", code);
    json_text_member(&json, "detail", detail);
    json_text_member(&json, "instance", request->id);
    if (request->fault_where != NULL && request->fault_name != NULL)
        json_text_member(&json, request->fault_where, request->fault_name);
    json_end(&json);
}
