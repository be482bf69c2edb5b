/*
 * The published collections and their columns: what may be asked for, sorted by and exported. A column here
 * is one of the collection's view (a test holds them to that); what it means is the comment on that view's
 * column.
 */
#ifndef TERRIER_QUERY_COLUMNS_H
#define TERRIER_QUERY_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

enum query_type { QUERY_TEXT, QUERY_INTEGER, QUERY_NUMBER, QUERY_DATE, QUERY_BOOLEAN };

struct query_column {
    const char *name;
    enum query_type type;
};

struct query_collection {
    const char *name; /* assets, land_parcels: layers of an export, collections of the service */
    const char *view; /* publish.asset */
    const char *key;  /* orders the rows of one asset */
    const struct query_column *columns;
    size_t column_count;
    const char *geometry;        /* column in EPSG:27700 */
    const char *geometry_lonlat; /* the same in CRS84 */
    const char *geometry_type;   /* point, multipolygon */
};

extern const struct query_collection query_assets;
extern const struct query_collection query_buildings;
extern const struct query_collection query_land_parcels;
extern const struct query_collection query_emissions;
extern const struct query_collection query_recommendations; /* not for the public */

const struct query_column *query_column_find(const struct query_collection *collection, const char *name,
                                             size_t length);

/* "reference, name, category": for messages and help. */
void query_column_names(const struct query_collection *collection, struct text *out);

/* The PostgreSQL type that a column of this type is given as: text, int8, numeric, date, bool. */
const char *query_type_name(enum query_type type);

#endif
