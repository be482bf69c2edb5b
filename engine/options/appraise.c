/*
 * Options in money over the years, as the Green Book asks: real terms, discounted, emissions at the published
 * values, a kWh more or less by the long-run marginal factor of the grid, against keeping the asset as it is.
 * Year 0 is the year of the decision; capital and receipts come in the year in which an option takes effect,
 * yearly amounts at the end of each year after it. What is kept is still worth something when the years are
 * over, so giving it up is no gain of all that it brings; so is plant whose life is not. What a parish takes
 * over is still paid for by the same people: a share of it counts as saved.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/options/inside.h"

enum { MOST_YEARS = 100 };

/* What has a price of its own, as the groups of energy_price. */
static const char *const priced[] = {"oil", "lpg", "gas", "network", "biomass", "electricity", "export"};
enum { ELECTRICITY = 5, EXPORT = 6, PRICED = sizeof priced / sizeof *priced };

struct years {
    int last;
    double discount[MOST_YEARS + 1];     /* beyond `last` too: of what comes back later */
    double carbon_value[MOST_YEARS + 1]; /* GBP a tonne, at the prices of the other amounts */
    double grid[MOST_YEARS + 1];         /* kgCO2e a kWh: the average, of what is taken as things are */
    double marginal[MOST_YEARS + 1];     /* the same of a kWh more or less */
    /* GBP a kWh beyond the first year's price, which the yearly amounts are at; of what was asked for. */
    double dearer[PRICED][MOST_YEARS + 1];
    bool asked[PRICED];
    double repairs_share; /* of the high-priority backlog that comes in each of the first years */
    int repairs_years;
    double residual_share;  /* of what an asset would sell for now, at the end */
    double transfer_counts; /* share of what a parish takes over that is saved */
};

/* The rate of a year is the row whose group is the last first-year that has come. */
static void prepare(struct years *years, struct maker *maker) {
    struct rates *rates = maker->given->rates;
    double factor = 1, later = likely(maker, "reactive_premium", "");
    double restated = likely(maker, "carbon_price_factor", "");

    years->last = (int)fmin(likely(maker, "appraisal_years", ""), MOST_YEARS);
    years->repairs_years = (int)fmax(likely(maker, "do_minimum_repairs_years", ""), 1);
    years->repairs_share = later / years->repairs_years;
    years->residual_share = percent(maker, "residual_value_percent", "");
    years->transfer_counts = percent(maker, "transfer_saving_percent", "");
    for (int t = 0; t <= MOST_YEARS; t++) {
        if (t > 0) factor /= 1 + rate_of_year(rates, "discount_rate", t) / 100;
        years->discount[t] = factor;
    }
    for (int t = 0; t <= years->last; t++) {
        years->carbon_value[t] = restated * rate_of_year(rates, "carbon_value", maker->given->year + t);
        years->grid[t] = rate_of_year(rates, "grid_factor", maker->given->year + t);
        years->marginal[t] = rate_of_year(rates, "grid_marginal", maker->given->year + t);
    }
}

static const double *dearer(struct years *years, const struct maker *maker, size_t what) {
    double *by_year = years->dearer[what];

    if (years->asked[what]) return by_year;
    years->asked[what] = true;
    for (int t = 0; t <= years->last; t++)
        by_year[t] =
            rate_of_group_year(maker->given->rates, "energy_price", priced[what], maker->given->year + t) -
            energy_price(maker, priced[what]);
    return by_year;
}

/* What the asset costs and earns as it is. Unknown running cost, income and repairs count 0 here, so that the
 * difference alone is then told; `known` says so, and what rests on them is unknown in what is kept. */
struct base {
    double running, income, repairs, fuel_kg, power_kwh;
    bool running_known, income_known, repairs_known;
    double paid_fuel_kwh, paid_power_kwh;                     /* of these, what the council pays for */
    const double *fuel_dearer, *power_dearer, *export_dearer; /* by year; NULL: there is none of it */
    struct plant plant[PLANTS];
    double value; /* that it would sell for; of what is not the council's to sell, 0 */
};

static void price_energy(struct base *base, struct years *years, const struct maker *maker,
                         const struct energy *energy) {
    bool pays = pays_for_energy(maker);
    size_t what = 0;

    base->power_dearer = dearer(years, maker, ELECTRICITY);
    if (pays) base->paid_power_kwh = base->power_kwh;
    if (!(energy->fuel_kwh > 0)) return;
    while (what < PRICED && strcmp(priced[what], energy->fuel) != 0)
        what++;
    if (what < PRICED) base->fuel_dearer = dearer(years, maker, what);
    if (pays) base->paid_fuel_kwh = energy->fuel_kwh;
}

static struct base base_of(struct maker *maker, struct years *years, uint32_t row) {
    maker->row = row;
    struct energy energy = energy_of(maker);
    bool owned = !is_leased(maker) && class_of(maker) != ACADEMY_SITE;
    double running = premises_cost(maker), income = income_of(maker), repairs = high_backlog(maker);
    struct base base = {.running = known_or_nothing(running),
                        .income = known_or_nothing(income),
                        .running_known = !isnan(running),
                        .income_known = !isnan(income),
                        .repairs = known_or_nothing(repairs),
                        .repairs_known = !isnan(repairs),
                        .power_kwh = known_or_nothing(energy.power_kwh),
                        .value = owned ? known_or_nothing(sale_value(maker).likely) : 0};

    if (energy.fuel_kwh > 0) base.fuel_kg = energy.fuel_kwh * likely(maker, "fuel_factor", energy.fuel);
    if (base.power_kwh > 0 || energy.fuel_kwh > 0) price_energy(&base, years, maker, &energy);
    maker->energy = energy;
    plant_there(maker, base.plant);
    return base;
}

/* What energy costs in year `t` beyond the first year's prices. */
static double dearer_energy(const struct base *base, const struct option *option, int t, bool acts) {
    double fuel = base->paid_fuel_kwh, power = base->paid_power_kwh;

    if (acts && option->exit != EXIT_NONE) return 0;
    if (acts) {
        fuel += option->burnt_kwh;
        power += option->electricity_kwh;
    }
    return (base->fuel_dearer ? fuel * base->fuel_dearer[t] : 0) +
           (base->power_dearer ? power * base->power_dearer[t] : 0);
}

static void add_year(struct appraisal *sum, const struct years *years, const struct base *base,
                     const struct option *option, int t, bool acts) {
    double discount = years->discount[t];
    bool stays = option->exit == EXIT_NONE; /* who takes it over burns on: nothing is saved */
    double changed_kg = acts && stays ? option->fuel_kg + option->electricity_kwh * years->marginal[t] : 0;
    double kg = base->fuel_kg + base->power_kwh * years->grid[t] + changed_kg;
    double repairs = t <= years->repairs_years ? base->repairs * years->repairs_share : 0;
    double counts = !acts ? 0 : option->exit == EXIT_TRANSFER ? years->transfer_counts : 1;

    sum->running += discount * (base->running + counts * known_or_nothing(option->running) +
                                dearer_energy(base, option, t, acts));
    sum->income += discount * (base->income + counts * known_or_nothing(option->income));
    if (acts && option->exported_kwh > 0)
        sum->income += discount * option->exported_kwh * base->export_dearer[t];
    sum->backlog += discount * repairs * (1 - counts * (1 - option->backlog_left));
    sum->carbon += discount * kg / 1000 * years->carbon_value[t];
    sum->carbon_tonnes += changed_kg / 1000;
}

/* Renewals from `from` on, with what is unused at the end; unknown counts 0. */
static double renewals(const struct years *years, const struct plant *plant, int from) {
    double sum = 0;

    for (int t = from + 1; t <= years->last; t++)
        sum += years->discount[t] * plant_due(plant, from, t);
    return known_or_nothing(sum - years->discount[years->last] * plant_unused(plant, from, years->last));
}

/* What an option replaces or gives up is not renewed while it is prepared. */
static double all_renewals(const struct years *years, const struct base *base, const struct option *option,
                           int start) {
    double kept = option->exit == EXIT_NONE       ? 1
                  : option->exit == EXIT_TRANSFER ? 1 - years->transfer_counts
                                                  : 0;
    double sum = 0;

    for (size_t i = 0; i < PLANTS; i++)
        if (option->plant[i].life > 0)
            sum += renewals(years, &option->plant[i], start);
        else
            sum += kept * renewals(years, &base->plant[i], 0);
    return sum;
}

/* What the option's renewals of a year cost more than those that it spares. */
static double more_renewals(const struct base *base, const struct option *option, int start, int t) {
    double sum = 0;

    for (size_t i = 0; i < PLANTS; i++) {
        bool put_in = option->plant[i].life > 0;
        if (put_in && t > start) sum += plant_due(&option->plant[i], start, t);
        if (put_in || option->exit != EXIT_NONE) sum -= plant_due(&base->plant[i], 0, t);
    }
    return known_or_nothing(sum);
}

/* Years from when it takes effect until capital, less receipts and the renewals that it spares, is saved
 * back. */
static double payback(const struct base *base, const struct option *option, int start) {
    double saving = option->income - option->running;
    double owed = option->capital.likely - option->receipt.likely;

    for (int t = 1; t <= start; t++)
        owed += more_renewals(base, option, start, t);
    if (owed <= 0) return 0;
    for (int year = 1; year <= MOST_YEARS; year++) {
        double before = owed;
        owed += more_renewals(base, option, start, start + year) - saving;
        if (owed <= 0) return year - 1 + before / (before - owed);
    }
    return NAN;
}

/* The level of what rests on costs, income or repairs that nobody recorded is unknown; the change stands. */
static void leave_unknown(struct appraisal *sum, const struct base *base) {
    if (!base->running_known) sum->running = NAN;
    if (!base->income_known) sum->income = NAN;
    if (!base->repairs_known) sum->backlog = NAN;
    for (size_t i = 0; i < PLANTS; i++)
        if (isnan(base->plant[i].cost)) sum->renewals = NAN;
    if (isnan(sum->running + sum->income + sum->backlog + sum->renewals)) sum->net_present_cost = NAN;
}

/* What the asset would still sell for: where it is kept, at the end; where it is leased, when it comes back.
 */
static double what_remains(const struct years *years, const struct base *base, const struct option *option,
                           int start) {
    double end = option->exit == EXIT_NONE ? years->last : start + option->reverts_years;

    if (isnan(end)) return 0;
    return years->discount[(int)fmin(fmax(end, years->last), MOST_YEARS)] * base->value *
           years->residual_share;
}

/* `minimum`: what to keep it as it is comes to, with the unknown counted 0; that option itself sets it. */
static void appraise(struct option *option, const struct years *years, const struct base *base,
                     struct appraisal *minimum) {
    struct appraisal sum = {0};
    int start = (int)fmin(floor(option->lead_months / 12), years->last);

    for (int t = 1; t <= years->last; t++)
        add_year(&sum, years, base, option, t, t > start && !(t > start + option->reverts_years));
    sum.capital = years->discount[start] * option->capital.likely;
    sum.receipt = years->discount[start] * option->receipt.likely;
    sum.residual = what_remains(years, base, option, start);
    sum.renewals = all_renewals(years, base, option, start);
    sum.net_present_cost = sum.capital + sum.running + sum.backlog + sum.renewals + sum.carbon - sum.receipt -
                           sum.income - sum.residual;
    if (option->kind == OPTION_RETAIN) *minimum = sum;
    sum.change = sum.net_present_cost - minimum->net_present_cost;
    sum.payback_years = option->kind == OPTION_RETAIN ? (double)NAN : payback(base, option, start);
    sum.cost_per_tonne = sum.carbon_tonnes < 0
                             ? (sum.change - (sum.carbon - minimum->carbon)) / -sum.carbon_tonnes
                             : (double)NAN;
    leave_unknown(&sum, base);
    option->appraisal = sum;
}

void options_appraise(struct maker *maker) {
    struct options *out = maker->out;
    struct years *years = memory_array(1, sizeof *years);
    struct base base = {0};
    struct appraisal minimum = {0};

    prepare(years, maker);
    for (size_t i = 0; i < out->count; i++) {
        struct option *option = &out->items[i];
        if (option->kind == OPTION_RETAIN) base = base_of(maker, years, option->row); /* the first of a row */
        if (option->exported_kwh > 0) base.export_dearer = dearer(years, maker, EXPORT);
        appraise(option, years, &base, &minimum);
    }
    free(years);
}
