/*
 * What the page of one asset says of it beyond what is recorded: the verdict on each objective, what would
 * help, what is proposed, and why it scores as it does, in the sentences of engine/query/explanation.h.
 * For staff: the page of the public has none of it.
 */
#ifndef TERRIER_FEATURES_ITEM_EXPLAINED_H
#define TERRIER_FEATURES_ITEM_EXPLAINED_H

#include "engine/query/explanation.h"
#include "engine/service/features/item.h"

struct item_explained {
    bool told; /* of an asset, to staff */
    struct explanation of;
    struct rows *proposals; /* of explain_proposals.sql */
};

/* Reads it; told is false where the page has none. Freed by item_explained_free() in any case. */
enum status item_explained_read(struct item_explained *explained, const struct item *item, struct error *err);
void item_explained_free(struct item_explained *explained);

/* The ways to the parts of the page, and the parts. Nothing where it is not told. */
void item_explained_contents(struct text *out, const struct item_explained *explained);
void item_explained_parts(struct text *out, const struct item_explained *explained);

#endif
