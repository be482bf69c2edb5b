/* A crew: the workers of one login of the database, one connection each, and the requests that wait for them.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "sql/embedded.h"

#define WAIT_MAX_MICROSECONDS  (10 * 1000000) /* who waited longer is told to come again */
#define BACKOFF_FIRST          100000
#define BACKOFF_MAX            5000000
#define LONG_ENOUGH_TO_BE_GONE 500000 /* shorter statements are not worth a look at their clients */

struct worker {
    struct crew *crew;
    pthread_t thread;
    struct store *db;
    int64_t next_try, backoff; /* microseconds: when the database may be called again */
    pthread_mutex_t lock;      /* over the next three, which the sweep reads */
    struct request *running;
    int64_t running_since;
    bool cancelled;
};

struct crew {
    struct server *server;
    struct crew_options options;
    pthread_mutex_t lock;
    pthread_cond_t filled;
    struct request *first, **last;
    size_t waiting;
    struct worker *workers; /* options.workers of them; the first `started` run */
    int started, idle;
    atomic_int connected;
    bool stopping;
};

struct crew *crew_new(struct server *server, struct crew_options options) {
    struct crew *crew = memory_array(1, sizeof *crew);

    crew->server = server;
    crew->options = options;
    crew->last = &crew->first;
    crew->workers = memory_array((size_t)options.workers, sizeof *crew->workers);
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->filled, NULL);
    for (int i = 0; i < options.workers; i++) {
        crew->workers[i].crew = crew;
        pthread_mutex_init(&crew->workers[i].lock, NULL);
    }
    return crew;
}

/* --- a worker's connection --- */

static void worker_close(struct worker *worker) {
    if (worker->db == NULL) return;
    pthread_mutex_lock(&worker->lock); /* the sweep may be about to cancel on it */
    store_close(worker->db);
    worker->db = NULL;
    pthread_mutex_unlock(&worker->lock);
    atomic_fetch_sub(&worker->crew->connected, 1);
}

static enum status open_db(struct worker *worker, struct store **db, struct error *err) {
    const struct server_options *options = &worker->crew->server->options;
    struct text dsn = TEXT_EMPTY;
    enum status status = options->login_dsn(options->login_context, worker->crew->options.login, &dsn, err);

    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
    if (status == STATUS_OK) {
        status = store_run(*db, sql_service_session, BIND_NONE, err);
        if (status != STATUS_OK) {
            store_close(*db);
            *db = NULL;
        }
    }
    text_free(&dsn);
    return status;
}

static void worker_open(struct worker *worker, struct error *err) {
    struct store *db = NULL;
    enum status status = open_db(worker, &db, err);

    if (status != STATUS_OK) {
        worker->backoff = worker->backoff == 0 ? BACKOFF_FIRST : worker->backoff * 2;
        if (worker->backoff > BACKOFF_MAX) worker->backoff = BACKOFF_MAX;
        worker->next_try = now_microseconds() + worker->backoff;
        log_warning("http", "no connection as %s: %s", worker->crew->options.login, err->message);
        return;
    }
    worker->backoff = 0;
    store_set_timeout(db, worker->crew->options.timeout_ms);
    pthread_mutex_lock(&worker->lock);
    worker->db = db;
    pthread_mutex_unlock(&worker->lock);
    atomic_fetch_add(&worker->crew->connected, 1);
}

/* Operators find the reason in the log; a client is not told how we reach our database. */
static void say_unreachable(struct error *err) {
    error_set(
        err, STATUS_UNAVAILABLE,
        "the database cannot be reached at the moment: nothing was changed; try again in a few seconds");
}

/* Connected to a standby, though there is a primary again. */
static bool is_behind(const struct worker *worker) {
    return store_on_standby(worker->db) && !freshness_look(worker->crew->server->freshness).standby;
}

struct store *worker_db(struct worker *worker, struct error *err) {
    if (worker->db != NULL && (store_lost(worker->db) || is_behind(worker))) worker_close(worker);
    if (worker->db == NULL && now_microseconds() >= worker->next_try) worker_open(worker, err);
    if (worker->db == NULL) say_unreachable(err);
    return worker->db;
}

struct store *worker_reopen(struct worker *worker, struct error *err) {
    worker_close(worker);
    return worker_db(worker, err);
}

struct crew *worker_crew(const struct worker *worker) {
    return worker->crew;
}

/* --- at work --- */

static void set_running(struct worker *worker, struct request *request) {
    pthread_mutex_lock(&worker->lock);
    worker->running = request;
    worker->running_since = request == NULL ? 0 : now_microseconds();
    worker->cancelled = false;
    pthread_mutex_unlock(&worker->lock);
}

static void refuse_waited(struct request *request) {
    struct error err = {0};

    error_set(&err, STATUS_UNAVAILABLE,
              "the service is too busy to have begun with this within %d seconds: try again in a moment",
              WAIT_MAX_MICROSECONDS / 1000000);
    finish_problem(request, STATUS_UNAVAILABLE, &err);
}

static void work(struct worker *worker, struct request *request, bool stopping) {
    int64_t waited = now_microseconds() - request->queued;
    bool ours = true;

    request->waited += waited;
    request->worker = worker;
    if (stopping || waited > WAIT_MAX_MICROSECONDS) {
        refuse_waited(request);
    } else {
        set_running(worker, request);
        ours = way_on(request);
        set_running(worker, NULL);
    }
    if (!ours) return;
    request->worker = NULL;
    exchange_resume(request);
}

/* The next request, waited for; NULL when the crew ends. */
static struct request *next_request(struct crew *crew, bool *stopping) {
    struct request *request;

    pthread_mutex_lock(&crew->lock);
    while (crew->first == NULL && !crew->stopping) {
        crew->idle++;
        pthread_cond_wait(&crew->filled, &crew->lock);
        crew->idle--;
    }
    request = crew->first;
    if (request != NULL) {
        crew->first = request->next;
        if (crew->first == NULL) crew->last = &crew->first;
        crew->waiting--;
    }
    *stopping = crew->stopping;
    pthread_mutex_unlock(&crew->lock);
    return request;
}

static void *worker_run(void *context) {
    struct worker *worker = context;
    struct request *request;
    bool stopping = false;

    while ((request = next_request(worker->crew, &stopping)) != NULL)
        work(worker, request, stopping);
    worker_close(worker);
    return NULL;
}

/* With the crew's lock held. */
static bool start_worker(struct crew *crew) {
    struct worker *worker = &crew->workers[crew->started];

    if (pthread_create(&worker->thread, NULL, worker_run, worker) != 0) return crew->started > 0;
    crew->started++;
    return true;
}

bool crew_push(struct crew *crew, struct request *request) {
    bool taken;

    request->next = NULL;
    pthread_mutex_lock(&crew->lock);
    taken = !crew->stopping && crew->waiting < crew->options.queue_limit;
    if (taken && crew->idle == 0 && crew->started < crew->options.workers) taken = start_worker(crew);
    if (taken) {
        *crew->last = request;
        crew->last = &request->next;
        crew->waiting++;
        if (crew->idle > 0) pthread_cond_signal(&crew->filled);
    }
    pthread_mutex_unlock(&crew->lock);
    return taken;
}

/* --- looked at from other threads --- */

struct crew_figures crew_look(struct crew *crew) {
    struct crew_figures figures = {.login = crew->options.login};

    pthread_mutex_lock(&crew->lock);
    figures.workers = crew->started;
    figures.waiting = crew->waiting;
    pthread_mutex_unlock(&crew->lock);
    figures.connected = atomic_load(&crew->connected);
    return figures;
}

static bool has_gone(const struct request *request) {
    struct pollfd client = {.fd = request->peer->descriptor, .events = POLLRDHUP};
    return poll(&client, 1, 0) > 0 && (client.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

/* The lock keeps the worker from going on to another request while its statement is stopped. */
static void sweep(struct worker *worker, int64_t now, bool all) {
    struct error ignored = {0};

    pthread_mutex_lock(&worker->lock);
    if (worker->running != NULL && worker->db != NULL && !worker->cancelled &&
        (all || (now - worker->running_since > LONG_ENOUGH_TO_BE_GONE && has_gone(worker->running))))
        worker->cancelled = store_cancel(worker->db, &ignored) == STATUS_OK;
    pthread_mutex_unlock(&worker->lock);
}

static int count_started(struct crew *crew) {
    int started;

    pthread_mutex_lock(&crew->lock);
    started = crew->started;
    pthread_mutex_unlock(&crew->lock);
    return started;
}

void crew_sweep(struct crew *crew) {
    int64_t now = now_microseconds();
    int started = count_started(crew);

    for (int i = 0; i < started; i++)
        sweep(&crew->workers[i], now, false);
}

void crew_stop(struct crew *crew) {
    pthread_mutex_lock(&crew->lock);
    crew->stopping = true;
    pthread_cond_broadcast(&crew->filled);
    pthread_mutex_unlock(&crew->lock);
    for (int i = 0; i < crew->started; i++)
        sweep(&crew->workers[i], 0, true);
    for (int i = 0; i < crew->started; i++)
        pthread_join(crew->workers[i].thread, NULL);
}

void crew_free(struct crew *crew) {
    if (crew == NULL) return;
    for (int i = 0; i < crew->options.workers; i++)
        pthread_mutex_destroy(&crew->workers[i].lock);
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->filled);
    free(crew->workers);
    free(crew);
}
