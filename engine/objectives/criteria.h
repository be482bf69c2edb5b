/*
 * The rules of judging in memory: criteria with their curves, where they apply, how facts age.
 * Filled by engine/runs from schema evaluation (or by hand in tests); see docs/judging.md for what it means.
 */
#ifndef TERRIER_OBJECTIVES_CRITERIA_H
#define TERRIER_OBJECTIVES_CRITERIA_H

#include "engine/base/memory.h"
#include "engine/portfolio/portfolio.h"

enum criterion_kind { CRITERION_PERFORMANCE, CRITERION_OPPORTUNITY, CRITERION_EVIDENCE, CRITERION_GUARD };

/* A piecewise-linear curve by ascending x, flat outside its points. */
struct curve_point {
    double x;
    double y;
};
struct curve {
    const struct curve_point *points;
    size_t count; /* 0: the curve is 0 everywhere */
};

/* NaN in, NaN out. Never outside the y of the two points that x lies between. */
double curve_at(const struct curve *curve, double x);

struct criterion {
    int32_t id;
    const char *code;
    enum criterion_kind kind;
    size_t commitment; /* index into criteria.commitments; criteria stand in the order of commitments */
    size_t fact;       /* of the portfolio */
    int condition;     /* a yes/no fact of the portfolio, or -1 */
    double weight;     /* > 0 for performance only */
    struct curve curve;
    bool absence_is_known; /* about our own records: unknown earns 0 and counts as known */
    struct curve ageing;   /* years -> share of weight kept in confidence; no points: does not age */
    double undated_factor; /* the share where the date is unknown */
    bool applies[PORTFOLIO_KEYS];
    const char *const *exempt; /* category codes left out */
    size_t exempt_count;
};

struct commitment {
    const char *code; /* "2.2" */
    size_t objective; /* from 0 */
    double weight;
};

struct judging_rules {
    double rating_green, rating_amber; /* least scores */
    double cap_failed, cap_unproven;
    double coverage_minimum;
    double improving, worsening; /* least change, points; worsening is negative */
};

struct criteria {
    struct arena *arena; /* owns all of this */
    struct criterion *items;
    size_t count;
    struct commitment *commitments; /* in the order of objectives */
    size_t commitment_count;
    size_t objective_count;
    struct judging_rules rules;
    int32_t today; /* the day of judging: ages are counted to it */
};

void criteria_free(struct criteria *criteria); /* frees the arena; NULL does nothing */

/* The rules that judging needs to hold: order, weights, points ascending. STATUS_INVALID names the criterion.
 */
enum status criteria_check(const struct criteria *criteria, size_t fact_count, struct error *err);

#endif
