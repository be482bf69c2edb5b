/* The part of an asset's page that says why: each objective with its commitments and their tests. */
#ifndef TERRIER_FEATURES_ITEM_WHY_H
#define TERRIER_FEATURES_ITEM_WHY_H

#include "engine/query/explanation.h"

void item_why(struct text *out, const struct explanation *of);

#endif
