/*
 * One request, from its last byte in to its answer. Everything taken from `request->arena` lives until the
 * answer has gone out.
 *
 * Handlers never see libmicrohttpd. They run either on a thread of the server (LANE_NONE: no waiting of any
 * kind) or on a database worker (every other lane), which owns the connection of request_db() meanwhile.
 */
#ifndef TERRIER_HTTP_REQUEST_H
#define TERRIER_HTTP_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/service/http/identity.h"
#include "engine/store/store.h"

struct request;
struct route;
struct server;

struct arena *request_arena(const struct request *request);
const struct route *request_route(const struct request *request);
const struct identity *request_identity(const struct request *request);
const char *request_id(const struct request *request);     /* also in the header Request-Id and the log */
const char *request_method(const struct request *request); /* HEAD is given to handlers as GET */
const char *request_path(const struct request *request);   /* as sent, without the query */

/* The part of the path that stands for {name} of the route's pattern, percent-decoded; never NULL or empty.
 */
const char *request_part(const struct request *request, const char *name);

/* A header's value, the name in any case; NULL when it was not sent. */
const char *request_header(const struct request *request, const char *name);
const char *request_cookie(const struct request *request, const char *name);

/*
 * Query parameters, percent-decoded, valid UTF-8. One given twice, one that the route does not list (and that
 * its `parameter_known` does not know), and one that is not UTF-8 were refused with 400 before the handler.
 */
struct parameter {
    const char *name;
    const char *value; /* "" for `?a` and `?a=` */
};
const char *request_parameter(const struct request *request, const char *name); /* NULL when not given */
const struct parameter *request_parameters(const struct request *request,
                                           size_t *count); /* as sent, in order */

/* The whole body; NULL and 0 when there is none. NUL-terminated beyond its length. Bodies that the route
 * spools (ROUTE_SPOOL) are in the file of that name instead, which goes with the request. */
const char *request_body(const struct request *request, size_t *length);
const char *request_spooled(const struct request *request);

/* The connection of the worker that runs the handler: the login of the identity's role, or that of the
 * route's lane. Never NULL but in LANE_NONE. */
struct store *request_db(const struct request *request);

/* The client's address, also behind a proxy that is trusted: for limits. */
const char *request_address(const struct request *request);

/* server_options.door.context: for the door's own pages. */
void *request_door(const struct request *request);

/* Where files may be made that go with the request (0700): unlinked once they are open. */
const char *request_spool_directory(const struct request *request);

/* What serves: for freshness_moved(); and server_options.context: what engine/service gives all handlers. */
struct server *request_server(const struct request *request);
void *request_context(const struct request *request);

/*
 * The address that clients use for this service, "https://host[:port][/prefix]", without a closing slash:
 * the configured public address, else what the request came to. For links.
 */
const char *request_base(const struct request *request);

/*
 * What the client wants of the kinds that a resource has, by `f=` and else by Accept. `kinds` are in order of
 * preference and closed by a row of NULLs. NULL: none will do. STATUS is then 406 (Accept) or 400 (`f`),
 * with the list of those that would, already set in `err`.
 */
struct media_kind {
    const char *f;    /* "json" */
    const char *type; /* "application/geo+json" */
};
const struct media_kind *request_wants(struct request *request, const struct media_kind *kinds,
                                       struct error *err);

/*
 * Names what was wrong in the problem document (RFC 9457) of the failure that the handler is about to return:
 * `where` is "parameter", "header", "path" or "body", `name` the parameter, header or field. `status_code`
 * overrides the one that follows from the status (0: keep it), e.g. 406, 412, 413, 428.
 */
void request_fault(struct request *request, int status_code, const char *where, const char *name);

/* request_fault() for a query parameter (400) and error_set(STATUS_INVALID) in one. */
enum status request_bad_parameter(struct request *request, struct error *err, const char *name,
                                  const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
