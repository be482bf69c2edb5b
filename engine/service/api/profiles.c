/* /api/profiles: how files of a layout are read. */
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/service/api/jobs_answer.h"
#include "engine/service/api/jobs_handlers.h"
#include "engine/service/http/response.h"
#include "importers/profile_list.h"

static void add_profile(struct json *json, const struct profile_listed *profile) {
    json_object(json);
    json_text_member(json, "name", profile->name);
    json_text_member(json, "kind", profile->kind);
    json_text_member(json, "title", profile->title);
    json_raw_member(json, "version", profile->version);
    json_text_member(json, "saved_by", profile->actor);
    json_text_member(json, "saved_on", profile->saved_on);
    json_end(json);
}

enum status profiles_all(struct request *request, struct response *response, struct error *err) {
    struct profile_listed *listed = NULL;
    struct json json = json_writer(response_body(response));
    size_t count = 0;
    enum status status = profile_list(&listed, &count, request_db(request), request_arena(request), err);

    if (status != STATUS_OK) return status;
    json_object(&json);
    json_name(&json, "profiles");
    json_array(&json);
    for (size_t i = 0; i < count; i++)
        add_profile(&json, &listed[i]);
    json_end(&json);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}

enum status profiles_one(struct request *request, struct response *response, struct error *err) {
    const char *body = NULL, *version = request_parameter(request, "version");
    int64_t number;
    enum status status;

    if (version != NULL && (!number_parse_integer(version, &number) || number < 1 || number > INT32_MAX))
        return request_bad_parameter(request, err, "version", "version is a number from 1, not `%.40s`",
                                     version);
    status = profile_body(&body, request_db(request), request_part(request, "profile"), version,
                          request_arena(request), err);
    if (status == STATUS_NOT_FOUND) request_fault(request, 0, "path", "profile");
    if (status != STATUS_OK) return status;
    text_add(response_body(response), body);
    response_type(response, "application/json");
    return STATUS_OK;
}
