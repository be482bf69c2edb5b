/* How an asset is used and how well it suits: capacity, suitability, travel. All invented. */
#include <string.h>

#include "tools/sample/invent.h"

static void fill_capacity(struct estate *estate, struct asset *asset, struct rng *rng) {
    double area = asset->floor_m2 > 0 ? asset->floor_m2 : asset->land_m2;
    if (asset->kind->unit[0] == '\0' || !rng_chance(rng, 84)) return;
    int capacity = (int)(area / asset->kind->area_per_unit);
    if (capacity < 1) capacity = 1;
    bool vacant = strcmp(asset_value(asset, FIELD_status), "vacant") == 0;
    double share = vacant ? 0 : 0.72 * rng_spread(rng, 0.55);
    if (share > 1.15) share = 1.15;
    asset->value[FIELD_capacity_unit] = asset->kind->unit;
    asset_set(estate, asset, FIELD_capacity, "%d", capacity);
    asset_set(estate, asset, FIELD_used, "%d", (int)(capacity * share + 0.5));
    asset_set_date(estate, asset, FIELD_measured_on, sample_as_at() - rng_int(rng, 20, 800));
    bool shared = strcmp(asset->kind->unit, "desks") == 0;
    if (shared)
        asset_set(estate, asset, FIELD_partner_share_percent, "%d",
                  rng_chance(rng, 55) ? 0 : rng_int(rng, 3, 45));
}

static void fill_suitability(struct estate *estate, struct asset *asset, struct rng *rng) {
    static const char *const CODES[] = {"good", "satisfactory", "poor", "unsuitable"};
    static const int WEIGHTS[] = {34, 44, 17, 5};
    if (asset->floor_m2 <= 0 || !rng_chance(rng, 78)) return;
    asset->value[FIELD_suitability] = CODES[rng_weighted(rng, WEIGHTS, 4)];
    asset_set_date(estate, asset, FIELD_suitability_on, sample_as_at() - rng_int(rng, 30, 1900));
    if (rng_chance(rng, 90)) asset_set_bool(asset, FIELD_accessible, rng_chance(rng, 76));
}

static void fill_travel(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool car_park = strcmp(asset->kind->category, "car_park") == 0;
    int spaces = car_park ? (int)(asset->land_m2 / 28) : (int)(asset->floor_m2 / rng_between(rng, 45, 140));
    if (asset->land_m2 < 400 || !rng_chance(rng, 75)) return;
    asset_set(estate, asset, FIELD_car_spaces, "%d", spaces);
    asset_set(estate, asset, FIELD_cycle_spaces, "%d", rng_chance(rng, 40) ? 0 : 2 * rng_int(rng, 1, 14));
    asset_set(estate, asset, FIELD_ev_chargers, "%d",
              rng_chance(rng, car_park ? 45 : 85) ? 0 : rng_int(rng, 1, 8));
}

void use_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_USE, asset->index);
    if (!mix_held(asset->group)) return;
    if (!mix_is_school(asset->kind->category)) fill_capacity(estate, asset, &rng);
    fill_suitability(estate, asset, &rng);
    fill_travel(estate, asset, &rng);
}
