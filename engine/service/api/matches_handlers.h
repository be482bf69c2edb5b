/* The handlers that matches_routes.c lists. See route.h. */
#ifndef TERRIER_API_MATCHES_HANDLERS_H
#define TERRIER_API_MATCHES_HANDLERS_H

#include "engine/service/http/response.h"

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

HANDLER(matches_list);
HANDLER(matches_post);
HANDLER(matches_one);
HANDLER(matches_accept);
HANDLER(matches_reject);
HANDLER(matches_undo);
HANDLER(designations_list);
HANDLER(designations_one);
HANDLER(designations_accept);
HANDLER(designations_reject);
HANDLER(designations_undo);
HANDLER(assets_merge);
HANDLER(assets_split);

#undef HANDLER

#endif
