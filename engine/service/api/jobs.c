/* Asking for work, and undoing that. See jobs.h. */
#include "engine/service/api/jobs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/service/api/jobs_inside.h"
#include "importers/embedded_profiles.h"
#include "importers/kind.h"
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

/* --- uploads --- */

static enum status check_profile(const char *name, struct error *err) {
    struct text names = TEXT_EMPTY;
    enum status status = STATUS_OK;
    bool found = name == NULL;

    for (const struct embedded_profile *known = embedded_profiles; known->name && !found; known++)
        found = strcmp(known->name, name) == 0;
    for (const struct embedded_profile *known = embedded_profiles; known->name && !found; known++)
        text_format(&names, "%s%s", names.length ? ", " : "", known->name);
    if (!found)
        status = error_set(err, STATUS_INVALID, "there is no profile `%.100s`; there are %s", name,
                           text_string(&names));
    text_free(&names);
    return status;
}

static enum status check_upload(const struct jobs_upload *what, char **file_name, const char **field,
                                struct error *err) {
    *field = "kind";
    if (what->kind == NULL || kind_find(what->kind) == NULL)
        return error_set(err, STATUS_INVALID, "%s `%.60s`; there are %s",
                         what->kind ? "there is no kind of file" : "the kind of file is missing:",
                         what->kind ? what->kind : "", kind_names());
    *field = "profile";
    if (check_profile(what->profile, err) != STATUS_OK) return err->status;
    *field = "file";
    *file_name = spool_file_name(what->file_name);
    if (*file_name == NULL)
        return error_set(err, STATUS_INVALID,
                         "the file needs a name of at most 200 bytes that does not begin with a dot, and its "
                         "ending says what it is: assets.csv");
    return STATUS_OK;
}

struct taking {
    struct jobs *jobs;
    const struct jobs_upload *what;
    const char *file_name;
    char sha256[65];
    int64_t bytes;
    int64_t upload, job;
};

static enum status insert_number(struct store *db, const char *sql, struct bind bind, int64_t *number,
                                 struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql, bind, STORE_ONE, &rows, err);

    if (status == STATUS_OK) *number = rows_integer(rows, 0, 0);
    rows_free(rows);
    return status;
}

static enum status take_upload(struct store *db, void *context, struct error *err) {
    struct taking *taking = context;
    const struct jobs_upload *what = taking->what;
    char bytes[24], upload[24];
    enum status status = insert_number(db, sql_job_upload_insert,
                                       BIND(what->kind, what->profile, taking->file_name,
                                            bind_integer(bytes, taking->bytes), taking->sha256, what->actor),
                                       &taking->upload, err);

    if (status == STATUS_OK)
        status = spool_link(taking->jobs->options.spool_directory, taking->upload, taking->file_name,
                            what->path, err);
    if (status == STATUS_OK)
        status = insert_number(db, sql_job_upload_job,
                               BIND("preview", bind_integer(upload, taking->upload), what->actor),
                               &taking->job, err);
    return status;
}

/* All that is asked for is one transaction at the desk. */
struct errand {
    store_work work;
    void *context;
};

static enum status in_transaction(struct store *db, void *context, struct error *err) {
    const struct errand *errand = context;

    return store_transaction(db, (struct store_intent){.actor = "terrier", .reason = "job"}, errand->work,
                             errand->context, err);
}

static enum status at_desk(struct jobs *jobs, store_work work, void *context, struct error *err) {
    struct errand errand = {work, context};

    return desk_do(&jobs->desk, in_transaction, &errand, err);
}

enum status jobs_take_upload(struct jobs *jobs, const struct jobs_upload *what, int64_t *upload, int64_t *job,
                             const char **field, struct error *err) {
    char *file_name = NULL;
    struct taking taking = {.jobs = jobs, .what = what};
    enum status status = check_upload(what, &file_name, field, err);

    taking.file_name = file_name;
    if (status == STATUS_OK) status = spool_digest(what->path, taking.sha256, &taking.bytes, err);
    if (status == STATUS_OK) {
        status = at_desk(jobs, take_upload, &taking, err);
        if (status != STATUS_OK && taking.upload) spool_remove(jobs->options.spool_directory, taking.upload);
    }
    if (status == STATUS_OK) {
        *upload = taking.upload;
        *job = taking.job;
        worker_wake(jobs);
    }
    free(file_name);
    return status;
}

/* --- what becomes of an upload --- */

struct standing {
    int64_t upload;
    const char *actor;
    int64_t job;
};

struct seen {
    bool removed, previewed; /* its file is gone; there is a preview of it */
};

/* Locks the upload, and refuses when it is applied or a job is about it. */
static enum status look(struct store *db, const char *upload, struct seen *seen, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_job_upload_look, BIND(upload), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no import %s", upload);
    else if (status == STATUS_OK && !rows_is_null(rows, 0, 0))
        status = error_set(err, STATUS_CONFLICT, "import %s is in the register already", upload);
    else if (status == STATUS_OK && !rows_is_null(rows, 0, 3))
        status = error_set(err, STATUS_CONFLICT,
                           "job %s is about this import and has not ended: wait for it, or cancel it first",
                           rows_text(rows, 0, 3));
    else if (status == STATUS_OK)
        *seen = (struct seen){rows_boolean(rows, 0, 1), rows_boolean(rows, 0, 2)};
    rows_free(rows);
    return status;
}

static enum status apply_upload(struct store *db, void *context, struct error *err) {
    struct standing *standing = context;
    char upload[24];
    struct seen seen = {0};
    enum status status = look(db, bind_integer(upload, standing->upload), &seen, err);

    if (status == STATUS_OK && !seen.previewed)
        return error_set(
            err, STATUS_CONFLICT,
            "import %s has no preview: its file was refused, or the preview was stopped. Upload the "
            "file again",
            upload);
    if (status == STATUS_OK && seen.removed)
        return error_set(err, STATUS_CONFLICT,
                         "the file of import %s was removed, as all are after a day: upload it again",
                         upload);
    if (status != STATUS_OK) return status;
    return insert_number(db, sql_job_upload_job, BIND("apply", upload, standing->actor), &standing->job, err);
}

enum status jobs_apply(struct jobs *jobs, int64_t upload, const char *actor, int64_t *job,
                       struct error *err) {
    struct standing standing = {.upload = upload, .actor = actor};
    enum status status = at_desk(jobs, apply_upload, &standing, err);

    if (status != STATUS_OK) return status;
    *job = standing.job;
    worker_wake(jobs);
    return STATUS_OK;
}

static enum status withdraw(struct store *db, void *context, struct error *err) {
    const struct standing *standing = context;
    char upload[24];
    struct seen seen;
    enum status status = look(db, bind_integer(upload, standing->upload), &seen, err);

    return status == STATUS_OK ? store_run(db, sql_job_upload_delete, BIND(upload), err) : status;
}

enum status jobs_withdraw(struct jobs *jobs, int64_t upload, struct error *err) {
    struct standing standing = {.upload = upload};
    enum status status = at_desk(jobs, withdraw, &standing, err);

    if (status == STATUS_OK) spool_remove(jobs->options.spool_directory, upload);
    return status;
}

/* --- runs, and stopping --- */

static enum status refuse_second(struct jobs *jobs, int64_t *job, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        desk_query(&jobs->desk, sql_job_evaluate_open, BIND_NONE, STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1) {
        *job = rows_integer(rows, 0, 0);
        status = error_set(err, STATUS_CONFLICT,
                           "the estate is being judged already, by job %" PRId64
                           " of %s: wait for it, or cancel it",
                           *job, rows_text(rows, 0, 1));
    } else if (status == STATUS_OK) {
        status = error_set(err, STATUS_CONFLICT, "another evaluation ended just now: ask again");
    }
    rows_free(rows);
    return status;
}

enum status jobs_evaluate(struct jobs *jobs, const struct jobs_evaluation *what, int64_t *job,
                          struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        desk_query(&jobs->desk, sql_job_evaluate_insert,
                   BIND(what->actor, what->as_at, what->label, what->trial ? "true" : "false"),
                   STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0) {
        status = refuse_second(jobs, job, err);
    } else if (status == STATUS_OK) {
        *job = rows_integer(rows, 0, 0);
        worker_wake(jobs);
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
