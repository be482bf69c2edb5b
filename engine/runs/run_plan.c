#include "engine/runs/run_plan.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/options/option.h"
#include "engine/programme/plan_rank.h"
#include "engine/runs/plan_inside.h"
#include "engine/runs/suppose.h"

enum { USUAL_YEARS = 5 };

bool plan_outcome_has_plan(enum plan_outcome outcome) {
    return outcome != PLAN_INFEASIBLE && outcome != PLAN_NOT_FOUND;
}

/* Counts what is found, and asks on. */
static bool told(void *context, const struct plan_step *step) {
    struct planning *planning = context;
    (void)step;
    progress_step(&planning->progress, planning->progress.done + 1);
    return !planning->step || planning->step(planning->context, step);
}

enum status plan_hear(struct planning *planning, const char *what, const struct plan *plan,
                      struct solver *solver, struct plan_answer **answer, struct error *err) {
    planning->progress = progress_start(what, 0);
    enum status status = solve_end(solver, answer, plan, told, planning, err);
    if (status == STATUS_OK && (*answer)->outcome == PLAN_CANCELLED)
        status = error_set(err, STATUS_CANCELLED, "The programme was cancelled. Nothing was kept.");
    return status;
}

static enum status solve(struct planning *planning, struct error *err) {
    const struct plan_asked *asked = planning->asked;
    struct plan *plan = planning->loaded.plan;
    int64_t rest;
    struct solver *solver;
    enum status status = solve_begin(&solver, plan, &asked->stop, err);
    if (status == STATUS_OK)
        status = plan_hear(planning, "Finding the programme", plan, solver, &planning->answer, err);
    if (status != STATUS_OK) return status;
    planning->cut = memory_array((size_t)plan->assets, sizeof *planning->cut);
    plan_rank_and_cut(plan, planning->cut);
    planning->cut_funding = plan_funding_of(plan, planning->cut, &rest);
    planning->funding = plan_funding_of(plan, planning->answer->taken, &rest);
    if (!asked->compare || !plan_outcome_has_plan(planning->answer->outcome)) return STATUS_OK;
    return plan_try(planning, err);
}

/* What the scenario supposes is kept with the plan, and not without one. */
static enum status keep(struct store *db, void *context, struct error *err) {
    struct planning *planning = context;
    if (planning->supposed &&
        supposition_keep(planning->supposed, db, &planning->loaded.run_id, err) != STATUS_OK)
        return err->status;
    return plan_keep(db, context, err);
}

static enum status load(struct store *db, void *context, struct error *err) {
    struct planning *planning = context;
    plan_loaded_free(&planning->loaded);
    return plan_load(db, planning->asked, &planning->loaded, err);
}

/* From the options of a run that is there until the transaction ends. */
static enum status load_supposed(struct store *db, void *context, struct error *err) {
    struct planning *planning = context;
    struct plan_asked asked = *planning->asked;
    char run[24];
    int64_t run_id = 0;
    enum status status = supposition_keep(planning->supposed, db, &run_id, err);
    asked.run = bind_integer(run, run_id);
    plan_loaded_free(&planning->loaded);
    if (status == STATUS_OK) status = plan_load(db, &asked, &planning->loaded, err);
    planning->is_read = status == STATUS_OK;
    return planning->is_read ? error_set(err, STATUS_CANCELLED, "a run for reading is not kept") : status;
}

static enum status read_model(struct planning *planning, struct store *db, struct error *err) {
    const struct plan_asked *asked = planning->asked;
    if (!planning->supposed)
        return store_transaction(db, (struct store_intent){.actor = asked->actor, .read_only = true}, load,
                                 planning, err);
    enum status status =
        store_transaction(db, (struct store_intent){.actor = asked->actor, .reason = "A programme"},
                          load_supposed, planning, err);
    return planning->is_read && status == STATUS_CANCELLED ? STATUS_OK : status;
}

static enum status check_kinds(const struct plan_asked *asked, struct error *err) {
    for (size_t i = 0; i < asked->without_count; i++) {
        int kind = OPTION_RETAIN + 1;
        while (kind < OPTION_KINDS &&
               !text_equal(option_kind_code((enum option_kind)kind), asked->without[i]))
            kind++;
        if (kind == OPTION_KINDS)
            return error_set(err, STATUS_INVALID,
                             "There is no kind of option `%.40s` to leave out: they are like sell, devolve, "
                             "move_out; `terrier options` shows them.",
                             asked->without[i]);
    }
    return STATUS_OK;
}

enum status run_plan(struct store *db, const struct plan_asked *asked, solve_step step, void *context,
                     int64_t *plan_id, struct error *err) {
    struct plan_asked usual = *asked;
    struct planning planning = {.asked = &usual, .step = step, .context = context};
    struct suppose_asked supposing = {asked->scenario, asked->run, asked->version, asked->actor};
    struct store_intent writing = {.actor = asked->actor, .reason = "A programme"};
    if (asked->money_count == 0)
        return error_set(err, STATUS_INVALID,
                         "Say how much money there is: --budget 5m, or {\"funds\": {\"capital\": 5000000}}.");
    if (usual.years == 0) usual.years = USUAL_YEARS;
    if (usual.years < 1 || usual.years > PLAN_YEARS)
        return error_set(err, STATUS_INVALID, "A programme is of 1 to %d years, not %d.", PLAN_YEARS,
                         usual.years);
    if (check_kinds(asked, err) != STATUS_OK) return err->status;
    planning.progress = progress_start("Reading the options", 0);
    enum status status = suppose(&planning.supposed, db, &supposing, err);
    if (status == STATUS_OK) status = read_model(&planning, db, err);
    if (status == STATUS_OK) status = solve(&planning, err);
    if (status == STATUS_OK) status = store_transaction(db, writing, keep, &planning, err);
    progress_end(&planning.progress);
    *plan_id = planning.plan_id;
    plan_answer_free(planning.answer);
    plan_loaded_free(&planning.loaded);
    plan_trials_free(&planning);
    supposition_free(planning.supposed);
    free(planning.cut);
    return status;
}
