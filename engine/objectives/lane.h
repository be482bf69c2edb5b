/*
 * One criterion over a block of rows, without branches on the data, so that the compiler can use vector
 * instructions and the processor never guesses. Masks are 0 and 1; adding 0 x weight changes no sum's bits.
 */
#ifndef TERRIER_OBJECTIVES_LANE_H
#define TERRIER_OBJECTIVES_LANE_H

#include "engine/objectives/criteria.h"

/* Rows judged together, so that their sums stay in the nearest cache. */
enum { LANE = 512 };

struct lane {
    double asked[LANE];  /* applies, or may apply: its weight counts */
    double sure[LANE];   /* of these, the condition is known */
    double known[LANE];  /* of these, the value is known */
    double points[LANE]; /* the curve at the value; any finite number where not known */
    double factor[LANE]; /* share of weight kept in confidence */
    double years[LANE];  /* scratch: ages of the facts */
};

/* Rows start .. start + rows - 1, at most LANE. `exempt` by category, or NULL. */
void lane_fill(struct lane *lane, const struct portfolio *portfolio, const struct criterion *criterion,
               const bool *exempt, int32_t today, size_t start, size_t rows);

#endif
