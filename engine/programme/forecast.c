#include "engine/programme/forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define ROUND 1000.0 /* a budget found is rounded up to this */

struct run {
    const struct forecast_kind *kinds;
    const struct forecast_cell *start;
    size_t count; /* cells, those of a group together */
    int years;
};

/* One year without any work. */
static void age(struct forecast_cell *cell, const struct forecast_kind *kind) {
    double to_b = cell->a * kind->rates.ab, to_c = cell->b * kind->rates.bc;
    double added = to_c * kind->c_per_m2;
    double worse = kind->c_per_m2 > 0 ? kind->rates.cd * kind->d_per_m2 / kind->c_per_m2 : 0;

    cell->a -= to_b;
    cell->b += to_b - to_c;
    cell->d[0] += (cell->c[0] + cell->c[1] * kind->d_counted) * worse;
    cell->d[1] += cell->c[1] * (1 - kind->d_counted) * worse;
    cell->c[0] += added * kind->c_counted - cell->c[0] * kind->rates.cd;
    cell->c[1] += added * (1 - kind->c_counted) - cell->c[1] * kind->rates.cd;
}

/* The same share of the counted backlog in one grade, of every cell; what is mended is new. */
static double spend(const struct run *run, struct forecast_cell *cells, bool in_d, double money) {
    double total = 0;

    for (size_t i = 0; i < run->count; i++)
        total += in_d ? cells[i].d[0] : cells[i].c[0];
    if (!(total > 0) || !(money > 0)) return money;
    double share = fmin(1, money / total);
    for (size_t i = 0; i < run->count; i++) {
        const struct forecast_kind *kind = &run->kinds[cells[i].kind];
        double *pounds = in_d ? cells[i].d : cells[i].c, rate = in_d ? kind->d_per_m2 : kind->c_per_m2;
        double mended = share * *pounds;
        *pounds -= mended;
        if (rate > 0) cells[i].a += mended / rate;
    }
    return money - share * total;
}

/* `grown`, by unit, takes what ageing adds; NULL: nobody asks. */
static void step(const struct run *run, struct forecast_cell *cells, double budget, double *grown) {
    for (size_t i = 0; i < run->count; i++) {
        double before = cells[i].c[0] + cells[i].d[0];
        age(&cells[i], &run->kinds[cells[i].kind]);
        if (grown) grown[cells[i].unit] += cells[i].c[0] + cells[i].d[0] - before;
    }
    spend(run, cells, false, spend(run, cells, true, budget));
}

static double counted(const struct forecast_cell *cells, size_t count) {
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += cells[i].c[0] + cells[i].d[0];
    return sum;
}

/* `scratch` has room for the cells of the run. */
static double level_at_end(const struct run *run, double budget, struct forecast_cell *scratch) {
    memcpy(scratch, run->start, run->count * sizeof *scratch);
    for (int year = 0; year < run->years; year++)
        step(run, scratch, budget, NULL);
    return counted(scratch, run->count);
}

/* The least budget in whole thousands that leaves at most `target`: more money never leaves more. */
static double find_budget(const struct run *run, double target, struct forecast_cell *scratch, bool *met) {
    double low = 0, high = ROUND;

    *met = true;
    if (level_at_end(run, 0, scratch) <= target) return 0;
    for (int i = 0; i < 60 && level_at_end(run, high, scratch) > target; i++) {
        if (high > 1e13) {
            *met = false;
            return 0;
        }
        low = high;
        high *= 2;
    }
    while (high - low > ROUND) {
        double middle = floor((low + high) / 2 / ROUND) * ROUND;
        if (level_at_end(run, middle, scratch) > target)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static double budget_of(const struct run *run, struct forecast_budget budget, double all,
                        struct forecast_cell *scratch, bool *met) {
    double now = counted(run->start, run->count);

    *met = true;
    switch (budget.goal) {
    case FORECAST_HOLD:
        return find_budget(run, now, scratch, met);
    case FORECAST_HALVE:
        return find_budget(run, now / 2, scratch, met);
    case FORECAST_AMOUNT:
        return all > 0 ? budget.amount * now / all : 0;
    case FORECAST_NONE:
        break;
    }
    return 0;
}

static void keep_year(const struct run *run, const struct forecast_cell *cells, int year,
                      struct forecast *out) {
    for (size_t i = 0; i < run->count; i++)
        out->likely[(size_t)year * out->units + cells[i].unit] += cells[i].c[0] + cells[i].d[0];
}

/* What has grown by the year before is where a year begins. A unit belongs to one group. */
static double *grown_at(const struct run *run, int year, struct forecast *out) {
    double *now = out->grown + (size_t)year * out->units;
    const double *before = now - out->units;

    for (size_t i = 0; i < run->count; i++)
        now[run->start[i].unit] = before[run->start[i].unit];
    return now;
}

static void run_group(const struct run *run, size_t group, struct forecast_budget budget, double all,
                      struct forecast *out) {
    struct forecast_cell *cells = memory_array(run->count + 1, sizeof *cells);

    out->budgets[group] = budget_of(run, budget, all, cells, &out->met[group]);
    memcpy(cells, run->start, run->count * sizeof *cells);
    keep_year(run, cells, 0, out);
    for (int year = 1; year <= run->years; year++) {
        step(run, cells, out->budgets[group], grown_at(run, year, out));
        keep_year(run, cells, year, out);
    }
    free(cells);
}

static struct forecast_cell *by_group(const struct forecast_cell *cells, size_t count, size_t groups,
                                      size_t *starts) {
    struct forecast_cell *sorted = memory_array(count + 1, sizeof *sorted);

    for (size_t i = 0; i < count; i++)
        starts[cells[i].group + 1]++;
    for (size_t g = 0; g < groups; g++)
        starts[g + 1] += starts[g];
    size_t *next = memory_array(groups + 1, sizeof *next);
    memcpy(next, starts, groups * sizeof *next);
    for (size_t i = 0; i < count; i++)
        sorted[next[cells[i].group]++] = cells[i];
    free(next);
    return sorted;
}

enum status forecast_make(const struct forecast_kind *kinds, const struct forecast_cell *cells, size_t count,
                          size_t units, size_t groups, int years, struct forecast_budget budget,
                          struct forecast *out, struct error *err) {
    if (years < 1 || years > FORECAST_YEARS)
        return error_set(err, STATUS_INVALID, "a forecast is of 1 to %d years, not %d", FORECAST_YEARS,
                         years);
    if (budget.goal == FORECAST_AMOUNT && !(budget.amount >= 0))
        return error_set(err, STATUS_INVALID, "a budget is not below zero");

    size_t *starts = memory_array(groups + 1, sizeof *starts);
    struct forecast_cell *sorted = by_group(cells, count, groups, starts);
    double all = counted(cells, count);
    *out = (struct forecast){years,
                             units,
                             groups,
                             memory_array(((size_t)years + 1) * (units + 1), sizeof *out->likely),
                             memory_array(((size_t)years + 1) * (units + 1), sizeof *out->grown),
                             memory_array(groups + 1, sizeof *out->budgets),
                             memory_array(groups + 1, sizeof *out->met)};
    for (size_t g = 0; g < groups; g++) {
        struct run run = {kinds, sorted + starts[g], starts[g + 1] - starts[g], years};
        run_group(&run, g, budget, all, out);
    }
    free(sorted);
    free(starts);
    return STATUS_OK;
}

void forecast_free(struct forecast *forecast) {
    free(forecast->likely);
    free(forecast->grown);
    free(forecast->budgets);
    free(forecast->met);
    *forecast = (struct forecast){0};
}
