/*
 * Which features are asked for: conditions as SQL with bound values. The text is made of words of ours alone;
 * what people gave is in the values.
 */
#ifndef TERRIER_FEATURES_SELECTION_H
#define TERRIER_FEATURES_SELECTION_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/service/features/bbox.h"
#include "engine/service/features/collections.h"
#include "engine/service/features/datetime.h"
#include "engine/store/store.h"

struct selection {
    struct arena *arena; /* of the values, and of the array itself */
    struct text where;   /* "" all; otherwise conditions over `feature` that must all hold */
    const char *box;     /* NULL; or that its shape meets the box: one without a shape is asked for as well */
    const char **values;
    size_t capacity;
    int count;
};

void selection_begin(struct selection *out, struct arena *arena);
void selection_free(struct selection *selection); /* twice does nothing */

/* Binds a value and returns its number: `$n`. */
int selection_bind(struct selection *selection, const char *value);
struct bind selection_values(const struct selection *selection);

/* Whether every feature is asked for. */
bool selection_is_all(const struct selection *selection);

/* Those whose shape has a point in common with the box, and those without a shape, as the standard has it.
 * Once. */
void selection_in_box(struct selection *selection, const struct bbox *bbox);

/* Those that hold at some time of it, and those without a time. */
void selection_at(struct selection *selection, const struct datetime *datetime);

/* Those whose column, or id, is this value, which is one of its type (value.h); `indexed` where it is a
 * sortable. */
void selection_equal(struct selection *selection, const struct cql2_property *property, const char *value,
                     bool indexed);

/* A filter in CQL2. */
enum status selection_filter(struct selection *selection, const struct collection *collection,
                             const char *filter, enum cql2_language language, enum cql2_crs crs,
                             struct error *err);

#endif
