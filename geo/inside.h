/* The inside of `struct geo`, for the files of this folder only. */
#ifndef TERRIER_GEO_INSIDE_H
#define TERRIER_GEO_INSIDE_H

#include <geos_c.h>
#include <proj.h>

#include "geo/geo.h"

struct geo {
    PJ_CONTEXT *proj;
    PJ *operation; /* forward: longitude, latitude in degrees -> easting, northing */
    struct geo_operation about;
    GEOSContextHandle_t geos;
    char geos_message[300]; /* the last error GEOS reported */
};

#endif
