/*
 * The model as a linear one: a column for each choice (a plan to begin from may take dominated ones, too),
 * rows for assets, limits, funds and needs, and columns for money that is paid or carried over. Figures are
 * scaled: money in thousands of pounds, a limit so that its bound is of the order of a thousand. It is
 * minimised: objectives are negative.
 */
#ifndef TERRIER_SOLVE_MATRIX_H
#define TERRIER_SOLVE_MATRIX_H

#include "engine/programme/plan.h"

#define MATRIX_MONEY 100000.0 /* pence in a unit of money */

/* Money that is paid or carried over; or (elastic) what gives way, in the rows of all its years. */
struct matrix_side {
    double cost;
    int rows[PLAN_YEARS];
    double values[PLAN_YEARS];
    int row_count;
};

/* What an elastic column is of. */
struct matrix_gives {
    int setting; /* from 1; 0: of a fund */
    int fund;
    double unit; /* of the setting, or pence over all years, in 1 of the column */
};

struct matrix {
    const struct plan *plan;
    size_t *first; /* choices by asset, as plan_firsts() */
    bool *dropped; /* dominated */
    int rows;      /* assets, then limits, then funds by year, then needs by year */
    int limit_row, fund_row, need_row;
    double *low, *high;
    double *scale;    /* by limit: what a unit of its row is */
    int *start, *row; /* of choices, by columns; the asset's row is not among them */
    double *value;
    double *cost; /* of choices: value in units of money, negative */
    struct matrix_side *side;
    int side_count;
    struct matrix_side elastic[PLAN_SETTINGS + PLAN_FUNDS]; /* of settings and funds: give way, at a cost */
    struct matrix_gives gives[PLAN_SETTINGS + PLAN_FUNDS];
    int elastic_count;
};

struct matrix *matrix_new(const struct plan *plan);
void matrix_free(struct matrix *matrix); /* NULL does nothing */

#endif
