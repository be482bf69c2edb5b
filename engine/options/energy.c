/* What an asset burns, and what packages of works would make of it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/options/inside.h"

/* By the ordinals of the fact `heating`: oil, lpg, gas, network, electric, biomass, heat_pump. */
static const char *const fuels[] = {NULL,      "oil",         "lpg",     "gas",
                                    "network", "electricity", "biomass", "heat_pump"};

static const char *fuel_of(double heating) {
    return heating >= 1 && heating < sizeof fuels / sizeof *fuels ? fuels[(size_t)heating] : NULL;
}

static bool burnt(const char *fuel) {
    return fuel && strcmp(fuel, "electricity") != 0 && strcmp(fuel, "heat_pump") != 0;
}

static double metered_fuel(const struct maker *maker, const char *fuel) {
    if (strcmp(fuel, "gas") == 0) return fact_of(maker, FACT_gas_kwh);
    return strcmp(fuel, "oil") == 0 ? fact_of(maker, FACT_oil_kwh) : (double)NAN;
}

struct energy energy_of(const struct maker *maker) {
    double area = floor_area(maker);
    double heat = fact_of(maker, FACT_heat_demand_kwh);
    struct energy energy = {.fuel = fuel_of(fact_of(maker, FACT_heating)), .heat_kwh = heat};

    energy.power_kwh = fact_of(maker, FACT_electricity_kwh);
    if (isnan(energy.power_kwh)) {
        energy.power_kwh = area * rate_here(maker, "power_kwh_per_m2").likely;
        energy.estimated = true;
    }
    if (!energy.fuel) return energy;
    double efficiency = percent(maker, "boiler_efficiency", energy.fuel);
    double fuel = burnt(energy.fuel) ? metered_fuel(maker, energy.fuel) : 0;
    if (!isnan(fuel) && fuel > 0 && isnan(heat)) energy.heat_kwh = fuel * efficiency;
    if (isnan(energy.heat_kwh)) {
        energy.heat_kwh = area * rate_here(maker, "heat_kwh_per_m2").likely;
        energy.estimated = true;
    }
    energy.fuel_kwh = !burnt(energy.fuel) ? 0 : isnan(fuel) ? energy.heat_kwh / efficiency : fuel;
    return energy;
}

unsigned energy_sensible(const struct maker *maker) {
    const char *fuel = maker->energy.fuel;
    double rating = fact_of(maker, FACT_energy_rating);
    unsigned packages = 0;

    if (!is_yes(maker, FACT_has_building) || class_of(maker) == LET_OUT || class_of(maker) == ACADEMY_SITE ||
        isnan(maker->energy.power_kwh))
        return 0;
    packages |= 1U << PACKAGE_CONTROLS_LED;
    if (fuel && !(rating <= 2)) packages |= 1U << PACKAGE_FABRIC;
    if (fuel && strcmp(fuel, "heat_pump") != 0 && strcmp(fuel, "network") != 0)
        packages |= 1U << PACKAGE_HEAT_PUMP;
    if (!(fact_of(maker, FACT_generation_percent) >= likely(maker, "solar_enough_percent", "")))
        packages |= 1U << PACKAGE_SOLAR;
    return packages;
}

/* As packages are applied one after another: fabric first, so that a heat pump is sized for what is left. */
struct state {
    double heat, fuel, power, exported;
    bool cool_flow; /* fabric lets radiators run cooler */
    double bands;   /* of the energy rating */
};

static void scale_heat(struct maker *maker, struct state *state, double factor) {
    bool electric = maker->energy.fuel && !burnt(maker->energy.fuel);
    double saved = state->heat * (1 - factor);

    if (isnan(saved)) return;
    if (electric)
        state->power =
            fmax(state->power - saved / percent(maker, "boiler_efficiency", maker->energy.fuel), 0);
    state->heat *= factor;
    state->fuel *= factor;
}

static void apply_controls(struct maker *maker, struct state *state) {
    struct range cost =
        range_scale(range_add(rate(maker, "led_cost_per_m2", ""), rate(maker, "controls_cost_per_m2", "")),
                    floor_area(maker));

    option_cost(maker, works(maker, cost, "equipment"));
    state->power *= 1 - percent(maker, "led_saving", "");
    scale_heat(maker, state, 1 - percent(maker, "controls_saving", ""));
    state->bands += likely(maker, "rating_bands", "controls_led");
    option_leaves(maker, FACT_automatic_metering_percent, 100);
}

static void apply_fabric(struct maker *maker, struct state *state) {
    struct range cost = range_scale(rate(maker, "fabric_cost_per_m2", ""), floor_area(maker));

    if (is_yes(maker, FACT_listed)) cost = range_scale(cost, likely(maker, "listed_uplift", ""));
    option_cost(maker, works(maker, cost, "non_standard_building"));
    scale_heat(maker, state, 1 - percent(maker, "fabric_saving", ""));
    state->cool_flow = true;
    state->bands += likely(maker, "rating_bands", "fabric");
}

static void apply_heat_pump(struct maker *maker, struct state *state) {
    const char *fuel = maker->energy.fuel;
    char flow[24]; /* degrees: the group of the efficiency */

    snprintf(flow, sizeof flow, "%.0f", likely(maker, "flow_temperature", state->cool_flow ? "fabric" : ""));
    double seasonal = likely(maker, "heat_pump_efficiency", flow);
    double kilowatts = state->heat / likely(maker, "full_load_hours", "");
    double recorded = fact_of(maker, FACT_heating_plant_kw) * state->heat / maker->energy.heat_kwh;

    if (recorded < kilowatts)
        kilowatts = recorded; /* what heats it now is enough; less, if less heat is left */
    maker->option.heat_pump_kw = kilowatts;
    option_cost(maker,
                works(maker, range_scale(rate(maker, "heat_pump_cost_per_kw", ""), kilowatts), "equipment"));
    if (kilowatts > likely(maker, "grid_free_kw", ""))
        option_condition_at(maker, "grid_connection",
                            range_scale(rate(maker, "grid_cost_per_kw", ""), kilowatts));
    if (fuel && !burnt(fuel))
        state->power = fmax(state->power - state->heat / percent(maker, "boiler_efficiency", fuel), 0);
    state->fuel = 0;
    state->power += state->heat / seasonal;
    state->bands += likely(maker, "rating_bands", "heat_pump");
    option_leaves(maker, FACT_heating, 7);
    option_leaves(maker, FACT_boiler_age_years, 0);
}

static void apply_solar(struct maker *maker, struct state *state) {
    double roof = fact_of(maker, FACT_roof_area_m2);
    bool estimated = isnan(roof);

    if (estimated) roof = floor_area(maker) * likely(maker, "roof_share_of_floor", "");
    double panels = roof * percent(maker, "solar_roof_share", "");
    double made = panels * likely(maker, "solar_yield_per_m2", "");
    double own = fmin(made * percent(maker, "solar_own_use", ""), state->power);
    option_cost(maker, works(maker, range_scale(rate(maker, "solar_cost_per_m2", ""), panels), "equipment"));
    maker->option.solar_kw = panels * likely(maker, "solar_kw_per_m2", "");
    option_condition(maker, "roof_survey");
    if (estimated) option_unproven(maker, "roof_area");
    state->power -= own;
    state->exported += made - own;
    state->bands += likely(maker, "rating_bands", "solar");
    option_leaves(maker, FACT_generation_percent, likely(maker, "solar_fills_percent", ""));
}

double energy_price(const struct maker *maker, const char *fuel) {
    return rate_of_group_year(maker->given->rates, "energy_price", fuel, maker->given->year);
}

static double kilograms(const struct maker *maker, double fuel_kwh) {
    return burnt(maker->energy.fuel) ? fuel_kwh * likely(maker, "fuel_factor", maker->energy.fuel) : 0;
}

/* The facts of energy that are left, as far as they are known now. */
static void leave_energy(struct maker *maker, const struct state *state, double kg_change) {
    const struct energy *energy = &maker->energy;
    double grid = rate_of_year(maker->given->rates, "grid_factor", maker->given->year);
    double before = fact_of(maker, FACT_annual_emissions_kg);
    double per_m2 = fact_of(maker, FACT_emissions_per_m2);
    double rating = fact_of(maker, FACT_energy_rating);

    if (isnan(before)) before = per_m2 * floor_area(maker);
    if (isnan(before)) before = kilograms(maker, energy->fuel_kwh) + energy->power_kwh * grid;
    double left = fmax(before + kg_change + (state->power - energy->power_kwh) * grid, 0);
    double share = before > 0 ? left / before : (double)NAN;
    option_leaves(maker, FACT_annual_emissions_kg, left);
    option_leaves(maker, FACT_emissions_per_m2, per_m2 * share);
    option_leaves(maker, FACT_emissions_ratio, fact_of(maker, FACT_emissions_ratio) * share);
    option_leaves(maker, FACT_energy_rating, fmax(rating - state->bands, 1));
    option_leaves(maker, FACT_electricity_kwh, state->power);
    option_leaves(maker, FACT_heat_demand_kwh, state->heat);
    if (energy->fuel && strcmp(energy->fuel, "gas") == 0) option_leaves(maker, FACT_gas_kwh, state->fuel);
    if (energy->fuel && strcmp(energy->fuel, "oil") == 0) option_leaves(maker, FACT_oil_kwh, state->fuel);
}

void energy_packages(struct maker *maker, unsigned packages) {
    const struct energy *energy = &maker->energy;
    struct state state = {.heat = energy->heat_kwh, .fuel = energy->fuel_kwh, .power = energy->power_kwh};

    if (packages & 1U << PACKAGE_CONTROLS_LED) apply_controls(maker, &state);
    if (packages & 1U << PACKAGE_FABRIC) apply_fabric(maker, &state);
    if (packages & 1U << PACKAGE_HEAT_PUMP) apply_heat_pump(maker, &state);
    if (packages & 1U << PACKAGE_SOLAR) apply_solar(maker, &state);
    if (energy->estimated) option_unproven(maker, "energy_not_metered");
    double fuel_change = state.fuel - energy->fuel_kwh, power_change = state.power - energy->power_kwh;
    maker->option.fuel_kg = kilograms(maker, fuel_change);
    maker->option.electricity_kwh = power_change;
    maker->option.burnt_kwh = fuel_change;
    maker->option.exported_kwh = state.exported;
    leave_energy(maker, &state, maker->option.fuel_kg);
    option_yearly(maker,
                  (burnt(energy->fuel) ? fuel_change * energy_price(maker, energy->fuel) : 0) +
                      power_change * energy_price(maker, "electricity"),
                  state.exported > 0 ? state.exported * energy_price(maker, "export") : 0);
}
