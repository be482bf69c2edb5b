/*
 * Coordinates and shapes: PROJ transforms with their accuracy stated, GEOS checks and repair.
 *
 * Everything is stored and measured in EPSG:27700 (metres). Beside it goes CRS84 (longitude, latitude),
 * made by the same operation. With the OSTN15 grid the operation is exact to about 1 cm; without it PROJ
 * falls back on a 7-parameter shift of about 2 m, and we say so wherever it matters.
 *
 * A `struct geo` belongs to one thread.
 */
#ifndef TERRIER_GEO_GEO_H
#define TERRIER_GEO_GEO_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct geo;

struct geo_operation {
    bool grid;              /* OSTN15 in force */
    double accuracy_metres; /* 0.01 with the grid; otherwise what PROJ states of the operation, 2 */
    char name[200];         /* PROJ's own description */
    char grid_path[512];    /* "" without */
};

/* `proj_directory`: where the built grid lies (<data>/proj), or NULL to take PROJ's own search path. */
enum status geo_open(struct geo **out, const char *proj_directory, struct error *err);
void geo_close(struct geo *geo); /* NULL does nothing */
const struct geo_operation *geo_operation(const struct geo *geo);

/*
 * One point. x,y: easting, northing in metres; lon, lat in degrees. Outside the National Grid, or where the
 * operation has no answer: STATUS_INVALID, with a sentence that says so (and whether the two seem swapped).
 */
enum status geo_to_grid(struct geo *geo, double lon, double lat, double *x, double *y, struct error *err);
enum status geo_to_lonlat(struct geo *geo, double x, double y, double *lon, double *lat, struct error *err);

/* What a shape is, after checks. */
struct geo_shape {
    unsigned char *wkb; /* little-endian WKB, MultiPolygon, EPSG:27700; free() */
    size_t wkb_length;
    double area_m2;
    bool repaired;    /* the shape itself was mended */
    char repair[200]; /* "Self-intersection at 345678.1 123456.7, mended; area changed by +0.02 m2". Also set,
                         with `repaired` false, where only heights were left out. "" when nothing was done. */
};

/*
 * Checks (and repairs through GEOS) a polygon or multipolygon in EPSG:27700, given as WKB (or PostGIS's EWKB)
 * or WKT. Exteriors come out counter-clockwise and holes clockwise, as GeoJSON wants them. A shape that is
 * empty, encloses nothing, is not a polygon, leaves the National Grid, or is damaged: STATUS_INVALID.
 */
enum status geo_shape_from_wkb(struct geo *geo, const void *wkb, size_t length, struct geo_shape *shape,
                               struct error *err);
enum status geo_shape_from_wkt(struct geo *geo, const char *wkt, struct geo_shape *shape, struct error *err);
void geo_shape_free(struct geo_shape *shape);

#define GEO_SHAPE_POINTS_MAX                                                                                 \
    2000000 /* more than the outline of Great Britain at 1:25,000; checks stay quick */

/* Whether x,y lies in Great Britain's grid at all (0..700000, 0..1300000). */
bool geo_on_grid(double x, double y);

/* Whether x,y lies in one of the grid's squares of 100 km in which there is land of Great Britain, Scilly,
 * Man or the Northern Isles. Source: Ordnance Survey, A guide to coordinate systems in Great Britain, the
 * National Grid's squares. */
bool geo_on_land_square(double x, double y);

/* Whether lon,lat lies in the United Kingdom's box; used to notice swapped columns. */
bool geo_in_britain(double lon, double lat);

#endif
