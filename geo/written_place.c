#include "geo/written_place.h"

#include <math.h>
#include <string.h>

#include "engine/base/format.h"

#define DEGREES_MOST 180
#define BETWEEN      " \t,;"

/* Whether the text is two numbers and no more. */
static bool read_pair(const char *text, double *first, double *second) {
    char copy[WRITTEN_PLACE_MOST + 1], *rest = NULL, *one, *two;

    memcpy(copy, text, strlen(text) + 1);
    one = strtok_r(copy, BETWEEN, &rest);
    two = one ? strtok_r(NULL, BETWEEN, &rest) : NULL;
    return two && strtok_r(NULL, BETWEEN, &rest) == NULL && number_parse(one, first) &&
           number_parse(two, second);
}

static enum status judge(const struct place *place, bool degrees, struct error *err) {
    if (place->notes & COORDINATES_ZERO)
        return error_set(err, STATUS_INVALID, "is 0, 0, which is no place; null empties it");
    if (!place->known)
        return error_set(err, STATUS_INVALID, "lies outside Great Britain, or in the sea; check the figures");
    if (place->notes & COORDINATES_SWAPPED && !degrees)
        return error_set(
            err, STATUS_INVALID,
            "lies in the sea, or off the grid, as it is written, and on land the other way about "
            "(%.0f, %.0f): the easting comes first",
            place->easting, place->northing);
    return STATUS_OK;
}

static enum status read_reference(struct grid_place *reference, const char *text, struct error *err) {
    switch (grid_reference_read(text, reference)) {
    case GRID_FINE:
        return STATUS_OK;
    case GRID_COARSE:
        return error_set(
            err, STATUS_INVALID,
            "names a square of %.0f km, too large to be a place: give it with four figures or more",
            reference->square / 1000);
    case GRID_BAD:
        break;
    }
    return error_set(err, STATUS_INVALID,
                     "is no place: write easting and northing in metres (322812, 145121), a grid reference "
                     "(ST 228 245), or latitude and longitude in degrees (51.0154, -3.1012)");
}

enum status written_place_read(struct place *out, struct geo *geo, const char *text, struct error *err) {
    struct coordinates given = {
        .x = NAN, .y = NAN, .easting = NAN, .northing = NAN, .longitude = NAN, .latitude = NAN};
    struct grid_place reference;
    double first, second;
    bool degrees = false;

    if (strlen(text) > WRITTEN_PLACE_MOST)
        return error_set(err, STATUS_INVALID, "is longer than %d characters", WRITTEN_PLACE_MOST);
    if (read_pair(text, &first, &second)) {
        degrees = fabs(first) <= DEGREES_MOST && fabs(second) <= DEGREES_MOST;
        *(degrees ? &given.latitude : &given.easting) = first;
        *(degrees ? &given.longitude : &given.northing) = second;
    } else {
        if (read_reference(&reference, text, err) != STATUS_OK) return STATUS_INVALID;
        given.reference = &reference;
    }
    *out = coordinates_read(geo, &given);
    return judge(out, degrees, err);
}
