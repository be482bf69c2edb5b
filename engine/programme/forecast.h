/*
 * The backlog year by year: what gets worse, and what a yearly budget clears.
 *
 * A cell is one group of components as one survey found it: its extent in grades A and B, its backlog in C
 * and D. Each year it ages (ageing.h): what passes from B to C becomes backlog at the group's rate for C,
 * what passes from C to D costs more by the ratio of D's rate to C's. Then the year's budget is spent: on D
 * first, then on C, over the cells of a group of assets alike; what is mended is as new. Prices are those of
 * the start; a budget is in the same prices.
 *
 * Of two measures one is forecast at a time. Backlog of the other priorities ages beside it, because in D it
 * may come to count; no budget is spent on it. Pure.
 */
#ifndef TERRIER_PROGRAMME_FORECAST_H
#define TERRIER_PROGRAMME_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"
#include "engine/programme/ageing.h"

#define FORECAST_YEARS 60

/* How the cells of one group of components age. */
struct forecast_kind {
    struct ageing_rates rates;   /* calibrated */
    double c_per_m2, d_per_m2;   /* GBP */
    double c_counted, d_counted; /* share of it that the measure counts, 0 to 1 */
};

struct forecast_cell {
    size_t unit;       /* whose it is: index into what the caller sums by */
    size_t kind;       /* index into the kinds */
    size_t group;      /* whose budget it is mended from */
    double a, b;       /* m2 */
    double c[2], d[2]; /* GBP that the measure counts, and that it does not */
};

enum forecast_goal { FORECAST_NONE, FORECAST_HOLD, FORECAST_HALVE, FORECAST_AMOUNT };

struct forecast_budget {
    enum forecast_goal goal;
    double amount; /* GBP a year over all groups, shared by their backlog; FORECAST_AMOUNT only */
};

struct forecast {
    int years;
    size_t units, groups;
    double *likely;  /* [year][unit], year 0 .. years: what the measure counts, GBP */
    double *grown;   /* [year][unit]: what ageing has brought since the start, mended or not */
    double *budgets; /* [group]: GBP a year, in whole thousands unless given */
    bool *met;       /* [group]: the goal is met at the end with that budget */
};

/*
 * STATUS_INVALID for fewer than one year or more than FORECAST_YEARS, or an amount below zero. The cells stay
 * as they are. Free with forecast_free().
 */
enum status forecast_make(const struct forecast_kind *kinds, const struct forecast_cell *cells, size_t count,
                          size_t units, size_t groups, int years, struct forecast_budget budget,
                          struct forecast *out, struct error *err);
void forecast_free(struct forecast *forecast);

#endif
