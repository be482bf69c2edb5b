/*
 * One criterion over a block of rows, without branches on the data, so that the compiler can use vector
 * instructions and the processor never guesses. Masks are 0 and 1; adding 0 x weight changes no sum's bits.
 */
#ifndef TERRIER_OBJECTIVES_LANE_H
#define TERRIER_OBJECTIVES_LANE_H

#include "engine/base/lanes.h"
#include "engine/objectives/criteria.h"

/* Rows judged together, so that all their sums stay in the nearest cache (32 KB and more). */
enum { LANE = 256 };

/* The rows of a block. */
struct lane_block {
    const struct portfolio *portfolio;
    size_t start, rows;  /* at most LANE */
    uint64_t keys[LANE]; /* class and duty; PORTFOLIO_KEYS where the asset is not scored: nothing applies */
};
void lane_block_open(struct lane_block *block, const struct portfolio *portfolio, size_t start);

struct lane {
    double asked[LANE];  /* applies, or may apply: its weight counts */
    double sure[LANE];   /* of these, the condition is known */
    double known[LANE];  /* of these, the value is known */
    double points[LANE]; /* the curve at the value; any finite number where not known. Not of a guard */
    double factor[LANE]; /* share of weight kept in confidence. Not of a guard */
    double years[LANE];  /* scratch: ages of the facts */
};

/* A curve of at least one point over a column: the same as curve_at() up to the last bit of a value between
 * two points, exactly its y at each point; any finite number where x is unknown. */
void lane_curve(double *out, const double *x, const struct curve *curve, size_t rows);

/* `exempt` by category, or NULL. */
void lane_fill(struct lane *lane, const struct lane_block *block, const struct criterion *criterion,
               const bool *exempt, int32_t today);

#endif
