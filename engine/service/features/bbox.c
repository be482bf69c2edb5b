#include "engine/service/features/bbox.h"

#include <math.h>
#include <string.h>

#include "engine/base/format.h"

#define EARTH_RADIUS  6378137.0 /* of EPSG:3857's sphere, metres */
#define MERCATOR_EDGE (M_PI * EARTH_RADIUS)
#define ROUNDING      0.01 /* metres that a client may be over the edge of the world */
#define NUMBERS_MAX   6

struct box {
    double west, south, east, north;
};

static enum status read_numbers(double *numbers, int *count, struct arena *arena, const char *text,
                                struct error *err) {
    char *rest = arena_text(arena, text);

    *count = 0;
    while (rest != NULL) {
        const char *one = strsep(&rest, ",");
        if (*count == NUMBERS_MAX) {
            *count = NUMBERS_MAX + 1;
            break;
        }
        if (!number_parse(one, &numbers[*count]))
            return error_set(err, STATUS_INVALID, "`%s` in bbox is not a number", one);
        ++*count;
    }
    if (*count != 4 && *count != NUMBERS_MAX)
        return error_set(err, STATUS_INVALID,
                         "bbox is four numbers with commas between (or six, with heights): the lower corner, "
                         "then the upper one");
    return STATUS_OK;
}

static enum status in_the_world(const struct box *box, double edge_x, double edge_y, struct error *err) {
    if (fabs(box->west) <= edge_x && fabs(box->east) <= edge_x && fabs(box->south) <= edge_y &&
        fabs(box->north) <= edge_y)
        return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "bbox lies outside the world: check the order of its numbers, and bbox-crs");
}

static double longitude_of(double x) {
    return fmax(-180, fmin(180, x / EARTH_RADIUS * 180 / M_PI));
}

static double latitude_of(double y) {
    return atan(sinh(y / EARTH_RADIUS)) * 180 / M_PI;
}

/* In the system of the stored geometry, longitude or easting first. */
static enum status to_stored(struct box *box, enum crs_code code, struct error *err) {
    const struct box given = *box;
    enum status status = STATUS_OK;

    if (code == CRS_EPSG_27700) return STATUS_OK;
    if (code == CRS_EPSG_3857) {
        status = in_the_world(box, MERCATOR_EDGE + ROUNDING, MERCATOR_EDGE + ROUNDING, err);
        *box = (struct box){longitude_of(given.west), latitude_of(given.south), longitude_of(given.east),
                            latitude_of(given.north)};
    } else if (code == CRS_EPSG_4326) {
        *box = (struct box){given.south, given.west, given.north, given.east};
    }
    return status == STATUS_OK ? in_the_world(box, 180, 90, err) : status;
}

static const char *shape_of(struct arena *arena, int srid, const struct box *box) {
    const double w = box->west, s = box->south, e = box->east, n = box->north;

    if (w == e && s == n) return arena_format(arena, "SRID=%d;POINT(%.17g %.17g)", srid, w, s);
    if (w == e || s == n)
        return arena_format(arena, "SRID=%d;LINESTRING(%.17g %.17g, %.17g %.17g)", srid, w, s, e, n);
    return arena_format(arena,
                        "SRID=%d;POLYGON((%.17g %.17g, %.17g %.17g, %.17g %.17g, %.17g %.17g, %.17g %.17g))",
                        srid, w, s, e, s, e, n, w, n, w, s);
}

enum status bbox_parse(struct bbox *out, struct arena *arena, const char *text, const struct crs *crs,
                       struct error *err) {
    double numbers[NUMBERS_MAX];
    int count;
    enum status status = read_numbers(numbers, &count, arena, text, err);
    if (status != STATUS_OK) return status;

    const bool grid = crs->code == CRS_EPSG_27700;
    const int srid = grid ? 27700 : 4326, upper = count / 2;
    struct box box = {numbers[0], numbers[1], numbers[upper], numbers[upper + 1]};
    if (count == NUMBERS_MAX && numbers[2] > numbers[5])
        return error_set(err, STATUS_INVALID, "the lower height in bbox is over the upper one");
    status = to_stored(&box, crs->code, err);
    if (status != STATUS_OK) return status;
    if (box.south > box.north || (grid && box.west > box.east))
        return error_set(err, STATUS_INVALID, "the lower corner in bbox is over or right of the upper one");

    *out = (struct bbox){.column = grid ? "feature.geometry" : "feature.geometry_crs84", .count = 1};
    if (box.west <= box.east) {
        out->shapes[0] = shape_of(arena, srid, &box);
        return STATUS_OK;
    }
    out->shapes[0] = shape_of(arena, srid, &(struct box){box.west, box.south, 180, box.north});
    out->shapes[1] = shape_of(arena, srid, &(struct box){-180, box.south, box.east, box.north});
    out->count = 2;
    return STATUS_OK;
}
