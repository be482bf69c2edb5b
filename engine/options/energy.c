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

static double seasonal_efficiency(const struct maker *maker, bool cool_flow) {
    char flow[24]; /* degrees: the group of the efficiency */

    snprintf(flow, sizeof flow, "%.0f", likely(maker, "flow_temperature", cool_flow ? "fabric" : ""));
    return likely(maker, "heat_pump_efficiency", flow);
}

/* Electricity has one meter for heat and all else: it is divided as the benchmarks of the two are. */
static void electric_heat(const struct maker *maker, struct energy *energy) {
    double heat = rate_here(maker, "heat_kwh_per_m2").likely;
    double rest = rate_here(maker, "power_kwh_per_m2").likely;

    energy->power_per_heat = strcmp(energy->fuel, "heat_pump") == 0
                                 ? 1 / seasonal_efficiency(maker, false)
                                 : 1 / percent(maker, "boiler_efficiency", energy->fuel);
    double for_heat = heat * energy->power_per_heat;
    if (isnan(energy->power_kwh)) energy->power_kwh = floor_area(maker) * (rest + for_heat);
    energy->heat_kwh = energy->power_kwh * for_heat / (rest + for_heat) / energy->power_per_heat;
    energy->estimated = true;
}

static void burnt_heat(const struct maker *maker, struct energy *energy) {
    double efficiency = percent(maker, "boiler_efficiency", energy->fuel);
    double fuel = metered_fuel(maker, energy->fuel);

    energy->heat_kwh = fact_of(maker, FACT_heat_demand_kwh);
    if (fuel > 0 && isnan(energy->heat_kwh)) energy->heat_kwh = fuel * efficiency;
    if (isnan(energy->heat_kwh)) {
        energy->heat_kwh = floor_area(maker) * rate_here(maker, "heat_kwh_per_m2").likely;
        energy->estimated = true;
    }
    energy->fuel_kwh = isnan(fuel) ? energy->heat_kwh / efficiency : fuel;
}

struct energy energy_of(const struct maker *maker) {
    struct energy energy = {.fuel = fuel_of(fact_of(maker, FACT_heating)),
                            .heat_kwh = fact_of(maker, FACT_heat_demand_kwh),
                            .power_kwh = fact_of(maker, FACT_electricity_kwh)};

    if (energy.fuel && !burnt(energy.fuel)) {
        electric_heat(maker, &energy);
        return energy;
    }
    if (isnan(energy.power_kwh)) {
        energy.power_kwh = floor_area(maker) * rate_here(maker, "power_kwh_per_m2").likely;
        energy.estimated = true;
    }
    if (energy.fuel) burnt_heat(maker, &energy);
    return energy;
}

/* A farm that is let is a farm by its class. Who keeps a building safe pays for what it burns. */
bool pays_for_energy(const struct maker *maker) {
    size_t class = class_of(maker), duty = duty_of(maker);

    if (class == LET_OUT || class == ACADEMY_SITE || duty == DUTY_TENANT || duty == DUTY_TRUST) return false;
    return class != FARM || !is_let(maker);
}

unsigned energy_sensible(const struct maker *maker) {
    const char *fuel = maker->energy.fuel;
    double rating = fact_of(maker, FACT_energy_rating);
    unsigned packages = 0;

    if (!is_yes(maker, FACT_has_building) || !pays_for_energy(maker) || isnan(maker->energy.power_kwh))
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
    double heat, fuel;
    double other;          /* electricity for all but heat */
    double power_per_heat; /* electricity that a kWh of heat takes; 0 where it is burnt */
    double own, exported;  /* of what panels make */
    bool cool_flow;        /* fabric lets radiators run cooler */
    double bands;          /* of the energy rating */
};

static double heat_power(double heat, double power_per_heat) {
    return power_per_heat > 0 ? heat * power_per_heat : 0;
}

static double power_of(const struct state *state) {
    return state->other + heat_power(state->heat, state->power_per_heat) - state->own;
}

static void scale_heat(struct state *state, double factor) {
    state->heat *= factor;
    state->fuel *= factor;
}

static void apply_controls(struct maker *maker, struct state *state) {
    struct range cost =
        range_scale(range_add(rate(maker, "led_cost_per_m2", ""), rate(maker, "controls_cost_per_m2", "")),
                    floor_area(maker));

    option_cost(maker, works(maker, cost, "equipment"));
    plant_put_in(maker, PLANT_LIGHTING, floor_area(maker));
    plant_put_in(maker, PLANT_CONTROLS, floor_area(maker));
    state->other *= 1 - percent(maker, "led_saving", "");
    scale_heat(state, 1 - percent(maker, "controls_saving", ""));
    state->bands += likely(maker, "rating_bands", "controls_led");
    option_leaves(maker, FACT_automatic_metering_percent, 100);
}

static void apply_fabric(struct maker *maker, struct state *state) {
    struct range cost = range_scale(rate(maker, "fabric_cost_per_m2", ""), floor_area(maker));

    if (is_yes(maker, FACT_listed)) cost = range_scale(cost, likely(maker, "listed_uplift", ""));
    option_cost(maker, works(maker, cost, "non_standard_building"));
    scale_heat(state, 1 - percent(maker, "fabric_saving", ""));
    state->cool_flow = true;
    state->bands += likely(maker, "rating_bands", "fabric");
}

static void apply_heat_pump(struct maker *maker, struct state *state) {
    double kilowatts = plant_heating_kw(maker, state->heat);

    plant_put_in(maker, PLANT_HEATING, kilowatts);
    maker->option.heat_pump_kw = kilowatts;
    option_cost(maker,
                works(maker, range_scale(rate(maker, "heat_pump_cost_per_kw", ""), kilowatts), "equipment"));
    if (kilowatts > likely(maker, "grid_free_kw", ""))
        option_condition_at(maker, "grid_connection",
                            range_scale(rate(maker, "grid_cost_per_kw", ""), kilowatts));
    state->fuel = 0;
    state->power_per_heat = 1 / seasonal_efficiency(maker, state->cool_flow);
    state->bands += likely(maker, "rating_bands", "heat_pump");
    option_leaves(maker, FACT_heating, 7);
    option_leaves(maker, FACT_boiler_age_years, 0);
}

static void apply_solar(struct maker *maker, struct state *state) {
    double roof = fact_of(maker, FACT_roof_area_m2);
    bool estimated = isnan(roof);

    if (estimated) roof = floor_area(maker) * likely(maker, "roof_share_of_floor", "");
    double there = fact_of(maker, FACT_generation_percent) / 100; /* of what the roof could bear */
    double panels = roof * percent(maker, "solar_roof_share", "") * (there > 0 ? fmax(1 - there, 0) : 1);
    double made = panels * likely(maker, "solar_yield_per_m2", "");
    double own = fmin(made * percent(maker, "solar_own_use", ""), power_of(state));
    option_cost(maker, works(maker, range_scale(rate(maker, "solar_cost_per_m2", ""), panels), "equipment"));
    maker->option.solar_kw = panels * likely(maker, "solar_kw_per_m2", "");
    plant_put_in(maker, PLANT_PANELS, maker->option.solar_kw);
    plant_put_in(maker, PLANT_INVERTERS, maker->option.solar_kw);
    option_condition(maker, "roof_survey");
    if (estimated) option_unproven(maker, "roof_area");
    state->own += own;
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
    double left = fmax(before + kg_change + (power_of(state) - energy->power_kwh) * grid, 0);
    double share = before > 0 ? left / before : (double)NAN;
    option_leaves(maker, FACT_annual_emissions_kg, left);
    option_leaves(maker, FACT_emissions_per_m2, per_m2 * share);
    option_leaves(maker, FACT_emissions_ratio, fact_of(maker, FACT_emissions_ratio) * share);
    option_leaves(maker, FACT_energy_rating, fmax(rating - state->bands, 1));
    option_leaves(maker, FACT_electricity_kwh, power_of(state));
    option_leaves(maker, FACT_heat_demand_kwh, state->heat);
    if (energy->fuel && strcmp(energy->fuel, "gas") == 0) option_leaves(maker, FACT_gas_kwh, state->fuel);
    if (energy->fuel && strcmp(energy->fuel, "oil") == 0) option_leaves(maker, FACT_oil_kwh, state->fuel);
}

void energy_packages(struct maker *maker, unsigned packages) {
    const struct energy *energy = &maker->energy;
    struct state state = {.heat = energy->heat_kwh,
                          .fuel = energy->fuel_kwh,
                          .other = energy->power_kwh - heat_power(energy->heat_kwh, energy->power_per_heat),
                          .power_per_heat = energy->power_per_heat};

    if (packages & 1U << PACKAGE_CONTROLS_LED) apply_controls(maker, &state);
    if (packages & 1U << PACKAGE_FABRIC) apply_fabric(maker, &state);
    if (packages & 1U << PACKAGE_HEAT_PUMP) apply_heat_pump(maker, &state);
    if (packages & 1U << PACKAGE_SOLAR) apply_solar(maker, &state);
    if (energy->estimated) option_unproven(maker, "energy_not_metered");
    double fuel_change = state.fuel - energy->fuel_kwh, power_change = power_of(&state) - energy->power_kwh;
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
