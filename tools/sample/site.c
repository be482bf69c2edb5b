/* Where an asset stands, whose it is, and what it is called. Places are real; the rest is invented. */
#include <string.h>

#include "engine/base/text.h"
#include "tools/sample/invent.h"
#include "tools/sample/rng.h"

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
                                        struct tally *tally) {
    if (strcmp(kind->category, "library") == 0) return place_by_rank(tally->libraries++);
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

void site_fill(struct estate *estate, struct asset *asset, const struct mix *mix, struct tally *tally) {
    struct rng rng = rng_stream(RNG_PLACE, asset->index);
    asset->place = choose_place(&rng, mix, asset->kind, tally);
    asset->council = mix->owner == OWNER_COUNTY ? COUNTY : asset->place->district;
    asset->number = ++tally->assets[asset->council];
    name_asset(estate, asset, &rng);
    locate(asset, &rng);
    address(estate, asset, &rng);
}
