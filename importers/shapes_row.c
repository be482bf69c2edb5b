/* The polygon of a row: checked and mended in EPSG:27700, and its twin in CRS84 made by the same operation.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "importers/row.h"

static const char *hexadecimal(struct arena *arena, const unsigned char *bytes, size_t length) {
    static const char digits[] = "0123456789abcdef";
    char *out = arena_array(arena, length * 2 + 1, 1);

    for (size_t i = 0; i < length; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    return out;
}

static uint32_t count_at(const unsigned char *at) {
    uint32_t count;

    memcpy(&count, at, sizeof count);
    return count;
}

/* geo's own WKB: little-endian, a MultiPolygon of polygons of rings of pairs. */
static enum status to_lonlat(struct geo *geo, unsigned char *wkb, struct error *err) {
    unsigned char *at = wkb + 9;

    for (uint32_t polygons = count_at(wkb + 5); polygons > 0; polygons--) {
        uint32_t rings = count_at(at + 5);
        at += 9;
        for (; rings > 0; rings--) {
            uint32_t points = count_at(at);
            at += 4;
            for (; points > 0; points--, at += 16) {
                double pair[2], turned[2];
                memcpy(pair, at, sizeof pair);
                enum status status = geo_to_lonlat(geo, pair[0], pair[1], &turned[0], &turned[1], err);
                if (status != STATUS_OK) return status;
                memcpy(at, turned, sizeof turned);
            }
        }
    }
    return STATUS_OK;
}

static enum status read_shape(struct row *row, const char *wkt, struct geo_shape *shape, struct error *err) {
    struct geo *geo = row->checker->geo;

    return wkt != NULL ? geo_shape_from_wkt(geo, wkt, shape, err)
                       : geo_shape_from_wkb(geo, row->shape, row->shape_length, shape, err);
}

static enum status shape_of(struct row *row, const char *wkt, struct error *err) {
    struct geo *geo = row->checker->geo;
    struct arena *arena = row->checker->row_arena;
    struct geo_shape shape = {0};
    enum status status = read_shape(row, wkt, &shape, err);

    if (status != STATUS_OK) return status;
    row_set(row, "made_extent", hexadecimal(arena, shape.wkb, shape.wkb_length));
    if (shape.repair[0] != '\0') row_set(row, "made_extent_repair", shape.repair);
    if (shape.repaired)
        row_warn(row, "extent_wkt", "shape_repaired", "the shape was mended: %s", shape.repair);
    status = to_lonlat(geo, shape.wkb, err);
    row_set(row, "made_extent_crs84",
            status == STATUS_OK ? hexadecimal(arena, shape.wkb, shape.wkb_length) : NULL);
    if (status != STATUS_OK) row_set(row, "made_extent", NULL);
    geo_shape_free(&shape);
    return status;
}

/* A point is a place, not a shape. ISO WKB as terrier-files writes it, without heights. */
static bool is_point(const struct row *row) {
    return row->shape_length == 21 && row->shape[0] == 1 && count_at(row->shape + 1) == 1;
}

bool row_point(const struct row *row, double *easting, double *northing) {
    if (row->shape == NULL || !is_point(row)) return false;
    memcpy(easting, row->shape + 5, sizeof *easting);
    memcpy(northing, row->shape + 13, sizeof *northing);
    return true;
}

void row_shape(struct row *row) {
    const char *wkt = row_get(row, "extent_wkt");
    struct error said;
    char accuracy[64];

    if (wkt == NULL && (row->shape == NULL || is_point(row))) return;
    if (shape_of(row, wkt, &said) != STATUS_OK) {
        row_warn(row, "extent_wkt", "shape_unusable", "%.400s; the shape was left out", said.message);
        return;
    }
    snprintf(accuracy, sizeof accuracy, "%.3f", geo_operation(row->checker->geo)->accuracy_metres);
    row_set(row, "made_accuracy_m", accuracy);
}
