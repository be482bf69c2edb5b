/* What machines ask that watch the service. */
#include "engine/base/json.h"
#include "engine/service/http/freshness.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "engine/service/http/metrics.h"
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

static const char *state_of(const struct server *server, const struct freshness_figures *fresh) {
    if (atomic_load(&server->stopping)) return "stopping";
    return fresh->reachable ? "ready" : "no database";
}

static enum status ready(struct request *request, struct response *response, struct error *err) {
    struct server *server = request->server;
    struct freshness_figures fresh = freshness_look(server->freshness);
    bool is_ready = fresh.reachable && !atomic_load(&server->stopping);
    struct json json = json_writer(response_body(response));
    char stamp[256];

    (void)err;
    json_object(&json);
    json_text_member(&json, "status", state_of(server, &fresh));
    if (fresh.reachable) json_text_member(&json, "database", fresh.standby ? "standby" : "primary");
    json_text_member(&json, "stamp", freshness_stamp(server, stamp, sizeof stamp) ? stamp : NULL);
    json_end(&json);
    response_type(response, "application/json");
    if (!is_ready) {
        response_code(response, 503);
        response_header(response, "Retry-After", "5");
    }
    return STATUS_OK;
}

static enum status metrics(struct request *request, struct response *response, struct error *err) {
    (void)err;
    metrics_write(request->server, response_body(response));
    response_type(response, "text/plain; version=0.0.4; charset=utf-8");
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
    {.method = HTTP_GET,
     .path = "/ready",
     .allow = ALLOW_ANYONE,
     .lane = LANE_NONE,
     .handle = ready,
     .summary = "Whether the service can answer: 503 while its database does not",
     .tag = "Service",
     .gives = "application/json",
     .answer = "Ready"},
    {.method = HTTP_GET,
     .path = "/metrics",
     .allow = ALLOW_STAFF,
     .lane = LANE_NONE,
     .handle = metrics,
     .summary = "Figures of the service, for Prometheus",
     .tag = "Service",
     .gives = "text/plain"},
    {.path = NULL},
};
