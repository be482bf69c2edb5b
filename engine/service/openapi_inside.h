/* Between openapi.c and its operations. */
#ifndef TERRIER_SERVICE_OPENAPI_INSIDE_H
#define TERRIER_SERVICE_OPENAPI_INSIDE_H

#include <jansson.h>

#include "engine/service/http/route.h"

/* Closed by NULL: the embedded component files; the first is the fixed one, the others hold schemas. */
extern const char *const openapi_parts[];

const char *openapi_method(enum http_method method); /* "get" */

/* The operation object of a route, a new reference. `components` says which parameters have a description. */
enum status openapi_operation(json_t **out, const struct route *route, json_t *components, struct error *err);

#endif
