/*
 * The coordinate reference systems that are spoken, by URI (OGC API Features Part 2). CRS84 and the British
 * National Grid are stored; the others are made from CRS84, exactly: EPSG:4326 turns its axes round,
 * EPSG:3857 is a formula of longitude and latitude.
 */
#ifndef TERRIER_FEATURES_CRS_H
#define TERRIER_FEATURES_CRS_H

#include <stdbool.h>

#include "engine/query/cql2/cql2.h"

enum crs_code { CRS_CRS84, CRS_EPSG_4326, CRS_EPSG_27700, CRS_EPSG_3857, CRS_COUNT };

struct crs {
    enum crs_code code;
    const char *uri;
    const char *title;
    const char *ready;  /* column with the whole feature in it as GeoJSON; NULL: there is none */
    const char *shape;  /* expression that gives its geometry, axes in its order, rings counter-clockwise */
    const char *digits; /* decimals of a coordinate: 8 of a degree and 3 of a metre are about a millimetre */
};

extern const struct crs crs_list[CRS_COUNT]; /* by code; the first is the default */

/* NULL for a URI that is none of these. Only the URIs themselves are known: no short forms, as the standard
 * has it. */
const struct crs *crs_find(const char *uri);

/* False where filters cannot be given in it: EPSG:3857, whose straight lines are not straight in CRS84. */
bool crs_for_filter(const struct crs *crs, enum cql2_crs *out);

/* "<uri>, <uri>": for messages. */
extern const char crs_known[];
extern const char crs_known_to_filters[];

#endif
