/*
 * The neighbourhood of a plan: a few hundred choices free, and every other asset as the plan has it. CBC
 * solves such a part in well under a second, so many of them, one after the other, improve a plan far more
 * for the same nodes than one large part does.
 */
#ifndef TERRIER_SOLVE_NEIGHBOURS_H
#define TERRIER_SOLVE_NEIGHBOURS_H

#include "engine/programme/solve/linear.h"

/*
 * Which choices are free in neighbourhood number `round` of what is taken, and what the assets without any
 * take. By turns what begins in two years next to each other, a part of all assets by lot (the same for the
 * same round), and the assets of which the relaxation takes something else (relaxation induced
 * neighbourhoods: Danna, Rothberg and Le Pape 2005), every other time with a few by lot; of those the choices
 * that cost least at the prices of the bound. A choice that is further than `enough` from its asset's best is
 * never in it: no plan with it is better. Returns how many nodes it is worth.
 */
int neighbours_choose(const struct matrix *matrix, const struct linear *linear, const int32_t *taken,
                      double enough, int round, bool *free_choice, int32_t *fixed);

#endif
