/* Replace a school building at the end of its life by a new one on its site. */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

static void leave_new_school(struct maker *maker) {
    option_leaves(maker, FACT_remaining_life_years, likely(maker, "new_building_life", ""));
    option_leaves(maker, FACT_raac_state, 1);
    option_leaves(maker, FACT_guard_raac, 2);
    option_leaves(maker, FACT_temporary_past_life, 0);
    option_leaves(maker, FACT_replacement_strategy_recorded, 1);
    option_leaves(maker, FACT_high_backlog_percent, 0);
    option_leaves(maker, FACT_backlog_percent, 0);
    option_leaves(maker, FACT_critical_backlog_per_m2, 0);
    option_leaves(maker, FACT_critical_backlog_per_pupil, 0);
    option_leaves(maker, FACT_critical_backlog_to_grant, 0);
    option_leaves(maker, FACT_worst_element_grade, 1);
    if (!isnan(fact_of(maker, FACT_guard_urgent_defects))) option_leaves(maker, FACT_guard_urgent_defects, 2);
    option_leaves(maker, FACT_suitability, 1);
    option_leaves(maker, FACT_accessible, 1);
    option_leaves(maker, FACT_heating, 7);
    option_leaves(maker, FACT_boiler_age_years, 0);
    option_leaves(maker, FACT_energy_rating, 1);
}

static void leave_energy(struct maker *maker) {
    const struct energy *energy = &maker->energy;
    double area = floor_area(maker), power = area * likely(maker, "new_building_kwh_per_m2", "");
    double grid = rate_of_year(maker->given->rates, "grid_factor", maker->given->year);
    double before = fact_of(maker, FACT_emissions_per_m2), after = power * grid / area;
    const char *fuel = energy->fuel_kwh > 0 ? energy->fuel : NULL;

    maker->option.fuel_kg = fuel ? -energy->fuel_kwh * likely(maker, "fuel_factor", fuel) : 0;
    maker->option.electricity_kwh = isnan(energy->power_kwh) ? 0 : power - energy->power_kwh;
    maker->option.burnt_kwh = fuel ? -energy->fuel_kwh : 0;
    option_leaves(maker, FACT_emissions_per_m2, after);
    option_leaves(maker, FACT_emissions_ratio, fact_of(maker, FACT_emissions_ratio) * after / before);
    option_yearly(maker,
                  maker->option.electricity_kwh * energy_price(maker, "electricity") -
                      (fuel ? energy->fuel_kwh * energy_price(maker, fuel) : 0),
                  0);
}

static void make(struct maker *maker) {
    double area = floor_area(maker);

    if (class_of(maker) != MAINTAINED_SCHOOL || !is_yes(maker, FACT_end_of_life)) return;
    option_begin(maker, OPTION_REPLACE, VARIANT_NONE);
    option_cost(maker,
                works(maker, range_scale(rate_here(maker, "build_cost_per_m2"), area), "standard_building"));
    option_cost(maker,
                works(maker, range_scale(rate(maker, "demolition_per_m2", ""), area), "standard_building"));
    option_condition(maker, "dfe_approval");
    option_condition(maker, "decant");
    obstacle_of_clearing(maker);
    obstacles_of_building(maker, RANGE((double)NAN));
    maker->option.backlog_left = 0;
    plant_all_new(maker);
    leave_new_school(maker);
    leave_energy(maker);
    maker->option.lead_months = likely(maker, "works_months", "replace");
    option_end(maker);
}

static const char *const facts[] = {FACTS_OF_REPAIRS,
                                    FACTS_OF_MONEY,
                                    "remaining_life_years",
                                    "raac_state",
                                    "guard_raac",
                                    "temporary_past_life",
                                    "replacement_strategy_recorded",
                                    "suitability",
                                    "accessible",
                                    "heating",
                                    "boiler_age_years",
                                    "energy_rating",
                                    "emissions_per_m2",
                                    "emissions_ratio",
                                    NULL};
const struct option_maker option_replace = {"replace", make, facts, ""};
