/* Shared by run_plan.c, plan_trials.c and plan_keep.c: a programme while it is made. */
#ifndef TERRIER_RUNS_PLAN_INSIDE_H
#define TERRIER_RUNS_PLAN_INSIDE_H

#include "engine/base/progress.h"
#include "engine/programme/plan_funding.h"
#include "engine/runs/plan_load.h"

/* The plan made again with one thing changed; programme.plan_trial says which. */
enum plan_trial_kind {
    TRIAL_MORE,
    TRIAL_LESS,
    TRIAL_COSTS_HIGH,
    TRIAL_RECEIPTS_LOW,
    TRIAL_POINTS_LOW,
    TRIAL_POINTS_HIGH,
    TRIAL_NEAR,
    TRIALS
};
const char *plan_trial_code(enum plan_trial_kind kind); /* more, less, costs_high, ... */

struct plan_trial {
    bool tried;
    enum plan_outcome outcome;
    int64_t value;  /* pence, by the trial's own figures */
    int32_t *taken; /* by asset, choices of the plan's model; NULL: there was no plan */
};

struct planning {
    const struct plan_asked *asked;
    struct supposition *supposed; /* by the scenario; NULL nothing */
    bool is_read;                 /* what is supposed, for the plan */
    struct plan_loaded loaded;
    struct plan_answer *answer;
    double room;  /* by which what has to give way is made easier, for a plan to be found */
    bool mended;  /* with that there was one */
    int32_t *cut; /* what rank-and-cut takes */
    struct plan_funding funding, cut_funding;
    struct plan_trial trials[TRIALS];
    int64_t plan_id;
    struct progress progress;
    solve_step step; /* whoever asked; may be NULL */
    void *context;
};

bool plan_outcome_has_plan(enum plan_outcome outcome);

/* Hears the solver with progress, and frees it; STATUS_CANCELLED once whoever asked has said no. The caller
 * frees the answer. */
enum status plan_hear(struct planning *planning, const char *what, const struct plan *plan,
                      struct solver *solver, struct plan_answer **answer, struct error *err);

/* All trials of the plan that was found. */
enum status plan_try(struct planning *planning, struct error *err);
void plan_trials_free(struct planning *planning);

/* Whether the asset takes the same option in the trial, in whatever year; nothing is an option too. */
bool plan_trial_same(const struct planning *planning, const struct plan_trial *trial, int32_t asset);

/* Whether it does so in every trial that found a plan. */
bool plan_is_firm(const struct planning *planning, int32_t asset);

/* Stores the plan with all that belongs to it. In a transaction. */
enum status plan_keep(struct store *db, struct planning *planning, struct error *err);

#endif
