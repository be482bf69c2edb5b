/* The handlers that direction_routes.c lists. See route.h. */
#ifndef TERRIER_API_DIRECTION_HANDLERS_H
#define TERRIER_API_DIRECTION_HANDLERS_H

#include "engine/service/http/response.h"

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

HANDLER(direction_quarters);
HANDLER(direction_commitments);
HANDLER(direction_commitment);
HANDLER(direction_comment);
HANDLER(direction_assets);
HANDLER(direction_asset);

#undef HANDLER

#endif
