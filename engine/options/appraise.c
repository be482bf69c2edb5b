/*
 * Options in money over the years, as the Green Book asks: real terms, discounted, emissions at the published
 * values, against keeping the asset as it is. Year 0 is the year of the decision; capital and receipts come
 * in the year in which an option takes effect, yearly amounts at the end of each year after it.
 */
#include <math.h>
#include <stdlib.h>

#include "engine/options/inside.h"

enum { MOST_YEARS = 100 };

struct years {
    int last;
    double discount[MOST_YEARS + 1];
    double carbon_value[MOST_YEARS + 1]; /* GBP a tonne */
    double grid[MOST_YEARS + 1];         /* kgCO2e a kWh */
    double repairs_share; /* of the high-priority backlog that comes in each of the first years */
    int repairs_years;
};

/* The rate of a year is the row whose group is the last first-year that has come. */
static void prepare(struct years *years, struct maker *maker) {
    struct rates *rates = maker->given->rates;
    double factor = 1, later = likely(maker, "reactive_premium", "");

    years->last = (int)fmin(likely(maker, "appraisal_years", ""), MOST_YEARS);
    years->repairs_years = (int)fmax(likely(maker, "do_minimum_repairs_years", ""), 1);
    years->repairs_share = later / years->repairs_years;
    for (int t = 0; t <= years->last; t++) {
        if (t > 0) factor /= 1 + rate_of_year(rates, "discount_rate", t) / 100;
        years->discount[t] = factor;
        years->carbon_value[t] = rate_of_year(rates, "carbon_value", maker->given->year + t);
        years->grid[t] = rate_of_year(rates, "grid_factor", maker->given->year + t);
    }
}

/* What the asset costs and earns as it is; unknown counts 0, so that the difference alone is then told. */
struct base {
    double running, income, repairs, fuel_kg, power_kwh;
};

static double known_or_nothing(double amount) {
    return isnan(amount) ? 0 : amount;
}

static struct base base_of(struct maker *maker, uint32_t row) {
    maker->row = row;
    struct energy energy = energy_of(maker);

    return (struct base){known_or_nothing(premises_cost(maker)), known_or_nothing(income_of(maker)),
                         known_or_nothing(high_backlog(maker)),
                         energy.fuel_kwh > 0 ? energy.fuel_kwh * likely(maker, "fuel_factor", energy.fuel)
                                             : 0,
                         known_or_nothing(energy.power_kwh)};
}

static void add_year(struct appraisal *sum, const struct years *years, const struct base *base,
                     const struct option *option, int t, bool acts) {
    double discount = years->discount[t];
    bool stays = option->exit == EXIT_NONE; /* who takes it over burns on: nothing is saved */
    double kg = base->fuel_kg + (acts && stays ? option->fuel_kg : 0);
    double kwh = base->power_kwh + (acts && stays ? option->electricity_kwh : 0);
    double repairs = t <= years->repairs_years ? base->repairs * years->repairs_share : 0;

    sum->running += discount * (base->running + (acts ? option->running : 0));
    sum->income += discount * (base->income + (acts ? option->income : 0));
    sum->backlog += discount * repairs * (acts ? option->backlog_left : 1);
    sum->carbon += discount * (kg + kwh * years->grid[t]) / 1000 * years->carbon_value[t];
    if (acts && stays)
        sum->carbon_tonnes += (option->fuel_kg + option->electricity_kwh * years->grid[t]) / 1000;
}

static double payback(const struct option *option) {
    double saving = option->income - option->running;
    double outlay = option->capital.likely - option->receipt.likely;

    if (isnan(outlay) || isnan(saving)) return NAN;
    if (outlay <= 0) return 0;
    return saving > 0 ? outlay / saving : (double)NAN;
}

static void appraise(struct option *option, const struct years *years, const struct base *base,
                     const struct appraisal *minimum) {
    struct appraisal sum = {0};
    int start = (int)fmin(floor(option->lead_months / 12), years->last);

    for (int t = 1; t <= years->last; t++)
        add_year(&sum, years, base, option, t, t > start);
    sum.capital = years->discount[start] * option->capital.likely;
    sum.receipt = years->discount[start] * option->receipt.likely;
    sum.net_present_cost = sum.capital + sum.running + sum.backlog + sum.carbon - sum.receipt - sum.income;
    if (!minimum) minimum = &sum;
    sum.change = sum.net_present_cost - minimum->net_present_cost;
    sum.payback_years = option->kind == OPTION_RETAIN ? (double)NAN : payback(option);
    sum.cost_per_tonne = sum.carbon_tonnes < 0
                             ? (sum.change - (sum.carbon - minimum->carbon)) / -sum.carbon_tonnes
                             : (double)NAN;
    option->appraisal = sum;
}

void options_appraise(struct maker *maker) {
    struct options *out = maker->out;
    struct years *years = memory_array(1, sizeof *years);
    struct base base = {0};
    const struct appraisal *minimum = NULL;

    prepare(years, maker);
    for (size_t i = 0; i < out->count; i++) {
        struct option *option = &out->items[i];
        if (i == 0 || option->row != out->items[i - 1].row) {
            base = base_of(maker, option->row);
            minimum = NULL;
        }
        appraise(option, years, &base, minimum);
        if (option->kind == OPTION_RETAIN) minimum = &option->appraisal;
    }
    free(years);
}
