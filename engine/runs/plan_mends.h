/*
 * What would make a programme possible where nothing is, as whoever asked would set it: the new value of each
 * setting that has to give way. Money is rounded up to three figures, the floor of emissions down to a tenth
 * of a per cent (below one, a hundredth); counts are whole. So it moves a little more than it must; whether
 * there is then a programme is found out by making it.
 */
#ifndef TERRIER_RUNS_PLAN_MENDS_H
#define TERRIER_RUNS_PLAN_MENDS_H

#include "engine/runs/plan_load.h"

/* The settings that move limits of the model. */
enum plan_setting {
    PLAN_SETTING_CARBON = 1, /* kgCO2e of the last year */
    PLAN_SETTING_REVENUE,    /* pence, of the last year where it has to fall */
    PLAN_SETTING_MOVES,
    PLAN_SETTING_SALES, /* pence */
    PLAN_SETTING_STARTERS,
    PLAN_SETTINGS_END
};

struct plan_set {
    const char *setting; /* carbon, revenue, moves, sales, starters, or fund */
    const char *fund;    /* which; "" of other settings */
    double was, value;   /* per cent, GBP or a count; `was` what held, asked for or as the rate says */
};

/* Of one that has to give way: PLAN_MEND_SETTING or PLAN_MEND_FUND. `room` is a share by which it is made
 * easier still. */
struct plan_set plan_mend_set(const struct plan_loaded *loaded, const struct plan_asked *asked,
                              const struct plan_mend *mend, double room);

/* Asks for it. */
void plan_set_asked(const struct plan_set *set, struct plan_asked *asked);

#endif
