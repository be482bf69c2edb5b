/*
 * The sums of a block of rows, as columns, and the levels that are made of them: criteria are added to a
 * commitment's sums, a commitment's means to its objective's. Without branches on the data, as lane.h.
 */
#ifndef TERRIER_OBJECTIVES_SUMS_H
#define TERRIER_OBJECTIVES_SUMS_H

#include "engine/objectives/judge.h"
#include "engine/objectives/lane.h"

/* Weights; counts of guards are doubles too, so that all columns fill the same vectors. */
struct sums {
    double applicable[LANE];
    double known[LANE];
    double confident[LANE];
    double points[LANE]; /* weighted */
    double scored[LANE]; /* weight of what has points: of a commitment the same as known */
    double failed[LANE], unproven[LANE], passed[LANE]; /* guards */
};

/* What sums come to. */
struct means {
    double score[LANE], uncapped[LANE], coverage[LANE], confidence[LANE]; /* NaN: none */
    uint8_t rating[LANE], guard[LANE], failed[LANE], unproven[LANE];
};

void sums_clear(struct sums *sums);

/* Adds what the lane holds of a criterion in the mean, of a guard. */
void sums_weigh(struct sums *sums, const struct lane *lane, const struct criterion *criterion, size_t rows);
void sums_guard(struct sums *sums, const struct lane *lane, const double *values, size_t rows);

/* `capped`: a failed or unproven guard caps the score (of an objective). */
void sums_close(struct means *means, const struct sums *sums, const struct judging_rules *rules, bool capped,
                size_t rows);

/* Adds a commitment to its objective. */
void sums_add(struct sums *objective, const struct sums *commitment, const struct means *means, double weight,
              size_t rows);

/* Writes the means as one result for each row. */
void sums_write(struct result *results, const struct means *means, size_t rows);

#endif
