/* The handlers that publications_routes.c lists. See route.h. */
#ifndef TERRIER_API_PUBLICATIONS_H
#define TERRIER_API_PUBLICATIONS_H

#include "engine/service/http/response.h"

enum status publications_list(struct request *request, struct response *response, struct error *err);
enum status publications_get(struct request *request, struct response *response, struct error *err);
enum status publications_file(struct request *request, struct response *response, struct error *err);
enum status publications_post(struct request *request, struct response *response, struct error *err);
enum status publications_check(struct request *request, struct response *response, struct error *err);
enum status publications_rules(struct request *request, struct response *response, struct error *err);
enum status publications_why(struct request *request, struct response *response, struct error *err);
enum status circumstances_list(struct request *request, struct response *response, struct error *err);
enum status circumstances_put(struct request *request, struct response *response, struct error *err);
enum status circumstances_delete(struct request *request, struct response *response, struct error *err);
enum status exports_gaps(struct request *request, struct response *response, struct error *err);

#endif
