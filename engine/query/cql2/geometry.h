/*
 * Geometry literals: what was written, judged and made into a bound value. Heights are dropped where they are
 * read, since what is stored is flat; a box with heights becomes its footprint.
 */
#ifndef TERRIER_QUERY_CQL2_GEOMETRY_H
#define TERRIER_QUERY_CQL2_GEOMETRY_H

#include <stdbool.h>

#include "engine/query/cql2/ast.h"
#include "engine/query/cql2/cql2.h"

/* With the numbers that WKB gives them. */
enum cql2_geometry_type {
    CQL2_POINT = 1,
    CQL2_LINESTRING = 2,
    CQL2_POLYGON = 3,
    CQL2_MULTIPOINT = 4,
    CQL2_MULTILINESTRING = 5,
    CQL2_MULTIPOLYGON = 6,
    CQL2_COLLECTION = 7,
    CQL2_BBOX /* two points, as written: the first may be east of the second */
};

struct cql2_geometry {
    enum cql2_geometry_type type;
    double *xy; /* of a point, line (also a polygon's ring) or box: count pairs, as written */
    struct cql2_geometry **part; /* of the others: count parts */
    size_t count;
    size_t room;
};

/* "POINT" and so on; as CQL2 text has it and as GeoJSON has it ("Point"). False: there is no such type. */
const char *cql2_geometry_name(enum cql2_geometry_type type);
bool cql2_geometry_of_name(const char *name, enum cql2_geometry_type *type);

struct cql2_geometry *cql2_geometry_new(struct arena *arena, enum cql2_geometry_type type);
void cql2_geometry_add_point(struct arena *arena, struct cql2_geometry *geometry, double x, double y);
void cql2_geometry_add_part(struct arena *arena, struct cql2_geometry *geometry, struct cql2_geometry *part);

/* "4 numbers" or "6 numbers" of a box, as they were written. */
struct cql2_geometry *cql2_geometry_box(struct cql2_reading *reading, const char *place,
                                        const double *numbers, size_t count);

/*
 * The literal as hexadecimal EWKB with its SRID, longitude first, and whether it is a collection of more than
 * one kind (which only S_INTERSECTS and S_DISJOINT are defined for). Any other collection comes out as one
 * geometry of its kind. NULL, with the error set, for coordinates that the system does not have, rings that
 * are open, and what GEOS holds for invalid.
 */
char *cql2_geometry_bind(struct arena *arena, const struct cql2_geometry *geometry, enum cql2_crs crs,
                         const char *place, bool *mixed, struct error *err);

#endif
