/*
 * Writes a grid of datum shifts in the NTv2 binary format: one sub-grid, little-endian.
 * The format counts longitude positive to the west; callers here use east, as everywhere else.
 */
#ifndef TERRIER_GEO_NTV2_H
#define TERRIER_GEO_NTV2_H

#include <stdio.h>

#include "engine/base/status.h"

struct ntv2_ellipsoid {
    double major;
    double minor;
};

/* Angles in arc-seconds, longitude positive to the east. */
struct ntv2_grid {
    const char *version; /* each text: at most 8 characters */
    const char *from;
    const char *to;
    const char *created; /* YYYYMMDD */
    struct ntv2_ellipsoid from_ellipsoid;
    struct ntv2_ellipsoid to_ellipsoid;
    double south, north, west, east;
    double step_lat, step_lon;
    int rows, columns;      /* south to north, west to east */
    const float *lat_shift; /* rows x columns, south-west first; borrowed */
    const float *lon_shift; /* positive to the east */
    const float *accuracy;  /* metres, or -1 for unknown; of both latitude and longitude */
};

/* `name` is for messages. STATUS_IO when a write fails; the file is left to the caller. */
enum status ntv2_write(FILE *file, const char *name, const struct ntv2_grid *grid, struct error *err);

#endif
