/*
 * Points and polygons of the sample. Longitude and latitude are made by the formulas in Ordnance Survey's
 * "A guide to coordinate systems in Great Britain" (transverse Mercator, then the seven-parameter shift of
 * Airy 1830 to WGS84), good to some metres: enough for a sample, and the same bytes whether or not the
 * machine has the OSTN15 grid. Sine and cosine are our own series, because the C library's last digit
 * differs between processors.
 */
#ifndef TERRIER_SAMPLE_GRID_H
#define TERRIER_SAMPLE_GRID_H

#include <stdbool.h>

#include "tools/sample/rng.h"

#define GRID_CORNERS_MAX 9

struct polygon {
    int corners;                                     /* 0: none */
    double x[GRID_CORNERS_MAX], y[GRID_CORNERS_MAX]; /* metres, whole decimetres */
};

/* Degrees from metres on the National Grid. */
void grid_to_wgs84(double *longitude, double *latitude, double easting, double northing);

double grid_sine(double radians);
double grid_cosine(double radians);

/* An irregular polygon about a point, of the area asked for (m2) to within the rounding. */
struct polygon grid_polygon(struct rng *rng, double easting, double northing, double area_m2);
double grid_area(const struct polygon *polygon);

/* Swaps two neighbouring corners so that the outline crosses itself. */
void grid_make_bow_tie(struct polygon *polygon);

#endif
