/* Why no plan keeps within everything, and the least that has to give way for one. */
#ifndef TERRIER_SOLVE_MEND_H
#define TERRIER_SOLVE_MEND_H

#include "engine/programme/plan_text.h"
#include "engine/programme/solve/linear.h"

/*
 * Adds to the answer by how much limits and funds' years must move, least in all as shares of their bounds
 * (of all the money, for a fund), and those that take part in the conflict without having to move. With the
 * changes made there is a plan: they come from one.
 */
void mend_plan(const struct matrix *matrix, const struct linear *linear, const struct plan_stop *stop,
               struct plan_answer *answer);

#endif
