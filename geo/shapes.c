#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"
#include "geo/inside.h"
#include "geo/wkb.h"

/* A square millimetre: far under what anyone surveys, far over what rounding makes of a line. */
#define AREA_MIN 1e-6

void geo_shape_free(struct geo_shape *shape) {
    if (!shape) return;
    free(shape->wkb);
    *shape = (struct geo_shape){0};
}

static enum status geos_failed(const struct geo *geo, struct error *err) {
    return error_set(err, STATUS_INVALID, "The shape cannot be read: %s.",
                     geo->geos_message[0] ? geo->geos_message : "the geometry library gave no reason");
}

/* --- mending --- */

static void add_remark(struct geo_shape *shape, const char *remark) {
    size_t used = strlen(shape->repair);
    snprintf(shape->repair + used, sizeof shape->repair - used, "%s%s", used ? "; " : "", remark);
}

/* "Self-intersection at 345678.1 123456.7, mended": the first fault GEOS names. False when the shape is
 * valid. */
static bool find_fault(struct geo *geo, const GEOSGeometry *shape, char *remark, size_t size) {
    char *reason = NULL;
    GEOSGeometry *place = NULL;
    double x = NAN, y = NAN;
    if (GEOSisValidDetail_r(geo->geos, shape, 0, &reason, &place) == 1) return false;
    if (place) {
        GEOSGeomGetX_r(geo->geos, place, &x);
        GEOSGeomGetY_r(geo->geos, place, &y);
    }
    const char *why = reason ? reason : "Invalid shape";
    if (isfinite(x) && isfinite(y))
        snprintf(remark, size, "%s at %.1f %.1f, mended", why, x, y);
    else
        snprintf(remark, size, "%s, mended", why);
    GEOSFree_r(geo->geos, reason);
    GEOSGeom_destroy_r(geo->geos, place);
    return true;
}

/* The structure method keeps what the rings mean (a hole stays a hole); the older linework method would turn
 * an overlap of two parts into a hole. Lines and points that fall out are dropped. */
static GEOSGeometry *mend(struct geo *geo, const GEOSGeometry *shape) {
    GEOSMakeValidParams *how = GEOSMakeValidParams_create_r(geo->geos);
    GEOSMakeValidParams_setMethod_r(geo->geos, how, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geo->geos, how, 0);
    GEOSGeometry *mended = GEOSMakeValidWithParams_r(geo->geos, shape, how);
    GEOSMakeValidParams_destroy_r(geo->geos, how);
    return mended;
}

/* Every polygon with an area, as one MultiPolygon of its own. NULL when GEOS fails. */
static GEOSGeometry *polygons_of(struct geo *geo, const GEOSGeometry *shape) {
    int count = GEOSGetNumGeometries_r(geo->geos, shape);
    size_t kept = 0;
    GEOSGeometry **parts = memory_array(count > 0 ? (size_t)count : 1, sizeof *parts);
    for (int i = 0; i < count; i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geo->geos, shape, i);
        double area = 0;
        int type = GEOSGeomTypeId_r(geo->geos, part);
        if (type == GEOS_MULTIPOLYGON) { /* inside a collection, as MakeValid may give it */
            for (int j = 0, inner = GEOSGetNumGeometries_r(geo->geos, part); j < inner; j++) {
                parts = memory_grow(parts, kept + (size_t)(count + inner), sizeof *parts);
                GEOSGeometry *copy = GEOSGeom_clone_r(geo->geos, GEOSGetGeometryN_r(geo->geos, part, j));
                if (copy) parts[kept++] = copy;
            }
        } else if (type == GEOS_POLYGON && GEOSArea_r(geo->geos, part, &area) && area > 0) {
            GEOSGeometry *copy = GEOSGeom_clone_r(geo->geos, part);
            if (copy) parts[kept++] = copy;
        }
    }
    GEOSGeometry *all = GEOSGeom_createCollection_r(geo->geos, GEOS_MULTIPOLYGON, parts, (unsigned)kept);
    free(parts); /* the collection owns what the array pointed to */
    return all;
}

/* --- out --- */

static enum status write_shape(struct geo *geo, const GEOSGeometry *polygons, struct geo_shape *shape,
                               struct error *err) {
    size_t length = 0;
    GEOSWKBWriter *writer = GEOSWKBWriter_create_r(geo->geos);
    GEOSWKBWriter_setByteOrder_r(geo->geos, writer, GEOS_WKB_NDR);
    GEOSWKBWriter_setOutputDimension_r(geo->geos, writer, 2);
    unsigned char *bytes = GEOSWKBWriter_write_r(geo->geos, writer, polygons, &length);
    GEOSWKBWriter_destroy_r(geo->geos, writer);
    if (!bytes) return geos_failed(geo, err);
    shape->wkb = memory_array(length, 1); /* ours to free() whichever allocator GEOS has */
    memcpy(shape->wkb, bytes, length);
    shape->wkb_length = length;
    GEOSFree_r(geo->geos, bytes);
    wkb_orient(shape->wkb);
    return STATUS_OK;
}

/* Of the bytes that are kept: turning a ring can tip GEOS's judgement of points that all but touch. */
static bool is_sound(struct geo *geo, const struct geo_shape *shape) {
    GEOSWKBReader *reader = GEOSWKBReader_create_r(geo->geos);
    GEOSGeometry *kept = GEOSWKBReader_read_r(geo->geos, reader, shape->wkb, shape->wkb_length);
    bool sound = kept && GEOSisValid_r(geo->geos, kept) == 1;
    GEOSWKBReader_destroy_r(geo->geos, reader);
    GEOSGeom_destroy_r(geo->geos, kept);
    return sound;
}

static enum status finish_shape(struct geo *geo, const GEOSGeometry *given, const struct wkb_facts *facts,
                                struct geo_shape *shape, struct error *err) {
    char fault[150], remark[200];
    double area_before = 0;
    GEOSGeometry *mended = NULL, *polygons = NULL;
    enum status status;

    GEOSArea_r(geo->geos, given, &area_before);
    bool faulty = find_fault(geo, given, fault, sizeof fault);
    if (faulty) mended = mend(geo, given);
    if (faulty && !mended) {
        status =
            error_set(err, STATUS_INVALID, "The shape is not valid (%s) and could not be mended.", fault);
        goto done;
    }
    polygons = polygons_of(geo, faulty ? mended : given);
    if (!polygons || !GEOSArea_r(geo->geos, polygons, &shape->area_m2)) {
        status = geos_failed(geo, err);
        goto done;
    }
    if (!(shape->area_m2 >= AREA_MIN)) {
        status = error_set(err, STATUS_INVALID, "The shape encloses no area.");
        goto done;
    }
    if (facts->unclosed) add_remark(shape, "a ring was not closed, closed");
    if (faulty) {
        snprintf(remark, sizeof remark, "%s; area changed by %+.2f m2", fault, shape->area_m2 - area_before);
        add_remark(shape, remark);
    }
    shape->repaired = faulty || facts->unclosed;
    if (facts->heights) add_remark(shape, "heights were left out");
    status = write_shape(geo, polygons, shape, err);
    if (status == STATUS_OK && faulty && !is_sound(geo, shape))
        status =
            error_set(err, STATUS_INVALID, "The shape is not valid (%s) and stayed so when mended.", fault);
done:
    GEOSGeom_destroy_r(geo->geos, mended);
    GEOSGeom_destroy_r(geo->geos, polygons);
    if (status != STATUS_OK) geo_shape_free(shape);
    return status;
}

/* --- in --- */

enum status geo_shape_from_wkb(struct geo *geo, const void *wkb, size_t length, struct geo_shape *shape,
                               struct error *err) {
    struct wkb_facts facts;
    struct text plain = TEXT_EMPTY;
    GEOSGeometry *given = NULL;
    *shape = (struct geo_shape){0};
    geo->geos_message[0] = '\0';
    enum status status = wkb_check(wkb, length, &facts, &plain, err);
    if (status != STATUS_OK) goto done;

    GEOSWKBReader *reader = GEOSWKBReader_create_r(geo->geos);
    GEOSWKBReader_setFixStructure_r(geo->geos, reader, 1); /* closes rings; we have noted which were open */
    given = GEOSWKBReader_read_r(geo->geos, reader, (const unsigned char *)plain.data, plain.length);
    GEOSWKBReader_destroy_r(geo->geos, reader);
    status = given ? finish_shape(geo, given, &facts, shape, err) : geos_failed(geo, err);
done:
    GEOSGeom_destroy_r(geo->geos, given);
    text_free(&plain);
    return status;
}

/* Nothing but (multi)polygons reaches GEOS's reader: nested collections would recurse without end. */
static bool names_polygon(const char *wkt) {
    while (isspace((unsigned char)*wkt))
        wkt++;
    return strncasecmp(wkt, "POLYGON", 7) == 0 || strncasecmp(wkt, "MULTIPOLYGON", 12) == 0;
}

/* GEOS stops reading at the bracket that closes the first one and would ignore what follows. */
static bool ends_with_shape(const char *wkt) {
    int depth = 0;
    const char *at = wkt + strcspn(wkt, "(");
    if (!*at) return true; /* EMPTY, or no shape: for GEOS to say */
    for (; *at; at++) {
        if (*at == '(') depth++;
        if (*at == ')' && --depth == 0) break;
    }
    return !*at || at[1 + strspn(at + 1, " \t\r\n;")] == '\0';
}

static GEOSGeometry *read_wkt(struct geo *geo, const char *wkt, bool fix) {
    GEOSWKTReader *reader = GEOSWKTReader_create_r(geo->geos);
    GEOSWKTReader_setFixStructure_r(geo->geos, reader, fix);
    GEOSGeometry *given = GEOSWKTReader_read_r(geo->geos, reader, wkt);
    GEOSWKTReader_destroy_r(geo->geos, reader);
    return given;
}

enum status geo_shape_from_wkt(struct geo *geo, const char *wkt, struct geo_shape *shape, struct error *err) {
    struct wkb_facts facts;
    size_t length = 0;
    *shape = (struct geo_shape){0};
    geo->geos_message[0] = '\0';
    if (!wkt || !names_polygon(wkt))
        return error_set(
            err, STATUS_INVALID,
            "The shape must be well-known text that starts with POLYGON or MULTIPOLYGON, not \"%.40s\".",
            wkt ? wkt : "");
    if (!ends_with_shape(wkt))
        return error_set(err, STATUS_INVALID, "The shape's text goes on after its end, so it is damaged.");
    GEOSGeometry *given = read_wkt(geo, wkt, false);
    bool unclosed = false;
    if (!given) { /* again, closing rings: what fails now is no shape at all */
        given = read_wkt(geo, wkt, true);
        unclosed = given != NULL;
    }
    if (!given) return geos_failed(geo, err);

    /* The same judgement of the coordinates as for WKB, on what GEOS understood. */
    GEOSWKBWriter *writer = GEOSWKBWriter_create_r(geo->geos);
    GEOSWKBWriter_setOutputDimension_r(geo->geos, writer, 3);
    unsigned char *bytes = GEOSWKBWriter_write_r(geo->geos, writer, given, &length);
    GEOSWKBWriter_destroy_r(geo->geos, writer);
    enum status status = bytes ? wkb_check(bytes, length, &facts, NULL, err) : geos_failed(geo, err);
    if (status == STATUS_OK) {
        facts.unclosed = unclosed;
        status = finish_shape(geo, given, &facts, shape, err);
    }
    GEOSFree_r(geo->geos, bytes);
    GEOSGeom_destroy_r(geo->geos, given);
    return status;
}
