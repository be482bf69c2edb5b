/* Areas that the assets lie in or near. The places are real, every shape is invented. */
#include <stdlib.h>

#include "engine/base/csv.h"
#include "tools/sample/divisions.h"
#include "tools/sample/generate.h"
#include "tools/sample/rng.h"

static void write_area(struct text *out, const char *kind, size_t number, const char *name,
                       const struct polygon *shape) {
    text_format(out, "%s,%.3s-%03zu,", kind, kind, number);
    csv_write_field(out, name, true, false);
    text_add(out, ",yes,\"POLYGON ((");
    for (int i = 0; i <= shape->corners; i++)
        text_format(out, "%s%.1f %.1f", i > 0 ? ", " : "", shape->x[i % shape->corners],
                    shape->y[i % shape->corners]);
    text_add(out, "))\"," SAMPLE_LABEL_VALUE "\r\n");
}

/* About as far as `reach` from a point, all round. */
static struct polygon around(struct rng *rng, double easting, double northing, double reach) {
    return grid_polygon(rng, easting, northing, 3 * reach * reach);
}

static struct polygon box(double west, double south, double east, double north) {
    return (struct polygon){.corners = 4, .x = {west, east, east, west}, .y = {south, south, north, north}};
}

enum { TOWN_WEIGHT = 58, RIVER_TOWN_WEIGHT = 30 };

static void write_places(struct text *out) {
    struct text name = TEXT_EMPTY;

    for (size_t i = 0; i < PLACE_COUNT; i++) {
        const struct place *place = &PLACES[i];
        struct rng rng = rng_stream(RNG_BOUNDARY, i);
        struct polygon shape = around(&rng, place->easting, place->northing, 250 + 4 * place->weight);
        write_area(out, "settlement", i + 1, place->name, &shape);
        if (place->weight < TOWN_WEIGHT) continue;
        shape = around(&rng, place->easting, place->northing, 220 + 0.5 * place->weight);
        text_clear(&name);
        text_format(&name, "%s town centre", place->name);
        write_area(out, "town_centre", i + 1, text_string(&name), &shape);
    }
    text_free(&name);
}

static void write_divisions(struct text *out) {
    size_t count = 0;
    struct division *divisions = divisions_make(&count);

    for (size_t i = 0; i < count; i++) {
        const struct division *area = &divisions[i];
        struct polygon shape = box(area->west, area->south, area->east, area->north);
        write_area(out, area->parish ? "parish" : "division", area->place + 1, PLACES[area->place].name,
                   &shape);
    }
    free(divisions);
}

/* A strip beside every third town, and one catchment: the south and middle of the county. */
static void write_waters(struct text *out) {
    static const struct polygon catchment = {
        .corners = 8,
        .x = {305000, 312000, 330000, 344000, 372000, 375000, 352000, 322000},
        .y = {121000, 106000, 104000, 106000, 117000, 136000, 149000, 141000}};
    struct text name = TEXT_EMPTY;

    for (size_t i = 0; i < PLACE_COUNT; i += 3) {
        const struct place *place = &PLACES[i];
        if (place->weight < RIVER_TOWN_WEIGHT) continue;
        struct rng rng = rng_stream(RNG_BOUNDARY, 1000 + i);
        double south = place->northing + rng_int(&rng, -300, 100);
        double wide = 120 + place->weight;
        struct polygon strip = box(place->easting - 4000, south, place->easting + 4000, south + wide);
        text_clear(&name);
        text_format(&name, "River at %s", place->name);
        write_area(out, "flood_zone", i + 1, text_string(&name), &strip);
    }
    write_area(out, "phosphate_catchment", 1, "Levels and Moors catchment", &catchment);
    text_free(&name);
}

static bool employs(const struct asset *asset) {
    return asset_is(asset, "industrial_unit") || asset_is(asset, "innovation_centre") ||
           asset_is(asset, "commercial_office");
}

static void near(struct text *out, const struct asset *asset, const char *kind, const char *what,
                 double reach) {
    struct rng rng = rng_stream(RNG_BOUNDARY, 2000 + asset->index);
    double east = rng_between(&rng, -0.3, 0.3) * reach, north = rng_between(&rng, -0.3, 0.3) * reach;
    struct polygon shape = around(&rng, asset->easting + east, asset->northing + north, reach);
    struct text name = TEXT_EMPTY;

    text_format(&name, "%s, %s", what, asset->place->name);
    write_area(out, kind, asset->index + 1, text_string(&name), &shape);
    text_free(&name);
}

/* What plans say of some of the sites themselves. */
static void write_sites(struct text *out, const struct estate *estate) {
    size_t surplus = 0, employment = 0, land = 0;

    for (size_t i = 0; i < estate->count; i++) {
        const struct asset *asset = &estate->assets[i];
        if (asset->group == GROUP_SURPLUS && surplus++ % 3 == 0)
            near(out, asset, "regeneration_area", "Regeneration area", 350);
        if (mix_held(asset->group) && employs(asset) && employment++ % 3 == 0)
            near(out, asset, "employment_site", "Employment allocation", 250);
        if (asset_is(asset, "development_land") && land++ % 2 == 0)
            near(out, asset, "allocated_site", "Housing allocation", 200);
        if (mix_held(asset->group) && mix_is_school(asset->kind->category) && asset->land_m2 > 9000)
            write_area(out, "playing_field", asset->index + 1, asset_value(asset, FIELD_name),
                       &(struct polygon){.corners = 4,
                                         .x = {asset->easting - 45, asset->easting + 45, asset->easting + 45,
                                               asset->easting - 45},
                                         .y = {asset->northing - 70, asset->northing - 70,
                                               asset->northing - 10, asset->northing - 10}});
    }
}

void boundaries_write(struct sample *sample) {
    struct text out = TEXT_EMPTY;

    text_add(&out, "kind,code,name,synthetic,extent_wkt," SAMPLE_LABEL "\r\n");
    write_places(&out);
    write_divisions(&out);
    write_waters(&out);
    write_sites(&out, sample->estate);
    sample_add_file(sample, "plans/boundaries.csv", &out);
    text_add(&sample->manifest, "boundaries,sample-boundaries,plans/boundaries.csv\n");
}
