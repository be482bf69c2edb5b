/* From a layer's own coordinate system to EPSG:27700. */
#ifndef TERRIER_FORMATS_REPROJECT_H
#define TERRIER_FORMATS_REPROJECT_H

#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct reproject {
    OGRCoordinateTransformationH transformation; /* NULL: already there */
    char note[160]; /* of each shape: "reprojected from EPSG:4326"; "" for none */
};

/* A layer that names no system is taken to be in EPSG:27700, and the note says so. */
enum status reproject_open(struct reproject *reproject, OGRLayerH layer, struct error *err);
void reproject_close(struct reproject *reproject);

/* Adds little-endian WKB to `wkb`, curves as lines, and what happened to `note`. False, with a note, when
 * this shape has no place in the National Grid. */
bool reproject_shape(const struct reproject *reproject, OGRGeometryH shape, struct text *wkb,
                     struct text *note);

#endif
