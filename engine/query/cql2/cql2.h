/*
 * CQL2 (OGC 21-065r2, Common Query Language 1.0): a filter, as text or JSON, becomes one bound SQL
 * expression.
 *
 * What the user wrote never reaches the text of the SQL: property names come out as the trusted `sql` of the
 * caller's table, and every literal is bound as $n::type. The expression is boolean, stands in parentheses
 * of its own where it needs them, and cannot raise for any data (README.md says how each operator is made
 * safe). It is unknown (null) where SQL's three-valued logic says so: a WHERE leaves such a row out, and so
 * does the same filter under NOT.
 *
 * Nothing here speaks to a database.
 */
#ifndef TERRIER_QUERY_CQL2_H
#define TERRIER_QUERY_CQL2_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

enum cql2_type {
    CQL2_TEXT,
    CQL2_INTEGER, /* any of PostgreSQL's integers */
    CQL2_NUMBER,  /* numeric or double precision */
    CQL2_BOOLEAN,
    CQL2_DATE,
    CQL2_TIMESTAMP, /* timestamp with time zone */
    CQL2_GEOMETRY,
    CQL2_INTERVAL /* daterange */
};

struct cql2_property {
    const char *name; /* as the user writes it */
    enum cql2_type type;
    const char *sql; /* a trusted expression such as "feature.name"; of a geometry, the one in EPSG:27700 */
    const char *sql_lonlat; /* of a geometry: the one in longitude and latitude, SRID 4326. Otherwise NULL */
};

enum cql2_language { CQL2_LANGUAGE_TEXT, CQL2_LANGUAGE_JSON };

/* What the coordinates of the filter's geometries mean. They are compared with the stored geometry of that
 * system, so that nothing is projected. */
enum cql2_crs {
    CQL2_CRS84,     /* longitude, latitude: the default of filter-crs */
    CQL2_EPSG_4326, /* latitude, longitude */
    CQL2_EPSG_27700 /* easting, northing in metres */
};

#define CQL2_TEXT_MAX  16384 /* bytes of a filter as text */
#define CQL2_JSON_MAX  65536 /* bytes of a filter as JSON */
#define CQL2_DEPTH_MAX 64    /* expressions inside expressions */
#define CQL2_NODES_MAX 2000  /* operators, properties and literals; a geometry is one */

struct cql2_sql {
    const char *text;          /* a boolean expression */
    const char *const *values; /* of $first_parameter and on, in text format; never NULL inside */
    int count;
};

/*
 * Compiles `filter` against `properties`. `first_parameter` is the next free $n. What comes out belongs to
 * the arena. STATUS_INVALID, with a sentence that says what is wrong and where, for a filter that cannot be
 * read, that names an unknown property, compares what cannot be compared, or is over a limit.
 */
enum status cql2_compile(struct cql2_sql *out, struct arena *arena, const char *filter,
                         enum cql2_language language, enum cql2_crs filter_crs,
                         const struct cql2_property *properties, size_t count, int first_parameter,
                         struct error *err);

/* The conformance classes that are met whole, as URIs, closed by NULL. */
extern const char *const cql2_conformance[];

#endif
