/* The beginning and the end; evaluations; cancelling. See jobs.h. */
#include "engine/service/api/jobs.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/service/api/jobs_inside.h"
#include "sql/embedded.h"

/* --- beginning and end --- */

enum status jobs_new(struct jobs **out, const struct jobs_options *options, struct error *err) {
    struct jobs *jobs;
    pthread_condattr_t clock;

    if (spool_ready(options->spool_directory, err) != STATUS_OK) return err->status;
    jobs = memory_array(1, sizeof *jobs);
    jobs->options = *options;
    jobs->options.spool_directory = memory_text(options->spool_directory);
    jobs->options.proj_directory = memory_text(options->proj_directory);
    jobs->options.version = memory_text(options->version);
    desk_open(&jobs->desk, &jobs->options);
    jobs->lives = lives_new();
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&jobs->asked, &clock);
    pthread_condattr_destroy(&clock);
    *out = jobs;
    return STATUS_OK;
}

enum status jobs_start(struct jobs *jobs, struct error *err) {
    if (pthread_create(&jobs->worker, NULL, worker_run, jobs) != 0)
        return error_set(err, STATUS_INTERNAL, "no thread could be made for work in the background");
    jobs->started = true;
    return STATUS_OK;
}

enum status jobs_connect(struct jobs *jobs, struct store **db, struct error *err) {
    return desk_connect(&jobs->options, db, err);
}

void jobs_stop(struct jobs *jobs) {
    int64_t open[64];
    size_t count;

    if (jobs == NULL) return;
    pthread_mutex_lock(&jobs->lock);
    bool already = jobs->ending;
    jobs->ending = true;
    pthread_cond_signal(&jobs->asked);
    pthread_mutex_unlock(&jobs->lock);
    if (already) return;
    count = lives_list(jobs->lives, open, sizeof open / sizeof *open);
    for (size_t i = 0; i < count; i++)
        live_stop(jobs->lives, open[i]);
    if (jobs->started) pthread_join(jobs->worker, NULL);
    lives_close(jobs->lives);
}

void jobs_free(struct jobs *jobs) {
    if (jobs == NULL) return;
    jobs_stop(jobs);
    desk_close(&jobs->desk);
    lives_release(jobs->lives);
    pthread_cond_destroy(&jobs->asked);
    pthread_mutex_destroy(&jobs->lock);
    free((char *)jobs->options.spool_directory);
    free((char *)jobs->options.proj_directory);
    free((char *)jobs->options.version);
    free(jobs);
}

/* --- runs, and stopping --- */

/* `open` finds the one that waits or is under way; `doing` and `kind` say what it is. */
static enum status refuse_second(struct jobs *jobs, const char *open, const char *doing, const char *kind,
                                 int64_t *job, struct error *err) {
    struct rows *rows = NULL;
    enum status status = desk_query(&jobs->desk, open, BIND_NONE, STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1) {
        *job = rows_integer(rows, 0, 0);
        status =
            error_set(err, STATUS_CONFLICT, "%s already, by job %" PRId64 " of %s: wait for it, or cancel it",
                      doing, *job, rows_text(rows, 0, 1));
    } else if (status == STATUS_OK) {
        status = error_set(err, STATUS_CONFLICT, "another %s ended just now: ask again", kind);
    }
    rows_free(rows);
    return status;
}

/* `rows` is what the asking gave: one with the job's number, or none. */
static void asked_for(struct jobs *jobs, const struct rows *rows, int64_t *job) {
    *job = rows_integer(rows, 0, 0);
    worker_wake(jobs);
}

enum status jobs_evaluate(struct jobs *jobs, const struct jobs_evaluation *what, int64_t *job,
                          struct error *err) {
    struct rows *rows = NULL;
    char version[24];
    enum status status = desk_query(
        &jobs->desk, sql_job_evaluate_insert,
        BIND(what->asker.actor, what->as_at, what->label, what->trial ? "true" : "false", what->asker.subject,
             what->criteria ? bind_integer(version, what->criteria) : NULL, what->quarter),
        STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        status =
            refuse_second(jobs, sql_job_evaluate_open, "the estate is being judged", "evaluation", job, err);
    } else if (status == STATUS_OK) {
        asked_for(jobs, rows, job);
    }
    rows_free(rows);
    return status;
}

enum status jobs_publish(struct jobs *jobs, const struct jobs_publication *what, int64_t *job,
                         struct error *err) {
    struct rows *rows = NULL;
    enum status status = desk_query(&jobs->desk, sql_job_publish_insert,
                                    BIND(what->asker.actor, what->as_at, what->draft ? "true" : "false",
                                         what->asker.subject, what->known_at),
                                    STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        status =
            refuse_second(jobs, sql_job_publish_open, "the list is being published", "publication", job, err);
    } else if (status == STATUS_OK) {
        asked_for(jobs, rows, job);
    }
    rows_free(rows);
    return status;
}

enum status jobs_match(struct jobs *jobs, const struct jobs_asker *asker, int64_t *job, struct error *err) {
    struct rows *rows = NULL;
    enum status status = desk_query(&jobs->desk, sql_job_match_insert, BIND(asker->actor, asker->subject),
                                    STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        status = refuse_second(jobs, sql_job_match_open, "the register is being looked through", "search",
                               job, err);
    } else if (status == STATUS_OK) {
        asked_for(jobs, rows, job);
    }
    rows_free(rows);
    return status;
}

enum status jobs_cancel(struct jobs *jobs, int64_t job, struct error *err) {
    char number[24];
    struct rows *waiting = NULL, *state = NULL;
    enum status status = desk_query(&jobs->desk, sql_job_cancel_waiting, BIND(bind_integer(number, job)),
                                    STORE_MAYBE_ONE, &waiting, err);

    if (status == STATUS_OK && rows_count(waiting) == 0) {
        status = desk_query(&jobs->desk, sql_job_state, BIND(number), STORE_MAYBE_ONE, &state, err);
        if (status == STATUS_OK && rows_count(state) == 0)
            status = error_set(err, STATUS_NOT_FOUND, "there is no job %s", number);
        else if (status == STATUS_OK && !text_equal(rows_text(state, 0, 0), "running"))
            status =
                error_set(err, STATUS_CONFLICT, "job %s has ended: it is %s", number, rows_text(state, 0, 0));
        else if (status == STATUS_OK)
            live_stop(jobs->lives, job);
    }
    if (status == STATUS_OK) worker_wake(jobs); /* who watches it is told */
    rows_free(state);
    rows_free(waiting);
    return status;
}
