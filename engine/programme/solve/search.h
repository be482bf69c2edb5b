/*
 * The search for a plan: bound, start, and parts that grow.
 *
 * 1. Rank-and-shift gives a plan at once, if it finds one that keeps within everything; so does the plan that
 *    the model begins from, where it has one.
 * 2. The linear relaxation gives the bound and what each choice is worth at its prices (linear.h).
 * 3. Kernel search (Angelelli, Mansini and Speranza 2010): the choices within a distance of their asset's
 *    best are free, the rest is fixed, and CBC solves that part. A plan with any other choice is below the
 *    bound by the distance, so a part may lower the bound; the distance grows until the gap is as asked. Once
 *    it is the gap itself, the best of the part is the best there is.
 * 4. After each part, neighbourhoods of the best plan so far (neighbours.h), until none is any better: they
 *    bring by far the most.
 * 5. Where nothing keeps within everything: the least that has to give way, first of the relaxation, then of
 *    whole plans near it.
 *
 * It stops by the gap or by the number of nodes, so it repeats; by time, when that was asked, or by a signal,
 * and says so.
 */
#ifndef TERRIER_SOLVE_SEARCH_H
#define TERRIER_SOLVE_SEARCH_H

#include "engine/programme/plan_text.h"

struct search_ears {
    void (*step)(const char *stage, bool has_value, int64_t value, bool has_bound, int64_t bound);
    bool (*stopped)(void); /* a signal came */
};

/* The caller frees the answer. */
struct plan_answer *search_plan(const struct plan *plan, const struct plan_stop *stop,
                                const struct search_ears *ears);

#endif
