#include "geo/formats/schema.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"
#include "geo/stream.h"

static const struct {
    const char *name;
    enum schema_type type;
    OGRwkbGeometryType shape;
} types[] = {
    {"text", SCHEMA_TEXT, wkbNone},
    {"int8", SCHEMA_INT8, wkbNone},
    {"float8", SCHEMA_FLOAT8, wkbNone},
    {"numeric", SCHEMA_NUMERIC, wkbNone},
    {"bool", SCHEMA_BOOL, wkbNone},
    {"date", SCHEMA_DATE, wkbNone},
    {"timestamptz", SCHEMA_TIMESTAMPTZ, wkbNone},
    {"multipolygon", SCHEMA_SHAPE, wkbMultiPolygon},
    {"point", SCHEMA_SHAPE, wkbPoint},
    {"geometry", SCHEMA_SHAPE, wkbUnknown},
    {"lonlat", SCHEMA_SHAPE, wkbUnknown},
    {"lonlat-multipolygon", SCHEMA_SHAPE, wkbMultiPolygon},
    {"lonlat-point", SCHEMA_SHAPE, wkbPoint},
};

enum status schema_add_layer(struct schema *schema, const char *name, const char *about, struct error *err) {
    void *layers = schema->layers;
    if (!*name) return error_set(err, STATUS_INVALID, "A layer needs a name.");
    for (size_t i = 0; i < schema->count; i++)
        if (strcasecmp(schema->layers[i].name, name) == 0)
            return error_set(err, STATUS_INVALID, "Two layers are named \"%s\"; each needs its own name.",
                             name);
    memory_reserve(&layers, &schema->capacity, schema->count + 1, sizeof *schema->layers);
    schema->layers = layers;
    schema->layers[schema->count++] =
        (struct schema_layer){.name = name, .about = about, .shape_type = wkbNone};
    return STATUS_OK;
}

static enum status add_shape(struct schema_layer *layer, const char *type, OGRwkbGeometryType shape,
                             struct error *err) {
    if (layer->has_shape)
        return error_set(err, STATUS_INVALID, "The layer %s has two shapes; formats hold one.", layer->name);
    layer->has_shape = true;
    layer->lonlat = strncmp(type, "lonlat", strlen("lonlat")) == 0;
    layer->shape_type = shape;
    return STATUS_OK;
}

enum status schema_add_field(struct schema *schema, const char *name, const char *type, const char *about,
                             struct error *err) {
    if (schema->count == 0)
        return error_set(err, STATUS_INVALID, "--field comes after the --layer that it belongs to.");
    struct schema_layer *layer = &schema->layers[schema->count - 1];
    size_t at = 0, type_count = sizeof types / sizeof *types;
    while (at < type_count && strcmp(types[at].name, type) != 0)
        at++;
    if (at == type_count)
        return error_set(err, STATUS_INVALID,
                         "\"%s\" is not a type of field: the types are in geo/formats/README.md.", type);
    if (layer->field_count == STREAM_FIELDS_MAX)
        return error_set(err, STATUS_INVALID, "The layer %s has over %d fields.", layer->name,
                         STREAM_FIELDS_MAX);
    if (types[at].type == SCHEMA_SHAPE) {
        enum status status = add_shape(layer, type, types[at].shape, err);
        if (status != STATUS_OK) return status;
    }
    void *fields = layer->fields;
    memory_reserve(&fields, &layer->field_capacity, layer->field_count + 1, sizeof *layer->fields);
    layer->fields = fields;
    layer->fields[layer->field_count++] =
        (struct schema_field){.name = name, .about = about, .type = types[at].type};
    return STATUS_OK;
}

enum status schema_check(const struct schema *schema, struct error *err) {
    if (schema->count == 0)
        return error_set(err, STATUS_INVALID, "There is nothing to write: give a --layer.");
    for (size_t l = 0; l < schema->count; l++) {
        const struct schema_layer *layer = &schema->layers[l];
        if (layer->field_count == 0)
            return error_set(err, STATUS_INVALID, "The layer %s has no --field.", layer->name);
        for (size_t i = 0; i < layer->field_count; i++)
            for (size_t j = 0; j < i; j++)
                if (strcasecmp(layer->fields[i].name, layer->fields[j].name) == 0)
                    return error_set(err, STATUS_INVALID, "The layer %s has two fields named \"%s\".",
                                     layer->name, layer->fields[i].name);
    }
    return STATUS_OK;
}

void schema_free(struct schema *schema) {
    for (size_t i = 0; i < schema->count; i++)
        free(schema->layers[i].fields);
    free(schema->layers);
    *schema = (struct schema){0};
}
