/* The landing page and what it conforms to. */
#ifndef TERRIER_FEATURES_LANDING_H
#define TERRIER_FEATURES_LANDING_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum status landing_page(struct request *request, struct response *response, struct error *err);
enum status landing_conformance(struct request *request, struct response *response, struct error *err);

/* The conformance classes, closed by NULL; those of CQL2 (cql2_conformance) come on top. Each is tested
 * requirement by requirement in tests/service/conformance. */
extern const char *const landing_classes[];

#endif
