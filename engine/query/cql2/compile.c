#include "engine/query/cql2/compile.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/literals.h"

const char *const cql2_conformance[] = {
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
    "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
    NULL};

/* --- pieces --- */

const char *bind_value(struct compiler *compiler, const char *value, const char *type) {
    if (compiler->count == compiler->room) {
        compiler->room = compiler->room == 0 ? 8 : compiler->room * 2;
        const char **more = arena_array(compiler->arena, compiler->room, sizeof *more);
        if (compiler->count > 0) memcpy(more, compiler->values, compiler->count * sizeof *more);
        compiler->values = more;
    }
    compiler->values[compiler->count++] = value;
    return arena_format(compiler->arena, "$%zu::%s", (size_t)compiler->first_parameter + compiler->count - 1,
                        type);
}

struct piece computed(enum cql2_type type, const struct cql2_node *node, const char *sql) {
    return (struct piece){.type = type, .from = PIECE_COMPUTED, .sql = sql, .node = node};
}

const char *type_called(enum cql2_type type) {
    static const char *const names[] = {
        [CQL2_TEXT] = "a text",           [CQL2_INTEGER] = "a number",     [CQL2_NUMBER] = "a number",
        [CQL2_BOOLEAN] = "true or false", [CQL2_DATE] = "a date",          [CQL2_TIMESTAMP] = "a time",
        [CQL2_GEOMETRY] = "a geometry",   [CQL2_INTERVAL] = "an interval",
    };
    return names[type];
}

/* --- what has no operands --- */

static bool plain_name(const char *sql) {
    return sql[strspn(sql, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.")] == '\0';
}

static bool compile_property(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    const struct cql2_property *property = find_property(compiler, node);
    if (!property) return false;
    const char *sql =
        plain_name(property->sql) ? property->sql : arena_format(compiler->arena, "(%s)", property->sql);
    *out = (struct piece){
        .type = property->type, .from = PIECE_PROPERTY, .sql = sql, .property = property, .node = node};
    if (property->type == CQL2_INTERVAL) interval_of_range(compiler, out);
    return true;
}

static bool compile_literal(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    static const struct {
        enum cql2_type type;
        const char *cast;
    } kinds[] = {
        [CQL2_TEXT_LITERAL] = {CQL2_TEXT, "text"},
        [CQL2_NUMBER_LITERAL] = {CQL2_NUMBER, "numeric"},
        [CQL2_BOOLEAN_LITERAL] = {CQL2_BOOLEAN, "boolean"},
        [CQL2_DATE_LITERAL] = {CQL2_DATE, "date"},
        [CQL2_TIMESTAMP_LITERAL] = {CQL2_TIMESTAMP, "timestamptz"},
    };
    bool integer = node->op == CQL2_NUMBER_LITERAL && cql2_number_is_integer(node->text);
    *out = (struct piece){.type = integer ? CQL2_INTEGER : kinds[node->op].type,
                          .from = PIECE_LITERAL,
                          .sql = bind_value(compiler, node->text, integer ? "bigint" : kinds[node->op].cast),
                          .parameter = compiler->count - 1,
                          .node = node};
    return true;
}

bool read_as_instant(struct compiler *compiler, struct piece *piece) {
    struct cql2_reading reading = {.arena = compiler->arena, .err = compiler->err};
    const struct cql2_node *node = cql2_instant(&reading, piece->node->place, piece->node->text);
    if (!node) return false;
    if (node->op == CQL2_OPEN_LITERAL) {
        cql2_wrong(compiler->err, node->place, "'..' stands only in an INTERVAL");
        return false;
    }
    bool date = node->op == CQL2_DATE_LITERAL;
    compiler->values[piece->parameter] = node->text;
    piece->type = date ? CQL2_DATE : CQL2_TIMESTAMP;
    piece->sql =
        arena_format(compiler->arena, "$%zu::%s", (size_t)compiler->first_parameter + piece->parameter,
                     date ? "date" : "timestamptz");
    return true;
}

/* --- booleans --- */

bool compile_boolean(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    if (!compile(compiler, node, out)) return false;
    if (out->type == CQL2_BOOLEAN) return true;
    cql2_wrong(compiler->err, node->place,
               "a condition is expected here, which is true or false, and this is %s",
               type_called(out->type));
    return false;
}

static bool compile_joined(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct text sql = TEXT_EMPTY;
    bool good = true;
    for (size_t i = 0; good && i < node->count; i++) {
        struct piece piece;
        good = compile_boolean(compiler, node->children[i], &piece);
        if (good)
            text_format(&sql, "%s%s", i == 0 ? "(" : node->op == CQL2_AND ? " AND " : " OR ", piece.sql);
    }
    text_add_char(&sql, ')');
    *out = computed(CQL2_BOOLEAN, node, arena_text(compiler->arena, text_string(&sql)));
    text_free(&sql);
    return good;
}

static bool compile_not(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece piece;
    if (!compile_boolean(compiler, node->children[0], &piece)) return false;
    *out = computed(CQL2_BOOLEAN, node, arena_format(compiler->arena, "(NOT %s)", piece.sql));
    return true;
}

/* An interval is null when one of its bounds is unknown. */
static bool compile_is_null(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    struct piece piece;
    const char *sql;
    if (!compile(compiler, node->children[0], &piece)) return false;
    if (piece.property)
        sql = arena_format(compiler->arena, "((%s) IS NULL)", piece.property->sql);
    else if (piece.type == CQL2_INTERVAL)
        sql = arena_format(compiler->arena, "(%s IS NULL OR %s IS NULL)",
                           interval_bound(compiler, &piece, false), interval_bound(compiler, &piece, true));
    else
        sql = arena_format(compiler->arena, "(%s IS NULL)", piece.sql);
    *out = computed(CQL2_BOOLEAN, node, sql);
    return true;
}

/* A geometry stands only in a function of space or before IS NULL: there its value does not matter. */
static bool compile_geometry(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    *out = (struct piece){.type = CQL2_GEOMETRY, .from = PIECE_LITERAL, .node = node};
    out->sql = bind_value(compiler, "", "text");
    return true;
}

bool compile(struct compiler *compiler, const struct cql2_node *node, struct piece *out) {
    static bool (*const special[])(struct compiler *, const struct cql2_node *, struct piece *) = {
        [CQL2_AND] = compile_joined,
        [CQL2_OR] = compile_joined,
        [CQL2_NOT] = compile_not,
        [CQL2_LIKE] = compile_like,
        [CQL2_BETWEEN] = compile_between,
        [CQL2_IN] = compile_in,
        [CQL2_IS_NULL] = compile_is_null,
        [CQL2_CASEI] = compile_casei,
        [CQL2_PROPERTY_NAME] = compile_property,
        [CQL2_INTERVAL_LITERAL] = compile_interval,
        [CQL2_GEOMETRY_LITERAL] = compile_geometry,
    };
    if (special[node->op]) return special[node->op](compiler, node, out);
    if (node->op <= CQL2_GREATER_EQUAL) return compile_comparison(compiler, node, out);
    if (node->op <= CQL2_POWER) return compile_arithmetic(compiler, node, out);
    if (node->op <= CQL2_S_CONTAINS) return compile_spatial(compiler, node, out);
    if (node->op <= CQL2_T_STARTS) return compile_temporal(compiler, node, out);
    return compile_literal(compiler, node, out);
}

/* --- the whole --- */

static bool too_long(const char *filter, enum cql2_language language, struct error *err) {
    size_t most = language == CQL2_LANGUAGE_JSON ? CQL2_JSON_MAX : CQL2_TEXT_MAX;
    size_t length = strlen(filter);
    if (length > most)
        error_set(err, STATUS_INVALID, "the filter has %zu bytes and may have %zu; make it shorter", length,
                  most);
    else if (!text_is_utf8(filter, length))
        error_set(err, STATUS_INVALID, "the filter is not in UTF-8");
    else if (text_blank(filter))
        error_set(err, STATUS_INVALID, "the filter is empty; leave it out to have everything");
    else
        return false;
    return true;
}

enum status cql2_compile(struct cql2_sql *out, struct arena *arena, const char *filter,
                         enum cql2_language language, enum cql2_crs filter_crs,
                         const struct cql2_property *properties, size_t count, int first_parameter,
                         struct error *err) {
    if (too_long(filter, language, err)) return STATUS_INVALID;
    struct cql2_reading reading = {.arena = arena, .err = err};
    struct cql2_node *node = language == CQL2_LANGUAGE_JSON ? cql2_parse_json(&reading, filter)
                                                            : cql2_parse_text(&reading, filter);
    if (!node) return STATUS_INVALID;
    struct compiler compiler = {.arena = arena,
                                .err = err,
                                .properties = properties,
                                .property_count = count,
                                .crs = filter_crs,
                                .first_parameter = first_parameter};
    struct piece piece;
    if (!compile_boolean(&compiler, node, &piece)) return STATUS_INVALID;
    *out = (struct cql2_sql){.text = piece.sql, .values = compiler.values, .count = (int)compiler.count};
    return STATUS_OK;
}
