/* Handlers of /api/me, /api/keys and /api/sessions; see routes.c for what each is. */
#ifndef TERRIER_SIGN_IN_RESOURCES_H
#define TERRIER_SIGN_IN_RESOURCES_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"
#include "engine/service/sign_in/keys.h"

enum status me_read(struct request *request, struct response *response, struct error *err);
enum status keys_read(struct request *request, struct response *response, struct error *err);
enum status keys_make(struct request *request, struct response *response, struct error *err);
enum status keys_revoke(struct request *request, struct response *response, struct error *err);
enum status sessions_read(struct request *request, struct response *response, struct error *err);
enum status sessions_revoke(struct request *request, struct response *response, struct error *err);

/* The body of a request for a key; what it does not say stays as it is. */
enum status key_wish_read(struct request *request, struct key_wish *wish, struct error *err);

#endif
