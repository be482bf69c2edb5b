/* The handlers that plans_routes.c lists. See route.h. */
#ifndef TERRIER_API_PLANS_HANDLERS_H
#define TERRIER_API_PLANS_HANDLERS_H

#include "engine/service/http/response.h"

struct json;

#define HANDLER(name) enum status name(struct request *request, struct response *response, struct error *err)

HANDLER(plans_list);
HANDLER(plans_one);
HANDLER(plans_make);
HANDLER(scenarios_list);
HANDLER(scenarios_one);
HANDLER(scenarios_make);
HANDLER(scenarios_change);
HANDLER(scenarios_plans);
HANDLER(scenarios_plan);
HANDLER(scenarios_compare);

#undef HANDLER

/* A scenario as the answer. */
enum status scenarios_read(struct request *request, struct response *response, const char *name,
                           struct error *err);

/* Asks for a programme, of a scenario or, NULL, of what the body says: 202 with the job. */
enum status plans_ask(struct request *request, struct response *response, const char *scenario,
                      struct error *err);

/* A page of plans, of a scenario or, NULL, of all. */
enum status plans_page(struct request *request, struct response *response, const char *scenario,
                       struct error *err);

/*
 * Answers with the JSON object whose members `read` writes, all read in one snapshot. As records_answer(),
 * without a tag: plans and scenarios come and go while the register's stamp stays.
 */
typedef enum status (*plans_reader)(struct request *request, struct json *json, const char *what,
                                    struct error *err);
enum status plans_answer(struct request *request, struct response *response, plans_reader read,
                         const char *what, struct error *err);

#endif
