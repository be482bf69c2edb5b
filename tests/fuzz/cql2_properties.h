/* The properties that the tests of CQL2 filter by; tests/database/test_cql2.c makes a table with them. */
#ifndef TERRIER_TESTS_CQL2_PROPERTIES_H
#define TERRIER_TESTS_CQL2_PROPERTIES_H

#include "engine/query/cql2/cql2.h"

static const struct cql2_property cql2_properties[] = {
    {"name", CQL2_TEXT, "feature.name", NULL},
    {"town", CQL2_TEXT, "feature.town", NULL}, /* its column is ordered by "C" */
    {"eo:code", CQL2_TEXT, "concat(feature.name, ' ', feature.town)", NULL},
    {"floors", CQL2_INTEGER, "feature.floors", NULL},
    {"area", CQL2_NUMBER, "feature.area", NULL},     /* numeric */
    {"height", CQL2_NUMBER, "feature.height", NULL}, /* double precision */
    {"listed", CQL2_BOOLEAN, "feature.listed", NULL},
    {"built", CQL2_DATE, "feature.built", NULL},
    {"sold", CQL2_DATE, "feature.sold", NULL},
    {"updated", CQL2_TIMESTAMP, "feature.updated", NULL},
    {"checked", CQL2_TIMESTAMP, "feature.checked", NULL},
    {"valid", CQL2_INTERVAL, "feature.valid", NULL},
    {"geometry", CQL2_GEOMETRY, "feature.geometry", "feature.geometry_crs84"},
    {"extent", CQL2_GEOMETRY, "feature.extent", "feature.extent_crs84"},
};
#define CQL2_PROPERTIES (sizeof cql2_properties / sizeof *cql2_properties)

#endif
