/* /collections/{collection}/queryables, /sortables and /schema: JSON Schema of the properties. */
#ifndef TERRIER_FEATURES_SCHEMA_H
#define TERRIER_FEATURES_SCHEMA_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum status schema_queryables(struct request *request, struct response *response, struct error *err);
enum status schema_sortables(struct request *request, struct response *response, struct error *err);
enum status schema_features(struct request *request, struct response *response, struct error *err);

#endif
