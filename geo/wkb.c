#include "geo/wkb.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "geo/geo.h"

struct walk {
    const unsigned char *at;
    const unsigned char *end;
    bool little;   /* byte order of the geometry being read */
    int dimension; /* numbers in each point */
    struct wkb_facts *facts;
    struct text *plain; /* NULL: not wanted */
    struct error *err;
};

enum { WKB_POLYGON = 3, WKB_MULTIPOLYGON = 6 };

static const char *const kinds[] = {"geometry",
                                    "point",
                                    "line",
                                    "polygon",
                                    "set of points",
                                    "set of lines",
                                    "multipolygon",
                                    "mixed collection",
                                    "circular curve",
                                    "curve",
                                    "curved polygon",
                                    "set of curves",
                                    "set of curved polygons"};

static enum status cut_short(struct walk *walk) {
    return error_set(walk->err, STATUS_INVALID,
                     "The shape's data ends too early, so the shape cannot be read.");
}

static bool read_count(struct walk *walk, uint32_t *value) {
    if (walk->end - walk->at < 4) return false;
    const unsigned char *b = walk->at;
    *value = walk->little
                 ? (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24
                 : (uint32_t)b[3] | (uint32_t)b[2] << 8 | (uint32_t)b[1] << 16 | (uint32_t)b[0] << 24;
    walk->at += 4;
    return true;
}

static void put_bits(struct walk *walk, uint64_t bits, int bytes) {
    for (int i = 0; i < bytes && walk->plain; i++)
        text_add_char(walk->plain, (char)(unsigned char)(bits >> (8 * i)));
}

static void put_head(struct walk *walk, uint32_t kind, uint32_t count) {
    put_bits(walk, 1, 1);
    put_bits(walk, kind, 4);
    put_bits(walk, count, 4);
}

static void put_double(struct walk *walk, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_bits(walk, bits, 8);
}

static double double_at(const unsigned char *b, bool little) {
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)b[i] << (8 * (little ? i : 7 - i));
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Byte order, type, and PostGIS's SRID where it is present. */
static enum status read_head(struct walk *walk, uint32_t *kind) {
    uint32_t type, srid;
    if (walk->at == walk->end) return cut_short(walk);
    unsigned char order = *walk->at++;
    if (order > 1) return error_set(walk->err, STATUS_INVALID, "The shape's data is not well-known binary.");
    walk->little = order == 1;
    if (!read_count(walk, &type)) return cut_short(walk);
    bool z = (type & 0x80000000U) != 0, m = (type & 0x40000000U) != 0, has_srid = (type & 0x20000000U) != 0;
    type &= 0x1FFFFFFFU;
    if (type / 1000 == 1 || type / 1000 == 3) z = true;
    if (type / 1000 == 2 || type / 1000 == 3) m = true;
    if (type / 1000 <= 3) type %= 1000;
    if (has_srid) {
        if (!read_count(walk, &srid)) return cut_short(walk);
        if (srid != 0 && srid != 27700)
            return error_set(
                walk->err, STATUS_INVALID,
                "The shape says it is in EPSG:%u; shapes must be in the National Grid, EPSG:27700.", srid);
    }
    walk->dimension = 2 + z + m;
    if (z || m) walk->facts->heights = true;
    *kind = type;
    return STATUS_OK;
}

static enum status read_ring(struct walk *walk) {
    uint32_t count;
    if (!read_count(walk, &count)) return cut_short(walk);
    size_t point = 8 * (size_t)walk->dimension;
    if (count > (size_t)(walk->end - walk->at) / point) return cut_short(walk);
    walk->facts->points += count;
    put_bits(walk, count, 4);
    if (walk->facts->points > GEO_SHAPE_POINTS_MAX)
        return error_set(walk->err, STATUS_INVALID, "The shape has more than %d points; simplify it first.",
                         GEO_SHAPE_POINTS_MAX);
    for (uint32_t i = 0; i < count; i++) {
        double x = double_at(walk->at + i * point, walk->little),
               y = double_at(walk->at + i * point + 8, walk->little);
        if (!isfinite(x) || !isfinite(y))
            return error_set(walk->err, STATUS_INVALID,
                             "A point of the shape has a coordinate that is not a number.");
        if (!geo_on_grid(x, y))
            return error_set(walk->err, STATUS_INVALID,
                             "The shape's point %.10g %.10g is outside the National Grid%s.", x, y,
                             geo_in_britain(x, y) || geo_in_britain(y, x)
                                 ? ": it seems to be in degrees of longitude and latitude"
                                 : " (0 to 700,000 and 0 to 1,300,000 metres)");
        put_double(walk, x);
        put_double(walk, y);
    }
    if (count > 0) {
        const unsigned char *last = walk->at + (count - 1) * point;
        /* As numbers, not as bytes: 0 and -0 are one place. */
        if (double_at(walk->at, walk->little) != double_at(last, walk->little) ||
            double_at(walk->at + 8, walk->little) != double_at(last + 8, walk->little))
            walk->facts->unclosed = true;
    }
    walk->at += count * point;
    return STATUS_OK;
}

static enum status read_polygon(struct walk *walk) {
    uint32_t rings;
    if (!read_count(walk, &rings)) return cut_short(walk);
    if (rings > (size_t)(walk->end - walk->at) / 4) return cut_short(walk);
    put_head(walk, WKB_POLYGON, rings);
    for (uint32_t i = 0; i < rings; i++) {
        enum status status = read_ring(walk);
        if (status != STATUS_OK) return status;
    }
    return STATUS_OK;
}

static enum status read_multipolygon(struct walk *walk) {
    uint32_t polygons, kind;
    if (!read_count(walk, &polygons)) return cut_short(walk);
    if (polygons > (size_t)(walk->end - walk->at) / 9) return cut_short(walk);
    put_head(walk, WKB_MULTIPOLYGON, polygons);
    for (uint32_t i = 0; i < polygons; i++) {
        enum status status = read_head(walk, &kind);
        if (status != STATUS_OK) return status;
        if (kind != WKB_POLYGON)
            return error_set(walk->err, STATUS_INVALID, "A part of the multipolygon is not a polygon.");
        status = read_polygon(walk);
        if (status != STATUS_OK) return status;
    }
    return STATUS_OK;
}

enum status wkb_check(const void *wkb, size_t length, struct wkb_facts *facts, struct text *plain,
                      struct error *err) {
    struct walk walk = {.at = wkb, .facts = facts, .plain = plain, .err = err};
    uint32_t kind;
    *facts = (struct wkb_facts){0};
    if (length == 0) return error_set(err, STATUS_INVALID, "The shape is empty.");
    walk.end = walk.at + length;
    enum status status = read_head(&walk, &kind);
    if (status != STATUS_OK) return status;
    if (kind == WKB_POLYGON)
        status = read_polygon(&walk);
    else if (kind == WKB_MULTIPOLYGON)
        status = read_multipolygon(&walk);
    else
        return error_set(err, STATUS_INVALID, "The shape is a %s; a polygon or multipolygon is needed.",
                         kind < sizeof kinds / sizeof *kinds ? kinds[kind] : kinds[0]);
    if (status != STATUS_OK) return status;
    if (walk.at != walk.end)
        return error_set(err, STATUS_INVALID, "The shape's data goes on after its end, so it is damaged.");
    if (facts->points == 0) return error_set(err, STATUS_INVALID, "The shape is empty.");
    return STATUS_OK;
}

/* --- orientation --- */

/* Twice the signed area, relative to the first point so that large coordinates do not eat the digits. */
static double turn_of(const unsigned char *points, uint32_t count) {
    double x0 = double_at(points, true), y0 = double_at(points + 8, true), sum = 0;
    for (uint32_t i = 0; i + 1 < count; i++) {
        const unsigned char *a = points + 16 * (size_t)i, *b = a + 16;
        sum += (double_at(a, true) - x0) * (double_at(b + 8, true) - y0) -
               (double_at(b, true) - x0) * (double_at(a + 8, true) - y0);
    }
    return sum;
}

static void reverse_points(unsigned char *points, uint32_t count) {
    unsigned char swap[16];
    for (uint32_t i = 0, j = count; i + 1 < j; i++) {
        j--;
        memcpy(swap, points + 16 * (size_t)i, 16);
        memcpy(points + 16 * (size_t)i, points + 16 * (size_t)j, 16);
        memcpy(points + 16 * (size_t)j, swap, 16);
    }
}

static uint32_t count_at(const unsigned char *b) {
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

void wkb_orient(unsigned char *wkb) {
    unsigned char *at = wkb + 5;
    uint32_t polygons = count_at(at);
    at += 4;
    for (uint32_t p = 0; p < polygons; p++) {
        uint32_t rings = count_at(at + 5);
        at += 9;
        for (uint32_t r = 0; r < rings; r++) {
            uint32_t count = count_at(at);
            at += 4;
            bool exterior = r == 0;
            if (count > 0 && (turn_of(at, count) > 0) != exterior) reverse_points(at, count);
            at += 16 * (size_t)count;
        }
    }
}
