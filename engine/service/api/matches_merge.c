/* POST /api/assets/{reference}/merge and /split: of the version that was read, as an edit is. */
#include "engine/base/json.h"
#include "engine/register/merge.h"
#include "engine/service/api/matches_handlers.h"
#include "engine/service/api/records_inside.h"
#include "engine/service/http/freshness.h"

struct wanted {
    const char *reference, *version, *actor;
    struct register_asked asked;
};

static enum status take(struct request *request, const char *const *allowed, const char **versions,
                        size_t *count, struct wanted *wanted, struct error *err) {
    size_t length;
    const char *body = request_body(request, &length), *field = NULL;
    enum status status = records_wants_json(request, err);

    if (status == STATUS_OK) status = records_versions(request, versions, count, err);
    if (status != STATUS_OK) return status;
    wanted->reference = request_part(request, "reference");
    wanted->actor = request_identity(request)->actor;
    status = register_asked_read(&wanted->asked, request_arena(request), allowed, body, length, &field, err);
    if (status != STATUS_OK)
        request_fault(request, field ? 422 : 400, field ? "field" : "body",
                      field ? field : "application/json");
    return status;
}

static void say_where(struct request *request, const struct register_merged *merged) {
    if (merged->outcome == REGISTER_STALE) request_fault(request, 412, "header", "If-Match");
    if (merged->outcome == REGISTER_INVALID)
        request_fault(request, 422, merged->field ? "field" : NULL, merged->field);
    if (merged->outcome == REGISTER_MISSING) request_fault(request, 404, "path", "reference");
}

static void answer(struct request *request, struct response *response, const struct register_merged *merged) {
    struct json json = json_writer(response_body(response));

    freshness_moved(request_server(request), NULL);
    json_object(&json);
    json_text_member(&json, "reference", merged->reference);
    if (merged->parts) json_raw_member(&json, "parts", merged->parts);
    json_text_member(&json, "href", records_asset_address(request, merged->reference));
    json_end(&json);
    response_type(response, "application/json");
}

/* Any of the versions will do: the first that is not stale decides. */
static enum status act(struct request *request, struct response *response, const char *const *allowed,
                       bool merge, struct error *err) {
    const char *versions[RECORDS_TAGS_MAX];
    size_t count = 0;
    struct wanted wanted = {0};
    struct register_merged merged = {0};
    struct store *db = request_db(request);
    enum status status = take(request, allowed, versions, &count, &wanted, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < count; i++) {
        status = merge ? register_merge(db, request_arena(request), wanted.reference, versions[i],
                                        wanted.asked.into, wanted.actor, wanted.asked.reason, &merged, err)
                       : register_split(db, request_arena(request), wanted.reference, versions[i],
                                        wanted.asked.rest, wanted.actor, wanted.asked.reason, &merged, err);
        if (merged.outcome != REGISTER_STALE) break;
    }
    if (status == STATUS_OK)
        answer(request, response, &merged);
    else
        say_where(request, &merged);
    return status;
}

enum status assets_merge(struct request *request, struct response *response, struct error *err) {
    static const char *const allowed[] = {"into", NULL};

    return act(request, response, allowed, true, err);
}

enum status assets_split(struct request *request, struct response *response, struct error *err) {
    static const char *const allowed[] = {"name", "buildings", "land", "rows", NULL};

    return act(request, response, allowed, false, err);
}
