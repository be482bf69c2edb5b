/*
 * Who pays: costs by need and year out of funds by year, exactly, in pence.
 *
 * A transport problem with few places: money flows from a fund's year to a need of that year, or to the same
 * fund's next year where it carries over. Money is put where it is needed along augmenting paths (Ford and
 * Fulkerson), from the cheapest funds first, so a cost is refused only when no way of paying exists, and what
 * is borrowed is the least that can be.
 */
#ifndef TERRIER_PROGRAMME_PLAN_FUNDING_H
#define TERRIER_PROGRAMME_PLAN_FUNDING_H

#include "engine/programme/plan.h"

/* May be copied, to try something and go back. */
struct plan_funding {
    int64_t left[PLAN_FUNDS][PLAN_YEARS];    /* new money not yet used */
    int64_t carried[PLAN_FUNDS][PLAN_YEARS]; /* from this year to the next */
    int64_t paid[PLAN_FUNDS][PLAN_NEEDS][PLAN_YEARS];
};

struct plan_funding plan_funding_start(const struct plan *plan);

/* Its receipts go in and its costs are paid. False, and the funding is as it was, where that cannot be. */
bool plan_funding_take(const struct plan *plan, struct plan_funding *funding,
                       const struct plan_choice *choice);

/*
 * All of `taken` (a choice, or PLAN_NONE, for each asset), receipts first, afresh. `*short_of` is what could
 * not be paid: 0 when all is.
 */
struct plan_funding plan_funding_of(const struct plan *plan, const int32_t *taken, int64_t *short_of);

/* What the paid pounds cost beyond themselves, rounded up to a penny for each fund. */
int64_t plan_funding_price(const struct plan *plan, const struct plan_funding *funding);

#endif
