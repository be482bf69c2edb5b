/* A thread that knows the stamp in force, and another that keeps the sheets current. */
#include "engine/service/http/freshness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/log.h"
#include "engine/service/http/cache.h"
#include "engine/service/http/freshness_private.h"
#include "engine/service/http/http_private.h"
#include "sql/embedded.h"

#define LOGIN        "terrier_serve_public" /* may read the stamp, and little else */
#define SURE_MS      15000                  /* how long what was read counts without being read again */
#define AGAIN_MS     5000                   /* when it is read again though nobody announced anything */
#define POLL_MS      500                    /* the same where nobody can announce: on a standby */
#define SLICE_MS     100                    /* how long a stop or a write of ours may go unseen */
#define STATEMENT_MS 5000
#define REFRESH_MS   (30 * 60 * 1000)
#define LOOK_MS      3000 /* how often a standby's reader looks whether there is a primary again */
#define SETTLE_MS    500  /* several writes in a row make the sheets once */
#define HOUR_SECONDS 3600
#define STAMP_BYTES  200

struct freshness {
    struct server *server;
    pthread_t thread, refresher;
    pthread_mutex_t lock; /* over the stamp, moves and sheets */
    pthread_cond_t wanted;
    char stamp[STAMP_BYTES];
    unsigned moves; /* writes of ours */
    bool sheets_are_behind;
    atomic_ullong generation; /* one for each stamp there was */
    atomic_llong sure_until;  /* microseconds */
    atomic_bool stop, reachable, standby;
    struct store *refreshing; /* under the lock, while the sheets are made */
    struct store *db;         /* the thread's */
    bool announced;           /* the server tells us when the stamp moves */
    bool began_on_standby;    /* which refuses to be listened to */
    int64_t look_at;          /* on a standby: when to look for the primary */
    bool complained;
};

/* --- asked by those who answer --- */

uint64_t freshness_generation(const struct freshness *freshness) {
    if (now_microseconds() >= atomic_load_explicit(&freshness->sure_until, memory_order_acquire)) return 0;
    return atomic_load_explicit(&freshness->generation, memory_order_acquire);
}

uint64_t freshness_generation_of(struct freshness *freshness, const char *stamp) {
    uint64_t generation = 0;

    pthread_mutex_lock(&freshness->lock);
    if (strcmp(freshness->stamp, stamp) == 0) generation = freshness_generation(freshness);
    pthread_mutex_unlock(&freshness->lock);
    return generation;
}

bool freshness_stamp(const struct server *server, char *out, size_t size) {
    struct freshness *freshness = server->freshness;
    bool sure;

    pthread_mutex_lock(&freshness->lock);
    sure = freshness_generation(freshness) != 0;
    snprintf(out, size, "%s", freshness->stamp);
    pthread_mutex_unlock(&freshness->lock);
    return sure;
}

/* Two writes of ours may end in one order and be told in another, so neither is believed: the stamp is read
 * anew. */
void freshness_moved(const struct server *server, const char *stamp) {
    struct freshness *freshness = server->freshness;

    (void)stamp;
    pthread_mutex_lock(&freshness->lock);
    freshness->moves++;
    atomic_store(&freshness->sure_until, 0);
    pthread_mutex_unlock(&freshness->lock);
}

struct freshness_figures freshness_look(const struct freshness *freshness) {
    return (struct freshness_figures){.reachable = atomic_load(&freshness->reachable),
                                      .sure = freshness_generation(freshness) != 0,
                                      .standby = atomic_load(&freshness->standby)};
}

/* --- the thread that listens --- */

/* Facts age at midnight, which is on the hour in any zone: what was read before does not count after. */
static int64_t until_the_hour(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (HOUR_SECONDS - now.tv_sec % HOUR_SECONDS) * (int64_t)1000000 - now.tv_nsec / 1000;
}

static unsigned count_moves(struct freshness *freshness) {
    unsigned moves;

    pthread_mutex_lock(&freshness->lock);
    moves = freshness->moves;
    pthread_mutex_unlock(&freshness->lock);
    return moves;
}

/* What was read at `began`, when there had been `moves` writes of ours. */
static void believe(struct freshness *freshness, const struct rows *rows, int64_t began, unsigned moves,
                    int64_t hour) {
    const char *stamp = rows_text(rows, 0, 0);
    bool moved = false;

    pthread_mutex_lock(&freshness->lock);
    if (stamp != NULL && moves == freshness->moves) {
        moved = strcmp(stamp, freshness->stamp) != 0;
        if (moved) {
            snprintf(freshness->stamp, sizeof freshness->stamp, "%s", stamp);
            atomic_fetch_add(&freshness->generation, 1);
        }
        atomic_store(&freshness->sure_until, began + (hour < SURE_MS * 1000 ? hour : SURE_MS * 1000));
    }
    freshness->sheets_are_behind = !rows_boolean(rows, 0, 1) && !rows_boolean(rows, 0, 2);
    if (freshness->sheets_are_behind) pthread_cond_signal(&freshness->wanted);
    pthread_mutex_unlock(&freshness->lock);
    atomic_store(&freshness->standby, rows_boolean(rows, 0, 2));
    if (moved) cache_empty(freshness->server->cache);
}

static enum status read_stamp(struct freshness *freshness, struct error *err) {
    struct rows *rows = NULL;
    unsigned moves = count_moves(freshness);
    int64_t began = now_microseconds(), hour = until_the_hour();
    enum status status = store_query(freshness->db, sql_service_stamp, BIND_NONE, STORE_ONE, &rows, err);

    if (status == STATUS_OK) believe(freshness, rows, began, moves, hour);
    rows_free(rows);
    return status;
}

static enum status open_as(struct freshness *freshness, struct store **db, int timeout, struct error *err) {
    const struct server_options *options = &freshness->server->options;
    struct text dsn = TEXT_EMPTY;
    enum status status = options->login_dsn(options->login_context, LOGIN, &dsn, err);

    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
    if (status == STATUS_OK) store_set_timeout(*db, timeout);
    text_free(&dsn);
    return status;
}

/* A standby announces nothing and refuses to be listened to: then it is asked often instead. */
static enum status begin_listening(struct freshness *freshness, struct error *err) {
    struct error refused = {0};
    enum status status = open_as(freshness, &freshness->db, STATEMENT_MS, err);

    if (status != STATUS_OK) return status;
    freshness->announced = store_run(freshness->db, sql_service_listen, BIND_NONE, &refused) == STATUS_OK;
    freshness->began_on_standby = store_on_standby(freshness->db);
    freshness->look_at = now_microseconds() + LOOK_MS * 1000;
    return STATUS_OK;
}

static void disconnect(struct freshness *freshness, const struct error *err) {
    atomic_store(&freshness->sure_until, 0);
    atomic_store(&freshness->reachable, false);
    store_close(freshness->db);
    freshness->db = NULL;
    if (!freshness->complained)
        log_warning("http", "answers are not kept, for the stamp is unknown: %s", err->message);
    freshness->complained = true;
}

/* Until something was announced, a write of ours, the hour, or it is time anyway. */
static enum status wait_for_news(struct freshness *freshness, struct error *err) {
    unsigned moves = count_moves(freshness);
    int64_t end = now_microseconds() + (freshness->announced ? AGAIN_MS : POLL_MS) * 1000,
            hour = now_microseconds() + until_the_hour();
    enum status status = STATUS_OK;
    bool told = false;

    if (hour < end) end = hour;
    while (status == STATUS_OK && !told && !atomic_load(&freshness->stop) &&
           count_moves(freshness) == moves) {
        int64_t left = (end - now_microseconds()) / 1000 + 1;
        if (left <= 0) break;
        status = store_wait(freshness->db, left > SLICE_MS ? SLICE_MS : (int)left, &told, err);
    }
    return status;
}

/*
 * Of several servers another may be the primary by now. A standby that was promoted is listened to anew, and
 * with it the workers' connections of before are found to be to no standby any more.
 */
static bool primary_is_elsewhere(struct freshness *freshness) {
    const struct server_options *options = &freshness->server->options;
    struct text dsn = TEXT_EMPTY;
    struct error ignored = {0};
    bool elsewhere = false;

    if (!atomic_load(&freshness->standby)) return freshness->began_on_standby;
    if (now_microseconds() < freshness->look_at) return false;
    freshness->look_at = now_microseconds() + LOOK_MS * 1000;
    if (options->login_dsn(options->login_context, LOGIN, &dsn, &ignored) == STATUS_OK)
        elsewhere = store_primary_answers(text_string(&dsn));
    text_free(&dsn);
    return elsewhere;
}

static void reconnect(struct freshness *freshness) {
    atomic_store(&freshness->sure_until, 0);
    store_close(freshness->db);
    freshness->db = NULL;
}

static void *listen_run(void *context) {
    struct freshness *freshness = context;

    while (!atomic_load(&freshness->stop)) {
        struct error err = {0};
        enum status status = freshness->db == NULL ? begin_listening(freshness, &err) : STATUS_OK;
        if (status == STATUS_OK) status = read_stamp(freshness, &err);
        if (status == STATUS_OK) {
            atomic_store(&freshness->reachable, true);
            freshness->complained = false;
            status = wait_for_news(freshness, &err);
            if (status == STATUS_OK && primary_is_elsewhere(freshness)) reconnect(freshness);
        }
        if (status == STATUS_OK) continue;
        disconnect(freshness, &err);
        usleep(SLICE_MS * 1000);
    }
    store_close(freshness->db);
    return NULL;
}

/* --- the thread that makes the sheets --- */

static bool wait_until_behind(struct freshness *freshness) {
    bool stop;

    pthread_mutex_lock(&freshness->lock);
    while (!freshness->sheets_are_behind && !atomic_load(&freshness->stop))
        pthread_cond_wait(&freshness->wanted, &freshness->lock);
    freshness->sheets_are_behind = false;
    stop = atomic_load(&freshness->stop);
    pthread_mutex_unlock(&freshness->lock);
    return !stop;
}

static void *refresh_run(void *context) {
    struct freshness *freshness = context;

    while (wait_until_behind(freshness)) {
        struct store *db = NULL;
        struct error err = {0};
        usleep(SETTLE_MS * 1000);
        enum status status = open_as(freshness, &db, REFRESH_MS, &err);
        if (status == STATUS_OK) {
            pthread_mutex_lock(&freshness->lock);
            freshness->refreshing = db;
            pthread_mutex_unlock(&freshness->lock);
            status = store_run(db, sql_service_refresh, BIND_NONE, &err);
        }
        if (status != STATUS_OK) log_warning("http", "the sheets were not made current: %s", err.message);
        pthread_mutex_lock(&freshness->lock);
        freshness->refreshing = NULL;
        pthread_mutex_unlock(&freshness->lock);
        store_close(db);
    }
    return NULL;
}

/* --- life --- */

struct freshness *freshness_start(struct server *server) {
    struct freshness *freshness = memory_array(1, sizeof *freshness);

    freshness->server = server;
    pthread_mutex_init(&freshness->lock, NULL);
    pthread_cond_init(&freshness->wanted, NULL);
    if (pthread_create(&freshness->thread, NULL, listen_run, freshness) != 0 ||
        pthread_create(&freshness->refresher, NULL, refresh_run, freshness) != 0)
        abort(); /* a system without room for two threads is of no use to a server */
    return freshness;
}

void freshness_stop(struct freshness *freshness) {
    struct error ignored = {0};

    atomic_store(&freshness->stop, true);
    pthread_mutex_lock(&freshness->lock);
    if (freshness->refreshing != NULL) store_cancel(freshness->refreshing, &ignored);
    pthread_cond_signal(&freshness->wanted);
    pthread_mutex_unlock(&freshness->lock);
    pthread_join(freshness->thread, NULL);
    pthread_join(freshness->refresher, NULL);
}

void freshness_free(struct freshness *freshness) {
    if (freshness == NULL) return;
    pthread_mutex_destroy(&freshness->lock);
    pthread_cond_destroy(&freshness->wanted);
    free(freshness);
}
