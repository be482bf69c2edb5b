/* The thread that does the jobs, and puts the spool in order in between. */
#include <errno.h>
#include <inttypes.h>
#include <time.h>

#include "engine/base/log.h"
#include "engine/base/text.h"
#include "engine/service/api/jobs_inside.h"
#include "engine/store/rows_json.h"
#include "sql/embedded.h"

enum { LOOK_SECONDS = 2, UPKEEP_SECONDS = 600, WATCHED_MAX = 256, UPLOADS_MAX = 256 };

static bool ending(struct jobs *jobs) {
    pthread_mutex_lock(&jobs->lock);
    bool is = jobs->ending;
    pthread_mutex_unlock(&jobs->lock);
    return is;
}

void worker_wake(struct jobs *jobs) {
    pthread_mutex_lock(&jobs->lock);
    jobs->woken = true;
    pthread_cond_signal(&jobs->asked);
    pthread_mutex_unlock(&jobs->lock);
}

static void wait_for_work(struct jobs *jobs) {
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += LOOK_SECONDS;
    pthread_mutex_lock(&jobs->lock);
    while (!jobs->woken && !jobs->ending && pthread_cond_timedwait(&jobs->asked, &jobs->lock, &until) == 0)
        ;
    jobs->woken = false;
    pthread_mutex_unlock(&jobs->lock);
}

/* --- one job --- */

static void finish(struct jobs *jobs, const struct work *work, enum status status, const struct live *live,
                   struct error *err) {
    char job[24];
    const char *state = "failed";
    struct error lost = {0};

    if (status == STATUS_CANCELLED && live->stop) {
        state = ending(jobs) ? "stopped" : "cancelled";
        error_set(err, STATUS_CANCELLED, "%s. What was not finished was not kept.",
                  ending(jobs) ? "Stopped by a restart of the service" : "Cancelled");
    } else if (status == STATUS_INTERNAL || status == STATUS_RETRY) {
        log_error("jobs", "job %" PRId64 " failed: %s", work->job, err->message);
        error_set(err, status, "The service itself is at fault; its log says more, at job %" PRId64 ".",
                  work->job);
    }
    if (desk_query(&jobs->desk, sql_job_finish, BIND(bind_integer(job, work->job), state, NULL, err->message),
                   STORE_NOTHING, NULL, &lost) != STATUS_OK)
        log_error("jobs", "that job %" PRId64 " is %s could not be kept: %s", work->job, state, lost.message);
}

/* Tells those who watch a job that it has ended. */
static void announce(struct jobs *jobs, int64_t number) {
    char job[24];
    struct rows *rows = NULL;
    struct error err = {0};
    struct text texts[2] = {TEXT_EMPTY, TEXT_EMPTY};

    if (desk_query(&jobs->desk, sql_job_record, BIND(bind_integer(job, number)), STORE_MANY, &rows, &err) !=
        STATUS_OK)
        return;
    if (rows_count(rows) < 2) {
        live_end(jobs->lives, number, "", "");
    } else if (!rows_is_null(rows, 0, (size_t)rows_find(rows, "ended_at"))) {
        for (size_t i = 0; i < 2; i++) {
            struct json json = json_writer(&texts[i]);
            rows_json_object(&json, rows, i);
        }
        live_end(jobs->lives, number, text_string(&texts[0]), text_string(&texts[1]));
    }
    text_free(&texts[0]);
    text_free(&texts[1]);
    rows_free(rows);
}

static void perform(struct jobs *jobs, const struct work *work) {
    struct live *live = live_hold(jobs->lives, work->job);
    struct live_told told = {jobs->lives, live};
    struct error err = {0};

    if (ending(jobs)) live->stop = 1; /* asked to stop before there was something to stop */
    progress_to(live_progress, &told);
    enum status status = work_do(work, &jobs->options, live, &err);
    progress_to(NULL, NULL);
    if (status != STATUS_OK) finish(jobs, work, status, live, &err);
    announce(jobs, work->job);
    live_release(jobs->lives, live);
}

static bool take_next(struct jobs *jobs, struct work *work) {
    struct rows *rows = NULL;
    struct error err = {0};
    bool taken =
        desk_query(&jobs->desk, sql_job_take, BIND_NONE, STORE_MAYBE_ONE, &rows, &err) == STATUS_OK &&
        work_read(work, rows);

    rows_free(rows);
    return taken;
}

/* --- in between --- */

/* Jobs that someone watches and that ended elsewhere: cancelled while they waited, or done by another
 * service. */
static void look_after_watched(struct jobs *jobs) {
    int64_t watched[WATCHED_MAX];
    size_t count = lives_list(jobs->lives, watched, WATCHED_MAX);

    for (size_t i = 0; i < count; i++)
        announce(jobs, watched[i]);
}

static void remove_files(struct jobs *jobs, const char *sql, struct bind bind) {
    struct rows *uploads = NULL;
    struct error err = {0};

    if (desk_query(&jobs->desk, sql, bind, STORE_MANY, &uploads, &err) == STATUS_OK)
        for (size_t i = 0; i < rows_count(uploads); i++)
            spool_remove(jobs->options.spool_directory, rows_integer(uploads, i, 0));
    rows_free(uploads);
}

/* What an erasure let go is not left lying about: an erasure by a command cannot tell this service. */
static void remove_let_go(struct jobs *jobs) {
    int64_t there[UPLOADS_MAX];
    size_t count = spool_list(jobs->options.spool_directory, there, UPLOADS_MAX);
    struct text numbers = TEXT_EMPTY;

    for (size_t i = 0; i < count; i++)
        text_format(&numbers, "%c%" PRId64, i == 0 ? '{' : ',', there[i]);
    text_add(&numbers, "}");
    if (count > 0) remove_files(jobs, sql_job_removed, BIND(text_string(&numbers)));
    text_free(&numbers);
}

static void keep_order(struct jobs *jobs) {
    struct error err = {0};

    remove_files(jobs, sql_job_expire, BIND_NONE);
    spool_sweep(jobs->options.spool_directory);
    desk_query(&jobs->desk, sql_job_forget, BIND_NONE, STORE_NOTHING, NULL, &err);
}

static void recover(struct jobs *jobs) {
    struct rows *settled = NULL;
    struct error err = {0};

    if (desk_query(&jobs->desk, sql_job_recover, BIND_NONE, STORE_MANY, &settled, &err) != STATUS_OK)
        log_error("jobs", "what was under way before could not be settled: %s", err.message);
    else if (rows_count(settled) > 0)
        log_warning("jobs", "%zu jobs were under way when the service ended", rows_count(settled));
    rows_free(settled);
}

void *worker_run(void *context) {
    struct jobs *jobs = context;
    struct work work;
    struct timespec now, order = {0};
    bool fresh;

    while (!ending(jobs)) {
        bool leads = desk_leads(&jobs->desk, &fresh);
        if (fresh) recover(jobs);
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (leads && (order.tv_sec == 0 || now.tv_sec - order.tv_sec > UPKEEP_SECONDS)) {
            keep_order(jobs);
            order = now;
        }
        if (leads) remove_let_go(jobs);
        if (leads && take_next(jobs, &work)) {
            perform(jobs, &work);
            work_free(&work);
        } else {
            look_after_watched(jobs);
            wait_for_work(jobs);
        }
    }
    return NULL;
}
