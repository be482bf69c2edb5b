/* /collections and /collections/{collection}. */
#ifndef TERRIER_FEATURES_COLLECTION_H
#define TERRIER_FEATURES_COLLECTION_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum status collection_list(struct request *request, struct response *response, struct error *err);
enum status collection_one(struct request *request, struct response *response, struct error *err);

#endif
