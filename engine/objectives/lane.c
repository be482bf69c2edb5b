#include "engine/objectives/lane.h"

#include <string.h>

_Static_assert(PORTFOLIO_KEYS < 64, "where a criterion applies is a bit for each key");

void lane_block_open(struct lane_block *block, const struct portfolio *portfolio, size_t start) {
    const struct portfolio_asset *assets = portfolio->assets + start;

    block->portfolio = portfolio;
    block->start = start;
    block->rows = portfolio->count - start < LANE ? portfolio->count - start : LANE;
    for (size_t i = 0; i < block->rows; i++)
        block->keys[i] = assets[i].scored ? assets[i].key : PORTFOLIO_KEYS;
}

static uint64_t bits_of(const bool applies[PORTFOLIO_KEYS]) {
    uint64_t bits = 0;

    for (unsigned key = 0; key < PORTFOLIO_KEYS; key++)
        bits |= (uint64_t)applies[key] << key;
    return bits;
}

LANE_LOOP
static void fill_asked(double *restrict asked, const uint64_t *restrict keys, uint64_t applies, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        asked[i] = (applies >> keys[i]) & 1 ? 1 : 0;
}

/* Unknown is not 0: where the condition is unknown it is asked, and not sure. */
LANE_LOOP
static void fill_sure(double *restrict asked, double *restrict sure, const double *restrict condition,
                      size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double applies = condition[i] != 0 ? asked[i] : 0;
        asked[i] = applies;
        sure[i] = condition[i] == condition[i] ? applies : 0;
    }
}

LANE_LOOP
static void fill_known(double *restrict known, const double *restrict sure, const double *restrict values,
                       size_t rows) {
    for (size_t i = 0; i < rows; i++)
        known[i] = values[i] == values[i] ? sure[i] : 0;
}

struct segment {
    double from, width, rise;
};

/* Adds two segments of a curve. */
LANE_LOOP
static void add_segments(double *restrict out, const double *restrict x, struct segment a, struct segment b,
                         size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double of_a = (x[i] - a.from) / a.width;
        double of_b = (x[i] - b.from) / b.width;
        of_a = of_a > 0 ? of_a : 0; /* also where x is unknown */
        of_b = of_b > 0 ? of_b : 0;
        of_a = of_a < 1 ? of_a : 1;
        of_b = of_b < 1 ? of_b : 1;
        out[i] = out[i] + a.rise * of_a + b.rise * of_b;
    }
}

LANE_LOOP
static void add_segment(double *restrict out, const double *restrict x, struct segment a, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        double share = (x[i] - a.from) / a.width;
        share = share > 0 ? share : 0;
        share = share < 1 ? share : 1;
        out[i] += a.rise * share;
    }
}

static void fill_with(double *out, double value, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        out[i] = value;
}

void lane_curve(double *out, const double *x, const struct curve *curve, size_t rows) {
    const struct curve_point *points = curve->points;
    struct segment waiting;
    bool any = false;

    fill_with(out, points[0].y, rows);
    for (size_t p = 1; p < curve->count; p++) {
        struct segment segment = {points[p - 1].x, points[p].x - points[p - 1].x,
                                  points[p].y - points[p - 1].y};
        if (segment.rise == 0) continue; /* adds nothing */
        if (any) add_segments(out, x, waiting, segment, rows);
        waiting = segment;
        any = !any;
    }
    if (any) add_segment(out, x, waiting, rows);
}

LANE_LOOP
static void fill_years(double *restrict years, const int32_t *restrict dates, int32_t today, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        years[i] = ((double)today - dates[i]) / 365.25;
}

LANE_LOOP
static void undate(double *restrict factor, const int32_t *restrict dates, double undated, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        factor[i] = dates[i] == PORTFOLIO_NO_DATE ? undated : factor[i];
}

static void fill_factor(struct lane *lane, const struct criterion *criterion, const int32_t *dates,
                        int32_t today, size_t rows) {
    if (!dates || criterion->ageing.count == 0) {
        fill_with(lane->factor, criterion->ageing.count == 0 ? 1 : criterion->undated_factor, rows);
        return;
    }
    fill_years(lane->years, dates, today, rows);
    lane_curve(lane->factor, lane->years, &criterion->ageing, rows);
    undate(lane->factor, dates, criterion->undated_factor, rows);
}

void lane_fill(struct lane *lane, const struct lane_block *block, const struct criterion *criterion,
               const bool *exempt, int32_t today) {
    const struct portfolio *portfolio = block->portfolio;
    const double *values = portfolio->values[criterion->fact] + block->start;
    const int32_t *dates = portfolio->dates[criterion->fact];
    size_t rows = block->rows;

    fill_asked(lane->asked, block->keys, bits_of(criterion->applies), rows);
    for (size_t i = 0; exempt && i < rows; i++)
        lane->asked[i] *= !exempt[portfolio->assets[block->start + i].category];
    if (criterion->condition >= 0)
        fill_sure(lane->asked, lane->sure, portfolio->values[criterion->condition] + block->start, rows);
    else
        memcpy(lane->sure, lane->asked, rows * sizeof *lane->sure);
    fill_known(lane->known, lane->sure, values, rows);
    if (criterion->kind == CRITERION_GUARD) return;
    lane_curve(lane->points, values, &criterion->curve, rows);
    fill_factor(lane, criterion, dates ? dates + block->start : NULL, today, rows);
}
