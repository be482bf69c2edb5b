/* The file being written: made under a temporary name beside its place, and put there when whole. */
#ifndef TERRIER_FORMATS_TARGET_H
#define TERRIER_FORMATS_TARGET_H

#include <gdal.h>
#include <ogr_api.h>
#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "geo/formats/schema.h"

struct target {
    const char *format; /* gpkg, geojson, fgb, ods */
    const char *path;
    struct text temporary;
    GDALDatasetH dataset;
};

/* Refuses what the format cannot hold before anything is written. */
enum status target_open(struct target *target, const char *format, const char *path, const struct schema *schema,
                        struct error *err);

/* The layer with its fields, in the schema's order and without the shape. */
enum status target_add_layer(struct target *target, const struct schema_layer *layer, OGRLayerH *out,
                             struct error *err);

/* Whether a spreadsheet program would read the format. */
bool target_is_sheet(const struct target *target);

/* Writes all out to disk and gives the file its name. */
enum status target_finish(struct target *target, const struct schema *schema, struct error *err);

/* Removes what there is of it. After target_finish() nothing is. */
void target_abandon(struct target *target);

#endif
