/* The reader of CQL2 JSON in its two files: expressions, and GeoJSON. */
#ifndef TERRIER_QUERY_CQL2_PARSE_JSON_H
#define TERRIER_QUERY_CQL2_PARSE_JSON_H

#include <jansson.h>

#include "engine/query/cql2/geometry.h"

/* `value` has a member "type" (GeoJSON) or "bbox". NULL with the error set. */
struct cql2_node *json_geometry(struct cql2_reading *reading, const json_t *value, const char *place);

#endif
