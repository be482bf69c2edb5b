/*
 * The bound: the linear relaxation, by the dual simplex method on all choices that are not dominated. (Column
 * generation by the primal method had no bound for 13,000 assets after a minute; this has it in 18 s.) By the
 * prices it leaves, every choice has a worth of its own: the bound is what the funds and limits are worth
 * plus, for each asset, its best choice's worth, so a plan with a choice that is worth less than its asset's
 * best by so much is worth less than the bound by as much.
 */
#ifndef TERRIER_SOLVE_LINEAR_H
#define TERRIER_SOLVE_LINEAR_H

#include "engine/programme/solve/matrix.h"

struct linear {
    bool feasible;
    double bound;  /* units of money; no plan is worth more. Infeasible: nothing */
    double *worth; /* by choice, at the prices, before its asset's row */
    double *best;  /* by asset: of the best choice, at least 0 (nothing taken) */
    double *price; /* by row, of the side rows */
    double *share; /* by choice: how much of it the relaxation takes */
};

/* `feasible`: a plan is known. After so many seconds (0: none) it ends with the bound of the prices that it
 * has come to. */
struct linear *linear_solve(const struct matrix *matrix, bool feasible, double seconds);
/* How far from their asset's best so many choices are besides it, taking nothing counted as one. */
double linear_distance(const struct matrix *matrix, const struct linear *linear, size_t size);

void linear_free(struct linear *linear); /* NULL does nothing */

#endif
