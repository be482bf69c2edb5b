/*
 * The order of a page: the parameter `sortby`, and the places in that order that `next` and `prev` carry.
 *
 * Unknown values come last whichever way a column is sorted; features that are equal in all columns are in
 * the ascending order of their ids. Text is sorted without regard to case, by code points.
 */
#ifndef TERRIER_FEATURES_ORDER_H
#define TERRIER_FEATURES_ORDER_H

#include <stdbool.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/service/features/collections.h"

#define ORDER_KEYS_MAX 3

struct order_key {
    const struct column *column;
    bool down;
};

struct order {
    const struct collection *collection;
    struct order_key keys[ORDER_KEYS_MAX];
    int count; /* 0: by id alone */
};

/* Up to three sortables, or "id", with commas between, each with "+" or "-" before it or nothing. NULL: by
 * id. */
enum status order_parse(struct order *out, const struct collection *collection, const char *text,
                        struct error *err);

/* Where a feature stands: its values of the order's columns, as SQL compares them, and its id. */
struct place {
    const char *values[ORDER_KEYS_MAX]; /* NULL: unknown */
    const char *id;
};

/* The token of a place: letters and digits, good for this order of this collection alone. */
void place_write(struct text *out, const struct order *order, const struct place *place);

/*
 * And back; texts are in the arena. STATUS_INVALID for what is no token of ours, or one of another order.
 * Whoever forges one gets the page after another place, nothing more: values are checked for their types and
 * bound.
 */
enum status place_read(struct place *out, struct arena *arena, const struct order *order, const char *token,
                       struct error *err);

#endif
