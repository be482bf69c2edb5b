/*
 * Space. A literal meets the stored geometry of its own system; two properties meet on the National Grid, and
 * two literals as they are.
 */
#include "engine/query/cql2/compile.h"
#include "engine/query/cql2/geometry.h"

static const char *const functions[] = {
    [CQL2_S_INTERSECTS] = "ST_Intersects", [CQL2_S_EQUALS] = "ST_Equals",
    [CQL2_S_DISJOINT] = "ST_Intersects", /* denied: ST_Disjoint does not know collections */
    [CQL2_S_TOUCHES] = "ST_Touches",       [CQL2_S_WITHIN] = "ST_Within",
    [CQL2_S_OVERLAPS] = "ST_Overlaps",     [CQL2_S_CROSSES] = "ST_Crosses",
    [CQL2_S_CONTAINS] = "ST_Contains",
};

static const char *geometry_literal(struct compiler *compiler, const struct cql2_node *parent,
                                    const struct cql2_node *node) {
    bool mixed = false;
    const char *hex = cql2_geometry_bind(compiler->arena, node->geometry, compiler->crs, node->place, &mixed,
                                         compiler->err);
    if (!hex) return NULL;
    if (mixed && parent->op != CQL2_S_INTERSECTS && parent->op != CQL2_S_DISJOINT)
        return cql2_wrong(
            compiler->err, node->place,
            "%s is not defined for a collection of points, lines and polygons together (OGC 06-103r4, "
            "6.1.15); ask for each kind",
            cql2_operation(parent->op)->text);
    return bind_value(compiler, hex, "geometry");
}

static const char *geometry_property(struct compiler *compiler, const struct cql2_node *node, bool lonlat) {
    if (node->op != CQL2_PROPERTY_NAME)
        return cql2_wrong(compiler->err, node->place,
                          "a geometry is expected here: a property or a literal such as POINT(-0.14 50.82)");
    const struct cql2_property *property = find_property(compiler, node);
    if (!property) return NULL;
    if (property->type != CQL2_GEOMETRY)
        return cql2_wrong(compiler->err, node->place, "a geometry is expected here, and '%s' is %s",
                          property->name, type_called(property->type));
    return lonlat ? property->sql_lonlat : property->sql;
}

bool compile_spatial(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const char *operands[2];
    bool literal =
        node->children[0]->op == CQL2_GEOMETRY_LITERAL || node->children[1]->op == CQL2_GEOMETRY_LITERAL;
    bool lonlat = literal && compiler->crs != CQL2_EPSG_27700;
    for (size_t i = 0; i < 2; i++) {
        operands[i] = node->children[i]->op == CQL2_GEOMETRY_LITERAL
                          ? geometry_literal(compiler, node, node->children[i])
                          : geometry_property(compiler, node->children[i], lonlat);
        if (!operands[i]) return false;
    }
    *out = computed(CQL2_BOOLEAN, node,
                    arena_format(compiler->arena,
                                 node->op == CQL2_S_DISJOINT ? "(NOT %s(%s, %s))" : "%s(%s, %s)",
                                 functions[node->op], operands[0], operands[1]));
    return true;
}
