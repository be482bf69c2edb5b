/*
 * The model of a programme out of a run's options and the funds, for run_plan.c. The rows are read once, in a
 * snapshot; models are made of them, also with other rates, for trials.
 */
#ifndef TERRIER_RUNS_PLAN_LOAD_H
#define TERRIER_RUNS_PLAN_LOAD_H

#include "engine/runs/run_plan.h"

struct plan_loaded {
    struct plan *plan; /* at the likely rates */
    int64_t run_id;
    struct rows *options, *funds, *needs, *hosts, *presences, *begun, *basis, *grid;
    int32_t assets;
    int64_t *asset_ids; /* by asset of the plan */
};

/* Which of the low, likely and high figures a model is made of. */
struct plan_figures {
    bool costs_high, receipts_low, points_low, points_high;
};

/* In a snapshot. Free with plan_loaded_free(), also after a failure. */
enum status plan_load(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                      struct error *err);
void plan_loaded_free(struct plan_loaded *loaded);

/* A model of the same choices, in the same order, at other figures. The caller frees it. */
struct plan *plan_loaded_model(const struct plan_loaded *loaded, const struct plan_asked *asked,
                               struct plan_figures figures);

#endif
