/* The handlers that jobs_routes.c lists. See route.h. */
#ifndef TERRIER_API_JOBS_HANDLERS_H
#define TERRIER_API_JOBS_HANDLERS_H

#include "engine/service/http/response.h"

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

HANDLER(imports_post);
HANDLER(imports_list);
HANDLER(imports_get);
HANDLER(imports_issues);
HANDLER(imports_events);
HANDLER(imports_apply);
HANDLER(imports_delete);
HANDLER(imports_undo_look);
HANDLER(imports_undo);
HANDLER(profiles_all);
HANDLER(profiles_one);
HANDLER(evaluate_post);
HANDLER(jobs_list);
HANDLER(jobs_get);
HANDLER(jobs_events);
HANDLER(jobs_delete);
HANDLER(reports_asset_management_group);
HANDLER(exports_assets);

#undef HANDLER

#endif
