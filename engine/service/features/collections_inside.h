/* The entries of collections_all, by subject. Inside this room only. */
#ifndef TERRIER_FEATURES_COLLECTIONS_INSIDE_H
#define TERRIER_FEATURES_COLLECTIONS_INSIDE_H

#include "engine/service/features/collections.h"

#define COLUMNS(array) .columns = (array), .column_count = sizeof(array) / sizeof *(array)

extern const struct collection collection_assets; /* collection_assets.c */

#endif
