#include "engine/runs/run_plan.h"

#include <stdlib.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/options/option.h"
#include "engine/programme/plan_rank.h"
#include "engine/runs/plan_inside.h"
#include "engine/runs/plan_mends.h"
#include "engine/runs/suppose.h"

enum { USUAL_YEARS = 5, ANY_GAP = 300000 };

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

/* The plan that whoever asked would make next, with so much room, in so many seconds: whether it is found. */
static enum status find_mended(struct planning *planning, double room, int64_t seconds, struct error *err) {
    struct plan_asked mended = *planning->asked;
    struct plan_stop stop = mended.stop;
    struct plan_answer *answer = NULL;
    struct solver *solver;
    for (size_t i = 0; i < planning->answer->mend_count; i++) {
        if (planning->answer->mends[i].amount == 0) continue;
        struct plan_set set =
            plan_mend_set(&planning->loaded, planning->asked, &planning->answer->mends[i], room);
        plan_set_asked(&set, &mended);
    }
    stop.seconds = seconds;
    if (stop.gap < ANY_GAP) stop.gap = ANY_GAP; /* any will do */
    struct plan *plan =
        plan_loaded_model(&planning->loaded, &mended, (struct plan_figures){.points_low = false});
    enum status status = solve_begin(&solver, plan, &stop, err);
    if (status == STATUS_OK)
        status = plan_hear(planning, "Finding what would be possible", plan, solver, &answer, err);
    planning->mended = status == STATUS_OK && plan_outcome_has_plan(answer->outcome);
    plan_answer_free(answer);
    plan_free(plan);
    return status;
}

static bool has_to_give(const struct planning *planning) {
    for (size_t i = 0; i < planning->answer->mend_count; i++)
        if (planning->answer->mends[i].amount > 0) return true;
    return false;
}

/* Whether something that has to give way is set otherwise with so much room than with so much less. */
static bool room_matters(const struct planning *planning, double less, double room) {
    for (size_t i = 0; i < planning->answer->mend_count; i++) {
        const struct plan_mend *mend = &planning->answer->mends[i];
        if (mend->amount > 0 && plan_mend_set(&planning->loaded, planning->asked, mend, less).value !=
                                    plan_mend_set(&planning->loaded, planning->asked, mend, room).value)
            return true;
    }
    return false;
}

/* What is said to be possible is made once, in the time that was asked: a plan that only just keeps within
 * everything may not be found. What was never found is not said to be possible. */
static enum status set_room(struct planning *planning, struct error *err) {
    static const double rooms[] = {0.005, 0.02, 0.05, 0.15, 0.4, 1};
    int64_t most = planning->asked->stop.seconds;
    time_t began = time(NULL);
    enum status status = STATUS_OK;
    bool tried = !has_to_give(planning); /* then there is nothing to try */
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms && !planning->mended; i++) {
        int64_t left = most > 0 ? most - (time(NULL) - began) : 0;
        if (most > 0 && left <= 0) break;
        planning->room = rooms[i];
        if (tried && (i == 0 || !room_matters(planning, rooms[i - 1], rooms[i]))) continue;
        tried = true;
        status = find_mended(planning, rooms[i], left, err);
        if (status != STATUS_OK) break;
    }
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
    if (planning->answer->outcome == PLAN_INFEASIBLE) return set_room(planning, err);
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
