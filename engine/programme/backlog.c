#include "engine/programme/backlog.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/draws.h"
#include "engine/base/memory.h"
#include "engine/programme/percentile.h"

/* z of the 90th percentile of the normal distribution. */
#define Z90 1.2815515655446004

enum { COLUMNS = BACKLOG_SEGMENTS + 1 }; /* before those of the groups */

/* What numbers are drawn for: each has a key of its own. */
enum drawn_for { FOR_SEGMENTS, FOR_SURVEY, FOR_IMPUTED };

double backlog_spread(const struct backlog_spreads *spreads, enum backlog_evidence evidence,
                      double age_years) {
    double spread = spreads->survey[evidence];
    if (evidence == BACKLOG_IMPUTED) return spread;
    if (isnan(age_years)) return fmax(spread, spreads->limit);
    spread += spreads->per_year * fmax(age_years, 0);
    return fmin(spread, fmax(spreads->limit, spreads->survey[evidence]));
}

double backlog_scatter(double item_spread, double likely, double sum_of_squares) {
    if (!(likely > 0) || !(sum_of_squares > 0)) return 0;
    return sqrt(log1p(expm1(item_spread * item_spread) * sum_of_squares / (likely * likely)));
}

void backlog_limits(double likely, double spread, double *low, double *high) {
    *low = likely * exp(-Z90 * spread - spread * spread / 2);
    *high = likely * exp(Z90 * spread - spread * spread / 2);
}

static enum status check(const struct backlog_simulation *simulation, const struct backlog_unit *units,
                         size_t count, int group_count, struct error *err) {
    bool negative = false;

    if (simulation->draws < 100)
        return error_set(err, STATUS_INVALID, "the backlog needs at least 100 draws, not %d",
                         simulation->draws);
    for (int i = 0; i < BACKLOG_SEGMENTS; i++)
        negative |= simulation->common[i] < 0;
    for (size_t i = 0; i < count; i++) {
        negative |= units[i].spread < 0 || units[i].scatter < 0;
        if (units[i].group < 0 || units[i].group >= group_count)
            return error_set(err, STATUS_INVALID, "asset %zu is in group %d of %d", i, units[i].group,
                             group_count);
    }
    return negative ? error_set(err, STATUS_INVALID, "a spread of the backlog is below zero") : STATUS_OK;
}

/* --- what the figures are made of --- */

static void count_asset(struct backlog_range *range, const struct backlog_unit *unit) {
    if (isnan(unit->likely))
        range->unknown++;
    else if (unit->evidence == BACKLOG_IMPUTED)
        range->imputed++;
    else
        range->surveyed++;
}

/* An asset with several surveys counts once in its segment and once in each group that it has a part in. */
static void count_units(const struct backlog_unit *units, size_t count, int group_count,
                        struct backlog_range *by_segment, struct backlog_range *by_group) {
    int64_t *last = memory_array((size_t)group_count + 1, sizeof *last);

    for (size_t i = 0; i < count; i++) {
        const struct backlog_unit *unit = &units[i];
        if (i == 0 || unit->asset_id != units[i - 1].asset_id) {
            count_asset(&by_segment[unit->segment], unit);
            count_asset(&by_segment[BACKLOG_TOGETHER], unit);
        }
        if (last[unit->group] != unit->asset_id) count_asset(&by_group[unit->group], unit);
        last[unit->group] = unit->asset_id;
        if (isnan(unit->likely)) continue;
        by_segment[unit->segment].likely += unit->likely;
        by_segment[BACKLOG_TOGETHER].likely += unit->likely;
        by_group[unit->group].likely += unit->likely;
    }
    free(last);
}

/* --- possible worlds --- */

struct worlds {
    const struct backlog_simulation *simulation;
    const struct backlog_unit *units;
    size_t count, groups;
    double *sums;   /* of each group and segment, a lane each: [group][segment][DRAWS] */
    double *totals; /* of all draws: the segments, both together, the groups */
};

static double *lane_of(const struct worlds *worlds, size_t group, size_t segment) {
    return worlds->sums + (group * BACKLOG_SEGMENTS + segment) * DRAWS;
}

static uint64_t key_of(const struct worlds *worlds, const struct backlog_unit *unit, size_t pair) {
    bool surveyed = unit->survey_id != 0;

    return draws_key(draws_key(worlds->simulation->seed, surveyed ? FOR_SURVEY : FOR_IMPUTED,
                               (uint64_t)(surveyed ? unit->survey_id : unit->asset_id)),
                     FOR_SURVEY, pair);
}

static bool same_survey(const struct backlog_unit *a, const struct backlog_unit *b) {
    return a->asset_id == b->asset_id && a->survey_id == b->survey_id;
}

/*
 * The units of one survey share its number and have each their own for their items: the first two numbers of
 * a survey are its own and that of its first unit, each further two are of the next two units.
 */
static void add_units(const struct worlds *worlds, size_t first, size_t rows, double *segments) {
    double of_survey[DRAWS], of_items[2][DRAWS];
    size_t at = 0; /* within the survey */

    for (size_t i = 0; i < worlds->count; i++) {
        const struct backlog_unit *unit = &worlds->units[i];
        bool last = i + 1 == worlds->count || !same_survey(unit, unit + 1);
        at = i > 0 && same_survey(unit - 1, unit) ? at + 1 : 0;
        if (at == 0 && last && !(unit->likely > 0)) continue; /* a survey that adds nothing */
        if (at == 0)
            draws_normals(key_of(worlds, unit, 0), first, of_survey, of_items[0], rows);
        else if (at % 2 == 1)
            draws_normals(key_of(worlds, unit, (at + 1) / 2), first, of_items[1], of_items[0], rows);
        if (!(unit->likely > 0)) continue;
        draws_add(unit->likely, of_survey, unit->spread, of_items[at % 2], unit->scatter,
                  lane_of(worlds, (size_t)unit->group, unit->segment),
                  segments + (size_t)unit->segment * DRAWS, rows);
    }
}

static void finish_lane(const struct worlds *worlds, size_t first, size_t rows, const double *segments,
                        const double *factors) {
    size_t draws = (size_t)worlds->simulation->draws;

    for (size_t s = 0; s < BACKLOG_SEGMENTS; s++)
        for (size_t i = 0; i < rows; i++)
            worlds->totals[s * draws + first + i] = segments[s * DRAWS + i] * factors[s * DRAWS + i];
    for (size_t i = first; i < first + rows; i++)
        worlds->totals[BACKLOG_TOGETHER * draws + i] = worlds->totals[i] + worlds->totals[draws + i];
    for (size_t g = 0; g < worlds->groups; g++) {
        double *out = worlds->totals + (COLUMNS + g) * draws + first;
        const double *schools = lane_of(worlds, g, BACKLOG_SCHOOLS),
                     *others = lane_of(worlds, g, BACKLOG_NON_SCHOOLS);
        for (size_t i = 0; i < rows; i++)
            out[i] = schools[i] * factors[i] + others[i] * factors[DRAWS + i];
    }
}

static void draw_lane(const struct worlds *worlds, size_t first, size_t rows) {
    double segments[BACKLOG_SEGMENTS * DRAWS] = {0}, normals[BACKLOG_SEGMENTS][DRAWS],
                                       factors[BACKLOG_SEGMENTS * DRAWS];

    memset(worlds->sums, 0, worlds->groups * BACKLOG_SEGMENTS * DRAWS * sizeof *worlds->sums);
    add_units(worlds, first, rows, segments);
    draws_normals(draws_key(worlds->simulation->seed, FOR_SEGMENTS, 0), first, normals[0], normals[1], rows);
    for (size_t s = 0; s < BACKLOG_SEGMENTS; s++)
        draws_factors(normals[s], worlds->simulation->common[s], factors + s * DRAWS, rows);
    finish_lane(worlds, first, rows, segments, factors);
}

static void range_finish(struct backlog_range *range, double *totals, int draws) {
    double sum = 0, squares = 0;

    if (range->surveyed + range->imputed == 0) {
        range->likely = range->p10 = range->p50 = range->p90 = range->mean = range->deviation = NAN;
        return;
    }
    for (int i = 0; i < draws; i++)
        sum += totals[i];
    range->mean = sum / draws;
    for (int i = 0; i < draws; i++)
        squares += (totals[i] - range->mean) * (totals[i] - range->mean);
    range->deviation = sqrt(squares / (draws - 1));
    range->likely = nearbyint(range->likely);
    range->p10 = nearbyint(percentile(totals, (size_t)draws, 0.1));
    range->p50 = nearbyint(percentile(totals, (size_t)draws, 0.5));
    range->p90 = nearbyint(percentile(totals, (size_t)draws, 0.9));
}

enum status backlog_simulate(const struct backlog_simulation *simulation, const struct backlog_unit *units,
                             size_t count, int group_count,
                             struct backlog_range by_segment[BACKLOG_SEGMENTS + 1],
                             struct backlog_range *by_group, struct error *err) {
    enum status status = check(simulation, units, count, group_count, err);
    if (status != STATUS_OK) return status;

    size_t draws = (size_t)simulation->draws, groups = (size_t)group_count;
    struct worlds worlds = {simulation,
                            units,
                            count,
                            groups,
                            memory_array(groups * BACKLOG_SEGMENTS * DRAWS + 1, sizeof *worlds.sums),
                            memory_array((COLUMNS + groups) * draws, sizeof *worlds.totals)};

    memset(by_segment, 0, COLUMNS * sizeof *by_segment);
    memset(by_group, 0, groups * sizeof *by_group);
    count_units(units, count, group_count, by_segment, by_group);
    for (size_t first = 0; first < draws; first += DRAWS)
        draw_lane(&worlds, first, draws - first < DRAWS ? draws - first : DRAWS);
    for (size_t c = 0; c < COLUMNS + groups; c++)
        range_finish(c < COLUMNS ? &by_segment[c] : &by_group[c - COLUMNS], worlds.totals + c * draws,
                     simulation->draws);
    free(worlds.sums);
    free(worlds.totals);
    return STATUS_OK;
}
