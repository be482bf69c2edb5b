/* A geometry literal made into EWKB, after the checks that keep the database from raising on it. */
#include <geos_c.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/geometry.h"

#define EWKB_SRID 0x20000000u
#define GRID_MOST 1e7 /* metres; far outside Britain, and near enough for GEOS to compute with */

struct binding {
    struct arena *arena;
    enum cql2_crs crs;
    const char *place;
    struct error *err;
    GEOSContextHandle_t geos;
    char message[300]; /* GEOS's last */
};

/* --- checks and order of axes --- */

static bool in_range(const struct binding *binding, double x, double y) {
    if (binding->crs == CQL2_EPSG_27700) {
        if (fabs(x) <= GRID_MOST && fabs(y) <= GRID_MOST) return true;
        cql2_wrong(binding->err, binding->place,
                   "the point %.15g %.15g is not on the National Grid (easting and northing in metres)", x,
                   y);
        return false;
    }
    if (fabs(x) <= 180 && fabs(y) <= 90) return true;
    bool latitude_first = binding->crs == CQL2_EPSG_4326;
    cql2_wrong(
        binding->err, binding->place,
        "the point %.15g %.15g is outside the world: %s is expected; for eastings and northings say so "
        "with filter-crs (EPSG:27700)",
        latitude_first ? y : x, latitude_first ? x : y,
        latitude_first ? "latitude, then longitude (EPSG:4326)" : "longitude, then latitude (CRS84)");
    return false;
}

/* The geometry with x before y, every point checked; what it gives up on is NULL. */
static struct cql2_geometry *turned(const struct binding *binding, const struct cql2_geometry *geometry) {
    struct cql2_geometry *out = cql2_geometry_new(binding->arena, geometry->type);
    for (size_t i = 0; i < geometry->count; i++) {
        if (geometry->part) {
            struct cql2_geometry *part = turned(binding, geometry->part[i]);
            if (!part) return NULL;
            cql2_geometry_add_part(binding->arena, out, part);
            continue;
        }
        bool swap = binding->crs == CQL2_EPSG_4326;
        double x = geometry->xy[2 * i + (swap ? 1 : 0)];
        double y = geometry->xy[2 * i + (swap ? 0 : 1)];
        if (!in_range(binding, x, y)) return NULL;
        cql2_geometry_add_point(binding->arena, out, x, y);
    }
    return out;
}

static bool rings_closed(const struct binding *binding, const struct cql2_geometry *geometry) {
    if (geometry->type == CQL2_POLYGON) {
        for (size_t i = 0; i < geometry->count; i++) {
            const struct cql2_geometry *ring = geometry->part[i];
            size_t last = ring->count - 1; /* a ring has points, the readers see to that */
            if (last >= 3 && ring->xy[0] == ring->xy[2 * last] && ring->xy[1] == ring->xy[2 * last + 1])
                continue;
            cql2_wrong(
                binding->err, binding->place,
                "ring %zu of the polygon is not closed: it needs at least four points, the last as the first",
                i + 1);
            return false;
        }
        return true;
    }
    for (size_t i = 0; geometry->part && i < geometry->count; i++)
        if (!rings_closed(binding, geometry->part[i])) return false;
    return true;
}

/* --- boxes --- */

/* What a box from west to east is: a polygon, or a line or point where it has no width or height. */
static struct cql2_geometry *rectangle(struct arena *arena, double west, double south, double east,
                                       double north) {
    bool point = west == east && south == north;
    bool line = !point && (west == east || south == north);
    struct cql2_geometry *shape =
        cql2_geometry_new(arena, point ? CQL2_POINT : CQL2_LINESTRING); /* of a polygon: its ring */
    cql2_geometry_add_point(arena, shape, west, south);
    if (point) return shape;
    if (line) {
        cql2_geometry_add_point(arena, shape, east, north);
        return shape;
    }
    cql2_geometry_add_point(arena, shape, east, south);
    cql2_geometry_add_point(arena, shape, east, north);
    cql2_geometry_add_point(arena, shape, west, north);
    cql2_geometry_add_point(arena, shape, west, south);
    struct cql2_geometry *polygon = cql2_geometry_new(arena, CQL2_POLYGON);
    cql2_geometry_add_part(arena, polygon, shape);
    return polygon;
}

/* A box whose west is greater than its east goes over the antimeridian: two boxes. */
static struct cql2_geometry *box_shape(const struct binding *binding, const struct cql2_geometry *box) {
    double west = box->xy[0], south = box->xy[1], east = box->xy[2], north = box->xy[3];
    if (south > north)
        return cql2_wrong(binding->err, binding->place,
                          "the box ends south of where it begins (%.15g to %.15g)", south, north);
    if (west <= east) return rectangle(binding->arena, west, south, east, north);
    if (binding->crs == CQL2_EPSG_27700)
        return cql2_wrong(binding->err, binding->place,
                          "the box ends west of where it begins (%.15g to %.15g)", west, east);
    struct cql2_geometry *both = cql2_geometry_new(binding->arena, CQL2_COLLECTION);
    cql2_geometry_add_part(binding->arena, both, rectangle(binding->arena, west, south, 180, north));
    cql2_geometry_add_part(binding->arena, both, rectangle(binding->arena, -180, south, east, north));
    return both;
}

/* --- WKB --- */

static void add_number(struct text *out, uint32_t number) {
    unsigned char bytes[4];
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(number >> (8 * i));
    text_add_bytes(out, (const char *)bytes, sizeof bytes);
}

static void add_points(struct text *out, const struct cql2_geometry *geometry) {
    for (size_t i = 0; i < 2 * geometry->count; i++) {
        uint64_t bits;
        memcpy(&bits, geometry->xy + i, sizeof bits);
        add_number(out, (uint32_t)bits);
        add_number(out, (uint32_t)(bits >> 32));
    }
}

static void add_wkb(struct text *out, const struct cql2_geometry *geometry) {
    text_add_char(out, 1); /* little-endian */
    add_number(out, (uint32_t)geometry->type);
    if (geometry->type != CQL2_POINT) add_number(out, (uint32_t)geometry->count);
    if (geometry->type == CQL2_POINT || geometry->type == CQL2_LINESTRING) {
        add_points(out, geometry);
        return;
    }
    for (size_t i = 0; i < geometry->count; i++) {
        const struct cql2_geometry *part = geometry->part[i];
        if (geometry->type != CQL2_POLYGON) {
            add_wkb(out, part);
            continue;
        }
        add_number(out, (uint32_t)part->count);
        add_points(out, part);
    }
}

/* Little-endian WKB as hexadecimal EWKB: the SRID goes in after the type. */
static char *hex(struct arena *arena, const unsigned char *wkb, size_t length, uint32_t srid) {
    static const char digits[] = "0123456789ABCDEF";
    struct text ewkb = TEXT_EMPTY, out = TEXT_EMPTY;
    text_add_bytes(&ewkb, (const char *)wkb, 1);
    add_number(&ewkb, (uint32_t)wkb[1] | EWKB_SRID); /* types are below 256 */
    add_number(&ewkb, srid);
    text_add_bytes(&ewkb, (const char *)wkb + 5, length - 5);
    for (size_t i = 0; i < ewkb.length; i++) {
        unsigned char byte = (unsigned char)ewkb.data[i];
        text_add_char(&out, digits[byte >> 4]);
        text_add_char(&out, digits[byte & 15]);
    }
    char *result = arena_text(arena, text_string(&out));
    text_free(&ewkb);
    text_free(&out);
    return result;
}

/* --- GEOS --- */

static void keep_message(const char *message, void *context) {
    struct binding *binding = context;
    snprintf(binding->message, sizeof binding->message, "%s", message);
}

static GEOSGeometry *geos_of(const struct binding *binding, const struct cql2_geometry *geometry) {
    struct text wkb = TEXT_EMPTY;
    add_wkb(&wkb, geometry);
    GEOSWKBReader *reader = GEOSWKBReader_create_r(binding->geos);
    GEOSGeometry *shape =
        GEOSWKBReader_read_r(binding->geos, reader, (const unsigned char *)wkb.data, wkb.length);
    GEOSWKBReader_destroy_r(binding->geos, reader);
    text_free(&wkb);
    if (!shape) cql2_wrong(binding->err, binding->place, "the geometry cannot be read: %s", binding->message);
    return shape;
}

static bool is_valid(const struct binding *binding, const GEOSGeometry *shape) {
    if (GEOSisValid_r(binding->geos, shape) == 1) return true;
    char *reason = GEOSisValidReason_r(binding->geos, shape);
    cql2_wrong(binding->err, binding->place, "the geometry is not valid: %s",
               reason ? reason : binding->message);
    GEOSFree_r(binding->geos, reason);
    return false;
}

/* A collection as what it covers: one geometry of one kind where its parts allow it. */
static GEOSGeometry *merged(const struct binding *binding, GEOSGeometry *shape) {
    GEOSGeometry *one = GEOSUnaryUnion_r(binding->geos, shape);
    if (!one) {
        cql2_wrong(binding->err, binding->place, "the collection cannot be joined: %s", binding->message);
    } else if (GEOSGeomTypeId_r(binding->geos, one) == GEOS_GEOMETRYCOLLECTION) {
        GEOSGeom_destroy_r(binding->geos, one); /* of several kinds: kept as it was written */
        return shape;
    }
    GEOSGeom_destroy_r(binding->geos, shape);
    return one;
}

static char *bound(const struct binding *binding, const GEOSGeometry *shape) {
    size_t length = 0;
    GEOSWKBWriter *writer = GEOSWKBWriter_create_r(binding->geos);
    GEOSWKBWriter_setByteOrder_r(binding->geos, writer, GEOS_WKB_NDR);
    unsigned char *wkb = GEOSWKBWriter_write_r(binding->geos, writer, shape, &length);
    GEOSWKBWriter_destroy_r(binding->geos, writer);
    char *text = NULL;
    if (wkb) text = hex(binding->arena, wkb, length, binding->crs == CQL2_EPSG_27700 ? 27700 : 4326);
    if (!wkb)
        cql2_wrong(binding->err, binding->place, "the geometry cannot be written: %s", binding->message);
    GEOSFree_r(binding->geos, wkb);
    return text;
}

char *cql2_geometry_bind(struct arena *arena, const struct cql2_geometry *geometry, enum cql2_crs crs,
                         const char *place, bool *mixed, struct error *err) {
    struct binding binding = {.arena = arena, .crs = crs, .place = place, .err = err};
    const struct cql2_geometry *shape = turned(&binding, geometry);
    if (shape && shape->type == CQL2_BBOX) shape = box_shape(&binding, shape);
    if (!shape || !rings_closed(&binding, shape)) return NULL;
    binding.geos = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(binding.geos, keep_message, &binding);
    GEOSGeometry *geos = geos_of(&binding, shape);
    char *text = NULL;
    if (geos && is_valid(&binding, geos)) {
        if (shape->type == CQL2_COLLECTION) geos = merged(&binding, geos);
        if (geos) {
            *mixed = GEOSGeomTypeId_r(binding.geos, geos) == GEOS_GEOMETRYCOLLECTION;
            text = bound(&binding, geos);
        }
    }
    if (geos) GEOSGeom_destroy_r(binding.geos, geos);
    GEOS_finish_r(binding.geos);
    return text;
}
