/*
 * Calls terrier-files, the only program that links GDAL, as a child: reads other systems' files and writes
 * exports. No shell. What passes is PostgreSQL's binary COPY format, so an export can go straight from COPY
 * ... TO STDOUT to the child. The child's one sentence of complaint becomes `err`. The streams and arguments:
 * geo/formats/README.md.
 *
 * The program is the one TERRIER_FILES names, else `terrier-files` beside the running program.
 */
#ifndef TERRIER_GEO_FILES_H
#define TERRIER_GEO_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

/* --- reading --- */

enum files_kind {
    FILES_TABLE,  /* XLSX, ODS, and what shapes may be */
    FILES_SHAPES, /* GeoPackage, GeoJSON, Shapefile, FlatGeobuf */
    FILES_TITLES  /* GML of HM Land Registry, and nothing else */
};

struct files_read {
    enum files_kind kind;
    const char *path;
    const char *layer;          /* sheet or layer; NULL reads all */
    int header_row;             /* of a spreadsheet, from 1; 0: the first row that is not blank */
    const char *proj_directory; /* as geo_open() */
    const char *as_user;        /* when root: the user to become; NULL stays */
};

/* Whom to read others' files as: the service's user when we are root and there is one; NULL: as we are. */
const char *files_reader(void);

/* One row. Everything in it is valid during the call only. */
struct files_row {
    const char *layer;
    int64_t number; /* row of the sheet (the header counted), or the feature's place in its layer, from 1 */
    const char *const *names;  /* header names as written, repeated or hostile ones too */
    const char *const *values; /* UTF-8; NULL where empty */
    size_t count;
    const void *wkb; /* EPSG:27700; NULL without a shape */
    size_t wkb_length;
    const char *note; /* what was done or is wrong, or NULL: "reprojected from EPSG:4326" */
};

/* Anything but STATUS_OK stops the reading and is returned. */
typedef enum status (*files_row_sink)(void *context, const struct files_row *row, struct error *err);

enum status files_read_rows(const struct files_read *what, files_row_sink sink, void *context,
                            struct error *err);

/* --- writing --- */

/* Takes bytes of a stream in binary COPY format. */
typedef enum status (*files_byte_sink)(void *context, const void *bytes, size_t length, struct error *err);

struct files_field {
    const char *name;  /* kept whole, however long */
    const char *type;  /* text, int8, float8, numeric, bool, date, timestamptz; or, once in a layer,
                          multipolygon, point, geometry (WKB in EPSG:27700), lonlat, lonlat-multipolygon,
                          lonlat-point (WKB in CRS84) */
    const char *about; /* description, or NULL */
};

struct files_layer {
    const char *name;
    const char *about; /* description, or NULL */
    const struct files_field *fields;
    size_t field_count;
};

struct files_write {
    const char *format; /* gpkg, geojson, fgb (no rows without a shape), ods (no shapes) */
    const char *path;   /* takes its name only when whole */
    const struct files_layer *layers;
    size_t layer_count;
    const char *proj_directory;
    const char *as_user;
};

/*
 * `feed` is called once for each layer, in order, and pushes that layer's rows into `sink` (with
 * `sink_context`) as one binary COPY stream, header and trailer included: what store_copy_out() gives.
 */
typedef enum status (*files_feed)(void *context, size_t layer, files_byte_sink sink, void *sink_context,
                                  struct error *err);

enum status files_write_layers(const struct files_write *what, files_feed feed, void *context,
                               struct error *err);

#endif
