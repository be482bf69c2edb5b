/*
 * One criterion over a block of rows, without branches on the data, so that the compiler can use vector
 * instructions and the processor never guesses. Masks are 0 and 1; adding 0 x weight changes no sum's bits.
 */
#ifndef TERRIER_OBJECTIVES_LANE_H
#define TERRIER_OBJECTIVES_LANE_H

#include "engine/objectives/criteria.h"

/* Rows judged together, so that all their sums stay in the nearest cache (32 KB and more). */
enum { LANE = 256 };

/*
 * Marks the inner loops: they are compiled for wider vectors too, and what the processor can do is found when
 * the program starts. The operations and their order are the same, and none is fused, so the bits are the
 * same.
 */
#if defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define LANE_LOOP __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LANE_LOOP
#endif

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

/* `exempt` by category, or NULL. */
void lane_fill(struct lane *lane, const struct lane_block *block, const struct criterion *criterion,
               const bool *exempt, int32_t today);

#endif
