/*
 * The maintenance backlog as a range.
 *
 * A survey is evidence that ages, so what it found is a likely figure with a spread that widens with the
 * survey's age and with how it was made. Over many assets such errors would cancel and the total look falsely
 * sharp; they do not cancel, because all surveys share prices and definitions, and the items of one survey
 * share its surveyor. Hence three layers, each a factor of mean one (log-normal, so never below zero):
 *
 *     total = sum over surveys of  likely x factor of its segment x factor of the survey x factor of its
 * items
 *
 * The items of a survey are told apart only by how much their sum scatters: that of independent items of the
 * same spread, matched in mean and variance (Fenton's sum of log-normals). Two items of one survey with
 * spread s of the survey and i of the item correlate by (exp(s^2) - 1) / (exp(s^2 + i^2) - 1).
 *
 * The expected total is the sum of the likely figures. P10, P50 and P90 come from simulation with a fixed
 * seed (draws.h) and are rounded to whole pounds; what a survey draws depends on the seed and on its own
 * number alone, so every grouping of the same surveys sums the same possible worlds. Spreads are standard
 * deviations of the logarithm; they and the number of draws are dated rows of evaluation.parameter, with
 * their sources.
 *
 * Amounts are GBP as doubles: estimates, not money of the record. Pure: no database, no clock.
 */
#ifndef TERRIER_PROGRAMME_BACKLOG_H
#define TERRIER_PROGRAMME_BACKLOG_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

/* BACKLOG_TOGETHER: a place for both, in what is given by segment. */
enum backlog_segment {
    BACKLOG_SCHOOLS,
    BACKLOG_NON_SCHOOLS,
    BACKLOG_SEGMENTS,
    BACKLOG_TOGETHER = BACKLOG_SEGMENTS
};

enum backlog_evidence {
    BACKLOG_FULL,    /* full survey with costs */
    BACKLOG_PDS,     /* DfE Property Data Survey: modelled costs */
    BACKLOG_CDC,     /* visual */
    BACKLOG_DESKTOP, /* estimate from a desk */
    BACKLOG_IMPUTED, /* no survey: taken from like assets */
    BACKLOG_EVIDENCES
};

/* How far to trust a survey, and an item. */
struct backlog_spreads {
    double survey[BACKLOG_EVIDENCES]; /* of a new survey of each kind */
    double per_year;                  /* added for each year of a survey's age */
    double limit;                     /* no survey is worse than this */
    double item;                      /* of one item on its own */
};

struct backlog_simulation {
    double common[BACKLOG_SEGMENTS]; /* spread shared by all surveys of a segment */
    int draws;                       /* at least 100 */
    uint64_t seed;
};

/* What one survey says of one asset, or what is imputed. Those of an asset stand together. */
struct backlog_unit {
    int64_t asset_id;
    int64_t survey_id; /* 0: imputed */
    enum backlog_segment segment;
    enum backlog_evidence evidence;
    int group;             /* the caller's grouping, 0 .. group_count - 1 */
    double age_years;      /* of the survey; NaN when its date is unknown, then taken as at the limit */
    double floor_area_m2;  /* of the asset; NaN unknown */
    double likely;         /* sum of its items' likely costs; ignored (and set) when imputed */
    double sum_of_squares; /* of its items' likely costs; ignored when imputed */
    double spread;         /* of the survey's factor, from backlog_spread() */
    double scatter;        /* of its items' factor, from backlog_scatter() */
};

struct backlog_range {
    double likely, p10, p50, p90;      /* whole pounds; NaN when the group holds nothing */
    double mean, deviation;            /* of the draws, not rounded */
    size_t surveyed, imputed, unknown; /* assets; unknown: nothing to impute from, in no figure */
};

/* Spread of one survey's factor. */
double backlog_spread(const struct backlog_spreads *spreads, enum backlog_evidence evidence,
                      double age_years);

/* Spread of the sum of items on their own: many small ones scatter less than a great one. */
double backlog_scatter(double item_spread, double likely, double sum_of_squares);

/* The low and high of one figure at this spread: its 10th and 90th percentiles. */
void backlog_limits(double likely, double spread, double *low, double *high);

/*
 * Sets `likely` of imputed assets from the surveyed ones of the same group: their backlog per m2 times the
 * asset's area, or their mean where the area is unknown. Where the group has none, the segment's backlog per
 * m2 stands in if the area is known. Returns how many stay unknown (NaN).
 */
size_t backlog_impute(struct backlog_unit *units, size_t count, int group_count);

/*
 * Ranges by segment, of both together and by group from one simulation, so that they belong together.
 * `by_group` has group_count entries. STATUS_INVALID for fewer than 100 draws, a negative spread or a group
 * out of range.
 */
enum status backlog_simulate(const struct backlog_simulation *simulation, const struct backlog_unit *units,
                             size_t count, int group_count,
                             struct backlog_range by_segment[BACKLOG_SEGMENTS + 1],
                             struct backlog_range *by_group, struct error *err);

#endif
