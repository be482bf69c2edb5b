/* What goes when an asset is given up, and what a sale brings. */
#include <math.h>

#include "engine/options/inside.h"

void exit_from(struct maker *maker, enum option_exit exit) {
    const struct energy *energy = &maker->energy;
    const char *fuel = energy->fuel_kwh > 0 ? energy->fuel : NULL;

    maker->option.exit = exit;
    maker->option.backlog_left = 0;
    maker->option.running = -premises_cost(maker);
    maker->option.income = -income_of(maker);
    option_ends_yearly(maker);
    maker->option.fuel_kg = fuel ? -energy->fuel_kwh * likely(maker, "fuel_factor", fuel) : 0;
    maker->option.electricity_kwh = -known_or_nothing(energy->power_kwh);
}

struct range sale_value(const struct maker *maker) {
    double valued = fact_of(maker, FACT_valuation_gbp);
    struct range spread = rate(maker, "sale_spread", "");
    double area = floor_area(maker);

    if (!(valued > 0) && is_yes(maker, FACT_has_building))
        valued = area * rate_here(maker, "sale_value_per_m2").likely;
    if (!(valued > 0)) valued = land_area(maker) / 10000 * rate_here(maker, "land_value_per_ha").likely;
    return (struct range){valued * spread.low, valued * spread.likely, valued * spread.high};
}

void exit_sale(struct maker *maker) {
    struct range receipt = maker->option.receipt;
    struct range share = rate(maker, "disposal_cost_percent", "");
    struct range least = rate(maker, "disposal_cost_least", "");
    struct range cost = range_scale(range_times(receipt, share), 0.01);

    if (isnan(fact_of(maker, FACT_valuation_gbp))) option_unproven(maker, "valuation");
    option_cost(maker, (struct range){fmax(cost.low, least.low), fmax(cost.likely, least.likely),
                                      fmax(cost.high, least.high)});
}
