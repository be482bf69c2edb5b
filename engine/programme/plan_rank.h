/*
 * What would be done without an optimiser, to compare with and to begin from.
 *
 * Rank-and-cut, as most lists are made, year by year: of each asset that has nothing yet the choice that is
 * worth most for its money, ranked by value for each pound, and for each need a line where the money first
 * runs out: what is below the line waits for the next year's list. Rank-and-shift goes down one list of all
 * choices of all years, and takes whatever still fits.
 */
#ifndef TERRIER_PROGRAMME_PLAN_RANK_H
#define TERRIER_PROGRAMME_PLAN_RANK_H

#include "engine/programme/plan.h"

/* Keeps within funds and upper limits; lower limits (a carbon floor) it knows nothing of. */
void plan_rank_and_cut(const struct plan *plan, int32_t *taken);

/*
 * Keeps within funds and upper limits. Lower limits are aimed at by counting what they lack as value, more
 * each time, until they are reached; false when that does not come about: a plan may exist all the same.
 */
bool plan_rank_and_shift(const struct plan *plan, int32_t *taken);

#endif
