#include "tests/unit/cql2/tree.h"

static bool shape_equal(const struct cql2_geometry *a, const struct cql2_geometry *b) {
    if (a == NULL || b == NULL) return a == b;
    if (a->type != b->type || a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->part ? !shape_equal(a->part[i], b->part[i])
                    : a->xy[2 * i] != b->xy[2 * i] || a->xy[2 * i + 1] != b->xy[2 * i + 1])
            return false;
    }
    return true;
}

bool tree_equal(const struct cql2_node *a, const struct cql2_node *b) {
    if (a->op != b->op || a->count != b->count || !text_equal(a->text, b->text)) return false;
    if (!shape_equal(a->geometry, b->geometry)) return false;
    for (size_t i = 0; i < a->count; i++)
        if (!tree_equal(a->children[i], b->children[i])) return false;
    return true;
}

/* --- printing --- */

static void print_shape(struct text *out, const struct cql2_geometry *shape) {
    text_add_char(out, '(');
    for (size_t i = 0; i < shape->count; i++) {
        const char *between = shape->type == CQL2_BBOX ? "," : " ";
        if (i > 0) text_add(out, ", ");
        if (!shape->part)
            text_format(out, "%.17g%s%.17g", shape->xy[2 * i], between, shape->xy[2 * i + 1]);
        else if (shape->type == CQL2_COLLECTION)
            text_add(out, cql2_geometry_name(shape->part[i]->type));
        if (shape->part) print_shape(out, shape->part[i]);
    }
    text_add_char(out, ')');
}

static void print_text(struct text *out, const char *value) {
    text_add_char(out, '\'');
    for (; *value != '\0'; value++) {
        if (*value == '\'' || *value == '\\') text_add_char(out, *value);
        text_add_char(out, *value);
    }
    text_add_char(out, '\'');
}

static void print_list(struct text *out, const struct cql2_node *node, size_t first, const char *between) {
    for (size_t i = first; i < node->count; i++) {
        if (i > first) text_add(out, between);
        tree_print(out, node->children[i]);
    }
}

/* False for an operation. */
static bool print_leaf(struct text *out, const struct cql2_node *node) {
    if (node->op < CQL2_OPERATIONS) return false;
    if (node->op == CQL2_PROPERTY_NAME)
        text_format(out, "\"%s\"", node->text);
    else if (node->op == CQL2_TEXT_LITERAL || node->op == CQL2_OPEN_LITERAL)
        print_text(out, node->text);
    else if (node->op == CQL2_DATE_LITERAL || node->op == CQL2_TIMESTAMP_LITERAL)
        text_format(out, "%s('%s')", node->op == CQL2_DATE_LITERAL ? "DATE" : "TIMESTAMP", node->text);
    else if (node->op == CQL2_GEOMETRY_LITERAL) {
        text_add(out, cql2_geometry_name(node->geometry->type));
        print_shape(out, node->geometry);
    } else if (node->op == CQL2_INTERVAL_LITERAL) {
        for (size_t i = 0; i < 2; i++) {
            text_add(out, i == 0 ? "INTERVAL(" : ", ");
            if (node->children[i]->op == CQL2_PROPERTY_NAME)
                tree_print(out, node->children[i]);
            else
                print_text(out, node->children[i]->text);
        }
        text_add_char(out, ')');
    } else {
        text_add(out, node->text);
    }
    return true;
}

void tree_print(struct text *out, const struct cql2_node *node) {
    if (print_leaf(out, node)) return;
    const char *name = cql2_operation(node->op)->text;
    if (node->op == CQL2_CASEI || node->op >= CQL2_S_INTERSECTS) {
        text_format(out, "%s(", name);
        print_list(out, node, 0, ", ");
    } else if (node->op == CQL2_NOT || node->op == CQL2_IS_NULL) {
        text_add(out, node->op == CQL2_NOT ? "(NOT " : "(");
        tree_print(out, node->children[0]);
        if (node->op == CQL2_IS_NULL) text_add(out, " IS NULL");
    } else if (node->op == CQL2_BETWEEN || node->op == CQL2_IN) {
        text_add_char(out, '(');
        tree_print(out, node->children[0]);
        text_format(out, " %s ", name);
        if (node->op == CQL2_IN) text_add_char(out, '(');
        print_list(out, node, 1, node->op == CQL2_IN ? ", " : " AND ");
        if (node->op == CQL2_IN) text_add_char(out, ')');
    } else {
        struct text between = TEXT_EMPTY;
        text_format(&between, " %s ", name);
        text_add_char(out, '(');
        print_list(out, node, 0, text_string(&between));
        text_free(&between);
    }
    text_add_char(out, ')');
}
