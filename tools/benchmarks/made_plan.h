/*
 * A made-up programme of any size, the same for the same seed: assets of very different sizes with eight
 * options each, three needs, five funds, hosts with little room, town centres, starter holdings, moves and a
 * carbon floor that binds.
 */
#ifndef TERRIER_BENCH_MADE_PLAN_H
#define TERRIER_BENCH_MADE_PLAN_H

#include "engine/programme/plan.h"

struct made_plan {
    uint64_t seed;
    int32_t assets;
    int options; /* 1 to 8 of each asset */
    int years;
    double floor; /* the carbon floor of the last year, as a share of what could be saved; 0: none */
    double money; /* of what everything would cost; 0.2 is scarce */
};

/* The caller frees it. It passes plan_check(); that a plan keeps within everything is not promised. */
struct plan *made_plan(const struct made_plan *how);

#endif
