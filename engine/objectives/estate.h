/*
 * The estate as a whole: the mean of its assets by a stated basis, beside what a mean would hide; and the
 * direction against an earlier run that was judged by the same criteria.
 */
#ifndef TERRIER_OBJECTIVES_ESTATE_H
#define TERRIER_OBJECTIVES_ESTATE_H

#include "engine/objectives/judge.h"

enum estate_basis { ESTATE_COUNT, ESTATE_FLOOR_AREA, ESTATE_REPLACEMENT_COST, ESTATE_BASES };
const char *estate_basis_code(enum estate_basis basis); /* "count", "floor_area", "replacement_cost" */

enum direction { DIRECTION_NONE, DIRECTION_IMPROVING, DIRECTION_STABLE, DIRECTION_WORSENING };
const char *direction_code(enum direction direction); /* NULL for none */

/* None where either score is unknown. */
enum direction direction_of(const struct judging_rules *rules, double before, double now);

struct estate {
    double score; /* mean over the scored assets, by the basis; NaN: none */
    enum rating rating;
    double basis_total;                     /* over the assets in the mean: assets, m2, GBP */
    int32_t scored;                         /* assets with a score */
    int32_t ratings[RATING_COUNT];          /* assets by rating */
    int32_t assets_failed, assets_unproven; /* unproven: failed none */
    int32_t failed_guards, unproven_guards;
    double coverage; /* mean over assets to which something applies; NaN: none */
};

/*
 * `results` is one objective's or commitment's row of a judgement, one for each asset. `order` is
 * portfolio_order(): sums are made in it, whatever the order of rows. An asset whose basis is unknown is
 * left out of the mean, but counts in the ratings.
 */
struct estate estate_of(const struct portfolio *portfolio, const struct criteria *criteria,
                        const struct result *results, const size_t *order, enum estate_basis basis);

/*
 * The same of every level of a judgement by every basis, in one pass over the results: the objectives, then
 * the commitments; [level * ESTATE_BASES + basis]. Free with free().
 */
struct estate *estate_levels(const struct portfolio *portfolio, const struct criteria *criteria,
                             const struct judgement *judgement, const size_t *order);

#endif
