/*
 * The sample's random numbers: splitmix64 (Steele, Lea and Flood 2014), integers only inside, so that every
 * machine draws the same. A stream belongs to one subject of one asset: what is drawn for an asset's energy
 * does not move when its inspections draw one more. No function of the C library's mathematics is used.
 * Never draw twice in one argument list: compilers differ in which argument they evaluate first.
 */
#ifndef TERRIER_SAMPLE_RNG_H
#define TERRIER_SAMPLE_RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The subjects, one stream each. */
enum rng_subject {
    RNG_PLACE = 1,
    RNG_BUILDING,
    RNG_HOLDING,
    RNG_MONEY,
    RNG_USE,
    RNG_SCHOOL,
    RNG_FAULT,
    RNG_CONDITION,
    RNG_ENERGY,
    RNG_INSPECTION,
    RNG_SECOND,
    RNG_LATER,
    RNG_BOUNDARY,
    RNG_SCHEME,
    RNG_TIE,
    RNG_PLANT,
    RNG_LEASE
};

struct rng {
    uint64_t state;
};

/* Another estate: a number of one's own, 0 for the sample that all know. Before anything is drawn. */
void rng_seed(uint64_t seed);

struct rng rng_stream(enum rng_subject subject, size_t asset);
uint64_t rng_next(struct rng *rng);
double rng_unit(struct rng *rng); /* [0, 1) */
double rng_between(struct rng *rng, double low, double high);
double rng_skewed(struct rng *rng, double low, double high); /* most of them near `low` */
double rng_spread(struct rng *rng, double share); /* about 1, give or take `share`: a sum of four uniforms */
int rng_int(struct rng *rng, int low, int high);  /* both included */
bool rng_chance(struct rng *rng, double percent);

/* Index of one of `count` weights, drawn in proportion. */
size_t rng_weighted(struct rng *rng, const int *weights, size_t count);

#endif
