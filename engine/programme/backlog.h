/*
 * The maintenance backlog as a range.
 *
 * A survey is evidence that ages, so an asset's backlog is a likely figure with a spread that widens with
 * the survey's age and with how it was made. Over many assets such errors would cancel and the total look
 * falsely sharp; they do not cancel, because all surveys share prices and definitions. Hence four layers,
 * each a factor of mean one (log-normal, so never below zero):
 *
 *     total = sum over assets of  likely x common factor of its segment x factor of its survey
 *             + what its items scatter on their own
 *
 * The expected total is the sum of the likely figures. P10, P50 and P90 come from simulation with a fixed
 * seed and are rounded to whole pounds. Spreads are standard deviations of the logarithm; they and the
 * number of draws are dated rows of evaluation.backlog_parameter, with their sources.
 *
 * Amounts are GBP as doubles: estimates, not money of the record. Pure: no database, no clock.
 */
#ifndef TERRIER_PROGRAMME_BACKLOG_H
#define TERRIER_PROGRAMME_BACKLOG_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

enum backlog_segment { BACKLOG_SCHOOLS, BACKLOG_NON_SCHOOLS, BACKLOG_SEGMENTS };

enum backlog_evidence {
    BACKLOG_FULL,    /* full survey with costs */
    BACKLOG_PDS,     /* DfE Property Data Survey: modelled costs */
    BACKLOG_CDC,     /* visual */
    BACKLOG_DESKTOP, /* estimate from a desk */
    BACKLOG_IMPUTED, /* no survey: taken from like assets */
    BACKLOG_EVIDENCES
};

struct backlog_parameters {
    double common_spread[BACKLOG_SEGMENTS];  /* shared by all assets of a segment */
    double survey_spread[BACKLOG_EVIDENCES]; /* of a new survey of each kind */
    double spread_per_year;                  /* added for each year of a survey's age */
    double spread_limit;                     /* no survey is worse than this */
    double item_spread;                      /* of one item on its own */
    int draws;                               /* at least 100 */
    uint64_t seed;
};

struct backlog_asset {
    enum backlog_segment segment;
    enum backlog_evidence evidence;
    int group;             /* the caller's grouping, 0 .. group_count - 1 */
    double age_years;      /* of the survey; NaN when its date is unknown, then taken as at the limit */
    double floor_area_m2;  /* NaN unknown */
    double likely;         /* sum of its items' likely costs; ignored (and set) when imputed */
    double sum_of_squares; /* of its items' likely costs; ignored when imputed */
};

struct backlog_range {
    double likely, p10, p50, p90; /* whole pounds; NaN when the group holds nothing */
    size_t surveyed, imputed;     /* assets */
};

/* Spread of one asset's factor. */
double backlog_spread(const struct backlog_parameters *parameters, enum backlog_evidence evidence,
                      double age_years);

/* The low and high of one figure at this spread: its 10th and 90th percentiles. */
void backlog_limits(double likely, double spread, double *low, double *high);

/*
 * Sets `likely` of imputed assets from the surveyed ones of the same group: their backlog per m2 times the
 * asset's area, or their mean where the area is unknown. Where the group has none, the segment's backlog per
 * m2 stands in if the area is known. Returns how many stay unknown (NaN).
 */
size_t backlog_impute(struct backlog_asset *assets, size_t count, int group_count);

/*
 * Ranges by segment and by group from one simulation, so that they belong together. `by_group` has
 * group_count entries. Assets whose likely figure is NaN are left out and counted by neither.
 * STATUS_INVALID for fewer than 100 draws, a negative spread or a group out of range.
 */
enum status backlog_simulate(const struct backlog_parameters *parameters, const struct backlog_asset *assets,
                             size_t count, int group_count, struct backlog_range by_segment[BACKLOG_SEGMENTS],
                             struct backlog_range *by_group, struct error *err);

#endif
