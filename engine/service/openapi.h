/*
 * The OpenAPI 3.0 document, made from the route tables, so that it says what is there and nothing else.
 *
 * What no table says stands in openapi_components.json (the fixed parts: schemas of OGC answers, the answers
 * to faults, ways to sign in, what the parts of paths are) and in FOLDER/schemas/SUBJECT.json (an object
 * of schemas by name, for the `answer` and `body` of the routes of that folder).
 *
 *   a query parameter: style form, no explode     a {part} of a path: components/parameters/part, if there
 *   `gives` application/json or +json: the schema that `answer` names; others are bytes
 *   errors: application/problem+json, by what can go wrong with such a route
 *
 * Source: OpenAPI Specification 3.0.3; OGC 17-069r4 (oas30).
 */
#ifndef TERRIER_SERVICE_OPENAPI_H
#define TERRIER_SERVICE_OPENAPI_H

#include "engine/base/text.h"
#include "engine/service/http/route.h"

/* `base` is the service's address; `tables` is closed by NULL. A table or component that is not right is
 * STATUS_INTERNAL, with its place. */
enum status openapi_document(struct text *out, const struct route *const *tables, const char *base,
                             const char *version, struct error *err);

/* The same as a page for people, which needs no script. */
enum status openapi_page(struct text *out, const struct route *const *tables, const char *base,
                         const char *version, struct error *err);

extern const struct route openapi_routes[];

#endif
