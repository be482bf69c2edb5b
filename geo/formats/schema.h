/* What an export holds: layers, their columns and types, as given on the command line. */
#ifndef TERRIER_FORMATS_SCHEMA_H
#define TERRIER_FORMATS_SCHEMA_H

#include <ogr_api.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"

enum schema_type {
    SCHEMA_TEXT,
    SCHEMA_INT8,
    SCHEMA_FLOAT8,
    SCHEMA_NUMERIC,
    SCHEMA_BOOL,
    SCHEMA_DATE,
    SCHEMA_TIMESTAMPTZ,
    SCHEMA_SHAPE
};

struct schema_field {
    const char *name;  /* borrowed from the arguments */
    const char *about; /* "" for none */
    enum schema_type type;
};

struct schema_layer {
    const char *name;
    const char *about;
    struct schema_field *fields;
    size_t field_count, field_capacity;
    bool has_shape;
    bool lonlat; /* shapes come in CRS84 rather than EPSG:27700 */
    OGRwkbGeometryType shape_type;
};

struct schema {
    struct schema_layer *layers;
    size_t count, capacity;
};

enum status schema_add_layer(struct schema *schema, const char *name, const char *about, struct error *err);
/* To the layer added last. */
enum status schema_add_field(struct schema *schema, const char *name, const char *type, const char *about,
                             struct error *err);
enum status schema_check(const struct schema *schema, struct error *err);
void schema_free(struct schema *schema);

#endif
