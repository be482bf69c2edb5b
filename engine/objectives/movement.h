/*
 * What moved an asset on an objective between two judgings by the same criteria: fact by fact. Pure.
 *
 * The effect of a fact is the mean of two what-ifs: what the score of before gains when this fact alone
 * becomes what it is now, and what the score of now loses when it alone goes back. Either by itself would say
 * nothing of two guards that failed together. Where one of the two has no score the other stands. Effects
 * need not add up to the change: facts act on each other.
 */
#ifndef TERRIER_OBJECTIVES_MOVEMENT_H
#define TERRIER_OBJECTIVES_MOVEMENT_H

#include "engine/objectives/judge.h"

/* In place of a fact: what kind of asset it is (class, duty, category, scope), which decides what is asked.
 */
#define MOVEMENT_KIND SIZE_MAX

struct movement {
    size_t row; /* of the present portfolio */
    size_t objective;
    size_t fact;   /* or MOVEMENT_KIND */
    double effect; /* points; NaN where there was no score to move, but a rating changed */
};

struct movements {
    struct movement *items; /* by row, then fact, then objective */
    size_t count;
};

/* Both portfolios have the same facts in the same order. */
struct movements_asked {
    const struct portfolio *now, *before;
    const size_t *match; /* portfolio_match(now, before) */
    const struct criteria *criteria;
    const struct judgement *judged_now, *judged_before;
};

/*
 * Of each asset and objective that improves, worsens or is rated otherwise than before: every fact that had a
 * part in it. Assets that one of the two does not have are left out. Free with movements_free().
 */
struct movements *movements_find(const struct movements_asked *asked);
void movements_free(struct movements *movements); /* NULL does nothing */

#endif
