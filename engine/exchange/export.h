/*
 * Exports: exactly the assets that a query finds, in its order, as a file of the kind that the name's ending
 * says.
 *
 *   .gpkg     GeoPackage: layers assets, emissions, recommendations (points; the last not for the public),
 *             land_parcels and buildings (polygons), EPSG:27700
 *   .fgb      FlatGeobuf: assets, EPSG:27700; those without coordinates are left out, as it holds only shapes
 *   .geojson  GeoJSON (RFC 7946): assets, longitude and latitude (CRS84)
 *   .ods      OpenDocument spreadsheet: assets
 *   .csv      RFC 4180, UTF-8: assets
 *
 * All of a file is of one snapshot. Rows go from PostgreSQL's COPY to terrier-files as they are. In .csv and
 * .ods text that a spreadsheet would run as a formula gets an apostrophe before it. An older file of the name
 * is replaced once the new one is whole.
 */
#ifndef TERRIER_EXCHANGE_EXPORT_H
#define TERRIER_EXCHANGE_EXPORT_H

#include <stdint.h>

#include "engine/base/status.h"
#include "engine/query/query.h"
#include "engine/store/store.h"

struct export {
    const char *path;
    const char *proj_directory; /* as geo_open(); NULL the system's */
};

/* STATUS_INVALID for an ending that is none of these. `*count`, which may be NULL, becomes how many assets
 * there are. */
enum status export_write(const struct export *what, struct query *query, struct store *db, int64_t *count,
                         struct error *err);

/* The same check alone, before a database is asked. */
enum status export_check(const char *path, struct error *err);

#endif
