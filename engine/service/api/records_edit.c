/* PATCH /api/assets/{reference}. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/edit.h"
#include "engine/register/patch.h"
#include "engine/service/api/context.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"

static enum status check_type(struct request *request, struct response *response, struct error *err) {
    static const char *const types[] = {"application/merge-patch+json", "application/json"};
    const char *given = request_header(request, "Content-Type");
    size_t length = given ? strcspn(given, "; \t") : 0;

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (length == strlen(types[i]) && strncasecmp(given, types[i], length) == 0) return STATUS_OK;
    response_header(response, "Accept-Patch", types[0]);
    request_fault(request, 415, "header", "Content-Type");
    return error_set(err, STATUS_INVALID, "an edit is sent as %s", types[0]);
}

enum status records_versions(struct request *request, const char *versions[RECORDS_TAGS_MAX], size_t *count,
                             struct error *err) {
    const char *header = request_header(request, "If-Match");

    request_fault(request, 428, "header", "If-Match");
    if (text_blank(header))
        return error_set(
            err, STATUS_INVALID,
            "say which version this is an edit of: If-Match with the ETag that came with the record");
    if (strcmp(header, "*") == 0)
        return error_set(
            err, STATUS_INVALID,
            "`If-Match: *` would overwrite what others have done since: give the ETag that came with the "
            "record");
    request_fault(request, 400, "header", "If-Match");
    if (!records_match(header, request_arena(request), versions, count))
        return error_set(
            err, STATUS_INVALID,
            "If-Match is a tag in quotation marks, as the header ETag gave it, or at most %d of them with "
            "commas",
            RECORDS_TAGS_MAX);
    request_fault(request, 0, NULL, NULL);
    return STATUS_OK;
}

static enum status read_patch(struct request *request, struct register_patch *patch, struct error *err) {
    struct register_fault fault;
    size_t length;
    const char *body = request_body(request, &length);
    enum status status = register_patch_read(patch, request_arena(request), body, length,
                                             api_context(request)->proj_directory, &fault, err);

    if (status == STATUS_INVALID) {
        if (fault.unreadable)
            request_fault(request, 400, "body", "application/merge-patch+json");
        else
            request_fault(request, 422, "field", fault.field);
    }
    return status;
}

static void say_where(struct request *request, const struct register_edited *edited) {
    if (edited->outcome == REGISTER_STALE) request_fault(request, 412, "header", "If-Match");
    if (edited->outcome == REGISTER_INVALID)
        request_fault(request, 422, edited->field ? "field" : NULL, edited->field);
    if (edited->outcome == REGISTER_REFUSED) request_fault(request, 403, "field", edited->field);
    if (edited->outcome == REGISTER_MISSING) request_fault(request, 404, "path", "reference");
}

/* Any of the versions will do: the first that is not stale decides. */
static enum status edit(struct request *request, struct register_edit *edit, const char *const *versions,
                        size_t count, struct error *err) {
    struct register_edited edited;
    enum status status = STATUS_INTERNAL;

    for (size_t i = 0; i < count; i++) {
        edit->version = versions[i];
        status = register_edit(request_db(request), request_arena(request), edit, &edited, err);
        if (edited.outcome != REGISTER_STALE) break;
    }
    if (edited.outcome == REGISTER_CHANGED) freshness_moved(request_server(request), edited.version);
    if (status != STATUS_OK) say_where(request, &edited);
    return status;
}

enum status records_edit(struct request *request, struct response *response, struct error *err) {
    const char *versions[RECORDS_TAGS_MAX];
    size_t count = 0;
    bool found;
    struct register_patch patch;
    struct register_edit wanted = {.reference = request_part(request, "reference"),
                                   .actor = request_identity(request)->actor};
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = check_type(request, response, err);
    if (status == STATUS_OK) status = records_versions(request, versions, &count, err);
    if (status == STATUS_OK) status = read_patch(request, &patch, err);
    if (status != STATUS_OK) return status;
    wanted.fields = patch.fields;
    wanted.reason = patch.reason;
    status = edit(request, &wanted, versions, count, err);
    if (status != STATUS_OK) return status;
    status = records_read(request, response, wanted.reference, &found, err);
    if (status == STATUS_OK && !found) response_code(response, 204); /* removed from our sight meanwhile */
    return status;
}
