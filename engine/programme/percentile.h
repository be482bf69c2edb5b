/* The value below which a share of many values lies. */
#ifndef TERRIER_PROGRAMME_PERCENTILE_H
#define TERRIER_PROGRAMME_PERCENTILE_H

#include <stddef.h>

/* 0 <= share <= 1, between the two nearest in proportion. Moves the values about; at least one, none NaN. */
double percentile(double *values, size_t count, double share);

#endif
