#include "geo/formats/read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "geo/formats/allowed.h"
#include "geo/formats/cells.h"
#include "geo/formats/packed.h"
#include "geo/formats/reproject.h"
#include "geo/stream.h"
#include "geo/values.h"

enum { CELLS_MAX = STREAM_FIELDS_MAX, FLUSH_BYTES = 256 * 1024 };

struct reading {
    const struct read_request *request;
    bool sheet;
    struct arena *layer_arena; /* names: as long as the layer */
    struct arena *row_arena;
    const char *names[CELLS_MAX];
    const char *above[CELLS_MAX]; /* the last cell above a header row that was asked for; NULL for none */
    const char *values[CELLS_MAX];
    size_t count;
    bool has_header;
    bool damaged_names;
    struct text out, wkb, note;
};

static enum status flush(struct reading *reading, struct error *err) {
    size_t length = reading->out.length;
    if (length > 0 && fwrite(reading->out.data, 1, length, stdout) != length)
        return error_set(err, STATUS_IO, "The rows could not be passed on: %s.", strerror(errno));
    text_clear(&reading->out);
    return STATUS_OK;
}

/* With GDAL's words for it; of a packed file those would name where it lies on this machine. */
static enum status refuse_damaged(const struct reading *reading, const char *how, struct error *err) {
    bool packed = packed_is(reading->request->path);
    return error_set(err, STATUS_INVALID, "%s %s%s%s.", reading->request->path, how, packed ? "" : ": ",
                     packed ? "" : CPLGetLastErrorMsg());
}

static void note_damage(struct reading *reading, bool damaged) {
    if (!damaged) return;
    if (reading->note.length > 0) text_add(&reading->note, "; ");
    text_add(&reading->note, "text that was not UTF-8 was replaced by question marks");
}

static enum status put_row(struct reading *reading, const char *layer, int64_t number, bool has_shape,
                           struct error *err) {
    struct text *out = &reading->out;
    value_put_row(out, 6);
    value_put_text(out, layer);
    value_put_int8(out, number);
    value_put_texts(out, reading->names, reading->count);
    value_put_texts(out, reading->values, reading->count);
    if (has_shape)
        value_put_bytes(out, reading->wkb.data, reading->wkb.length);
    else
        value_put_null(out);
    value_put_text(out, reading->note.length > 0 ? reading->note.data : NULL);
    return out->length >= FLUSH_BYTES ? flush(reading, err) : STATUS_OK;
}

static bool take_values(struct reading *reading, OGRFeatureH feature, size_t count, bool *damaged) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        reading->values[i] = cell_text(reading->row_arena, feature, (int)i, reading->sheet, damaged);
        if (reading->values[i]) any = true;
    }
    return any;
}

/* --- sheets: raw rows, of which one is the header --- */

static void keep_above(struct reading *reading, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (reading->values[i]) reading->above[i] = arena_text(reading->layer_arena, reading->values[i]);
}

/* A name that is merged over several rows of header stands in the first of them. */
static void take_header(struct reading *reading, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *name = reading->values[i] ? reading->values[i] : reading->above[i];
        reading->names[i] = arena_text(reading->layer_arena, name ? name : "");
    }
    while (count > 0 && reading->names[count - 1][0] == '\0')
        count--;
    reading->count = count;
    reading->has_header = true;
}

/* Cells to the right of the header's last name have none; they are kept under an empty one. */
static void widen_header(struct reading *reading, size_t count) {
    while (count > reading->count && !reading->values[count - 1])
        count--;
    while (reading->count < count)
        reading->names[reading->count++] = "";
}

static enum status read_sheet_row(struct reading *reading, const char *layer, OGRFeatureH feature,
                                  struct error *err) {
    int64_t number = OGR_F_GetFID(feature); /* the sheet's own row number */
    size_t width = (size_t)OGR_F_GetFieldCount(feature);
    int wanted = reading->request->header_row;
    bool damaged = false;
    if (!take_values(reading, feature, width, &damaged)) return STATUS_OK; /* a blank row */
    if (!reading->has_header) {
        if (wanted == 0 || number == wanted)
            take_header(reading, width);
        else
            keep_above(reading, width);
        if (wanted != 0 && number > wanted)
            return error_set(err, STATUS_INVALID,
                             "Row %d of the sheet %s, which should be its header, is blank.", wanted, layer);
        return STATUS_OK;
    }
    widen_header(reading, width);
    note_damage(reading, damaged);
    return put_row(reading, layer, number, false, err);
}

/* --- other layers: the driver knows the names --- */

static void take_field_names(struct reading *reading, OGRLayerH layer) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    reading->count = (size_t)OGR_FD_GetFieldCount(definition);
    for (size_t i = 0; i < reading->count; i++)
        reading->names[i] =
            cell_clean(reading->layer_arena, OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, (int)i)),
                       &reading->damaged_names);
}

static enum status read_feature(struct reading *reading, const char *layer, int64_t number,
                                const struct reproject *reproject, OGRFeatureH feature, struct error *err) {
    bool damaged = reading->damaged_names, has_shape = false;
    OGRGeometryH shape = OGR_F_GetGeometryRef(feature);
    take_values(reading, feature, reading->count, &damaged);
    if (shape && !OGR_G_IsEmpty(shape))
        has_shape = reproject_shape(reproject, shape, &reading->wkb, &reading->note);
    note_damage(reading, damaged);
    return put_row(reading, layer, number, has_shape, err);
}

/* --- layers --- */

static enum status read_rows(struct reading *reading, OGRLayerH layer, const char *name,
                             const struct reproject *reproject, struct error *err) {
    enum status status = STATUS_OK;
    OGRFeatureH feature;
    int64_t number = 0;
    CPLErrorReset();
    OGR_L_ResetReading(layer);
    while (status == STATUS_OK && (feature = OGR_L_GetNextFeature(layer)) != NULL) {
        arena_reset(reading->row_arena);
        text_clear(&reading->wkb);
        text_clear(&reading->note);
        number++;
        status = reading->sheet ? read_sheet_row(reading, name, feature, err)
                                : read_feature(reading, name, number, reproject, feature, err);
        OGR_F_Destroy(feature);
    }
    /* GDAL ends a damaged file like a finished one; only its message tells them apart. */
    if (status == STATUS_OK && CPLGetLastErrorType() >= CE_Failure)
        status = refuse_damaged(
            reading,
            arena_format(reading->row_arena, "is damaged after row %lld of %s", (long long)number, name),
            err);
    return status;
}

static enum status read_layer(struct reading *reading, OGRLayerH layer, struct error *err) {
    struct reproject reproject = {0};
    bool damaged = false;
    int width = OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer));
    reading->count = 0;
    reading->has_header = reading->damaged_names = false;
    memset(reading->above, 0, sizeof reading->above);
    arena_reset(reading->layer_arena);
    const char *name = cell_clean(reading->layer_arena, OGR_L_GetName(layer), &damaged);
    if (width > CELLS_MAX)
        return error_set(err, STATUS_INVALID, "%s has %d columns; %d is the most.", name, width, CELLS_MAX);
    enum status status = STATUS_OK;
    if (!reading->sheet) {
        take_field_names(reading, layer);
        status = reproject_open(&reproject, layer, err);
    }
    if (status == STATUS_OK) status = read_rows(reading, layer, name, &reproject, err);
    reproject_close(&reproject);
    return status;
}

static enum status read_layers(struct reading *reading, GDALDatasetH dataset, struct error *err) {
    const char *wanted = reading->request->layer;
    bool found = false;
    enum status status = STATUS_OK;
    CPLErrorReset();
    int count =
        GDALDatasetGetLayerCount(dataset); /* here GDAL unpacks an ODS, and stops where it is too much */
    if (CPLGetLastErrorType() >= CE_Failure) return refuse_damaged(reading, "cannot be read whole", err);
    value_put_header(&reading->out);
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        if (wanted && strcmp(wanted, OGR_L_GetName(layer)) != 0) continue;
        found = true;
        status = read_layer(reading, layer, err);
    }
    if (status != STATUS_OK) return status;
    if (!found)
        return error_set(err, STATUS_NOT_FOUND, "%s has no sheet or layer%s%s.", reading->request->path,
                         wanted ? " named " : "", wanted ? wanted : "");
    value_put_trailer(&reading->out);
    return flush(reading, err);
}

enum status read_file(const struct read_request *request, struct error *err) {
    GDALDatasetH dataset = NULL;
    enum status status = allowed_open(&dataset, request->kind, request->path, err);
    if (status != STATUS_OK) return status;
    struct reading *reading = memory_array(1, sizeof *reading);
    reading->request = request;
    reading->sheet = allowed_is_sheet(dataset);
    reading->layer_arena = arena_new();
    reading->row_arena = arena_new();
    status = read_layers(reading, dataset, err);
    if (status == STATUS_OK && fflush(stdout) != 0)
        status = error_set(err, STATUS_IO, "The rows could not be passed on: %s.", strerror(errno));
    arena_free(reading->layer_arena);
    arena_free(reading->row_arena);
    text_free(&reading->out);
    text_free(&reading->wkb);
    text_free(&reading->note);
    free(reading);
    GDALClose(dataset);
    return status;
}
