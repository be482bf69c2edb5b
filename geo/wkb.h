/*
 * Well-known binary as it comes from outside: walked and judged before anything else sees it. GEOS would
 * follow nested collections until the stack ends, so only polygons and multipolygons are let through.
 */
#ifndef TERRIER_GEO_WKB_H
#define TERRIER_GEO_WKB_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct wkb_facts {
    size_t points;
    bool heights;  /* Z or M values are present */
    bool unclosed; /* a ring does not end where it starts */
};

/*
 * Whether these bytes are one polygon or multipolygon (ISO or PostGIS's EWKB, either byte order), all of it,
 * with finite coordinates on the National Grid. STATUS_INVALID with a sentence otherwise. `plain`, where not
 * NULL, gets the same shape as little-endian two-dimensional WKB, which is all that GEOS is given: its reader
 * (3.11) does not know measures and would take them for coordinates.
 */
enum status wkb_check(const void *wkb, size_t length, struct wkb_facts *facts, struct text *plain,
                      struct error *err);

/* Turns exteriors counter-clockwise and holes clockwise, in place. Little-endian two-dimensional MultiPolygon
 * only: our own writer's output. */
void wkb_orient(unsigned char *wkb);

#endif
