/* A lane: requests that wait for one login of the database, and the workers that answer them. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "engine/service/http/http_private.h"

#define WAIT_MAX_MICROSECONDS  (10 * 1000000) /* who waited longer is told to come again */
#define BACKOFF_FIRST          100000
#define BACKOFF_MAX            5000000
#define LONG_ENOUGH_TO_BE_GONE 500000 /* shorter statements are not worth a look at their clients */

struct worker {
    struct lane *lane;
    pthread_t thread;
    struct store *db;
    int64_t next_try, backoff; /* microseconds: when the database may be called again */
    pthread_mutex_t lock;      /* over the next three, which the sweep reads */
    struct request *running;
    int64_t running_since;
    bool cancelled;
};

struct lane {
    struct server *server;
    struct lane_options options;
    pthread_mutex_t lock;
    pthread_cond_t filled;
    struct request *first, **last;
    size_t waiting;
    struct worker *workers; /* options.workers of them; the first `started` run */
    int started, idle;
    atomic_int connected;
    bool stopping;
};

struct lane *lane_new(struct server *server, struct lane_options options) {
    struct lane *lane = memory_array(1, sizeof *lane);

    lane->server = server;
    lane->options = options;
    lane->last = &lane->first;
    lane->workers = memory_array((size_t)options.workers, sizeof *lane->workers);
    pthread_mutex_init(&lane->lock, NULL);
    pthread_cond_init(&lane->filled, NULL);
    for (int i = 0; i < options.workers; i++) {
        lane->workers[i].lane = lane;
        pthread_mutex_init(&lane->workers[i].lock, NULL);
    }
    return lane;
}

/* --- a worker's connection --- */

static void worker_close(struct worker *worker) {
    if (worker->db == NULL) return;
    pthread_mutex_lock(&worker->lock); /* the sweep may be about to cancel on it */
    store_close(worker->db);
    worker->db = NULL;
    pthread_mutex_unlock(&worker->lock);
    atomic_fetch_sub(&worker->lane->connected, 1);
}

static enum status open_db(struct worker *worker, struct store **db, struct error *err) {
    const struct server_options *options = &worker->lane->server->options;
    struct text dsn = TEXT_EMPTY;
    enum status status = options->login_dsn(options->login_context, worker->lane->options.login, &dsn, err);

    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
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
        log_warning("http", "no connection as %s: %s", worker->lane->options.login, err->message);
        return;
    }
    worker->backoff = 0;
    store_set_timeout(db, worker->lane->options.timeout_ms);
    pthread_mutex_lock(&worker->lock);
    worker->db = db;
    pthread_mutex_unlock(&worker->lock);
    atomic_fetch_add(&worker->lane->connected, 1);
}

/* Operators find the reason in the log; a client is not told how we reach our database. */
static void say_unreachable(struct error *err) {
    error_set(err, STATUS_UNAVAILABLE,
              "the database cannot be reached at the moment: nothing was changed; try again in a few seconds");
}

struct store *worker_db(struct worker *worker, struct error *err) {
    if (worker->db != NULL && store_lost(worker->db)) worker_close(worker);
    if (worker->db == NULL && now_microseconds() >= worker->next_try) worker_open(worker, err);
    if (worker->db == NULL) say_unreachable(err);
    return worker->db;
}

struct store *worker_reopen(struct worker *worker, struct error *err) {
    worker_close(worker);
    return worker_db(worker, err);
}

struct lane *worker_lane(const struct worker *worker) {
    return worker->lane;
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

/* The next request, waited for; NULL when the lane ends. */
static struct request *next_request(struct lane *lane, bool *stopping) {
    struct request *request;

    pthread_mutex_lock(&lane->lock);
    while (lane->first == NULL && !lane->stopping) {
        lane->idle++;
        pthread_cond_wait(&lane->filled, &lane->lock);
        lane->idle--;
    }
    request = lane->first;
    if (request != NULL) {
        lane->first = request->next;
        if (lane->first == NULL) lane->last = &lane->first;
        lane->waiting--;
    }
    *stopping = lane->stopping;
    pthread_mutex_unlock(&lane->lock);
    return request;
}

static void *worker_run(void *context) {
    struct worker *worker = context;
    struct request *request;
    bool stopping = false;

    while ((request = next_request(worker->lane, &stopping)) != NULL)
        work(worker, request, stopping);
    worker_close(worker);
    return NULL;
}

/* With the lane's lock held. */
static bool start_worker(struct lane *lane) {
    struct worker *worker = &lane->workers[lane->started];

    if (pthread_create(&worker->thread, NULL, worker_run, worker) != 0) return lane->started > 0;
    lane->started++;
    return true;
}

bool lane_push(struct lane *lane, struct request *request) {
    bool taken;

    request->next = NULL;
    pthread_mutex_lock(&lane->lock);
    taken = !lane->stopping && lane->waiting < lane->options.queue_limit;
    if (taken && lane->idle == 0 && lane->started < lane->options.workers) taken = start_worker(lane);
    if (taken) {
        *lane->last = request;
        lane->last = &request->next;
        lane->waiting++;
        if (lane->idle > 0) pthread_cond_signal(&lane->filled);
    }
    pthread_mutex_unlock(&lane->lock);
    return taken;
}

/* --- looked at from other threads --- */

struct lane_figures lane_look(struct lane *lane) {
    struct lane_figures figures = {.login = lane->options.login};

    pthread_mutex_lock(&lane->lock);
    figures.workers = lane->started;
    figures.waiting = lane->waiting;
    pthread_mutex_unlock(&lane->lock);
    figures.connected = atomic_load(&lane->connected);
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

static int count_started(struct lane *lane) {
    int started;

    pthread_mutex_lock(&lane->lock);
    started = lane->started;
    pthread_mutex_unlock(&lane->lock);
    return started;
}

void lane_sweep(struct lane *lane) {
    int64_t now = now_microseconds();
    int started = count_started(lane);

    for (int i = 0; i < started; i++)
        sweep(&lane->workers[i], now, false);
}

void lane_stop(struct lane *lane) {
    pthread_mutex_lock(&lane->lock);
    lane->stopping = true;
    pthread_cond_broadcast(&lane->filled);
    pthread_mutex_unlock(&lane->lock);
    for (int i = 0; i < lane->started; i++)
        sweep(&lane->workers[i], 0, true);
    for (int i = 0; i < lane->started; i++)
        pthread_join(lane->workers[i].thread, NULL);
}

void lane_free(struct lane *lane) {
    if (lane == NULL) return;
    for (int i = 0; i < lane->options.workers; i++)
        pthread_mutex_destroy(&lane->workers[i].lock);
    pthread_mutex_destroy(&lane->lock);
    pthread_cond_destroy(&lane->filled);
    free(lane->workers);
    free(lane);
}
