/* The handlers that keeping_routes.c lists. See route.h. */
#ifndef TERRIER_API_KEEPING_HANDLERS_H
#define TERRIER_API_KEEPING_HANDLERS_H

#include "engine/service/http/response.h"

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

/* audit.c */
HANDLER(audit_ledger);
HANDLER(audit_verify);
/* keeping.c */
HANDLER(keeping_due);
HANDLER(keeping_holds);
HANDLER(keeping_hold);
HANDLER(keeping_release);
HANDLER(keeping_archived);
HANDLER(keeping_archive);
HANDLER(keeping_unarchive);
HANDLER(keeping_destroy);
HANDLER(keeping_certificates);
HANDLER(keeping_erasure_places);
HANDLER(keeping_erase);

#undef HANDLER

#endif
