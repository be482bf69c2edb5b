#include "geo/formats/write.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "geo/formats/target.h"
#include "geo/stream.h"
#include "geo/values.h"

struct writing {
    struct target target;
    struct stream *stream;
    struct text text; /* of the value at hand */
};

static enum status read_stdin(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    (void)context;
    ssize_t count;
    do
        count = read(STDIN_FILENO, buffer, size);
    while (count < 0 && errno == EINTR);
    if (count < 0) return error_set(err, STATUS_IO, "The rows cannot be read: %s.", strerror(errno));
    *got = (size_t)count;
    return STATUS_OK;
}

/* --- values --- */

/*
 * A sheet's text stays text: "=1+1" is a string cell in ODS. But GDAL makes a formula of what starts with
 * "of:=", as formulas are stored; such text, which no register field rightly starts with, gets the apostrophe
 * that CSV gives it.
 */
static void guard_formula(const struct writing *writing, struct text *text) {
    if (!target_is_sheet(&writing->target) || strncmp(text_string(text), "of:=", 4) != 0) return;
    char *plain = text_take(text);
    text_format(text, "'%s", plain);
    free(plain);
}

static bool put_text(struct writing *writing, OGRFeatureH feature, int index, struct stream_field field) {
    text_clear(&writing->text);
    text_add_bytes(&writing->text, (const char *)field.bytes, (size_t)field.length);
    guard_formula(writing, &writing->text);
    OGR_F_SetFieldString(feature, index, text_string(&writing->text));
    return memchr(field.bytes, 0, (size_t)field.length) == NULL;
}

static bool put_numeric(struct writing *writing, OGRFeatureH feature, int index, struct stream_field field) {
    text_clear(&writing->text);
    if (!value_numeric(field, &writing->text)) return false;
    double value = strtod(text_string(&writing->text), NULL);
    if (isfinite(value)) OGR_F_SetFieldDouble(feature, index, value); /* NaN is unknown: left null */
    return true;
}

static bool put_float(OGRFeatureH feature, int index, struct stream_field field) {
    double value;
    if (!value_float8(field, &value)) return false;
    if (isfinite(value)) OGR_F_SetFieldDouble(feature, index, value);
    return true;
}

static bool put_whole(OGRFeatureH feature, int index, struct stream_field field) {
    int64_t value;
    if (!value_int8(field, &value)) return false;
    OGR_F_SetFieldInteger64(feature, index, value);
    return true;
}

static bool put_bool(OGRFeatureH feature, int index, struct stream_field field) {
    bool value;
    if (!value_bool(field, &value)) return false;
    OGR_F_SetFieldInteger(feature, index, value);
    return true;
}

static bool put_date(OGRFeatureH feature, int index, struct stream_field field) {
    int32_t days;
    int year, month, day;
    if (!value_date(field, &days)) return false;
    date_to_civil(days, &year, &month, &day);
    if (year < -9999 || year > 9999) return false;
    OGR_F_SetFieldDateTime(feature, index, year, month, day, 0, 0, 0, 0);
    return true;
}

static bool put_instant(OGRFeatureH feature, int index, struct stream_field field) {
    const int64_t day_micros = 86400LL * 1000000;
    int64_t micros;
    int year, month, day;
    if (!value_timestamptz(field, &micros)) return false;
    int64_t days = micros / day_micros, rest = micros % day_micros;
    if (rest < 0) days--, rest += day_micros;
    if (days < -4000000 || days > 4000000) return false;
    date_to_civil((int32_t)days, &year, &month, &day);
    if (year < -9999 || year > 9999) return false;
    int64_t seconds = rest / 1000000;
    OGR_F_SetFieldDateTimeEx(feature, index, year, month, day, (int)(seconds / 3600),
                             (int)(seconds / 60 % 60), (float)((double)(rest % 60000000) / 1e6),
                             100); /* 100 is UTC */
    return true;
}

static bool put_shape(struct writing *writing, OGRFeatureH feature, struct stream_field field) {
    OGRGeometryH shape = NULL;
    OGRCoordinateTransformationH to_lonlat = writing->target.to_lonlat;
    if (OGR_G_CreateFromWkb(field.bytes, NULL, &shape, field.length) != OGRERR_NONE) return false;
    if (to_lonlat && OGR_G_Transform(shape, to_lonlat) != OGRERR_NONE) {
        OGR_G_DestroyGeometry(shape);
        return false;
    }
    return OGR_F_SetGeometryDirectly(feature, shape) == OGRERR_NONE;
}

static bool put_value(struct writing *writing, OGRFeatureH feature, int index, enum schema_type type,
                      struct stream_field field) {
    switch (type) {
    case SCHEMA_TEXT:
        return put_text(writing, feature, index, field);
    case SCHEMA_INT8:
        return put_whole(feature, index, field);
    case SCHEMA_FLOAT8:
        return put_float(feature, index, field);
    case SCHEMA_NUMERIC:
        return put_numeric(writing, feature, index, field);
    case SCHEMA_BOOL:
        return put_bool(feature, index, field);
    case SCHEMA_DATE:
        return put_date(feature, index, field);
    case SCHEMA_TIMESTAMPTZ:
        return put_instant(feature, index, field);
    case SCHEMA_SHAPE:
        return put_shape(writing, feature, field);
    }
    return false;
}

/* --- rows --- */

static enum status put_row(struct writing *writing, const struct schema_layer *layer, OGRFeatureH feature,
                           long long row, struct error *err) {
    int index = 0; /* of OGR's fields, among which the shape does not count */
    for (size_t i = 0; i < layer->field_count; i++) {
        const struct schema_field *field = &layer->fields[i];
        struct stream_field value = stream_field(writing->stream, i);
        if (value.length >= 0 && !put_value(writing, feature, index, field->type, value))
            return error_set(err, STATUS_INVALID,
                             "Row %lld of %s: the value of %s is not what its type promises.", row,
                             layer->name, field->name);
        if (value.length < 0 && field->type != SCHEMA_SHAPE) OGR_F_SetFieldNull(feature, index);
        if (value.length < 0 && field->type == SCHEMA_SHAPE && target_needs_shapes(&writing->target))
            return error_set(
                err, STATUS_INVALID,
                "Row %lld of %s has no shape, and a %s file holds only rows that have one: leave such rows "
                "out, or use gpkg.",
                row, layer->name, writing->target.format);
        if (field->type != SCHEMA_SHAPE) index++;
    }
    return STATUS_OK;
}

static enum status write_rows(struct writing *writing, const struct schema_layer *layer, OGRLayerH out,
                              struct error *err) {
    bool there = true;
    for (long long row = 1; there; row++) {
        enum status status = stream_row(writing->stream, layer->field_count, &there, err);
        if (status != STATUS_OK || !there) return status;
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(out));
        status = put_row(writing, layer, feature, row, err);
        if (status == STATUS_OK && OGR_L_CreateFeature(out, feature) != OGRERR_NONE)
            status = error_set(err, STATUS_IO, "Row %lld of %s could not be written: %s.", row, layer->name,
                               CPLGetLastErrorMsg());
        OGR_F_Destroy(feature);
        if (status != STATUS_OK) return status;
    }
    return STATUS_OK;
}

static enum status write_layer(struct writing *writing, const struct schema_layer *layer, struct error *err) {
    bool there;
    OGRLayerH out = NULL;
    enum status status = target_add_layer(&writing->target, layer, &out, err);
    if (status == STATUS_OK) status = stream_begin(writing->stream, &there, err);
    if (status == STATUS_OK && !there)
        status = error_set(err, STATUS_INVALID, "The rows of %s did not come.", layer->name);
    if (status != STATUS_OK) return status;
    /* One transaction for the layer where the format has them (GeoPackage): a commit for each row takes
     * minutes. */
    bool transaction = GDALDatasetStartTransaction(writing->target.dataset, FALSE) == OGRERR_NONE;
    status = write_rows(writing, layer, out, err);
    if (transaction && status == STATUS_OK &&
        GDALDatasetCommitTransaction(writing->target.dataset) != OGRERR_NONE)
        status = error_set(err, STATUS_IO, "%s could not be written: %s.", layer->name, CPLGetLastErrorMsg());
    return status;
}

enum status write_file(const char *format, const char *path, const struct schema *schema, struct error *err) {
    struct writing writing = {0};
    bool more = false;
    enum status status = schema_check(schema, err);
    if (status != STATUS_OK) return status;
    writing.stream = stream_new(read_stdin, NULL);
    status = target_open(&writing.target, format, path, schema, err);
    for (size_t i = 0; i < schema->count && status == STATUS_OK; i++)
        status = write_layer(&writing, &schema->layers[i], err);
    if (status == STATUS_OK) status = stream_begin(writing.stream, &more, err);
    if (status == STATUS_OK && more)
        status = error_set(err, STATUS_INVALID, "More rows came than there are layers.");
    if (status == STATUS_OK) status = target_finish(&writing.target, schema, err);
    target_abandon(&writing.target);
    stream_free(writing.stream);
    text_free(&writing.text);
    return status;
}
