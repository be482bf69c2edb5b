/*
 * The bound: the linear relaxation, by column generation (Gilmore and Gomory 1961). Few of the columns ever
 * matter, so the linear programme begins with some of each asset, and those that would improve it at its
 * prices are added until none would. By the prices it leaves, every choice has a worth of its own: the bound
 * is what the funds and limits are worth plus, for each asset, its best choice's worth, so a plan with a
 * choice that is worth less than its asset's best by so much is worth less than the bound by as much.
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
    double *gives; /* by elastic column, infeasible only: how far it gives way */
    double *share; /* by choice: how much of it the relaxation takes */
};

/* `start` (a choice or PLAN_NONE for each asset) is where it begins; `start_keeps`: it keeps within
 * everything. `stopped` is asked between the rounds; once it says yes the result is as far as it came. */
struct linear *linear_solve(const struct matrix *matrix, const int32_t *start, bool start_keeps,
                            bool (*stopped)(void *), void *context);
void linear_free(struct linear *linear); /* NULL does nothing */

#endif
