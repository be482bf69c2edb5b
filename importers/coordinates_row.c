/* The coordinates of a row, and what to tell of them. */
#include <math.h>
#include <stdio.h>

#include "geo/coordinates.h"
#include "importers/row.h"

#define DEGREES_MOST 180

static enum coordinate_system system_of(const struct row *row) {
    const char *said = row_get(row, "coordinate_system");

    if (row->checker->profile->coordinates == COORDINATES_GRID) return SYSTEM_GRID;
    if (row->checker->profile->coordinates == COORDINATES_WGS84) return SYSTEM_WGS84;
    return said == NULL ? SYSTEM_UNKNOWN : coordinates_system(said);
}

static const char *reference_of(const struct row *row) {
    return row_knows(row, "grid_reference") ? row_get(row, "grid_reference") : NULL;
}

/* The column to blame: that of the pair which the row has. */
static const char *column_of(const struct row *row) {
    if (row_get(row, "x") != NULL || row_get(row, "y") != NULL) return "x";
    if (reference_of(row) != NULL && row_get(row, "longitude") == NULL && row_get(row, "easting") == NULL)
        return "grid_reference";
    return row_get(row, "longitude") != NULL || row_get(row, "latitude") != NULL ? "longitude" : "easting";
}

static void tell(struct row *row, const struct place *place) {
    const char *column = column_of(row);

    if (place->notes & COORDINATES_ZERO)
        row_warn(row, column, "coordinates_zero", "the coordinates are 0, 0: taken as not given");
    if (place->notes & COORDINATES_HALF)
        row_warn(row, column, "coordinates_half",
                 "one of the two coordinates is missing; the other was left out");
    if (place->notes & COORDINATES_SWAPPED)
        row_warn(row, column, "coordinates_swapped",
                 "outside Britain as given and inside it when swapped: taken as swapped (%.0f, %.0f)",
                 place->easting, place->northing);
    if (place->notes & COORDINATES_OUTSIDE)
        row_warn(row, column, "coordinates_outside",
                 "the coordinates lie outside Great Britain; they were left out");
    if (place->notes & COORDINATES_DISAGREE)
        row_warn(row, column, "coordinates_disagree",
                 "the row's two pairs of coordinates lie %.0f m apart; %.0f, %.0f was taken", place->apart,
                 place->easting, place->northing);
    if (place->notes & COORDINATES_ASSUMED && place->known)
        row_warn(row, column, "coordinates_assumed",
                 "the row does not say which system its coordinates are in; by their size taken as %s",
                 fabs(row_number(row, "x")) <= DEGREES_MOST ? "WGS84 (degrees)"
                                                            : "the National Grid (EPSG:27700)");
}

/* Whether the row has a grid reference that says a place. */
static bool read_reference(struct row *row, struct grid_place *reference) {
    const char *text = reference_of(row);

    switch (text == NULL ? GRID_BAD : grid_reference_read(text, reference)) {
    case GRID_FINE:
        return true;
    case GRID_COARSE:
        row_drop(row, "grid_reference", "grid_reference_coarse",
                 "the grid reference names a square of %.0f km, too large to be a place; it was left out",
                 reference->square / 1000);
        return false;
    case GRID_BAD:
        break;
    }
    if (text != NULL)
        row_drop(row, "grid_reference", "grid_reference_unusable",
                 "this is no grid reference of Great Britain, such as ST 228 245; it was left out");
    return false;
}

static void set_number(struct row *row, const char *field, double value, int digits) {
    char buffer[64];

    snprintf(buffer, sizeof buffer, "%.*f", digits, value);
    row_set(row, field, buffer);
}

void row_place(struct row *row) {
    struct coordinates given = {.system = system_of(row),
                                .x = row_number(row, "x"),
                                .y = row_number(row, "y"),
                                .easting = row_number(row, "easting"),
                                .northing = row_number(row, "northing"),
                                .longitude = row_number(row, "longitude"),
                                .latitude = row_number(row, "latitude")};
    struct grid_place reference;
    struct place place;

    if (read_reference(row, &reference)) given.reference = &reference;
    if (isnan(given.easting) && isnan(given.northing)) row_point(row, &given.easting, &given.northing);
    place = coordinates_read(row->checker->geo, &given);
    tell(row, &place);
    if (!place.known) return;
    set_number(row, "made_easting", place.easting, 3);
    set_number(row, "made_northing", place.northing, 3);
    set_number(row, "made_longitude", place.longitude, 9);
    set_number(row, "made_latitude", place.latitude, 9);
    set_number(row, "made_accuracy_m", place.accuracy, 3);
    if (place.within > COORDINATES_APART_METRES)
        row_warn(
            row, "grid_reference", "grid_reference_square",
            "the place is known by its grid reference alone, a square of %.0f m: its centre was taken, which "
            "may be %.0f m off",
            reference.square, place.within);
}
