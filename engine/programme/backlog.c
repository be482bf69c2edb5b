#include "engine/programme/backlog.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/programme/random.h"

/* z of the 90th percentile of the normal distribution. */
#define Z90 1.2815515655446004

double backlog_spread(const struct backlog_parameters *parameters, enum backlog_evidence evidence,
                      double age_years) {
    double spread = parameters->survey_spread[evidence];
    if (evidence == BACKLOG_IMPUTED) return spread;
    if (isnan(age_years)) return fmax(spread, parameters->spread_limit);
    spread += parameters->spread_per_year * fmax(age_years, 0);
    return fmin(spread, fmax(parameters->spread_limit, parameters->survey_spread[evidence]));
}

/* A factor of mean one. */
static double factor(double spread, double z) {
    return exp(spread * z - spread * spread / 2);
}

void backlog_limits(double likely, double spread, double *low, double *high) {
    *low = likely * factor(spread, -Z90);
    *high = likely * factor(spread, Z90);
}

static enum status check(const struct backlog_parameters *parameters, const struct backlog_asset *assets,
                         size_t count, int group_count, struct error *err) {
    if (parameters->draws < 100)
        return error_set(err, STATUS_INVALID, "the backlog needs at least 100 draws, not %d",
                         parameters->draws);
    bool negative = parameters->spread_per_year < 0 || parameters->item_spread < 0;
    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        negative |= parameters->common_spread[i] < 0;
    for (int i = 0; i < BACKLOG_EVIDENCES; i++)
        negative |= parameters->survey_spread[i] < 0;
    if (negative) return error_set(err, STATUS_INVALID, "a spread of the backlog is below zero");
    for (size_t i = 0; i < count; i++)
        if (assets[i].group < 0 || assets[i].group >= group_count)
            return error_set(err, STATUS_INVALID, "asset %zu is in group %d of %d", i, assets[i].group,
                             group_count);
    return STATUS_OK;
}

/* One possible world: adds each asset's figure to the sums of its segment and group. */
static void draw(const struct backlog_parameters *parameters, const struct backlog_asset *assets,
                 size_t count, const double *spreads, struct random *random, double *segment_sums,
                 double *group_sums) {
    double common[BACKLOG_SEGMENTS];
    for (int s = 0; s < BACKLOG_SEGMENTS; s++)
        common[s] = factor(parameters->common_spread[s], random_normal(random));
    for (size_t i = 0; i < count; i++) {
        const struct backlog_asset *asset = &assets[i];
        double z = random_normal(random), scatter = random_normal(random);
        if (isnan(asset->likely)) continue;
        double amount = asset->likely * factor(spreads[i], z);
        amount += scatter * parameters->item_spread * sqrt(asset->sum_of_squares);
        amount = fmax(amount, 0) * common[asset->segment];
        segment_sums[asset->segment] += amount;
        group_sums[asset->group] += amount;
    }
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(const double *sorted, int count, double share) {
    double at = share * (count - 1);
    int below = (int)at;
    double between = at - below;
    double value = sorted[below];
    if (below + 1 < count) value += between * (sorted[below + 1] - sorted[below]);
    return nearbyint(value);
}

static void range_finish(struct backlog_range *range, double *totals, int draws) {
    if (range->surveyed + range->imputed == 0) {
        range->likely = range->p10 = range->p50 = range->p90 = NAN;
        return;
    }
    qsort(totals, (size_t)draws, sizeof *totals, compare);
    range->likely = nearbyint(range->likely);
    range->p10 = percentile(totals, draws, 0.1);
    range->p50 = percentile(totals, draws, 0.5);
    range->p90 = percentile(totals, draws, 0.9);
}

static void range_count(struct backlog_range *range, const struct backlog_asset *asset) {
    if (asset->evidence == BACKLOG_IMPUTED)
        range->imputed++;
    else
        range->surveyed++;
    range->likely += asset->likely;
}

enum status backlog_simulate(const struct backlog_parameters *parameters, const struct backlog_asset *assets,
                             size_t count, int group_count, struct backlog_range by_segment[BACKLOG_SEGMENTS],
                             struct backlog_range *by_group, struct error *err) {
    enum status status = check(parameters, assets, count, group_count, err);
    if (status != STATUS_OK) return status;

    size_t draws = (size_t)parameters->draws, groups = (size_t)group_count,
           columns = BACKLOG_SEGMENTS + groups;
    double *spreads = memory_array(count, sizeof *spreads);
    double *sums = memory_array(columns, sizeof *sums);
    double *totals = memory_array(columns * draws, sizeof *totals); /* column after column */
    struct random random = random_start(parameters->seed);

    memset(by_segment, 0, BACKLOG_SEGMENTS * sizeof *by_segment);
    memset(by_group, 0, groups * sizeof *by_group);
    for (size_t i = 0; i < count; i++) {
        spreads[i] = backlog_spread(parameters, assets[i].evidence, assets[i].age_years);
        if (isnan(assets[i].likely)) continue;
        range_count(&by_segment[assets[i].segment], &assets[i]);
        range_count(&by_group[assets[i].group], &assets[i]);
    }
    for (size_t d = 0; d < draws; d++) {
        memset(sums, 0, columns * sizeof *sums);
        draw(parameters, assets, count, spreads, &random, sums, sums + BACKLOG_SEGMENTS);
        for (size_t c = 0; c < columns; c++)
            totals[c * draws + d] = sums[c];
    }
    for (size_t c = 0; c < columns; c++)
        range_finish(c < BACKLOG_SEGMENTS ? &by_segment[c] : &by_group[c - BACKLOG_SEGMENTS],
                     totals + c * draws, parameters->draws);

    free(spreads);
    free(sums);
    free(totals);
    return STATUS_OK;
}
