/*
 * How building components worsen, and what the published rates are worth.
 *
 * Each year a share of what is in grade A becomes B, of B becomes C, of C becomes D; D stays. The published
 * shares are of components that nobody looks after: taken as they are, most of an estate would be worn out
 * within its own age, which no survey finds. So all three are multiplied by one factor, found so that an
 * estate built new, and aged so since it was built, has the extent in grade C or D that its surveys found.
 * What was mended meanwhile is in that factor: a forecast with it says what happens if things go on so.
 */
#ifndef TERRIER_PROGRAMME_AGEING_H
#define TERRIER_PROGRAMME_AGEING_H

#include <stddef.h>

struct ageing_rates {
    double ab, bc, cd; /* shares a year, 0 to 1 */
};

/* The rates times a factor. */
struct ageing_rates ageing_scaled(struct ageing_rates rates, double factor);

/* Share in grade C or D after whole years from new. */
double ageing_worn(struct ageing_rates rates, int years);

/* What surveys found of components of one age. */
struct ageing_found {
    int years;           /* since they were built */
    double extent, worn; /* m2; worn: of it in C or D */
};

/*
 * The factor, 0 to 1, with which the rates give the worn extent found. 1 where even the full rates give less;
 * NaN where there is no extent.
 */
double ageing_fit(struct ageing_rates rates, const struct ageing_found *found, size_t count);

#endif
