/* The model of a programme out of a run's options and the funds, for run_plan.c. */
#ifndef TERRIER_RUNS_PLAN_LOAD_H
#define TERRIER_RUNS_PLAN_LOAD_H

#include "engine/runs/run_plan.h"

struct plan_loaded {
    struct plan *plan;
    int64_t run_id;
    struct rows *options, *funds, *needs, *hosts, *basis, *grid;
    int64_t *asset_ids; /* by asset of the plan */
};

/* In a snapshot. Free with plan_loaded_free(), also after a failure. */
enum status plan_load(struct store *db, const struct plan_asked *asked, struct plan_loaded *loaded,
                      struct error *err);
void plan_loaded_free(struct plan_loaded *loaded);

#endif
