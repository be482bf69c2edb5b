/*
 * One objective of one asset, judged many times over with something varied: a value, a weight, or both. The
 * rows of a lane (lane.h) are the what-ifs. For sensitivity*.c only.
 */
#ifndef TERRIER_OBJECTIVES_STANDING_H
#define TERRIER_OBJECTIVES_STANDING_H

#include "engine/objectives/sensitivity.h"
#include "engine/objectives/sums.h"

struct sensitivity {
    const struct criteria *criteria;
    const struct sensitivity_fact *facts;
    struct sensitivity_rules rules;
    double *factors; /* of weights, drawn: criteria then commitments, each `draws` */
};

/* A test that bears on the rating: in the mean, or a guard. */
struct standing_test {
    const struct sensitivity_test *of;
    const struct criterion *criterion;
    bool guard;
    bool sure;          /* it is known to apply; else it counts as asked and unknown */
    bool counted;       /* known, or absent of our own records */
    double points;      /* where counted */
    double guard_value; /* 0, 1, 2; NaN: not due */
};

struct standing {
    const struct sensitivity *sensitivity;
    size_t objective, first, end; /* its commitments */
    struct standing_test *tests;  /* owned */
    size_t count;
};

/* What differs from row to row; NULL: nothing of that kind does. */
struct standing_varied {
    const double *const *points;      /* by test; NULL of one: as it stands. What is varied is known */
    const double *const *guards;      /* by test: values of guards */
    const double *const *weights;     /* by test: the weight */
    const double *const *commitments; /* by commitment from standing.first: the weight */
};

void standing_open(struct standing *standing, const struct sensitivity *sensitivity,
                   const struct sensitivity_test *tests, size_t count, size_t objective);
void standing_close(struct standing *standing);

/* At most LANE rows. */
void standing_judge(struct means *out, const struct standing *standing, size_t rows,
                    const struct standing_varied *varied);

/* As it stands, with nothing varied. */
uint8_t standing_rating(const struct standing *standing);

/* From worst to best: red, no rating, amber, green. */
int standing_rank(uint8_t rating);

#endif
