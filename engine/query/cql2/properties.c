#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/cql2/compile.h"

#define NAME_MOST  63 /* characters of a name that are compared */
#define NAMES_MOST 20 /* that a message lists */

struct near {
    const char *name;
    int distance;
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* How many letters must be put in, taken out or changed to make one of the other; in any case. */
static int distance(const char *a, const char *b) {
    int row[NAME_MOST + 1];
    int width = (int)strnlen(b, NAME_MOST), height = (int)strnlen(a, NAME_MOST);
    for (int j = 0; j <= width; j++)
        row[j] = j;
    for (int i = 1; i <= height; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= width; j++) {
            int changed = diagonal + (lower(a[i - 1]) != lower(b[j - 1]));
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[width];
}

static int by_distance(const void *a, const void *b) {
    const struct near *left = a, *right = b;
    if (left->distance != right->distance) return left->distance - right->distance;
    return strcmp(left->name, right->name);
}

static void unknown(const struct compiler *compiler, const struct cql2_node *node) {
    struct near *names = arena_array(compiler->arena, compiler->property_count + 1, sizeof *names);
    for (size_t i = 0; i < compiler->property_count; i++)
        names[i] =
            (struct near){compiler->properties[i].name, distance(node->text, compiler->properties[i].name)};
    qsort(names, compiler->property_count, sizeof *names, by_distance);
    struct text list = TEXT_EMPTY, plain = TEXT_EMPTY;
    for (size_t i = 0; i < compiler->property_count && i < NAMES_MOST; i++)
        text_format(&list, "%s%s", i == 0 ? "" : ", ", names[i].name);
    if (compiler->property_count > NAMES_MOST)
        text_format(&list, " and %zu more (see queryables)", compiler->property_count - NAMES_MOST);
    text_add_plain(&plain, node->text, 60);
    cql2_wrong(compiler->err, node->place, "there is no property '%s' here; there are %s",
               text_string(&plain), compiler->property_count == 0 ? "none" : text_string(&list));
    text_free(&list);
    text_free(&plain);
}

const struct cql2_property *find_property(const struct compiler *compiler, const struct cql2_node *node) {
    for (size_t i = 0; i < compiler->property_count; i++)
        if (strcmp(compiler->properties[i].name, node->text) == 0) return &compiler->properties[i];
    unknown(compiler, node);
    return NULL;
}
