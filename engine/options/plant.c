/*
 * Plant that wears out before an appraisal ends: what is there, what an option puts in, and what renewing it
 * comes to. Whoever pays for the energy of a building in use renews its plant. What is there is of the age
 * that the register has; else of a share of its life (plant_age_unknown).
 */
#include <math.h>
#include <stddef.h>

#include "engine/options/inside.h"

/* As the groups of plant_life and renewal_cost; of heating the group is what heats. */
static const char *const groups[PLANTS] = {NULL, "lighting", "controls", "panels", "inverters", "batteries"};

/* `units`: kW of heat or at peak, m2 of floor, kWh of storage, as the rate's unit says. */
static struct plant plant_of(const struct maker *maker, const char *group, double units, double age) {
    double cost = likely(maker, "renewal_cost", group) * units, life = likely(maker, "plant_life", group);

    if (isnan(age)) age = life * percent(maker, "plant_age_unknown", "");
    return (struct plant){works(maker, RANGE(cost), "equipment").likely, fmax(round(life), 1), age};
}

double plant_heating_kw(const struct maker *maker, double heat_kwh) {
    double enough = heat_kwh / likely(maker, "full_load_hours", "");
    double recorded = fact_of(maker, FACT_heating_plant_kw) * heat_kwh / maker->energy.heat_kwh;

    return recorded < enough ? recorded : enough;
}

void plant_there(struct maker *maker, struct plant plants[PLANTS]) {
    const struct energy *energy = &maker->energy;
    double storage = fact_of(maker, FACT_storage_kwh);

    for (size_t i = 0; i < PLANTS; i++)
        plants[i] = (struct plant){0};
    if (!is_yes(maker, FACT_in_use) || !is_yes(maker, FACT_has_building) || !pays_for_energy(maker)) return;
    if (energy->fuel)
        plants[PLANT_HEATING] = plant_of(maker, energy->fuel, plant_heating_kw(maker, energy->heat_kwh),
                                         fact_of(maker, FACT_boiler_age_years));
    plants[PLANT_LIGHTING] = plant_of(maker, groups[PLANT_LIGHTING], floor_area(maker), NAN);
    if (storage > 0) plants[PLANT_BATTERIES] = plant_of(maker, groups[PLANT_BATTERIES], storage, NAN);
}

void plant_put_in(struct maker *maker, enum plant_kind kind, double units) {
    const char *group = kind == PLANT_HEATING ? "heat_pump" : groups[kind];

    maker->option.plant[kind] = plant_of(maker, group, units, 0);
}

void plant_all_new(struct maker *maker) {
    double heat_kwh = floor_area(maker) * likely(maker, "new_building_heat_per_m2", "");

    plant_put_in(maker, PLANT_HEATING, heat_kwh / likely(maker, "full_load_hours", ""));
    plant_put_in(maker, PLANT_LIGHTING, floor_area(maker));
    plant_put_in(maker, PLANT_CONTROLS, floor_area(maker));
}

/* The first year after `from`, when it is of its age, in which it is renewed. */
static int first_due(const struct plant *plant, int from) {
    return from + (int)fmax(round(plant->life - plant->age), 1);
}

double plant_due(const struct plant *plant, int from, int year) {
    int first = first_due(plant, from);

    if (!(plant->life > 0) || year < first) return 0;
    return (year - first) % (int)plant->life == 0 ? plant->cost : 0;
}

double plant_unused(const struct plant *plant, int from, int year) {
    int first = first_due(plant, from);

    if (!(plant->life > 0)) return 0;
    double used = year < first ? plant->age + (year - from) : (year - first) % (int)plant->life;
    return plant->cost * fmax(1 - used / plant->life, 0);
}
