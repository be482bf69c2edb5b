/* How large the plant is: boilers, panels and batteries. All invented. */
#include <string.h>

#include "tools/sample/invent.h"

/* kW of heat for each m2, as boilers of public buildings were sized: with much to spare. */
static void fill_boiler(struct estate *estate, struct asset *asset, struct rng *rng) {
    bool burns = strcmp(asset->heating, "none") != 0 && strcmp(asset->heating, "electric") != 0;
    double kw = asset->floor_m2 * rng_between(rng, 0.07, 0.15);
    if (asset->kind->heat_kwh == 0 || !burns || !rng_chance(rng, 70)) return;
    asset_set(estate, asset, FIELD_heating_kw, "%d", kw < 10 ? 10 : (int)(kw / 5 + 0.5) * 5);
}

/* Panels make some 950 kWh a year for each kW in Somerset. Batteries came with the later ones. */
static void fill_panels(struct estate *estate, struct asset *asset, struct rng *rng) {
    double kw = energy_made_kwh(asset) / 950;
    bool battery = rng_chance(rng, 35), recorded = rng_chance(rng, 60);
    int hours = rng_int(rng, 1, 3);
    if (kw >= 1) asset_set(estate, asset, FIELD_generation_kw, "%.1f", kw);
    if (kw >= 1 && battery)
        asset_set(estate, asset, FIELD_storage_kwh, "%d", (int)(kw * hours + 0.5));
    else if (recorded)
        asset_set(estate, asset, FIELD_storage_kwh, "0");
}

void plant_fill(struct estate *estate, struct asset *asset) {
    struct rng rng = rng_stream(RNG_PLANT, asset->index);
    if (!asset->duty_council || asset->floor_m2 <= 0) return;
    fill_boiler(estate, asset, &rng);
    fill_panels(estate, asset, &rng);
}
