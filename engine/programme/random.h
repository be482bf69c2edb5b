/*
 * Random numbers for simulations: xoshiro256** seeded by splitmix64 (Blackman and Vigna), the same on every
 * machine for the same seed. Not for secrets.
 */
#ifndef TERRIER_PROGRAMME_RANDOM_H
#define TERRIER_PROGRAMME_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state[4];
    double spare; /* the second of a pair of normal values */
    bool has_spare;
};

struct random random_start(uint64_t seed);
double random_normal(struct random *random); /* mean 0, standard deviation 1 */

#endif
