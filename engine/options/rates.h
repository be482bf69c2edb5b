/* The dated parameters of options as they are in force on the day: programme.rate and programme.obstacle. */
#ifndef TERRIER_OPTIONS_RATES_H
#define TERRIER_OPTIONS_RATES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"

struct range {
    double low, likely, high;
};
#define RANGE(value) ((struct range){(value), (value), (value)})
struct range range_add(struct range a, struct range b);
struct range range_times(struct range a, struct range b); /* of amounts that are not below zero */
struct range range_scale(struct range a, double factor);  /* factor >= 0 */
bool range_known(struct range range);

struct rate {
    const char *code, *group; /* group "": for all that have no row of their own */
    struct range range;
};

struct rates {
    const struct rate *items; /* by code, then group, as strcmp() orders them */
    size_t count;
    const char *missing; /* the first code that was asked for and is not there; NULL none */
};

/* The row of the group, else that of "", else NaN, and `missing` is set. NULL for group is "". */
struct range rate_range(struct rates *rates, const char *code, const char *group);
double rate_likely(struct rates *rates, const char *code, const char *group);

/* Of the group in a year: the row of group.YEAR ("gas.2030") that is latest at or before the year, else the
 * group's own. */
double rate_of_group_year(struct rates *rates, const char *code, const char *group, int year);

/* By year, in groups "2026", "2027"...: the latest at or before the year, else the earliest there is. */
double rate_of_year(struct rates *rates, const char *code, int year);

struct obstacle_rule {
    const char *code;
    struct range cost; /* GBP */
    double months;
    bool met_by_decision; /* an approved proposal of the option has met it */
};

#endif
