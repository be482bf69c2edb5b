/* Land, buildings and what is in them. All invented. */
#include <string.h>

#include "tools/sample/invent.h"

/* Percentages of a stock of public buildings by when they were built. */
static int choose_year(struct rng *rng) {
    static const int PERIODS[][3] = {{12, 1860, 1913}, {9, 1919, 1939},  {26, 1950, 1965},
                                     {29, 1966, 1982}, {16, 1983, 2005}, {8, 2006, 2022}};
    int weights[6];
    for (size_t i = 0; i < 6; i++)
        weights[i] = PERIODS[i][0];
    size_t period = rng_weighted(rng, weights, 6);
    return rng_int(rng, PERIODS[period][1], PERIODS[period][2]);
}

/* Villages have no gas main. */
static const char *choose_heating(struct rng *rng, const struct asset *asset) {
    static const char *const CODES[] = {"gas",       "oil",     "lpg",     "electric",
                                        "heat_pump", "biomass", "network", "none"};
    static const int TOWN[] = {66, 4, 1, 12, 10, 2, 1, 4}, VILLAGE[] = {0, 44, 12, 22, 15, 5, 0, 2};
    if (asset->kind->heat_kwh == 0) return rng_chance(rng, 30) ? "electric" : "none";
    return CODES[rng_weighted(rng, asset->place->weight >= 20 ? TOWN : VILLAGE, 8)];
}

static void fill_plant(struct estate *estate, struct asset *asset, struct rng *rng) {
    if (rng_chance(rng, 94)) asset->value[FIELD_heating] = asset->heating;
    if (strcmp(asset->heating, "none") != 0 && strcmp(asset->heating, "electric") != 0 &&
        rng_chance(rng, 80)) {
        int newest = strcmp(asset->heating, "heat_pump") == 0 ? 2017 : 1994;
        asset_set(estate, asset, FIELD_boiler_year, "%d", rng_int(rng, newest, 2024));
    }
    int storeys = asset->floor_m2 < 300 ? 1 : rng_int(rng, 1, asset->floor_m2 > 2500 ? 4 : 2);
    asset_set(estate, asset, FIELD_storeys, "%d", storeys);
    if (storeys > 1 && asset->floor_m2 > 500)
        asset_set(estate, asset, FIELD_lifts, "%d", rng_chance(rng, 55) ? rng_int(rng, 1, 2) : 0);
    if (storeys == 1) asset_set(estate, asset, FIELD_lifts, "0");
    if (rng_chance(rng, 75))
        asset_set_bool(asset, FIELD_air_conditioned, asset->floor_m2 > 600 && rng_chance(rng, 22));
    asset_set(estate, asset, FIELD_roof_potential_kwh, "%d",
              (int)(asset->floor_m2 / storeys * rng_between(rng, 35, 75)) / 100 * 100);
}

static void fill_fabric(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool old = asset->year_built < 2000;
    if (rng_chance(rng, 95)) asset_set(estate, asset, FIELD_year_built, "%d", asset->year_built);
    if (rng_chance(rng, 88))
        asset->value[FIELD_asbestos] = !old                  ? "none"
                                       : rng_chance(rng, 78) ? "managed"
                                       : rng_chance(rng, 70) ? "presumed"
                                                             : "none";
    bool raac_years = asset->year_built >= 1950 && asset->year_built <= 1994 && asset->floor_m2 > 400;
    if (rng_chance(rng, 86))
        asset->value[FIELD_raac] = !raac_years || rng_chance(rng, 97.8) ? "none"
                                   : rng_chance(rng, 55)                ? "mitigated"
                                                                        : "present";
    if (rng_chance(rng, 90))
        asset_set_bool(asset, FIELD_temporary, mix_is_school(asset->kind->category) && rng_chance(rng, 4));
    if (rng_chance(rng, 70))
        asset_set_date(estate, asset, FIELD_life_ends_on,
                       sample_as_at() +
                           365 * (rng_chance(rng, 5) ? rng_int(rng, -2, 6) : rng_int(rng, 8, 55)));
    asset_set_pounds(estate, asset, FIELD_replacement_cost,
                     asset->floor_m2 * asset->kind->rebuild_per_m2 * rng_spread(rng, 0.25));
    asset_set(estate, asset, FIELD_replacement_cost_on, "2025-04-01");
    if (asset->year_built < 1914 && rng_chance(rng, 45))
        asset->value[FIELD_listed_grade] = rng_chance(rng, 84) ? "II" : rng_chance(rng, 75) ? "II*" : "I";
}

static const char *choose_band(struct rng *rng, const struct asset *asset) {
    static const char *const BANDS[] = {"A", "B", "C", "D", "E", "F", "G"};
    static const int OLD[] = {1, 4, 18, 34, 26, 11, 6}, NEW[] = {8, 36, 38, 14, 3, 1, 0};
    return BANDS[rng_weighted(rng, asset->year_built >= 2003 ? NEW : OLD, 7)];
}

static void fill_certificates(struct asset *asset, struct rng *rng) {
    const char *dec = choose_band(rng, asset), *epc = choose_band(rng, asset);
    bool let = asset->group == GROUP_LET || asset->group == GROUP_INVESTMENT;
    if (!let && asset->floor_m2 > 250 && rng_chance(rng, 82)) asset->value[FIELD_dec_rating] = dec;
    if (let && rng_chance(rng, 85)) asset->value[FIELD_epc_rating] = epc;
}

void building_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_BUILDING, asset->index);
    const struct kind *kind = asset->kind;
    asset->heating = "";
    asset->land_m2 = (double)(int)rng_skewed(&rng, kind->land_low, kind->land_high);
    bool building = kind->floor_high > 0;
    if (building) {
        asset->floor_m2 = (double)(int)rng_skewed(&rng, kind->floor_low, kind->floor_high);
        asset->year_built = choose_year(&rng);
        asset->heating = choose_heating(&rng, asset);
        if (asset->land_m2 < asset->floor_m2 * 0.4) asset->land_m2 = (double)(int)(asset->floor_m2 * 0.4);
        if (rng_chance(&rng, 97)) asset_set(estate, asset, FIELD_floor_area_m2, "%.0f", asset->floor_m2);
        fill_plant(estate, asset, &rng);
        fill_fabric(estate, asset, &rng);
        fill_certificates(asset, &rng);
    }
    asset->value[FIELD_holding_type] = !building                              ? "Land"
                                       : asset->land_m2 > 3 * asset->floor_m2 ? "Land and buildings"
                                                                              : "Buildings";
}
