#include "tools/sample/rng.h"

/* Change this and every file of the sample changes. */
#define SEED UINT64_C(0x7E221E120230401)

static uint64_t seed_in_force = SEED;

void rng_seed(uint64_t seed) {
    seed_in_force = SEED ^ (seed << 48);
}

uint64_t rng_next(struct rng *rng) {
    rng->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = rng->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

struct rng rng_stream(enum rng_subject subject, size_t asset) {
    struct rng rng = {seed_in_force ^ ((uint64_t)subject << 40) ^ (uint64_t)asset};
    rng.state = rng_next(&rng);
    return rng;
}

double rng_unit(struct rng *rng) {
    return (double)(rng_next(rng) >> 11) * (1.0 / 9007199254740992.0);
}

double rng_between(struct rng *rng, double low, double high) {
    return low + (high - low) * rng_unit(rng);
}

double rng_skewed(struct rng *rng, double low, double high) {
    double u = rng_unit(rng);
    return low + (high - low) * u * u;
}

double rng_spread(struct rng *rng, double share) {
    double sum = 0;
    for (int i = 0; i < 4; i++)
        sum += rng_unit(rng);
    return 1 + (sum - 2) * share;
}

int rng_int(struct rng *rng, int low, int high) {
    return low + (int)(rng_next(rng) % (uint64_t)(high - low + 1));
}

bool rng_chance(struct rng *rng, double percent) {
    return rng_unit(rng) * 100 < percent;
}

size_t rng_weighted(struct rng *rng, const int *weights, size_t count) {
    int total = 0;
    for (size_t i = 0; i < count; i++)
        total += weights[i];
    int at = rng_int(rng, 1, total);
    for (size_t i = 0; i < count; i++) {
        at -= weights[i];
        if (at <= 0) return i;
    }
    return count - 1;
}
