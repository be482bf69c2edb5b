/* A small set of criteria and assets, made by hand, for tests of the judge. */
#ifndef TERRIER_TESTS_SMALL_H
#define TERRIER_TESTS_SMALL_H

#include "engine/objectives/judge.h"

/* Facts: 0 a rising number, 1 a falling one, 2 one of our own records, 3 a condition, 4 a guard, 5 one that
 * ages. */
enum { RISING, FALLING, RECORD, CONDITION, GUARD, AGEING, FACTS };

/*
 * Commitment 0 (objective 0): rising (weight 2), falling (weight 1), record (1), and the guard.
 * Commitment 1 (objective 0): ageing (1).
 * Commitment 2 (objective 1): rising, but only where the condition is yes; an opportunity on falling.
 * All apply to class 0; objective 0 applies to every class with the council's duty.
 */
struct criteria *small_criteria(void);

/* `count` assets of class 0, the council's duty, scored, all facts unknown. */
struct portfolio *small_portfolio(size_t count);

/* A deterministic generator for properties: 0 <= x < 1. */
double small_random(uint64_t *state);

#endif
