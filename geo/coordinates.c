#include "geo/coordinates.h"

#include <math.h>
#include <string.h>

#include "engine/base/text.h"

enum coordinate_system coordinates_system(const char *text) {
    static const char *const grid[] = {"bng",
                                       "osgb",
                                       "osgb36",
                                       "27700",
                                       "epsg:27700",
                                       "epsg27700",
                                       "national grid",
                                       "british national grid",
                                       "os national grid",
                                       "osgb 1936",
                                       "en"};
    static const char *const world[] = {"wgs84",     "wgs 84",   "wgs1984",   "etrs89", "4326",
                                        "epsg:4326", "epsg4326", "epsg:4258", "crs84",  "ogc:crs84",
                                        "iso 6709",  "iso6709",  "lat/long"};

    for (size_t i = 0; i < sizeof grid / sizeof *grid; i++)
        if (text_equal_nocase(text, grid[i])) return SYSTEM_GRID;
    for (size_t i = 0; i < sizeof world / sizeof *world; i++)
        if (text_equal_nocase(text, world[i])) return SYSTEM_WGS84;
    return SYSTEM_UNKNOWN;
}

/* Whether a pair is there and worth reading. */
static bool is_pair(double a, double b, unsigned *notes) {
    if (isnan(a) && isnan(b)) return false;
    if (isnan(a) || isnan(b)) {
        *notes |= COORDINATES_HALF;
        return false;
    }
    if (a == 0 && b == 0) {
        *notes |= COORDINATES_ZERO;
        return false;
    }
    return true;
}

static bool from_world(struct geo *geo, double longitude, double latitude, struct place *place) {
    struct error ignored;
    bool swapped = !geo_in_britain(longitude, latitude) && geo_in_britain(latitude, longitude);

    place->longitude = swapped ? latitude : longitude;
    place->latitude = swapped ? longitude : latitude;
    place->notes = swapped ? COORDINATES_SWAPPED : 0;
    place->known = geo_in_britain(place->longitude, place->latitude) &&
                   geo_to_grid(geo, place->longitude, place->latitude, &place->easting, &place->northing,
                               &ignored) == STATUS_OK;
    if (!place->known) place->notes = COORDINATES_OUTSIDE;
    return place->known;
}

/* A pair that lies in the sea, or off the grid, and on land the other way about is written northing first.
 * Which of two numbers is the easting where both ways lie on land nothing can tell. */
static bool from_grid(struct geo *geo, double easting, double northing, struct place *place) {
    struct error ignored;
    bool swapped = !geo_on_land_square(easting, northing) && geo_on_land_square(northing, easting);

    place->easting = swapped ? northing : easting;
    place->northing = swapped ? easting : northing;
    place->notes = swapped ? COORDINATES_SWAPPED : 0;
    place->known = geo_on_land_square(place->easting, place->northing) &&
                   geo_to_lonlat(geo, place->easting, place->northing, &place->longitude, &place->latitude,
                                 &ignored) == STATUS_OK;
    if (!place->known) place->notes = COORDINATES_OUTSIDE;
    return place->known;
}

static bool from_xy(struct geo *geo, const struct coordinates *given, struct place *place) {
    enum coordinate_system system = given->system;
    bool assumed = system == SYSTEM_UNKNOWN;
    bool known;

    if (assumed) system = fabs(given->x) <= 180 && fabs(given->y) <= 180 ? SYSTEM_WGS84 : SYSTEM_GRID;
    known = system == SYSTEM_WGS84 ? from_world(geo, given->x, given->y, place)
                                   : from_grid(geo, given->x, given->y, place);
    if (assumed) place->notes |= COORDINATES_ASSUMED;
    return known;
}

/* The first that is known stands; a second is held against it. */
static void take(struct place *out, const struct place *found) {
    out->notes |= found->notes;
    if (!found->known) return;
    if (!out->known) {
        unsigned notes = out->notes;
        *out = *found;
        out->notes = notes;
        return;
    }
    double apart = hypot(out->easting - found->easting, out->northing - found->northing);
    if (apart > fmax(COORDINATES_APART_METRES, found->within) && apart > out->apart) {
        out->apart = apart;
        out->notes |= COORDINATES_DISAGREE;
    }
}

struct place coordinates_read(struct geo *geo, const struct coordinates *given) {
    struct place place = {0}, found;
    unsigned notes = 0;

    if (is_pair(given->easting, given->northing, &notes)) {
        found = (struct place){0};
        from_grid(geo, given->easting, given->northing, &found);
        take(&place, &found);
    }
    if (is_pair(given->x, given->y, &notes)) {
        found = (struct place){0};
        from_xy(geo, given, &found);
        take(&place, &found);
    }
    if (is_pair(given->longitude, given->latitude, &notes)) {
        found = (struct place){0};
        from_world(geo, given->longitude, given->latitude, &found);
        take(&place, &found);
    }
    if (given->reference != NULL) {
        found = (struct place){0};
        from_grid(geo, given->reference->easting, given->reference->northing, &found);
        found.within = given->reference->accuracy;
        take(&place, &found);
    }
    place.notes |= notes;
    place.accuracy = fmax(geo_operation(geo)->accuracy_metres, place.within);
    return place;
}
