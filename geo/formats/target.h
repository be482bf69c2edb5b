/* The file being written: made under a temporary name beside its place, and put there when whole. */
#ifndef TERRIER_FORMATS_TARGET_H
#define TERRIER_FORMATS_TARGET_H

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "geo/formats/schema.h"

struct target {
    const char *format; /* gpkg, geojson, fgb, ods */
    const char *path;
    struct text temporary;
    GDALDatasetH dataset;
    OGRCoordinateTransformationH
        to_lonlat; /* for shapes that must be turned before they are written; else NULL */
};

/* Refuses what the format cannot hold before anything is written. */
enum status target_open(struct target *target, const char *format, const char *path,
                        const struct schema *schema, struct error *err);

/* The layer with its fields, in the schema's order and without the shape. */
enum status target_add_layer(struct target *target, const struct schema_layer *layer, OGRLayerH *out,
                             struct error *err);

/* Whether a spreadsheet program would read the format. */
bool target_is_sheet(const struct target *target);

/* Whether the format has no place for a row without a shape: GDAL drops those from FlatGeobuf without a word.
 */
bool target_needs_shapes(const struct target *target);

/* Writes all out to disk and gives the file its name. */
enum status target_finish(struct target *target, const struct schema *schema, struct error *err);

/* Frees everything, and removes what there is of the file; after target_finish() nothing is. */
void target_abandon(struct target *target);

#endif
