/* The inside of the jobs, for engine/service/api/jobs*.c only. */
#ifndef TERRIER_API_JOBS_INSIDE_H
#define TERRIER_API_JOBS_INSIDE_H

#include <pthread.h>
#include <stdatomic.h>

#include "engine/base/memory.h"
#include "engine/base/progress.h"
#include "engine/service/api/jobs.h"
#include "engine/store/store.h"

/* --- jobs_live.c: the progress of jobs that have not ended, in memory --- */

#define LIVE_STEPS_MAX 16

struct live_step {
    char what[64];
    int64_t done, total;
    unsigned version; /* when it changed last */
};

struct live {
    int64_t job;
    int holders; /* the list, the worker, each watch; guarded by lives.lock, like all below */
    struct live_step steps[LIVE_STEPS_MAX];
    size_t step_count;
    unsigned version;
    char *result, *result_for_others; /* the job as JSON, for who may import and not; once it has ended */
    atomic_int stop;
    struct live *next;
};

/* Outlives the jobs while someone watches: freed with its last holder. */
struct lives {
    pthread_mutex_t lock;
    int holders;
    int watches; /* that are held */
    bool closed; /* nothing more will come */
    struct live *first;
};

struct lives *lives_new(void);
void lives_release(struct lives *lives);
struct live *live_hold(struct lives *lives, int64_t job); /* made if need be; NULL when closed */
void live_release(struct lives *lives, struct live *live);
/* It has ended: the JSON of it, for who may import and for others. Off the list. */
void live_end(struct lives *lives, int64_t job, const char *job_json, const char *for_others);
void live_stop(struct lives *lives, int64_t job);
/* Stops all; streams of those that do not end by a result end without one. */
void lives_close(struct lives *lives);
/* The numbers of those on the list, at most `most`. */
size_t lives_list(struct lives *lives, int64_t *jobs, size_t most);

struct live_told {
    struct lives *lives;
    struct live *live;
};
void live_progress(void *told, const struct progress *progress); /* a progress_sink */

/* --- jobs_desk.c: the connection that keeps the books --- */

struct desk {
    pthread_mutex_t lock;
    struct store *db; /* NULL: not open */
    bool leading;     /* this connection holds the right to do the work */
    const struct jobs_options *options;
};

void desk_open(struct desk *desk, const struct jobs_options *options);
void desk_close(struct desk *desk);
enum status desk_connect(const struct jobs_options *options, struct store **db, struct error *err);

/* Runs `work` with the desk's connection, which is opened anew if it was lost; others wait meanwhile. */
typedef enum status (*desk_work)(struct store *db, void *context, struct error *err);
enum status desk_do(struct desk *desk, desk_work work, void *context, struct error *err);

/* One statement at the desk. */
enum status desk_query(struct desk *desk, const char *sql, struct bind bind, enum store_shape shape,
                       struct rows **out, struct error *err);

/* True when the right to do the work is ours; `*fresh` when it was taken just now. */
bool desk_leads(struct desk *desk, bool *fresh);

/* --- jobs_spool.c: the files --- */

/* The file of an upload, `<spool>/imports/<upload>/<name>`. The caller frees. */
char *spool_path(const char *spool, int64_t upload, const char *file_name);
enum status spool_ready(const char *spool, struct error *err);
enum status spool_link(const char *spool, int64_t upload, const char *file_name, const char *from,
                       struct error *err);
void spool_remove(const char *spool, int64_t upload);
/* The uploads whose files lie there, at most `most`. */
size_t spool_list(const char *spool, int64_t *uploads, size_t most);
/* What a service left that was killed: everything in the spool that is over two days old. */
void spool_sweep(const char *spool);
/* A name that a file may have here: the last part of what the sender gave. NULL when nothing is left of it.
 */
char *spool_file_name(const char *given);
/* SHA-256 (hexadecimal, 65 bytes) and length of a file. */
enum status spool_digest(const char *path, char sha256[65], int64_t *bytes, struct error *err);

/* --- jobs_layout.c: what the sender says of a file's layout --- */

#define JOBS_MAPS_MAX 256

/* STATUS_INVALID, and which field of the form is wrong. */
enum status jobs_layout_check(struct desk *desk, const struct jobs_upload *what, const char **field,
                              struct error *err);
/* Corrections, or what holds of every row, as import_run() takes them, in the arena; how many. */
size_t jobs_layout_pairs(const char *pairs, struct arena *arena, const char *out[JOBS_MAPS_MAX]);

/* --- jobs_work.c: one job, from its beginning to its end in the database --- */

struct work {
    int64_t job, upload; /* upload 0: none */
    char *what, *actor, *kind, *profile, *file_name, *as_at, *label, *map, *scheme, *save_profile, *sheet,
        *set, *quarter, *parameters;
    int header_row;
    int32_t criteria; /* of an evaluation; 0: those in force */
    bool trial;       /* of a publication: a draft; its label is the recorded time */
};

bool work_read(struct work *work, const struct rows *rows);
void work_free(struct work *work);

/* Does it, and keeps what came of it with the job. Any status but OK: nothing is kept yet, and err says why.
 */
enum status work_do(const struct work *work, const struct jobs_options *options, struct live *live,
                    struct error *err);

/* jobs_plan.c: makes a programme; `result` is what came of it, as JSON. Nothing is kept once `live` is told
 * to stop. */
enum status work_plan(const struct work *work, struct store *db, const struct jobs_options *options,
                      struct live *live, struct text *result, struct error *err);

/* --- jobs.c --- */

struct jobs {
    struct jobs_options options; /* its texts are ours */
    struct desk desk;
    struct lives *lives;
    pthread_t worker;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    bool started;
    bool ending, woken; /* guarded by lock */
};

/* jobs_worker.c: the thread. */
void *worker_run(void *jobs);
void worker_wake(struct jobs *jobs);

#endif
