#include "tools/sample/invent.h"

#include "tools/sample/rng.h"

/* What each council's asset codes begin with. */
static const char *const PREFIXES[COUNCIL_COUNT] = {[COUNTY] = "SCC-",
                                                    [MENDIP] = "MDC",
                                                    [SEDGEMOOR] = "SDC.",
                                                    [SOUTH_SOMERSET] = "SS-",
                                                    [WEST_TAUNTON] = "T"};

static void make_asset(struct estate *estate, const struct mix *mix, struct tally *tally) {
    struct asset *asset = &estate->assets[estate->count];
    asset->index = estate->count;
    asset->group = mix->group;
    asset->kind = mix_kind(mix->category);
    site_fill(estate, asset, mix, tally);
    asset_set(estate, asset, FIELD_asset_code, "%s%05zu", PREFIXES[asset->council], asset->number);
    /* Eleven digits from 99 on: valid, and no real UPRN begins so. */
    asset_set(estate, asset, FIELD_uprn, "990%08zu", 10007 * (asset->index + 1) % 100000000);
    asset_set(estate, asset, FIELD_category, "%s", mix->category);
    asset_set(estate, asset, FIELD_service, "%s", asset->kind->service);
    asset_set(estate, asset, FIELD_organisation, "%s", council_name(asset->council));
    estate->count++;
}

/* An outline for most of what has land; a few of them cross themselves. */
static void draw_extent(struct asset *asset) {
    struct rng rng = rng_stream(RNG_FAULT, asset->index);
    if (asset->land_m2 <= 0 || !rng_chance(&rng, 72)) return;
    asset->extent = grid_polygon(&rng, asset->easting, asset->northing, asset->land_m2);
}

struct estate *invent_estate(void) {
    struct arena *arena = arena_new();
    struct estate *estate = arena_alloc(arena, sizeof *estate);
    estate->arena = arena;
    struct tally tally = {0};
    size_t total = 0;
    for (size_t i = 0; i < MIX_COUNT; i++)
        total += (size_t)MIX[i].count;
    estate->assets = arena_array(arena, total, sizeof *estate->assets);
    for (size_t i = 0; i < MIX_COUNT; i++)
        for (int n = 0; n < MIX[i].count; n++)
            make_asset(estate, &MIX[i], &tally);
    for (size_t i = 0; i < estate->count; i++) {
        struct asset *asset = &estate->assets[i];
        building_fill(estate, asset);
        draw_extent(asset);
        holding_fill(estate, asset);
        money_fill(estate, asset);
        use_fill(estate, asset);
        school_fill(estate, asset);
        plant_fill(estate, asset);
    }
    faults_choose(estate);
    return estate;
}
