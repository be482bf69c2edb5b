/* Why no plan keeps within everything, and the least that has to give way for one. */
#ifndef TERRIER_SOLVE_MEND_H
#define TERRIER_SOLVE_MEND_H

#include "engine/programme/plan_text.h"
#include "engine/programme/solve/linear.h"

/* When to end: `nodes` of each solve; the seconds that are left (0: no end), and whether to begin no other.
 */
struct mend_stop {
    int64_t nodes;
    double (*seconds_left)(const void *context);
    bool (*has_to_stop)(const void *context);
    const void *context;
};

/*
 * Adds to the answer by how much settings and the budgets of funds must move, least in all as shares of their
 * bounds (of all the money, for a fund), and the limits and funds' years that take part in the conflict
 * without having to move. With the changes made there is a plan: they are worked out from one, exactly.
 */
void mend_plan(const struct matrix *matrix, const struct linear *linear, const struct mend_stop *stop,
               struct plan_answer *answer);

/*
 * What is taken where the limits that taking nothing fails are kept as well as they can be, whatever that is
 * worth: very likely a plan, where a search for the best has found none. `taken` has an entry for each asset.
 */
void mend_find(const struct matrix *matrix, const struct linear *linear, const struct mend_stop *stop,
               int32_t *taken);

#endif
