/*
 * Calls terrier-solve, the only program that links the solver, as a child: the model goes in, how far it has
 * come is told while it works, and its answer comes back and is checked (plan_verify) before anyone sees it.
 *
 * The program is the one TERRIER_SOLVE names, else `terrier-solve` beside the running program.
 */
#ifndef TERRIER_RUNS_SOLVE_H
#define TERRIER_RUNS_SOLVE_H

#include "engine/programme/plan_text.h"

/*
 * Told at each step, and between steps the last one again, at least five times a second. False asks the
 * solver to stop with what it has (PLAN_CANCELLED); one that cannot within three seconds is ended
 * (STATUS_CANCELLED).
 */
typedef bool (*solve_step)(void *context, const struct plan_step *step);

/* `plan` has passed plan_check(). `step` may be NULL. The caller frees the answer (plan_answer_free). */
enum status solve_plan(struct plan_answer **answer, const struct plan *plan, const struct plan_stop *stop,
                       solve_step step, void *context, struct error *err);

/*
 * The same in two parts, so that several solvers work beside each other: begun, it works; solve_end() hears
 * it, waits and frees it, whatever comes of it. A solver that nobody waits for is ended by solver_free().
 */
struct solver;
enum status solve_begin(struct solver **solver, const struct plan *plan, const struct plan_stop *stop,
                        struct error *err);
enum status solve_end(struct solver *solver, struct plan_answer **answer, const struct plan *plan,
                      solve_step step, void *context, struct error *err);
void solver_free(struct solver *solver); /* NULL does nothing */

#endif
