/* Programmes in the background: asking for one, and making it. */
#include <inttypes.h>

#include "engine/base/json.h"
#include "engine/runs/plan_asked.h"
#include "engine/service/api/jobs_inside.h"
#include "sql/embedded.h"

#define WAITING_MOST 20

/* --- asking --- */

enum { OPEN_JOB, OPEN_ACTOR, OPEN_STATE, OPEN_SCENARIO };

static enum status refuse(struct jobs *jobs, const char *scenario, int64_t *job, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        desk_query(&jobs->desk, sql_job_plan_open, BIND(scenario), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 1) {
        *job = rows_integer(rows, 0, OPEN_JOB);
        bool same = scenario && text_equal(rows_text(rows, 0, OPEN_SCENARIO), scenario);
        status = same ? error_set(err, STATUS_CONFLICT,
                                  "a programme of %.60s is being made already, by job %" PRId64
                                  " of %s: wait for it, or cancel it",
                                  scenario, *job, rows_text(rows, 0, OPEN_ACTOR))
                      : error_set(err, STATUS_CONFLICT,
                                  "%d programmes wait already: wait for some of them, or cancel them",
                                  WAITING_MOST);
    } else if (status == STATUS_OK) {
        status = error_set(err, STATUS_CONFLICT, "another programme ended just now: ask again");
    }
    rows_free(rows);
    return status;
}

enum status jobs_plan(struct jobs *jobs, const struct plan_asked *asked, const struct jobs_asker *asker,
                      int64_t *job, struct error *err) {
    struct text wanted = TEXT_EMPTY;
    struct rows *rows = NULL;
    char most[24];

    plan_asked_write(&wanted, asked);
    enum status status =
        desk_query(&jobs->desk, sql_job_plan_insert,
                   BIND(asker->actor, text_string(&wanted), asker->subject, bind_integer(most, WAITING_MOST)),
                   STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) {
        status = refuse(jobs, asked->scenario, job, err);
    } else if (status == STATUS_OK) {
        *job = rows_integer(rows, 0, 0);
        worker_wake(jobs);
    }
    rows_free(rows);
    text_free(&wanted);
    return status;
}

/* --- making --- */

static bool goes_on(void *context, const struct plan_step *step) {
    const struct live *live = context;

    (void)step;
    return !live->stop;
}

enum status work_plan(const struct work *work, struct store *db, const struct jobs_options *options,
                      struct live *live, struct text *result, struct error *err) {
    struct arena *arena = arena_new();
    struct plan_asked asked = plan_asked_nothing();
    const char *parameters = work->parameters ? work->parameters : "{}", *field;
    int64_t plan = 0;
    struct text given = TEXT_EMPTY;

    text_add(&given, parameters);
    asked.version = options->version;
    asked.actor = work->actor;
    enum status status =
        plan_asked_read(&asked, arena, PLAN_ASKED_OF_JOB, text_string(&given), given.length, &field, err);
    if (status == STATUS_OK && asked.scenario) status = plan_asked_of_scenario(&asked, db, arena, err);
    if (status == STATUS_OK) status = run_plan(db, &asked, goes_on, live, &plan, err);
    if (status == STATUS_OK) {
        struct json json = json_writer(result);
        json_object(&json);
        json_integer_member(&json, "plan", plan);
        json_text_member(&json, "scenario", asked.scenario);
        json_end(&json);
    }
    text_free(&given);
    arena_free(arena);
    return status;
}
