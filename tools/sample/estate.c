#include "tools/sample/estate.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"

int32_t sample_as_at(void) {
    return date_from_civil(2026, 10, 1);
}

bool asset_has_fault(const struct asset *asset, enum fault fault) {
    return (asset->faults & (1U << fault)) != 0;
}

const char *asset_value(const struct asset *asset, enum field field) {
    return asset->value[field] == NULL ? "" : asset->value[field];
}

void asset_set(struct estate *estate, struct asset *asset, enum field field, const char *format, ...) {
    struct text text = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_format_va(&text, format, args);
    va_end(args);
    asset->value[field] = arena_text(estate->arena, text_string(&text));
    text_free(&text);
}

void asset_set_date(struct estate *estate, struct asset *asset, enum field field, int32_t days) {
    char buffer[FORMAT_SIZE];
    asset_set(estate, asset, field, "%s", date_format(buffer, days));
}

void asset_set_bool(struct asset *asset, enum field field, bool value) {
    asset->value[field] = value ? "Y" : "N";
}

void asset_set_pounds(struct estate *estate, struct asset *asset, enum field field, double pounds) {
    int64_t whole = (int64_t)pounds, unit = 1;
    while (whole / unit >= 1000)
        unit *= 10;
    asset_set(estate, asset, field, "%" PRId64, (whole + unit / 2) / unit * unit);
}

/* Weights of the places for an owner, one for each place. */
static void place_weights(int *weights, enum owner owner, const struct kind *kind) {
    bool town_only = kind->floor_low >= 1200 || strcmp(kind->category, "bus_station") == 0;
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        const struct place *place = &PLACES[i];
        bool may = owner != OWNER_HOUSING_DISTRICT || place->district == SEDGEMOOR ||
                   place->district == WEST_TAUNTON;
        if (town_only && place->weight < 25) may = false;
        weights[i] = may ? 4 + place->weight : 0;
        /* Farms and woods lie in the country: a village has as many as a town. */
        if (may && kind->reach >= 2400) weights[i] = 20;
    }
}

/* Libraries stand one to a place, the greatest first; everything else falls where people live. */
static const struct place *choose_place(struct rng *rng, const struct mix *mix, const struct kind *kind,
                                        size_t *libraries) {
    if (strcmp(kind->category, "library") == 0) return place_by_rank((*libraries)++);
    int weights[128];
    place_weights(weights, mix->owner, kind);
    return &PLACES[rng_weighted(rng, weights, PLACE_COUNT)];
}

/* One of a kind's name patterns, filled in. */
static void write_name(struct text *out, struct rng *rng, const struct asset *asset, const char *street) {
    const char *at = asset->kind->names;
    int patterns = 1;
    for (const char *c = at; *c != '\0'; c++)
        if (*c == '|') patterns++;
    for (int skip = rng_int(rng, 0, patterns - 1); skip > 0; skip--)
        at = strchr(at, '|') + 1;
    size_t word = (size_t)rng_int(rng, 0, 999);
    text_clear(out);
    for (; *at != '\0' && *at != '|'; at++) {
        if (*at != '%') {
            text_add_char(out, *at);
            continue;
        }
        at++;
        text_add(out, *at == 'p'   ? asset->place->name
                      : *at == 's' ? street
                      : *at == 'w' ? place_word(word)
                                   : place_saint(word));
    }
}

static bool name_taken(const struct estate *estate, const struct asset *asset, const char *name) {
    for (size_t i = 0; i < asset->index; i++)
        if (strcmp(asset_value(&estate->assets[i], FIELD_name), name) == 0) return true;
    return false;
}

/* Mendip's file has the curly apostrophe, which Windows-1252 and UTF-8 write differently. */
static void set_name(struct estate *estate, struct asset *asset, const char *name) {
    const char *quote = asset->council == MENDIP ? strchr(name, '\'') : NULL;
    if (quote == NULL)
        asset_set(estate, asset, FIELD_name, "%s", name);
    else
        asset_set(estate, asset, FIELD_name, "%.*s\xE2\x80\x99%s", (int)(quote - name), name, quote + 1);
}

/* A name that nothing else has: drawn again while it is taken, numbered when that does not help. */
static void name_asset(struct estate *estate, struct asset *asset, struct rng *rng) {
    struct text name = TEXT_EMPTY;
    const char *street = place_street((size_t)rng_int(rng, 0, 999));
    for (int trial = 0; trial < 12; trial++) {
        write_name(&name, rng, asset, street);
        if (!name_taken(estate, asset, text_string(&name))) break;
        street = place_street((size_t)rng_int(rng, 0, 999));
    }
    size_t length = name.length;
    for (int part = 2; name_taken(estate, asset, text_string(&name)); part++) {
        name.length = length;
        name.data[length] = '\0';
        text_format(&name, " (%d)", part);
    }
    set_name(estate, asset, text_string(&name));
    asset_set(estate, asset, FIELD_street, "%s", street);
    text_free(&name);
}

/* Somewhere about the place's centre, but not in the Bristol Channel. */
static void locate(struct asset *asset, struct rng *rng) {
    int reach = asset->kind->reach;
    int most = 250 + asset->place->weight * 5;
    if (reach < 2400 && reach > most) reach = most;
    double east = rng_between(rng, -reach, reach), north = rng_between(rng, -reach, reach);
    if (asset->place->sea == 'W' && east < -100) east = -east;
    if (asset->place->sea == 'N' && north > 100) north = -north;
    asset->easting = asset->place->easting + (double)(int)east;
    asset->northing = asset->place->northing + (double)(int)north;
}

static void address(struct estate *estate, struct asset *asset, struct rng *rng) {
    static const char LETTERS[] = "ABDEFGHJLNPQRSTUWXYZ"; /* those of the inward part */
    if (rng_chance(rng, 60)) asset_set(estate, asset, FIELD_street_number, "%d", rng_int(rng, 1, 140));
    if (rng_chance(rng, 6))
        asset_set(estate, asset, FIELD_street_number, "%d-%d", 2 * (int)(asset->number % 40) + 2,
                  2 * (int)(asset->number % 40) + 4);
    if (strcmp(asset->place->name, asset->place->post_town) != 0)
        asset_set(estate, asset, FIELD_locality, "%s", asset->place->name);
    asset_set(estate, asset, FIELD_post_town, "%s", asset->place->post_town);
    int sector = rng_int(rng, 0, 9), first = rng_int(rng, 0, 19), second = rng_int(rng, 0, 19);
    asset_set(estate, asset, FIELD_postcode, "%s %d%c%c", asset->place->outward, sector, LETTERS[first],
              LETTERS[second]);
}

/* What each council's asset codes begin with. */
static const char *const PREFIXES[COUNCIL_COUNT] = {[COUNTY] = "SCC-",
                                                    [MENDIP] = "MDC",
                                                    [SEDGEMOOR] = "SDC.",
                                                    [SOUTH_SOMERSET] = "SS-",
                                                    [WEST_TAUNTON] = "T"};

static void make_asset(struct estate *estate, const struct mix *mix, size_t *numbers, size_t *libraries) {
    struct asset *asset = &estate->assets[estate->count];
    asset->index = estate->count;
    struct rng rng = rng_stream(RNG_PLACE, asset->index);
    asset->group = mix->group;
    asset->kind = mix_kind(mix->category);
    asset->place = choose_place(&rng, mix, asset->kind, libraries);
    asset->council = mix->owner == OWNER_COUNTY ? COUNTY : asset->place->district;
    asset->number = ++numbers[asset->council];
    name_asset(estate, asset, &rng);
    locate(asset, &rng);
    address(estate, asset, &rng);
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

struct estate *estate_new(void) {
    struct arena *arena = arena_new();
    struct estate *estate = arena_alloc(arena, sizeof *estate);
    estate->arena = arena;
    size_t total = 0, numbers[COUNCIL_COUNT] = {0}, libraries = 0;
    for (size_t i = 0; i < MIX_COUNT; i++)
        total += (size_t)MIX[i].count;
    estate->assets = arena_array(arena, total, sizeof *estate->assets);
    for (size_t i = 0; i < MIX_COUNT; i++)
        for (int n = 0; n < MIX[i].count; n++)
            make_asset(estate, &MIX[i], numbers, &libraries);
    for (size_t i = 0; i < estate->count; i++) {
        struct asset *asset = &estate->assets[i];
        building_fill(estate, asset);
        draw_extent(asset);
        holding_fill(estate, asset);
        money_fill(estate, asset);
        use_fill(estate, asset);
        school_fill(estate, asset);
    }
    faults_choose(estate);
    return estate;
}

void estate_free(struct estate *estate) {
    if (estate != NULL) arena_free(estate->arena);
}
