/*
 * The HTTP server: libmicrohttpd (epoll, thread pool) in front, database workers behind. No domain words.
 *
 *     struct server *server = NULL;
 *     status = server_start(&server, &options, err);
 *     ... wait for a signal ...
 *     server_stop(server, 10000);   finishes answers, then ends
 */
#ifndef TERRIER_HTTP_SERVER_H
#define TERRIER_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"
#include "engine/service/http/route.h"

struct server;

/*
 * Who is it? Asked before a route's handler. `quick` runs on the server's thread and may not wait: it answers
 * from memory (IDENTIFIED, or NOBODY when no credential was given), or says that the database must be asked;
 * then `ask` runs on a LANE_DOOR worker. Both set `*out`, whose texts live in the request's arena. A
 * credential that is wrong, expired or revoked is STATUS_REFUSED with a sentence: 401; `quick` says
 * DOOR_REFUSED of what it can tell without waiting, also to an address that is refused for a while. `guard`
 * is asked after that, for writes by MEANS_SESSION: it refuses a missing or wrong CSRF token. `invite` makes
 * the page that a person in a browser gets with a 401, saying `why` and leading to the way in; NULL: a
 * problem document, which programs get anyway. `too_many` says for how many seconds an address may not have
 * the database asked after too many failures; 0 not. `failed` is told of each 401 for a wrong credential.
 */
enum door_answer { DOOR_IDENTIFIED, DOOR_NOBODY, DOOR_ASK, DOOR_REFUSED };
struct door {
    void *context;
    enum door_answer (*quick)(void *context, struct request *request, struct identity *out,
                              struct error *err);
    enum status (*ask)(void *context, struct request *request, struct store *db, struct identity *out,
                       struct error *err);
    enum status (*guard)(void *context, struct request *request, struct error *err);
    void (*invite)(void *context, struct request *request, struct response *response, const char *why);
    int (*too_many)(void *context, const char *address);
    void (*failed)(void *context, struct request *request, const char *sentence);
};

/*
 * Writes that are answered once (ROUTE_IDEMPOTENT with the header Idempotency-Key). `begin` runs on the
 * worker before the handler: it leaves `*kept` false for a new key; true, with the answer of before in
 * `*answer`, for one that was answered; and returns CONFLICT or INVALID (with request_fault()) for one that
 * is under way or was for something else. `finish` is given the answer to a new key, on the same worker,
 * before it is sent. Texts of `*answer` live in the request's arena.
 */
struct kept_header {
    const char *name, *value;
};
struct kept_answer {
    int code;
    const char *type; /* media type; NULL none */
    const struct kept_header *headers;
    size_t header_count;
    const char *body;
    size_t length;
};
struct idempotency {
    void *context;
    enum status (*begin)(void *context, struct request *request, const char *key, struct kept_answer *answer,
                         bool *kept, struct error *err);
    void (*finish)(void *context, struct request *request, const char *key, const struct kept_answer *answer);
};

struct server_options {
    const char *address;        /* "127.0.0.1" */
    int port;                   /* 0: any free one, see server_port() */
    int listen_descriptor;      /* a socket that is bound and listens (socket activation); -1 none */
    const char *public_address; /* "https://terrier.example"; NULL: as the request came */
    const char *tls_certificate_file, *tls_key_file; /* PEM; NULL: plain HTTP */
    int threads;               /* of libmicrohttpd; 0: one for each processor, at most 4 */
    int workers_per_lane;      /* 0: 4 */
    size_t cache_bytes;        /* of the response cache; 0: off */
    unsigned connection_limit; /* 0: 4096 */
    int idle_seconds;          /* a connection that says nothing is closed after; 0: 30 */
    /* The connection string of a login ("terrier_serve_reader"). */
    enum status (*login_dsn)(void *context, const char *login, struct text *out, struct error *err);
    void *login_context;
    const char *proxy_address;   /* whose last entry in X-Forwarded-For is the client; NULL: nobody's */
    const char *spool_directory; /* 0700, for bodies and exports */
    const char *access_log;      /* a file to add to; NULL: stderr; "" none */
    struct door door;
    struct idempotency idempotency;    /* all NULL: none */
    const struct route *const *tables; /* closed by NULL */
    const char *version;
    void *context; /* request_context() */
};

enum status server_start(struct server **out, const struct server_options *options, struct error *err);
int server_port(const struct server *server);

/* Takes no new connections, finishes what is under way within `grace_ms`, then ends all and frees. */
void server_stop(struct server *server, int grace_ms);

#endif
