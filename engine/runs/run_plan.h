/*
 * A programme from beginning to end: the options of a run and what binds, read in one snapshot; the plan,
 * found by terrier-solve; the plan with its years, beside rank-and-cut, kept in schema programme.
 */
#ifndef TERRIER_RUNS_RUN_PLAN_H
#define TERRIER_RUNS_RUN_PLAN_H

#include "engine/programme/plan_text.h"
#include "engine/runs/solve.h"
#include "engine/store/store.h"

/* Pounds for one fund over all years, in equal parts. */
struct plan_money {
    const char *fund; /* code */
    int64_t pence;
};

enum { PLAN_WITHOUT = 16 };

struct plan_asked {
    const char *run;                     /* number; NULL: the newest published run that has options */
    int years;                           /* 0: five */
    struct plan_money money[PLAN_FUNDS]; /* a fund that is not named has none of its own */
    size_t money_count;
    double carbon_percent; /* of emissions, saved in the last year, rising from the second; NaN: no floor */
    double revenue;   /* GBP a year more in any year, at most; below 0: saved in the last year, rising from
                       * the second; NaN: no limit */
    int64_t moves;    /* a year; below 0: as the rate says */
    int64_t sales;    /* pence of what is put up for sale in a year; below 0: as the rate says */
    int64_t starters; /* starter holdings given up; below 0: as the rate says */
    double point;     /* GBP for a point; NaN: as the rate says */
    const char *without[PLAN_WITHOUT]; /* kinds of option that are left out */
    size_t without_count;
    bool compare; /* also the trials: GBP 1m more, and less, of capital, other rates, the nearest other plans
                   */
    struct plan_stop stop;
    const char *scenario; /* its name, to be kept with the plan; NULL none */
    const char *version, *actor;
};

/*
 * `*plan_id` is the plan kept, also when nothing was possible: its outcome says so. STATUS_INVALID without
 * any money, or years outside 1 to PLAN_YEARS. `step` may be NULL; once it has answered false the solver is
 * stopped, and nothing is kept: STATUS_CANCELLED. Tells its progress (engine/base/progress.h).
 */
enum status run_plan(struct store *db, const struct plan_asked *asked, solve_step step, void *context,
                     int64_t *plan_id, struct error *err);

#endif
