#include "engine/query/cql2/geometry.h"

#include <math.h>
#include <string.h>

#include "engine/base/text.h"

static const char *const names[] = {
    [CQL2_POINT] = "POINT",
    [CQL2_LINESTRING] = "LINESTRING",
    [CQL2_POLYGON] = "POLYGON",
    [CQL2_MULTIPOINT] = "MULTIPOINT",
    [CQL2_MULTILINESTRING] = "MULTILINESTRING",
    [CQL2_MULTIPOLYGON] = "MULTIPOLYGON",
    [CQL2_COLLECTION] = "GEOMETRYCOLLECTION",
    [CQL2_BBOX] = "BBOX",
};

const char *cql2_geometry_name(enum cql2_geometry_type type) {
    return names[type];
}

bool cql2_geometry_of_name(const char *name, enum cql2_geometry_type *type) {
    for (int i = CQL2_POINT; i <= CQL2_BBOX; i++) {
        if (!text_equal_nocase(names[i], name)) continue;
        *type = (enum cql2_geometry_type)i;
        return true;
    }
    return false;
}

struct cql2_geometry *cql2_geometry_new(struct arena *arena, enum cql2_geometry_type type) {
    struct cql2_geometry *geometry = arena_alloc(arena, sizeof *geometry);
    geometry->type = type;
    return geometry;
}

/* `items` of `size` bytes each, with room for one more than `geometry->count`. */
static void *grown(struct arena *arena, struct cql2_geometry *geometry, void *items, size_t size) {
    if (geometry->count < geometry->room) return items;
    geometry->room = geometry->room == 0 ? 4 : geometry->room * 2;
    void *more = arena_array(arena, geometry->room, size);
    if (geometry->count > 0) memcpy(more, items, geometry->count * size);
    return more;
}

void cql2_geometry_add_point(struct arena *arena, struct cql2_geometry *geometry, double x, double y) {
    geometry->xy = grown(arena, geometry, geometry->xy, 2 * sizeof *geometry->xy);
    geometry->xy[2 * geometry->count] = x;
    geometry->xy[2 * geometry->count + 1] = y;
    geometry->count++;
}

void cql2_geometry_add_part(struct arena *arena, struct cql2_geometry *geometry, struct cql2_geometry *part) {
    geometry->part = grown(arena, geometry, geometry->part, sizeof *geometry->part);
    geometry->part[geometry->count++] = part;
}

struct cql2_geometry *cql2_geometry_box(struct cql2_reading *reading, const char *place,
                                        const double *numbers, size_t count) {
    if (count != 4 && count != 6)
        return cql2_wrong(reading->err, place, "a box has 4 numbers, or 6 with heights, not %zu", count);
    if (count == 6 && numbers[2] > numbers[5])
        return cql2_wrong(reading->err, place,
                          "the box ends below where it begins: its third number is greater "
                          "than its sixth");
    size_t upper = count / 2;
    struct cql2_geometry *box = cql2_geometry_new(reading->arena, CQL2_BBOX);
    cql2_geometry_add_point(reading->arena, box, numbers[0], numbers[1]);
    cql2_geometry_add_point(reading->arena, box, numbers[upper], numbers[upper + 1]);
    return box;
}
