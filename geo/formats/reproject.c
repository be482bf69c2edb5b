#include "geo/formats/reproject.h"

#include <cpl_conv.h>
#include <stdio.h>
#include <string.h>

enum { SURE = 90 }; /* per cent, of OSRFindMatches: same names and parameters, axis order aside */

static bool is_authority(OGRSpatialReferenceH system, const char *authority, const char *code) {
    const char *its_authority = OSRGetAuthorityName(system, NULL),
               *its_code = OSRGetAuthorityCode(system, NULL);
    return its_authority && its_code && strcmp(its_authority, authority) == 0 && strcmp(its_code, code) == 0;
}

/* Shapefiles name the National Grid in ESRI's words, without its code. */
static bool is_national_grid(OGRSpatialReferenceH system) {
    int count = 0, *confidence = NULL;
    bool found = is_authority(system, "EPSG", "27700");
    if (found) return true;
    OGRSpatialReferenceH *matches = OSRFindMatches(system, NULL, &count, &confidence);
    for (int i = 0; i < count; i++)
        if (confidence[i] >= SURE && is_authority(matches[i], "EPSG", "27700")) found = true;
    OSRFreeSRSArray(matches);
    CPLFree(confidence);
    return found;
}

enum status reproject_open(struct reproject *reproject, OGRLayerH layer, struct error *err) {
    *reproject = (struct reproject){0};
    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(layer); /* the layer's; not ours to free */
    if (!own) {
        snprintf(reproject->note, sizeof reproject->note,
                 "the file names no coordinate system; taken as the National Grid");
        return STATUS_OK;
    }
    if (is_national_grid(own)) return STATUS_OK;

    const char *authority = OSRGetAuthorityName(own, NULL), *code = OSRGetAuthorityCode(own, NULL);
    if (authority && code)
        snprintf(reproject->note, sizeof reproject->note, "reprojected from %s:%s", authority, code);
    else
        snprintf(reproject->note, sizeof reproject->note, "reprojected from %.100s", OSRGetName(own));

    OGRSpatialReferenceH grid = OSRNewSpatialReference(NULL);
    OGRCoordinateTransformationOptionsH options = OCTNewCoordinateTransformationOptions();
    /* Never the "ballpark" that PROJ falls back on between datums it cannot relate: 100 m out without a word.
     */
    OCTCoordinateTransformationOptionsSetBallparkAllowed(options, 0);
    OSRImportFromEPSG(grid, 27700);
    OSRSetAxisMappingStrategy(grid, OAMS_TRADITIONAL_GIS_ORDER);
    reproject->transformation = OCTNewCoordinateTransformationEx(own, grid, options);
    OCTDestroyCoordinateTransformationOptions(options);
    OSRDestroySpatialReference(grid);
    if (reproject->transformation) return STATUS_OK;
    return error_set(
        err, STATUS_INVALID,
        "The layer %s is in %s, from which there is no way to the National Grid. Reproject it to EPSG:27700 "
        "first.",
        OGR_L_GetName(layer), OSRGetName(own));
}

void reproject_close(struct reproject *reproject) {
    if (reproject->transformation) OCTDestroyCoordinateTransformation(reproject->transformation);
    reproject->transformation = NULL;
}

static void add_note(struct text *note, const char *remark) {
    if (!*remark) return;
    if (note->length > 0) text_add(note, "; ");
    text_add(note, remark);
}

bool reproject_shape(const struct reproject *reproject, OGRGeometryH shape, struct text *wkb,
                     struct text *note) {
    OGRGeometryH work = OGR_G_Clone(shape);
    bool good = work != NULL;
    if (good && OGR_G_HasCurveGeometry(work, 1)) {
        OGRGeometryH straight = OGR_G_GetLinearGeometry(work, 0, NULL);
        OGR_G_DestroyGeometry(work);
        work = straight;
        good = work != NULL;
        add_note(note, "curves were made into short lines");
    }
    if (good && reproject->transformation)
        good = OGR_G_Transform(work, reproject->transformation) == OGRERR_NONE;
    if (good) {
        size_t length = OGR_G_WkbSizeEx(work);
        unsigned char *bytes = CPLMalloc(length);
        good = OGR_G_ExportToIsoWkb(work, wkbNDR, bytes) == OGRERR_NONE;
        if (good) text_add_bytes(wkb, (const char *)bytes, length);
        CPLFree(bytes);
    }
    OGR_G_DestroyGeometry(work);
    add_note(note,
             good ? reproject->note : "the shape could not be brought to the National Grid and was left out");
    return good;
}
