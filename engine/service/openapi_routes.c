/* /api-definition and /api.html: the same document for programs and for people. */
#include <stdio.h>

#include "engine/base/hash.h"
#include "engine/service/openapi.h"
#include "engine/service/routes.h"

static const struct media_kind kinds[] = {
    {"json", "application/vnd.oai.openapi+json;version=3.0"},
    {"html", "text/html"},
    {"json", "application/json"},
    {NULL, NULL},
};

/* It changes with the build and with the address that clients use. */
static void tag(struct response *response) {
    const struct text *body = response_body(response);
    char etag[20];

    snprintf(etag, sizeof etag, "%016llx",
             (unsigned long long)hash_bytes(HASH_START, body->data, body->length));
    response_etag(response, etag);
}

static enum status give_page(struct request *request, struct response *response, struct error *err) {
    enum status status =
        openapi_page(response_body(response), service_tables, request_base(request), TERRIER_VERSION, err);

    if (status != STATUS_OK) return status;
    response_type(response, "text/html; charset=utf-8");
    tag(response);
    return STATUS_OK;
}

static enum status give_definition(struct request *request, struct response *response, struct error *err) {
    const struct media_kind *kind = request_wants(request, kinds, err);
    enum status status;

    if (kind == NULL) return err->status;
    if (text_equal(kind->f, "html")) return give_page(request, response, err);
    status = openapi_document(response_body(response), service_tables, request_base(request), TERRIER_VERSION,
                              err);
    if (status != STATUS_OK) return status;
    response_type(response, kind->type);
    tag(response);
    return STATUS_OK;
}

static const struct route_parameter definition_parameters[] = {
    {"f", "The kind of answer; otherwise the header Accept says.",
     "{\"type\":\"string\",\"enum\":[\"json\",\"html\"]}", "json"},
    {NULL, NULL, NULL, NULL},
};

const struct route openapi_routes[] = {
    {.method = HTTP_GET,
     .path = "/api-definition",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = give_definition,
     .summary = "What this service can be asked, as an OpenAPI document",
     .tag = "Service",
     .parameters = definition_parameters,
     .gives = "application/vnd.oai.openapi+json;version=3.0, text/html, application/json",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {.method = HTTP_GET,
     .path = "/api.html",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = give_page,
     .summary = "What this service can be asked, as a page",
     .tag = "Service",
     .gives = "text/html",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {.path = NULL},
};
