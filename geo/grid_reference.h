/*
 * Ordnance Survey grid references: two letters of a 100 km square and figures within it (`ST 228 245`,
 * `st22812 45121`, `ST2245`), or the two whole numbers of metres (`322812 145121`).
 *
 * A reference names a square, not a point. It is read as the square's centre, and the distance from there to
 * a corner is how far off that may be: 71 m for six figures. Source: Ordnance Survey, "A guide to
 * coordinate systems in Great Britain".
 */
#ifndef TERRIER_GEO_GRID_REFERENCE_H
#define TERRIER_GEO_GRID_REFERENCE_H

enum grid_reading {
    GRID_FINE,
    GRID_COARSE, /* a square of over 1 km: says no more than the district */
    GRID_BAD     /* no grid reference, or not of Great Britain */
};

struct grid_place {
    double easting, northing; /* metres, EPSG:27700: the centre of the square */
    double square;            /* its side in metres: 1 for ten figures, 100 for six */
    double accuracy;          /* metres from the centre to a corner */
};

/* `out` is filled for all but GRID_BAD. Case, and spaces, do not matter; nor a comma between the figures. */
enum grid_reading grid_reference_read(const char *text, struct grid_place *out);

#endif
