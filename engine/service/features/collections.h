/*
 * The published collections of features: one view of schema served and one entry here each. A column here is
 * one of the view (a test holds them to that); what it means is the comment on that view's column.
 *
 * Beside its columns each view has id, geometry, geometry_crs84, valid, feature and feature_grid: see
 * sql/derived, served.
 */
#ifndef TERRIER_FEATURES_COLLECTIONS_H
#define TERRIER_FEATURES_COLLECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/query/cql2/cql2.h"

/* CQL2's types, so that a column is typed the same in filters, sorting and schemas. No column is
 * CQL2_GEOMETRY or CQL2_INTERVAL: those are the collection's own. */
struct column {
    const char *name;
    enum cql2_type type;
    unsigned flags; /* of enum column_flag */
};

enum column_flag {
    COLUMN_SORTED = 1, /* published as sortable: the view's sheet has its index */
    COLUMN_LISTED = 2  /* shown in the table of the HTML page */
};

struct collection {
    const char *name; /* in paths: land_parcels */
    const char *title;
    const char *about;         /* one or two sentences */
    const char *view;          /* served.land_parcel */
    const char *geometry_type; /* Point, MultiPolygon, as JSON Schema's formats name them in lower case */
    const struct column *columns;
    size_t column_count;
    bool of_runs; /* what a published run found: of a past day, what the newest run until then did */
};

#define COLLECTIONS_MAX 16 /* room for those of collections_all */

/* The id, as a column to sort by. No collection lists it. */
extern const struct column collection_id;

extern const struct collection *const collections_all[]; /* closed by NULL */

/* NULL when there is none of that name. */
const struct collection *collection_find(const char *name);
size_t collection_index(const struct collection *collection); /* its place in collections_all */

const struct column *collection_column(const struct collection *collection, const char *name, size_t length);

/* The columns with a flag, by name: "name, category". Flag 0: all. For messages. */
void collection_column_names(const struct collection *collection, unsigned flag, struct text *out);

/* The rights in what is published, and who is to be named. */
extern const char collections_licence[];
extern const char collections_attribution[];

/* What a filter may speak of: the columns, "id", "geometry" and "valid". Makes an array in the arena. */
const struct cql2_property *collection_queryables(const struct collection *collection, struct arena *arena,
                                                  size_t *count);

/* "Floor area m2" of floor_area_m2, in the arena. */
const char *column_title(struct arena *arena, const char *name);

#endif
