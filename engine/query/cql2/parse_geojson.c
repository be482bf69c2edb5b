/* GeoJSON geometries (RFC 7946) as far as CQL2 goes: no empty ones, no collections inside collections. */
#include "engine/base/text.h"
#include "engine/query/cql2/parse_json.h"

struct shape_reading {
    struct cql2_reading *reading;
    const char *place; /* of the whole geometry: coordinates are too many to give each a place */
};

static void *wrong(const struct shape_reading *shape, const char *what) {
    return cql2_wrong(shape->reading->err, shape->place, "%s", what);
}

/* [x, y] or [x, y, z] onto `line`. */
static bool add_position(const struct shape_reading *shape, const json_t *value, struct cql2_geometry *line) {
    size_t count = json_array_size(value);
    bool numbers = count == 2 || count == 3;
    for (size_t i = 0; numbers && i < count; i++)
        numbers = json_is_number(json_array_get(value, i));
    if (!numbers) {
        wrong(shape, "a position is an array of two numbers, or three with a height");
        return false;
    }
    cql2_geometry_add_point(shape->reading->arena, line, json_number_value(json_array_get(value, 0)),
                            json_number_value(json_array_get(value, 1)));
    return true;
}

static struct cql2_geometry *coordinates(const struct shape_reading *shape, enum cql2_geometry_type type,
                                         const json_t *value) {
    static const enum cql2_geometry_type parts[] = {
        [CQL2_POLYGON] = CQL2_LINESTRING,
        [CQL2_MULTIPOINT] = CQL2_POINT,
        [CQL2_MULTILINESTRING] = CQL2_LINESTRING,
        [CQL2_MULTIPOLYGON] = CQL2_POLYGON,
    };
    struct cql2_geometry *geometry = cql2_geometry_new(shape->reading->arena, type);
    if (type == CQL2_POINT) return add_position(shape, value, geometry) ? geometry : NULL;
    if (json_array_size(value) == 0) return wrong(shape, "the coordinates are not an array, or empty");
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *item = json_array_get(value, i);
        if (type == CQL2_LINESTRING) {
            if (!add_position(shape, item, geometry)) return NULL;
            continue;
        }
        struct cql2_geometry *part = coordinates(shape, parts[type], item);
        if (!part) return NULL;
        cql2_geometry_add_part(shape->reading->arena, geometry, part);
    }
    return geometry;
}

static struct cql2_geometry *geometry_of(const struct shape_reading *shape, const json_t *value,
                                         bool collections) {
    enum cql2_geometry_type type;
    const char *name = json_string_value(json_object_get(value, "type"));
    if (!name || !cql2_geometry_of_name(name, &type) || type == CQL2_BBOX)
        return wrong(shape,
                     "the type of a geometry is Point, LineString, Polygon, MultiPoint, MultiLineString, "
                     "MultiPolygon or GeometryCollection");
    if (type != CQL2_COLLECTION) return coordinates(shape, type, json_object_get(value, "coordinates"));
    if (!collections) return wrong(shape, "a GeometryCollection cannot stand in another");
    const json_t *geometries = json_object_get(value, "geometries");
    if (json_array_size(geometries) == 0) return wrong(shape, "the GeometryCollection has no geometries");
    struct cql2_geometry *collection = cql2_geometry_new(shape->reading->arena, type);
    for (size_t i = 0; i < json_array_size(geometries); i++) {
        struct cql2_geometry *part = geometry_of(shape, json_array_get(geometries, i), false);
        if (!part) return NULL;
        cql2_geometry_add_part(shape->reading->arena, collection, part);
    }
    return collection;
}

static struct cql2_geometry *box_of(const struct shape_reading *shape, const json_t *value) {
    double numbers[6];
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count && i < 6; i++) {
        const json_t *item = json_array_get(value, i);
        if (!json_is_number(item)) return wrong(shape, "a box has numbers only");
        numbers[i] = json_number_value(item);
    }
    return cql2_geometry_box(shape->reading, shape->place, numbers, count);
}

struct cql2_node *json_geometry(struct cql2_reading *reading, const json_t *value, const char *place) {
    struct shape_reading shape = {reading, place};
    const json_t *box = json_object_get(value, "bbox");
    bool typed = json_object_get(value, "type") != NULL; /* a GeoJSON geometry may carry a bbox besides */
    const struct cql2_geometry *geometry = typed ? geometry_of(&shape, value, true) : box_of(&shape, box);
    struct cql2_node *node = geometry ? cql2_leaf(reading, CQL2_GEOMETRY_LITERAL, place, NULL) : NULL;
    if (node) node->geometry = geometry;
    return node;
}
