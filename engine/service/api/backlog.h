/* The handlers of the maintenance backlog, which records_routes.c lists. See route.h. */
#ifndef TERRIER_API_BACKLOG_H
#define TERRIER_API_BACKLOG_H

#include "engine/service/http/response.h"

enum status backlog_estate(struct request *request, struct response *response, struct error *err);
enum status backlog_surveys(struct request *request, struct response *response, struct error *err);
enum status backlog_calibration(struct request *request, struct response *response, struct error *err);

#endif
