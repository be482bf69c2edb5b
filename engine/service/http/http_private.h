/*
 * What the files of engine/service/http share. Not for other rooms.
 *
 * The way of a request, and which file has which step of it:
 *
 *   exchange.c   libmicrohttpd's callbacks: a request begins, its body comes, its answer is queued, it has
 * ended way.c        which route, who asks, may they, is it cached, who runs the handler (crew.c or here)
 *   crew.c       a queue for each login of the database, and its workers, one connection each
 *   finish.c     what the handler said becomes an answer: headers, 304, compression, cache
 *
 * A request belongs to one thread at a time: to the thread of libmicrohttpd that has its connection, or,
 * while that is suspended, to the lane it was given to.
 */
#ifndef TERRIER_HTTP_PRIVATE_H
#define TERRIER_HTTP_PRIVATE_H

#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "engine/base/text.h"
#include "engine/service/http/cache.h"
#include "engine/service/http/negotiate.h"
#include "engine/service/http/request.h"
#include "engine/service/http/response.h"
#include "engine/service/http/route_match.h"
#include "engine/service/http/server.h"

#define TARGET_BYTES_MAX  8192  /* path and query: more is 414 */
#define HEADERS_BYTES_MAX 16384 /* more is 431 */

static inline int64_t now_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* --- a client's connection --- */

enum peer_phase { PEER_ASKS, PEER_UPLOADS, PEER_WAITS, PEER_TAKES, PEER_LISTENS };

struct peer {
    struct peer *next, *previous; /* all of them, under server->peers_lock */
    int descriptor;
    bool loopback;
    char address[INET6_ADDRSTRLEN];
    atomic_int phase;
    atomic_llong since; /* microseconds: when that phase began */
};

/* --- an answer in the making --- */

struct response_field {
    struct response_field *next;
    const char *name, *value;
};

struct response {
    struct arena *arena; /* the request's */
    int code;
    const char *type;
    struct text body;
    struct response_field *fields, **last_field;
    const char *etag, *stamp;
    int descriptor; /* -1: the body is in `body` */
    bool secure_cookies;
    stream_next next;
    void (*done)(void *context);
    void *stream_context;
};

void response_begin(struct response *response, struct arena *arena);
void response_drop(struct response *response); /* frees what a handler put in */

/* --- a request --- */

enum stage {
    STAGE_NEW,      /* its first line is known */
    STAGE_IDENTIFY, /* its headers are there */
    STAGE_BODY,     /* it may be answered; its body comes */
    STAGE_HANDLE,   /* all of it is there */
    STAGE_ANSWERED  /* `answer` is to be sent */
};

struct request {
    struct request *next; /* in the pool, or in a lane's queue */
    struct server *server;
    struct peer *peer;
    struct MHD_Connection *connection;
    struct arena *arena;
    enum stage stage;
    bool suspended;

    const char *target; /* as sent */
    size_t target_length, path_length;
    const char *path; /* without the query */
    enum http_method method;
    bool head, has_body;
    const struct route_path *matched;
    const struct route *route; /* NULL: none matched */
    size_t route_number;
    struct segment segments[TARGET_SEGMENTS_MAX];
    int segment_count;
    struct parameter *parameters;
    size_t parameter_count;
    bool parameters_read;
    char id[24];
    const char *base;
    const char *address; /* the client's, also behind a proxy we trust */
    struct identity identity;

    struct text body;
    bool body_begun; /* the next call without a piece of it is its end */
    int spool;       /* descriptor; -1 none */
    const char *spool_name;
    size_t body_length;

    struct worker *worker; /* that has it; NULL on a thread of libmicrohttpd */
    struct store *db;      /* of that worker, while a handler runs */
    bool prepared;         /* the steps before its handler are done */
    const char *once;      /* its Idempotency-Key, while the answer is to be kept under it */
    int fault_code;
    const char *fault_where, *fault_name;
    int retry_after; /* seconds; 0 not said */
    struct response response;

    struct MHD_Response *answer;
    unsigned answer_code;
    size_t answer_bytes;
    enum encoding encoding; /* what the client takes best */
    struct cache_key key;   /* of its answer in the cache; bytes NULL: not made yet */
    uint64_t generation;    /* of the answer, if it may be kept */
    struct cached kept;     /* holds `answer` when that is the cache's */
    bool from_cache;

    int64_t began, queued, waited; /* microseconds; `waited` for a worker and its database */
};

/* request.c */
struct request *request_take(struct server *server); /* from the pool */
void request_give(struct request *request);          /* back to it */
enum status request_read_parameters(struct request *request, struct error *err);

/* --- crews: the workers behind a lane, for one login of the database --- */

struct crew;
struct worker;
struct crew_options {
    const char *login;
    int workers;
    size_t queue_limit;
    int timeout_ms; /* of a statement; 0 none */
};
struct crew *crew_new(struct server *server, struct crew_options options);
/* False: too many wait there already. */
bool crew_push(struct crew *crew, struct request *request);
/* For the worker that has a request: its lane, its connection (opened if need be; NULL with a sentence), and
 * another connection in place of one that was lost. */
struct crew *worker_crew(const struct worker *worker);
struct store *worker_db(struct worker *worker, struct error *err);
struct store *worker_reopen(struct worker *worker, struct error *err);
/* Refuses what waits, stops the statements that run, and waits for its workers. */
void crew_stop(struct crew *crew);
void crew_free(struct crew *crew);
struct crew_figures {
    const char *login;
    int workers, connected;
    size_t waiting;
};
struct crew_figures crew_look(struct crew *crew);
/* Stops statements whose client has gone. Called now and then. */
void crew_sweep(struct crew *crew);

#define CREWS (2 * ROLE_COUNT + 1)

/* --- the server --- */

struct server {
    struct server_options options;
    struct route_set routes;
    struct MHD_Daemon *daemon;
    char *tls_certificate, *tls_key;
    int listener;
    int port;
    char *own_base;            /* for those who send no Host */
    struct crew *crews[CREWS]; /* NULL: no such */

    pthread_mutex_t pool_lock;
    struct request *pool;
    size_t pool_size;

    pthread_mutex_t peers_lock;
    struct peer *peers;
    atomic_uint peer_count;

    struct access_log *access_log; /* NULL: none */
    struct metrics *metrics;
    struct cache *cache;
    struct freshness *freshness;
    pthread_mutex_t streams_lock;
    struct stream *streams;
    pthread_t keeper; /* housekeeping.c */

    atomic_uint under_way; /* requests begun and not ended */
    atomic_bool stopping, ended;
    uint32_t id_start;
    atomic_uint id_serial;
    int64_t started;
};

/* way.c: goes on with a request as far as this thread can. False: it was given to a lane, and is no longer
 * ours. */
bool way_on(struct request *request);
void way_crews(struct server *server); /* makes server->crews */

/* finish.c: makes `answer` from what the handler said, or from a failure. */
void finish_response(struct request *request);
void finish_problem(struct request *request, enum status status, const struct error *err);

/* once.c: before the handler, true when `request->response` is the answer of before; after it, its answer is
 * kept. */
enum status once_begin(struct request *request, bool *answered, struct error *err);
void once_finish(struct request *request);

void finish_not_modified(struct request *request); /* with the tag of its response */

/* repeat.c: an answer made before. True when there is one, and the request is answered. */
bool repeat_answers(struct request *request);
const char *repeat_tag(struct request *request, const char *stamp);
bool repeat_may_keep(struct request *request); /* before the answer is made, repeat_keep() after */
void repeat_keep(struct request *request);

/* stream.c */
struct MHD_Response *stream_answer(struct request *request);
void stream_wake_all(struct server *server);

/* spool.c: false when the disk refuses; the log says why. */
bool spool_begin(struct request *request);
bool spool_add(struct request *request, const char *bytes, size_t length);

/* tls.c */
enum status tls_read(struct server *server, struct error *err);

/* housekeeping.c: a thread that looks around a few times a second. */
void housekeeping_start(struct server *server);
void housekeeping_stop(struct server *server);

/* problem.c */
int problem_code(enum status status);
const char *problem_title(int code);
void problem_write(struct text *out, const struct request *request, int code, const char *detail);

/* exchange.c */
enum MHD_Result exchange_on_request(void *server, struct MHD_Connection *connection, const char *url,
                                    const char *method, const char *version, const char *upload,
                                    size_t *upload_size, void **context);
void *exchange_on_target(void *server, const char *target, struct MHD_Connection *connection);
void exchange_on_end(void *server, struct MHD_Connection *connection, void **context,
                     enum MHD_RequestTerminationCode code);
size_t exchange_leave_escapes(void *server, struct MHD_Connection *connection, char *text);
/* Lets libmicrohttpd go on with a request that was with a lane. */
void exchange_resume(struct request *request);

/* peer.c */
void peer_on_connection(void *server, struct MHD_Connection *connection, void **context,
                        enum MHD_ConnectionNotificationCode code);
void peer_turns(struct peer *peer, enum peer_phase phase);

/* listen.c: a socket that is bound and listens. */
enum status listen_open(int *descriptor, const char *address, int port, struct error *err);
int listen_port(int descriptor);

#endif
