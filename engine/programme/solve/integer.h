/*
 * A part of the model solved by CBC's branch and bound: some choices free, the other assets fixed as given.
 */
#ifndef TERRIER_SOLVE_INTEGER_H
#define TERRIER_SOLVE_INTEGER_H

#include "engine/programme/solve/matrix.h"

struct integer_part {
    const struct matrix *matrix;
    const bool *free;     /* by choice: may be taken or not */
    const int32_t *fixed; /* by asset without free choices: what it takes, or PLAN_NONE */
    bool quick;           /* without cuts and the feasibility pump: more nodes for the same time */
    const bool *elastic;  /* by elastic column: gives way, as little as may be, and nothing else counts; NULL:
                           * nothing does */
    double beyond;        /* a share by which the bounds of what gives way are drawn in: more is aimed at */
    double tighten;       /* a share by which bounds are drawn in, against rounding */
    double gap;           /* units of money */
    double above;         /* only a plan worth more is asked for, units of money; NaN: any */
    int nodes;
    double seconds; /* 0: none */
};

struct integer_result {
    bool found, proved; /* a plan; that none is better (or, without one, that there is none) */
    bool timed_out;
    double bound; /* of this part: no plan of it is worth more, units of money; -infinity: there is none */
    int nodes;
};

/* `taken` gains the plan, by asset; untouched unless one is found. `gives` (by elastic column; NULL unless
 * elastic) how far each gives way. */
struct integer_result integer_solve(const struct integer_part *part, int32_t *taken, double *gives);

#endif
