#include "engine/service/sign_in/keeper.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/base/memory.h"
#include "engine/store/store.h"
#include "sql/embedded.h"

#define MARKS_MOST    512 /* between two writes; a use more or less does not matter */
#define LOOK_MS       500 /* how long a stop may go unseen */
#define WRITE_SECONDS 15
#define TIDY_SECONDS  600
#define AGAIN_SECONDS 5 /* between attempts to connect */
#define STATEMENT_MS  10000

struct marks {
    char ids[MARKS_MOST][24];
    size_t count;
};

struct keeper {
    struct known *known;
    login_dsn dsn;
    void *dsn_context;
    pthread_t thread;
    atomic_bool stop;
    struct store *db; /* of the thread; NULL: not connected */
    int64_t written, tidied;
    bool complained;
    pthread_mutex_t mutex; /* of the marks */
    struct marks marks[MARK_KINDS];
};

void keeper_used(struct keeper *keeper, enum keeper_mark kind, const char *id) {
    struct marks *marks = &keeper->marks[kind];
    size_t i = 0;

    pthread_mutex_lock(&keeper->mutex);
    while (i < marks->count && strcmp(marks->ids[i], id) != 0)
        i++;
    if (i == marks->count && i < MARKS_MOST)
        snprintf(marks->ids[marks->count++], sizeof marks->ids[0], "%s", id);
    pthread_mutex_unlock(&keeper->mutex);
}

/* The marks so far as an array of PostgreSQL; false when there are none. */
static bool take_marks(struct keeper *keeper, enum keeper_mark kind, struct text *out) {
    struct marks *marks = &keeper->marks[kind];
    bool any;

    pthread_mutex_lock(&keeper->mutex);
    any = marks->count > 0;
    for (size_t i = 0; i < marks->count; i++)
        text_format(out, "%c%s", i == 0 ? '{' : ',', marks->ids[i]);
    marks->count = 0;
    pthread_mutex_unlock(&keeper->mutex);
    if (any) text_add_char(out, '}');
    return any;
}

static enum status write_marks(struct keeper *keeper, enum keeper_mark kind, const char *sql,
                               struct error *err) {
    struct text ids = TEXT_EMPTY;
    enum status status = STATUS_OK;

    if (take_marks(keeper, kind, &ids)) status = store_run(keeper->db, sql, BIND(text_string(&ids)), err);
    text_free(&ids);
    return status;
}

static enum status write_when_due(struct keeper *keeper, int64_t now, struct error *err) {
    enum status status = STATUS_OK;

    if (now - keeper->written >= WRITE_SECONDS) {
        keeper->written = now;
        status = write_marks(keeper, MARK_KEY, sql_door_key_used, err);
        if (status == STATUS_OK) status = write_marks(keeper, MARK_SESSION, sql_door_session_seen, err);
    }
    if (status == STATUS_OK && now - keeper->tidied >= TIDY_SECONDS) {
        keeper->tidied = now;
        status = store_run(keeper->db, sql_door_tidy, BIND_NONE, err);
    }
    return status;
}

static enum status connect_and_listen(struct keeper *keeper, struct error *err) {
    struct text dsn = TEXT_EMPTY;
    enum status status = keeper->dsn(keeper->dsn_context, "terrier_door", &dsn, err);

    if (status == STATUS_OK) status = store_open(&keeper->db, text_string(&dsn), err);
    text_free(&dsn);
    if (status == STATUS_OK) store_set_timeout(keeper->db, STATEMENT_MS);
    if (status == STATUS_OK) status = store_run(keeper->db, sql_door_listen, BIND_NONE, err);
    if (status == STATUS_OK) known_trust(keeper->known, true);
    return status;
}

static enum status keep(struct keeper *keeper, struct error *err) {
    bool told = false;
    enum status status = STATUS_OK;

    if (keeper->db == NULL) status = connect_and_listen(keeper, err);
    if (status == STATUS_OK) status = store_wait(keeper->db, LOOK_MS, &told, err);
    if (status == STATUS_OK && told) known_empty(keeper->known);
    if (status == STATUS_OK) status = write_when_due(keeper, known_now(), err);
    return status;
}

static void give_up(struct keeper *keeper, const struct error *err) {
    known_trust(keeper->known, false);
    store_close(keeper->db);
    keeper->db = NULL;
    if (!keeper->complained)
        log_warning("door", "revocations are not heard, so every credential is looked up: %s", err->message);
    keeper->complained = true;
}

static void pause_before_next(struct keeper *keeper) {
    struct timespec step = {.tv_nsec = LOOK_MS * 1000000L};

    for (int i = 0; i < AGAIN_SECONDS * 1000 / LOOK_MS && !keeper->stop; i++)
        nanosleep(&step, NULL);
}

static void *run(void *context) {
    struct keeper *keeper = context;

    while (!keeper->stop) {
        struct error err = {0};
        if (keep(keeper, &err) == STATUS_OK) {
            keeper->complained = false;
            continue;
        }
        give_up(keeper, &err);
        pause_before_next(keeper);
    }
    store_close(keeper->db);
    return NULL;
}

enum status keeper_start(struct keeper **out, struct known *known, login_dsn dsn, void *dsn_context,
                         struct error *err) {
    struct keeper *keeper = memory_array(1, sizeof *keeper);
    sigset_t all, before;
    int failed;

    *keeper = (struct keeper){.known = known, .dsn = dsn, .dsn_context = dsn_context, .written = known_now()};
    pthread_mutex_init(&keeper->mutex, NULL);
    sigfillset(&all); /* signals are for the program's first thread */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(&keeper->thread, NULL, run, keeper);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed == 0) {
        *out = keeper;
        return STATUS_OK;
    }
    pthread_mutex_destroy(&keeper->mutex);
    free(keeper);
    return error_set(err, STATUS_INTERNAL, "the system gives no thread for the door: %s", strerror(failed));
}

void keeper_stop(struct keeper *keeper) {
    if (keeper == NULL) return;
    keeper->stop = true;
    pthread_join(keeper->thread, NULL);
    pthread_mutex_destroy(&keeper->mutex);
    free(keeper);
}
