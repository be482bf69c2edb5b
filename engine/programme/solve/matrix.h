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

/* Money that is paid, carried over, or (elastic) lacking. Up to two rows. */
struct matrix_side {
    double cost;
    int rows[2];
    double values[2];
    int row_count;
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
    struct matrix_side *elastic; /* for each limit, then for each fund's year: gives way, at a cost */
    int elastic_count;
};

struct matrix *matrix_new(const struct plan *plan);
void matrix_free(struct matrix *matrix); /* NULL does nothing */

#endif
