#include "engine/service/features/crs.h"

#include <stddef.h>
#include <string.h>

#define OGC_CRS84  "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
#define EPSG_4326  "http://www.opengis.net/def/crs/EPSG/0/4326"
#define EPSG_27700 "http://www.opengis.net/def/crs/EPSG/0/27700"
#define EPSG_3857  "http://www.opengis.net/def/crs/EPSG/0/3857"

const struct crs crs_list[CRS_COUNT] = {
    [CRS_CRS84] = {CRS_CRS84, OGC_CRS84, "WGS 84, longitude and latitude", "feature.feature",
                   "ST_ForcePolygonCCW(feature.geometry_crs84)", "8"},
    [CRS_EPSG_4326] = {CRS_EPSG_4326, EPSG_4326, "WGS 84, latitude and longitude", NULL,
                       "ST_FlipCoordinates(ST_ForcePolygonCCW(feature.geometry_crs84))", "8"},
    [CRS_EPSG_27700] = {CRS_EPSG_27700, EPSG_27700, "British National Grid, easting and northing",
                        "feature.feature_grid", "ST_ForcePolygonCCW(feature.geometry)", "3"},
    [CRS_EPSG_3857] = {CRS_EPSG_3857, EPSG_3857, "Web Mercator, easting and northing", NULL,
                       "ST_Transform(ST_ForcePolygonCCW(feature.geometry_crs84), 3857)", "3"},
};

const char crs_known[] = OGC_CRS84 ", " EPSG_4326 ", " EPSG_27700 ", " EPSG_3857;
const char crs_known_to_filters[] = OGC_CRS84 ", " EPSG_4326 ", " EPSG_27700;

const struct crs *crs_find(const char *uri) {
    for (size_t i = 0; i < CRS_COUNT; i++)
        if (strcmp(crs_list[i].uri, uri) == 0) return &crs_list[i];
    return NULL;
}

bool crs_for_filter(const struct crs *crs, enum cql2_crs *out) {
    static const enum cql2_crs known[] = {
        [CRS_CRS84] = CQL2_CRS84, [CRS_EPSG_4326] = CQL2_EPSG_4326, [CRS_EPSG_27700] = CQL2_EPSG_27700};

    if (crs->code == CRS_EPSG_3857) return false;
    *out = known[crs->code];
    return true;
}
