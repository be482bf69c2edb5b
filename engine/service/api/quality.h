/* The handlers of data quality, which records_routes.c lists. See route.h. */
#ifndef TERRIER_API_QUALITY_H
#define TERRIER_API_QUALITY_H

#include "engine/service/http/response.h"

enum status quality_estate(struct request *request, struct response *response, struct error *err);
enum status quality_rules(struct request *request, struct response *response, struct error *err);
enum status quality_worst(struct request *request, struct response *response, struct error *err);
enum status quality_failures(struct request *request, struct response *response, struct error *err);
enum status quality_asset(struct request *request, struct response *response, struct error *err);

#endif
