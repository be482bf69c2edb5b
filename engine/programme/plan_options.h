/*
 * Options of assets as choices of a programme: one for each year in which an option can begin.
 *
 * The capital is paid evenly over the years until it takes effect; what would be paid after the programme is
 * paid in its last year, so that nothing is got for free. A receipt arrives when the option has taken effect.
 * Running costs and carbon change from then on, the part of the electricity by the grid's factor of each
 * year. What begins later is worth less, by the discount rate.
 *
 * Amounts come in GBP and are rounded to pence here. Unknown changes (NaN) count as none.
 */
#ifndef TERRIER_PROGRAMME_PLAN_OPTIONS_H
#define TERRIER_PROGRAMME_PLAN_OPTIONS_H

#include "engine/programme/plan.h"

struct plan_option {
    int32_t asset, option; /* of the plan; the caller's number */
    int need;
    double value;                    /* GBP, begun at once: gain in pounds and net present value */
    double capital, receipt;         /* GBP */
    double revenue;                  /* GBP a year more; a saving is below 0 */
    double fuel_kg, electricity_kwh; /* change a year; a saving is below 0 */
    int lead_months;
    int32_t host;       /* the host's number among hosts, or -1 */
    int64_t host_units; /* that it takes there */
    int32_t own_host;   /* its own number among hosts, where it is given up; else -1 */
    int64_t own_room;
    int32_t presence; /* the town centre's number whose presence goes, or -1 */
    int32_t kind;     /* the number of its kind, for limits on how many of a kind begin in a year */
    bool leaves;      /* counts as a move */
    bool starter;     /* gives a starter holding up */
};

/* What is counted by index, besides the kinds that the model knows. */
enum plan_tag {
    PLAN_TAG_SALES, /* pence that what is put up for sale will bring, by the year of the start */
    PLAN_TAG_BEGUN  /* and after: options of a kind begun, by year; the kind's number is added */
};

struct plan_years {
    double discount;         /* a year, 0.035 */
    double grid[PLAN_YEARS]; /* kgCO2e of a kWh in each year */
};

/* Adds an option's choices, one for each year. Options come by their assets, in order. */
void plan_add_option(struct plan *plan, const struct plan_option *option, const struct plan_years *years);

#endif
