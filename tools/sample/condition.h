/* What the truth files need to know of the condition surveys. */
#ifndef TERRIER_SAMPLE_CONDITION_H
#define TERRIER_SAMPLE_CONDITION_H

#include <stdbool.h>

#include "tools/sample/estate.h"

/* Factors that bring the invented costs to the totals of the two groups. */
struct condition_scale {
    double schools, others;
};

struct condition_scale condition_scale(const struct estate *estate);

/* Open repair cost of high priority in the asset's survey, GBP as written; 0 and not surveyed without one. */
double condition_high_priority(const struct asset *asset, struct condition_scale scale, bool *surveyed);

#endif
