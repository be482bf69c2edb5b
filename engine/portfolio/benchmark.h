/*
 * Facts of an asset that depend on others: medians of its kind, and its stronger neighbours.
 *
 * Medians are computed once for a run, kept with it and handed in, so that a what-if on one asset does not
 * move others. Only scored assets enter a median.
 */
#ifndef TERRIER_PORTFOLIO_BENCHMARK_H
#define TERRIER_PORTFOLIO_BENCHMARK_H

#include "engine/portfolio/portfolio.h"

struct benchmark {
    size_t fact; /* of the portfolio */
    uint16_t category;
    double median;
    int32_t value_count;
};

struct benchmarks {
    struct benchmark *items; /* by fact, then category */
    size_t count;
};

/* Adds the medians of a fact in every category with at least `least` known values. */
void benchmark_add(struct benchmarks *benchmarks, const struct portfolio *portfolio, size_t fact,
                   size_t least);
void benchmarks_free(struct benchmarks *benchmarks);

/* to = of / median of its category, with the date of `of`; unknown where either is. */
void benchmark_ratio(struct portfolio *portfolio, const struct benchmarks *benchmarks, size_t of, size_t to);

/* The median of a fact in a category; NaN where there is none. */
double benchmark_median(const struct benchmarks *benchmarks, size_t fact, uint16_t category);

/*
 * Distance to the nearest asset of the same use that is stronger and has room for what is used here
 * (commitment 1.1). Stronger: better suitability, then larger capacity, then the lower asset_id, so that of
 * a pair only the weaker is marked. Room: capacity less use is known and at least this asset's use.
 * Where there is none, `farthest` km. Unknown where this asset's own use is unknown, or it has no place
 * (`placed` false). Facts: suitability, capacity, capacity_used -> stronger_neighbour_km.
 */
struct neighbour_facts {
    size_t suitability, capacity, used, distance;
};
void benchmark_neighbours(struct portfolio *portfolio, struct neighbour_facts facts, const bool *placed,
                          double farthest);

#endif
