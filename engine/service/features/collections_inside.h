/* The entries of collections_all, by subject. Inside this room only. */
#ifndef TERRIER_FEATURES_COLLECTIONS_INSIDE_H
#define TERRIER_FEATURES_COLLECTIONS_INSIDE_H

#include "engine/service/features/collections.h"

#define COLUMNS(array) .columns = (array), .column_count = sizeof(array) / sizeof *(array)

extern const struct collection collection_assets, collection_asset_extents; /* collection_assets.c */
extern const struct collection collection_buildings, collection_land_parcels,
    collection_boundaries; /* collection_estate.c */
extern const struct collection collection_condition, collection_inspections,
    collection_judgements;                                                       /* collection_condition.c */
extern const struct collection collection_proposals;                             /* collection_proposals.c */
extern const struct collection collection_emissions, collection_recommendations; /* collection_outlook.c */

#endif
