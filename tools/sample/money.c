/* What an asset is worth, costs and earns. All invented. */
#include <string.h>

#include "tools/sample/invent.h"

static const char *valuation_basis(const struct asset *asset) {
    if (asset->group == GROUP_INVESTMENT || asset->group == GROUP_SURPLUS) return "FV";
    if (asset->group == GROUP_HOUSING) return "EUV-SH";
    if (mix_is_school(asset->kind->category) || strcmp(asset->kind->category, "leisure_centre") == 0)
        return "DRC";
    if (asset->floor_m2 <= 0 && asset->kind->rent_per_m2 == 0) return "HC";
    return "EUV";
}

static const char *accounting_class(const struct asset *asset) {
    if (asset->group == GROUP_INVESTMENT) return "investment";
    if (asset->group == GROUP_SURPLUS) return "surplus";
    if (asset->group == GROUP_HOUSING) return "dwellings";
    if (asset->group == GROUP_INFRASTRUCTURE) return "infrastructure";
    return strcmp(valuation_basis(asset), "HC") == 0 ? "community" : "other_land_buildings";
}

static void fill_valuation(struct estate *estate, struct asset *asset, struct rng *rng) {
    if (!rng_chance(rng, 90)) return;
    /* A farm is worth its land. Some in the lists were valued by the house alone, at the rate of land. */
    bool by_land = asset->floor_m2 <= 0 || (asset_is(asset, "county_farm") && asset->index % 8 != 1);
    double area = by_land ? asset->land_m2 : asset->floor_m2;
    asset_set_pounds(estate, asset, FIELD_valuation,
                     1 + area * asset->kind->value_per_m2 * rng_spread(rng, 0.35));
    asset->value[FIELD_valuation_basis] = valuation_basis(asset);
    asset_set(estate, asset, FIELD_valued_on, "%d-03-31", rng_int(rng, 2021, 2026));
    asset->value[FIELD_accounting_class] = accounting_class(asset);
}

/* Car parks earn by the space; what is let earns its rent; some services charge a little. */
static double income(const struct asset *asset, struct rng *rng, double cost) {
    double rent = 0;
    for (const char *c = asset_value(asset, FIELD_rent_yearly); *c >= '0' && *c <= '9'; c++)
        rent = rent * 10 + (*c - '0');
    if (strcmp(asset->kind->category, "car_park") == 0)
        return asset->land_m2 / 28 * rng_between(rng, 120, 900);
    if (rent > 0) return rent;
    if (strcmp(asset->kind->unit, "places") == 0 || strcmp(asset->kind->unit, "units") == 0)
        return cost * rng_between(rng, 0.05, 0.9);
    return 0;
}

void money_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_MONEY, asset->index);
    fill_valuation(estate, asset, &rng);
    if (!mix_held(asset->group) || !rng_chance(&rng, 90)) return;
    double area = asset->floor_m2 > 0 ? asset->floor_m2 : asset->land_m2;
    double cost = area * asset->kind->cost_per_m2 * rng_spread(&rng, 0.4);
    double earned = income(asset, &rng, cost);
    double reactive = cost * rng_between(&rng, 0.06, 0.2), planned = reactive * rng_between(&rng, 0.2, 3.5);
    asset_set(estate, asset, FIELD_financial_year, "2025");
    asset_set_pounds(estate, asset, FIELD_premises_cost, cost);
    if (earned > 0) asset_set_pounds(estate, asset, FIELD_income, earned);
    if (asset->duty_council && rng_chance(&rng, 85)) {
        asset_set_pounds(estate, asset, FIELD_planned_maintenance, planned);
        asset_set_pounds(estate, asset, FIELD_reactive_maintenance, reactive);
    }
}
