#include "geo/formats/target.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "geo/formats/describe.h"

static const struct {
    const char *format, *driver;
    bool many_layers, shapes;
} formats[] = {
    {"gpkg", "GPKG", true, true},
    {"geojson", "GeoJSON", false, true},
    {"fgb", "FlatGeobuf", false, true},
    {"ods", "ODS", true, false},
};

static bool is_format(const struct target *target, const char *format) {
    return strcmp(target->format, format) == 0;
}

bool target_needs_shapes(const struct target *target) {
    return is_format(target, "fgb");
}

bool target_is_sheet(const struct target *target) {
    return is_format(target, "ods");
}

/* --- opening --- */

static enum status check_fit(const char *format, const struct schema *schema, const char **driver,
                             struct error *err) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].format, format) != 0) continue;
        if (!formats[i].many_layers && schema->count > 1)
            return error_set(err, STATUS_INVALID, "A %s file holds one layer, not %zu: use gpkg.", format,
                             schema->count);
        for (size_t l = 0; l < schema->count; l++)
            if (!formats[i].shapes && schema->layers[l].has_shape)
                return error_set(err, STATUS_INVALID, "A %s file holds no shapes: leave the shape of %s out.",
                                 format, schema->layers[l].name);
        *driver = formats[i].driver;
        return STATUS_OK;
    }
    return error_set(err, STATUS_INVALID,
                     "\"%s\" is not a format: the formats are gpkg, geojson, fgb and ods.", format);
}

/* Beside its place, so that the renaming stays on one disk. The ending is what GDAL goes by. */
static void name_temporary(struct target *target) {
    char *copy = memory_text(target->path);
    text_format(&target->temporary, "%s/.terrier-%ld.%s", dirname(copy), (long)getpid(), target->format);
    free(copy);
}

enum status target_open(struct target *target, const char *format, const char *path,
                        const struct schema *schema, struct error *err) {
    const char *driver_name = NULL;
    *target = (struct target){.format = format, .path = path};
    enum status status = check_fit(format, schema, &driver_name, err);
    if (status != STATUS_OK) return status;
    if (strncmp(path, "/vsi", 4) == 0)
        return error_set(err, STATUS_REFUSED, "%s is not a file on this machine; such names are refused.",
                         path);
    name_temporary(target);
    /* Losing power while writing loses the temporary file only; it is synced before it gets its name. */
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    CPLSetConfigOption("OGR_SQLITE_JOURNAL", "OFF");
    GDALDriverH driver = GDALGetDriverByName(driver_name);
    target->dataset =
        driver ? GDALCreate(driver, text_string(&target->temporary), 0, 0, 0, GDT_Unknown, NULL) : NULL;
    if (target->dataset) return STATUS_OK;
    return error_set(err, STATUS_IO, "The file %s cannot be made: %s.", path,
                     CPLGetLastErrorMsg()[0] ? CPLGetLastErrorMsg() : strerror(errno));
}

/* --- layers --- */

static OGRFieldType ogr_type(enum schema_type type) {
    switch (type) {
    case SCHEMA_INT8:
        return OFTInteger64;
    case SCHEMA_FLOAT8:
    case SCHEMA_NUMERIC:
        return OFTReal;
    case SCHEMA_BOOL:
        return OFTInteger;
    case SCHEMA_DATE:
        return OFTDate;
    case SCHEMA_TIMESTAMPTZ:
        return OFTDateTime;
    case SCHEMA_TEXT:
    case SCHEMA_SHAPE:
        return OFTString;
    }
    return OFTString;
}

static bool has_field(const struct schema_layer *layer, const char *name) {
    for (size_t i = 0; i < layer->field_count; i++)
        if (EQUAL(layer->fields[i].name, name)) return true;
    return false;
}

static const char *shape_name(const struct schema_layer *layer) {
    for (size_t i = 0; i < layer->field_count; i++)
        if (layer->fields[i].type == SCHEMA_SHAPE) return layer->fields[i].name;
    return NULL;
}

static char **layer_options(const struct target *target, const struct schema_layer *layer) {
    char **options = NULL;
    if (is_format(target, "gpkg")) {
        if (layer->about[0]) options = CSLSetNameValue(options, "DESCRIPTION", layer->about);
        if (has_field(layer, "fid")) options = CSLSetNameValue(options, "FID", "gpkg_fid");
        if (layer->has_shape) options = CSLSetNameValue(options, "GEOMETRY_NAME", shape_name(layer));
    }
    if (is_format(target, "geojson")) {
        /* RFC 7946 by our own means (CRS84, no "crs" member, rings turned by wkb_orient, 7 decimals): GDAL's
         * option of that name makes a MultiPolygon of one part a Polygon. */
        options = CSLSetNameValue(options, "COORDINATE_PRECISION", "7");
        options = CSLSetNameValue(options, "WRITE_NAME", "NO");
        if (layer->about[0]) options = CSLSetNameValue(options, "DESCRIPTION", layer->about);
    }
    return options;
}

static OGRSpatialReferenceH new_system(int epsg) {
    OGRSpatialReferenceH system = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(system, epsg);
    OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

/* GeoJSON is in longitude and latitude whatever comes. The reprojection is ours: left to itself GDAL would
 * take a ballpark where it knows nothing better. Nor is GDAL told the system, or it would write the "crs"
 * member. */
static enum status set_systems(struct target *target, const struct schema_layer *layer,
                               OGRSpatialReferenceH *system, struct error *err) {
    *system = NULL;
    if (!layer->has_shape) return STATUS_OK;
    if (!is_format(target, "geojson")) {
        *system = new_system(layer->lonlat ? 4326 : 27700);
        return STATUS_OK;
    }
    if (layer->lonlat) return STATUS_OK;
    OGRSpatialReferenceH grid = new_system(27700), lonlat = new_system(4326);
    OGRCoordinateTransformationOptionsH options = OCTNewCoordinateTransformationOptions();
    OCTCoordinateTransformationOptionsSetBallparkAllowed(options, 0);
    target->to_lonlat = OCTNewCoordinateTransformationEx(grid, lonlat, options);
    OCTDestroyCoordinateTransformationOptions(options);
    OSRDestroySpatialReference(grid);
    OSRDestroySpatialReference(lonlat);
    if (target->to_lonlat) return STATUS_OK;
    return error_set(err, STATUS_UNAVAILABLE,
                     "PROJ has no way from the National Grid to longitude and latitude.");
}

static enum status add_fields(OGRLayerH out, const struct schema_layer *layer, struct error *err) {
    for (size_t i = 0; i < layer->field_count; i++) {
        const struct schema_field *field = &layer->fields[i];
        if (field->type == SCHEMA_SHAPE) continue;
        OGRFieldDefnH definition = OGR_Fld_Create(field->name, ogr_type(field->type));
        if (field->type == SCHEMA_BOOL) OGR_Fld_SetSubType(definition, OFSTBoolean);
        OGRErr failed = OGR_L_CreateField(out, definition, 0);
        OGR_Fld_Destroy(definition);
        if (failed != OGRERR_NONE)
            return error_set(err, STATUS_IO, "The field %s of %s cannot be made: %s.", field->name,
                             layer->name, CPLGetLastErrorMsg());
    }
    return STATUS_OK;
}

enum status target_add_layer(struct target *target, const struct schema_layer *layer, OGRLayerH *out,
                             struct error *err) {
    OGRSpatialReferenceH system;
    enum status status = set_systems(target, layer, &system, err);
    if (status != STATUS_OK) return status;
    char **options = layer_options(target, layer);
    *out = GDALDatasetCreateLayer(target->dataset, layer->name, system, layer->shape_type, options);
    if (system) OSRDestroySpatialReference(system);
    CSLDestroy(options);
    if (!*out)
        return error_set(err, STATUS_IO, "The layer %s cannot be made: %s.", layer->name,
                         CPLGetLastErrorMsg());
    return add_fields(*out, layer, err);
}

/* --- finishing --- */

static bool sync_file(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool good = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    return good;
}

static bool ends_with_brace(const char *path) {
    FILE *file = fopen(path, "rb");
    int last = EOF;
    if (file && fseek(file, -2, SEEK_END) == 0)
        for (int c = fgetc(file); c != EOF; c = fgetc(file))
            if (c != '\n') last = c;
    if (file) fclose(file);
    return last == '}';
}

/* A sheet without rows is written without its header, and is no sheet when read again. */
static int filled_layers(GDALDatasetH dataset) {
    int filled = 0;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); i++)
        filled += OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset, i), TRUE) > 0;
    return filled;
}

/* These two drivers of GDAL say nothing when a disk is full. What they wrote must open again, to its end. */
static bool is_whole(const struct target *target, int sheets) {
    const char *path = text_string(&target->temporary);
    if (is_format(target, "geojson")) return ends_with_brace(path);
    if (!is_format(target, "ods")) return true;
    const char *const only[] = {"ODS", NULL};
    GDALDatasetH again = GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, only, NULL, NULL);
    bool whole = again && filled_layers(again) == sheets;
    if (again) GDALClose(again);
    return whole;
}

enum status target_finish(struct target *target, const struct schema *schema, struct error *err) {
    /* Much is only written now, and GDALClose of this version returns nothing: the last message tells. */
    int sheets = is_format(target, "ods") ? filled_layers(target->dataset) : 0;
    CPLErrorReset();
    GDALClose(target->dataset);
    target->dataset = NULL;
    if (CPLGetLastErrorType() >= CE_Failure)
        return error_set(err, STATUS_IO, "The file %s could not be written: %s.", target->path,
                         CPLGetLastErrorMsg());
    if (is_format(target, "gpkg")) {
        enum status status = describe_fields(text_string(&target->temporary), schema, err);
        if (status != STATUS_OK) return error_context(err, "%s", target->path);
    }
    if (!is_whole(target, sheets))
        return error_set(err, STATUS_IO,
                         "The file %s could not be written to its end: see whether the disk is full.",
                         target->path);
    if (!sync_file(text_string(&target->temporary)) ||
        rename(text_string(&target->temporary), target->path) != 0)
        return error_set(err, STATUS_IO, "The file %s could not be put in place: %s.", target->path,
                         strerror(errno));
    text_free(&target->temporary);
    return STATUS_OK;
}

void target_abandon(struct target *target) {
    if (target->to_lonlat) OCTDestroyCoordinateTransformation(target->to_lonlat);
    if (target->dataset) GDALClose(target->dataset);
    target->to_lonlat = NULL;
    target->dataset = NULL;
    if (target->temporary.length > 0) unlink(text_string(&target->temporary));
    text_free(&target->temporary);
}
