/* Handlers of the pages under /sign-in; see routes.c for what each is. */
#ifndef TERRIER_SIGN_IN_WAYS_H
#define TERRIER_SIGN_IN_WAYS_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum status way_in(struct request *request, struct response *response, struct error *err);
enum status way_link(struct request *request, struct response *response, struct error *err);
enum status way_link_use(struct request *request, struct response *response, struct error *err);
enum status way_out(struct request *request, struct response *response, struct error *err);

/* The page of a 401: see `invite` in engine/service/http/server.h. */
void way_invite(struct request *request, struct response *response, const char *why);

#endif
