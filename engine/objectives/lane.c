#include "engine/objectives/lane.h"

#include <math.h>

static void fill_asked(struct lane *lane, const struct portfolio *portfolio,
                       const struct criterion *criterion, const bool *exempt, size_t start, size_t rows) {
    const struct portfolio_asset *assets = portfolio->assets + start;

    for (size_t i = 0; i < rows; i++)
        lane->asked[i] = criterion->applies[assets[i].key] & assets[i].scored;
    for (size_t i = 0; exempt && i < rows; i++)
        lane->asked[i] *= !exempt[assets[i].category];
}

static void fill_sure(struct lane *lane, const double *condition, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        lane->asked[i] *= condition[i] != 0 ? 1.0 : 0.0; /* unknown is not 0: it is asked */
        lane->sure[i] = condition[i] == condition[i] ? lane->asked[i] : 0;
    }
}

/* The same value as curve_at() up to the last bit of a point between two; exactly its y at each point. */
static void curve_over(double *restrict out, const double *restrict x, const struct curve *curve,
                       size_t rows) {
    for (size_t i = 0; i < rows; i++)
        out[i] = curve->points[0].y;
    for (size_t p = 1; p < curve->count; p++) {
        double from = curve->points[p - 1].x;
        double width = curve->points[p].x - from;
        double rise = curve->points[p].y - curve->points[p - 1].y;
        for (size_t i = 0; i < rows; i++) {
            double share = (x[i] - from) / width;
            share = share > 0 ? share : 0; /* also where x is unknown */
            share = share < 1 ? share : 1;
            out[i] += rise * share;
        }
    }
}

static void fill_factor(struct lane *lane, const struct criterion *criterion, const int32_t *dates,
                        int32_t today, size_t rows) {
    if (!dates || criterion->ageing.count == 0) {
        for (size_t i = 0; i < rows; i++)
            lane->factor[i] = criterion->ageing.count == 0 ? 1 : criterion->undated_factor;
        return;
    }
    for (size_t i = 0; i < rows; i++)
        lane->years[i] = ((double)today - dates[i]) / 365.25;
    curve_over(lane->factor, lane->years, &criterion->ageing, rows);
    for (size_t i = 0; i < rows; i++)
        lane->factor[i] = dates[i] == PORTFOLIO_NO_DATE ? criterion->undated_factor : lane->factor[i];
}

void lane_fill(struct lane *lane, const struct portfolio *portfolio, const struct criterion *criterion,
               const bool *exempt, int32_t today, size_t start, size_t rows) {
    const double *values = portfolio->values[criterion->fact] + start;
    const int32_t *dates = portfolio->dates[criterion->fact];

    fill_asked(lane, portfolio, criterion, exempt, start, rows);
    if (criterion->condition >= 0)
        fill_sure(lane, portfolio->values[criterion->condition] + start, rows);
    else
        for (size_t i = 0; i < rows; i++)
            lane->sure[i] = lane->asked[i];
    for (size_t i = 0; i < rows; i++)
        lane->known[i] = values[i] == values[i] ? lane->sure[i] : 0;
    if (criterion->kind == CRITERION_GUARD) return;
    curve_over(lane->points, values, &criterion->curve, rows);
    fill_factor(lane, criterion, dates ? dates + start : NULL, today, rows);
}
