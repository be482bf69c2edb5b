/* What machines ask that watch the service. */
#include "engine/base/json.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/routes.h"

/* It runs and answers; whether the database does, /ready says. */
static enum status health(struct request *request, struct response *response, struct error *err) {
    struct json json = json_writer(response_body(response));

    (void)err;
    json_object(&json);
    json_text_member(&json, "status", "ok");
    json_text_member(&json, "version", request->server->options.version);
    json_end(&json);
    response_type(response, "application/json");
    return STATUS_OK;
}

const struct route http_routes[] = {
    {.method = HTTP_GET,
     .path = "/health",
     .allow = ALLOW_ANYONE,
     .lane = LANE_NONE,
     .handle = health,
     .summary = "Whether the service runs",
     .tag = "Service",
     .gives = "application/json",
     .answer = "Health"},
    {.path = NULL},
};
