#include "engine/portfolio/benchmark.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median_of(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    if (count % 2 == 1) return values[count / 2];
    return (values[count / 2 - 1] + values[count / 2]) / 2;
}

void benchmark_add(struct benchmarks *benchmarks, const struct portfolio *portfolio, size_t fact,
                   size_t least) {
    double *values = memory_array(portfolio->count, sizeof *values);
    const double *column = portfolio->values[fact];

    for (size_t category = 0; category < portfolio->category_count; category++) {
        size_t count = 0;
        for (size_t i = 0; i < portfolio->count; i++) {
            const struct portfolio_asset *asset = &portfolio->assets[i];
            if (asset->category == category && asset->scored && !isnan(column[i]))
                values[count++] = column[i];
        }
        if (count == 0 || count < least) continue;
        benchmarks->items = memory_grow(benchmarks->items, benchmarks->count + 1, sizeof *benchmarks->items);
        benchmarks->items[benchmarks->count++] =
            (struct benchmark){fact, (uint16_t)category, median_of(values, count), (int32_t)count};
    }
    free(values);
}

void benchmarks_free(struct benchmarks *benchmarks) {
    free(benchmarks->items);
    *benchmarks = (struct benchmarks){0};
}

void benchmark_ratio(struct portfolio *portfolio, const struct benchmarks *benchmarks, size_t of, size_t to) {
    double *medians = memory_array(portfolio->category_count, sizeof *medians);

    for (size_t category = 0; category < portfolio->category_count; category++)
        medians[category] = NAN;
    for (size_t i = 0; i < benchmarks->count; i++)
        if (benchmarks->items[i].fact == of)
            medians[benchmarks->items[i].category] = benchmarks->items[i].median;
    for (size_t i = 0; i < portfolio->count; i++) {
        double median = medians[portfolio->assets[i].category];
        double ratio = median > 0 ? portfolio->values[of][i] / median : NAN;
        portfolio_set(portfolio, to, i, ratio, portfolio_date(portfolio, of, i));
    }
    free(medians);
}

double benchmark_median(const struct benchmarks *benchmarks, size_t fact, uint16_t category) {
    for (size_t i = 0; i < benchmarks->count; i++)
        if (benchmarks->items[i].fact == fact && benchmarks->items[i].category == category)
            return benchmarks->items[i].median;
    return NAN;
}

static bool stronger(const struct portfolio *portfolio, struct neighbour_facts facts, size_t other,
                     size_t own) {
    double other_suits = portfolio->values[facts.suitability][other];
    double own_suits = portfolio->values[facts.suitability][own];
    double other_size = portfolio->values[facts.capacity][other];
    double own_size = portfolio->values[facts.capacity][own];

    if (other_suits < own_suits) return true; /* ordinals: 1 is good; unknown compares as neither */
    if (other_suits > own_suits) return false;
    if (other_size > own_size) return true;
    if (other_size < own_size) return false;
    return portfolio->assets[other].asset_id < portfolio->assets[own].asset_id;
}

static double nearest_host(const struct portfolio *portfolio, struct neighbour_facts facts, size_t row,
                           double farthest) {
    const double *capacity = portfolio->values[facts.capacity];
    const double *used = portfolio->values[facts.used];
    double nearest = farthest;

    for (uint32_t n = portfolio->neighbour_start[row]; n < portfolio->neighbour_start[row + 1]; n++) {
        size_t other = portfolio->neighbours[n].row;
        bool room = capacity[other] - used[other] >= used[row]; /* false where any is unknown */
        if (room && portfolio->neighbours[n].km < nearest && stronger(portfolio, facts, other, row))
            nearest = portfolio->neighbours[n].km;
    }
    return nearest;
}

void benchmark_neighbours(struct portfolio *portfolio, struct neighbour_facts facts, const bool *placed,
                          double farthest) {
    for (size_t i = 0; i < portfolio->count; i++) {
        double km = NAN;
        if (placed[i] && portfolio->neighbour_start && !isnan(portfolio->values[facts.used][i]))
            km = nearest_host(portfolio, facts, i, farthest);
        portfolio_set(portfolio, facts.distance, i, km, PORTFOLIO_NO_DATE);
    }
}
