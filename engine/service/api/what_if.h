/* What is asked of a what-if, for engine/service/api/what_if*.c only. */
#ifndef TERRIER_API_WHAT_IF_H
#define TERRIER_API_WHAT_IF_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

enum { WHAT_IF_MOST = 100 };

struct what_if_asked {
    const char *changes; /* JSON, as what_if_changes.sql takes it */
    const char *run;     /* number; NULL: the newest published one */
};

/* The request's body, its texts in the request's arena. */
enum status what_if_read(struct request *request, struct what_if_asked *asked, struct error *err);

enum status what_if_post(struct request *request, struct response *response, struct error *err);

#endif
