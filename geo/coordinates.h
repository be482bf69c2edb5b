/*
 * Where a row says that it is, from whichever of the three pairs it has: x/y with a system, easting/northing,
 * longitude/latitude; and a grid reference beside or instead of them. Faults are noticed and, where only one
 * reading makes sense, mended: the caller says so.
 */
#ifndef TERRIER_GEO_COORDINATES_H
#define TERRIER_GEO_COORDINATES_H

#include <stdbool.h>

#include "geo/geo.h"
#include "geo/grid_reference.h"

enum coordinate_system { SYSTEM_UNKNOWN, SYSTEM_GRID, SYSTEM_WGS84 };

/* WGS84, ETRS89, EPSG:4326, CRS84 ...; British National Grid, OSGB36, EPSG:27700 ...; anything else is
 * unknown. */
enum coordinate_system coordinates_system(const char *text);

/* NaN for what is not given. */
struct coordinates {
    enum coordinate_system system; /* of x and y; unknown: judged by their size */
    double x, y;
    double easting, northing;
    double longitude, latitude;
    const struct grid_place *reference; /* NULL without a grid reference */
};

enum coordinate_note {
    COORDINATES_ZERO = 1,      /* 0,0: taken as not given */
    COORDINATES_HALF = 2,      /* one of a pair without the other: not used */
    COORDINATES_SWAPPED = 4,   /* outside Britain or in the sea as given, inside when swapped: swapped */
    COORDINATES_OUTSIDE = 8,   /* off the National Grid, or in its squares of sea, either way: not used */
    COORDINATES_DISAGREE = 16, /* two of them say places over 10 m apart: the first of easting/northing, x/y,
                                  longitude/latitude and reference is used */
    COORDINATES_ASSUMED = 32   /* x and y without a system, judged by their size */
};

#define COORDINATES_APART_METRES 10.0

struct place {
    bool known;
    double easting, northing;   /* metres, EPSG:27700 */
    double longitude, latitude; /* CRS84 */
    double within;              /* metres: the square of a grid reference; 0 for coordinates */
    double accuracy;            /* metres: that of the transformation, or `within` where it is more */
    double apart;               /* metres, with COORDINATES_DISAGREE */
    unsigned notes;             /* of enum coordinate_note */
};

struct place coordinates_read(struct geo *geo, const struct coordinates *given);

#endif
