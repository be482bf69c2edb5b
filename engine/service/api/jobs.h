/*
 * Work in the background: previews and imports of uploaded files, evaluations, publications. One after
 * another, on one thread and one connection of terrier_clerk's, in the order in which they were asked for.
 *
 * What there is to do, and what became of it, stands in schema jobs: what waits is taken up again after a
 * restart, and what was under way is then `stopped`, or `done` where its transaction was through. Only the
 * progress of the work under way is in memory. Of several services on one database one does the work; another
 * takes over when it ends.
 *
 *     struct jobs *jobs = NULL;
 *     status = jobs_new(&jobs, &options, err);
 *     if (status == STATUS_OK) status = jobs_start(jobs, err);
 *     status = jobs_evaluate(jobs, &asked, "a person", &job, err);
 *     jobs_stop(jobs);
 *     jobs_free(jobs);
 *
 * All functions may be called from any thread that may wait for the database.
 */
#ifndef TERRIER_API_JOBS_H
#define TERRIER_API_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct jobs;

struct jobs_options {
    /* The connection string of terrier_clerk. Called for each connection. */
    enum status (*dsn)(void *context, struct text *out, struct error *err);
    const char *spool_directory; /* 0700, exists; uploads lie in `imports` below it */
    const char *proj_directory;  /* as geo_open(); NULL: PROJ's own */
    const char *version;         /* of terrier, for runs */
    /* After work that changed the register or made a run: `stamp` is served.stamp's now. May be NULL. */
    void (*moved)(void *context, const char *stamp);
    void *context; /* of both */
};

/* Everything in `options` is copied. No database is needed for it: work begins once there is one, after
 * jobs_start(). */
enum status jobs_new(struct jobs **out, const struct jobs_options *options, struct error *err);
enum status jobs_start(struct jobs *jobs, struct error *err);

/* Stops what is under way (`stopped`) and takes nothing more; who watches is told. What waits goes on waiting
 * in the database. NULL does nothing, to both. */
void jobs_stop(struct jobs *jobs);
void jobs_free(struct jobs *jobs);

/* --- asking for work; each gives the number of its job --- */

/* Who asks: `subject` is their stable identity, which says whose a job is; the name is for people. */
struct jobs_asker {
    const char *actor, *subject;
};

struct jobs_upload {
    const char *kind;      /* "register", ... */
    const char *profile;   /* name of a profile of the program or a saved one; NULL: by the header */
    const char *file_name; /* as the sender calls it: its ending says what it is */
    const char *path;      /* where it lies now, in the spool's file system; linked, not moved */
    struct jobs_asker asker;
    const char *map;          /* JSON: {column: field}; NULL: nothing corrected */
    const char *set;          /* JSON: {field: value} of every row that does not say it; NULL: nothing */
    const char *scheme;       /* whose codes the file's are; NULL: as the profile or the file says */
    const char *sheet;        /* of a file with several; NULL: there is one */
    const char *header_row;   /* a number from 1; NULL: the first row that is not blank */
    const char *save_profile; /* the name to save the layout under when it is applied; NULL: none */
};

/*
 * Takes an uploaded file and asks for its preview. STATUS_INVALID: no such kind or profile, or no name that a
 * file may have; err says which, and `*field` is then "kind", "profile", "map", "set", "scheme",
 * "save_profile" or "file".
 */
enum status jobs_take_upload(struct jobs *jobs, const struct jobs_upload *what, int64_t *upload, int64_t *job,
                             const char **field, struct error *err);

/* Imports a previewed upload. STATUS_CONFLICT: it is applied already, another job is about it, or its file is
 * gone. STATUS_NOT_FOUND: no such upload. */
enum status jobs_apply(struct jobs *jobs, int64_t upload, struct jobs_asker asker, int64_t *job,
                       struct error *err);

struct jobs_evaluation {
    const char *as_at;   /* 2026-11-22; NULL: today */
    const char *quarter; /* 2026-27-Q2, that it is published for; NULL: none */
    const char *label;   /* NULL: none */
    int32_t criteria;    /* version to judge by, a trial; 0: that in force */
    bool trial;
    struct jobs_asker asker;
};

/* STATUS_CONFLICT, with its number in `*job`, while another evaluation waits or is under way. */
enum status jobs_evaluate(struct jobs *jobs, const struct jobs_evaluation *what, int64_t *job,
                          struct error *err);

struct jobs_publication {
    const char *as_at;    /* 2026-11-22; NULL: today */
    const char *known_at; /* as times_asked; NULL: as the register is */
    bool draft;           /* the public is not told of it */
    struct jobs_asker asker;
};

/* Publishes the list of land and building assets. STATUS_CONFLICT, with its number in `*job`, while another
 * publication waits or is under way. */
enum status jobs_publish(struct jobs *jobs, const struct jobs_publication *what, int64_t *job,
                         struct error *err);

/* Looks through the register for records that are one asset. STATUS_CONFLICT, with its number in `*job`,
 * while another search waits or is under way. */
enum status jobs_match(struct jobs *jobs, const struct jobs_asker *asker, int64_t *job, struct error *err);

/*
 * Makes a programme, of a scenario as it stands when the work begins, or of what is asked. STATUS_CONFLICT,
 * with a number in `*job`, while the same scenario's waits or is under way, or too many wait.
 */
struct plan_asked;
enum status jobs_plan(struct jobs *jobs, const struct plan_asked *asked, const struct jobs_asker *asker,
                      int64_t *job, struct error *err);

/* --- undoing --- */

/* What waits is `cancelled` at once, what is under way soon after. STATUS_CONFLICT: it has ended. */
enum status jobs_cancel(struct jobs *jobs, int64_t job, struct error *err);

/* Forgets an upload, its file and its preview. STATUS_CONFLICT: it was applied, or a job is about it. */
enum status jobs_withdraw(struct jobs *jobs, int64_t upload, struct error *err);

/* Another connection of terrier_clerk's; store_close() it. */
struct store;
enum status jobs_connect(struct jobs *jobs, struct store **db, struct error *err);

/* --- watching --- */

/*
 * The progress of one job, as server-sent events: `step` for each thing done, `result` at the end. A watch is
 * one listener's: jobs_watch_next() adds what is new to `out` and never waits; false after the last event.
 *
 *     event: step
 *     id: 17
 *     data: {"step":"Checking the rows","done":1200,"total":null}
 *
 * Why an import failed may quote the file: only who `may_import` is told.
 * `from` is the number of the last event that the listener had before, 0 for none: what has not changed since
 * is not told again. NULL when the service is ending, or too many watch already.
 */
struct jobs_watch;
struct jobs_watch *jobs_watch(struct jobs *jobs, int64_t job, bool may_import, unsigned from);
bool jobs_watch_next(void *watch, struct text *out);
void jobs_watch_free(void *watch);

/* The last event of a job that has ended, as jobs_watch_next() gives it: `job` is the JSON of it. */
void jobs_watch_result(struct text *out, const char *job);

#endif
