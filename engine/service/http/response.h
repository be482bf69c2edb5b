/*
 * The answer to a request. A handler fills it and returns STATUS_OK; any other status is answered with a
 * problem document (application/problem+json) instead, made from `err`:
 *
 *   INVALID 400, NOT_FOUND 404, REFUSED 403, CONFLICT 409, UNAVAILABLE and CANCELLED 503, others 500
 *
 * (request_fault() can say another code). Text of 500s is logged under the request's id and not shown.
 *
 * Compression (gzip, zstd; not of answers with a tag of the handler's own), HEAD, Content-Length, Date,
 * Request-Id, security headers, Vary and 304 for a matching If-None-Match are the server's.
 */
#ifndef TERRIER_HTTP_RESPONSE_H
#define TERRIER_HTTP_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/service/http/request.h"

struct response;

void response_code(struct response *response, int status_code); /* 200 unless said */
void response_type(struct response *response, const char *media_type);

/* Both are copied. Bytes that would break a header (CR, LF, NUL) are a programming error and abort: encode
 * what people gave. */
void response_header(struct response *response, const char *name, const char *value);

/* The body, to be written to before the handler returns. */
struct text *response_body(struct response *response);

/* The body is this file from now on; the descriptor belongs to the response. For what was spooled. */
void response_file(struct response *response, int descriptor);
void response_attachment(struct response *response, const char *file_name); /* Content-Disposition */

/* Strong validator, without quotes; shorter than 250 bytes. Given, a matching If-None-Match of a GET becomes
 * a 304. */
void response_etag(struct response *response, const char *tag);

/*
 * The answer is made of nothing but the register as it stood at `stamp` (served.stamp, from the same
 * statement), the role and the request: gives the ETag, and keeps it in the response cache if the route is
 * ROUTE_CACHED. Of the request only path, query, Accept and the address it came to may count. What is kept is
 * given to many, so such answers have no Request-Id.
 */
void response_of_stamp(struct response *response, const char *stamp);

void response_redirect(struct response *response, const char *location); /* 303 See Other */

struct cookie {
    const char *name, *value, *path;
    long max_age; /* seconds; 0 ends the cookie; -1 for the browser's session */
};
/* HttpOnly, SameSite=Lax, and Secure unless the service is reached on loopback without TLS. */
void response_cookie(struct response *response, struct cookie cookie);

/*
 * The body is a stream of server-sent events: `next` is called on a thread of the server, about every 200 ms,
 * adds what there is to `out` and returns false after the last event. It may not wait. `done` frees
 * `context`, also when the client has gone.
 */
typedef bool (*stream_next)(void *context, struct text *out);
void response_stream(struct response *response, stream_next next, void (*done)(void *context), void *context);

#endif
