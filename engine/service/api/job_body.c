#include "engine/service/api/job_body.h"

enum status job_body_refuse(struct request *request, const char *name, const char *sentence,
                            struct error *err) {
    request_fault(request, 0, "field", name);
    return error_set(err, STATUS_INVALID, "%s", sentence);
}

enum status job_body_as_at(const char **as_at, char day[static FORMAT_SIZE], struct request *request,
                           const json_t *value, struct error *err) {
    int32_t found;

    if (!json_is_string(value) || !date_parse(json_string_value(value), &found))
        return job_body_refuse(request, "as_at", "as_at is a day, like \"2026-11-22\"", err);
    *as_at = date_format(day, found);
    return STATUS_OK;
}

enum status job_body_flag(bool *flag, struct request *request, const char *name, const json_t *value,
                          struct error *err) {
    if (!json_is_boolean(value)) {
        request_fault(request, 0, "field", name);
        return error_set(err, STATUS_INVALID, "%s is true or false", name);
    }
    *flag = json_is_true(value);
    return STATUS_OK;
}

enum status job_body_read(json_t **body, struct request *request, job_member *take, void *what,
                          struct error *err) {
    size_t length;
    const char *bytes = request_body(request, &length), *name;
    json_error_t fault;
    json_t *value;
    enum status status = STATUS_OK;

    *body = length > 0 ? json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault) : NULL;
    if (length == 0) return STATUS_OK;
    if (!json_is_object(*body)) {
        request_fault(request, 0, "body", "");
        return error_set(err, STATUS_INVALID, "the body is no JSON object: %s",
                         *body ? "it is another value" : fault.text);
    }
    json_object_foreach(*body, name, value) {
        if (status == STATUS_OK && !json_is_null(value)) status = take(request, what, name, value, err);
    }
    return status;
}
