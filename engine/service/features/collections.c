#include "engine/service/features/collections.h"

#include <ctype.h>
#include <string.h>

#include "engine/service/features/collections_inside.h"

const struct collection *const collections_all[] = {
    &collection_assets,    &collection_asset_extents, &collection_buildings,       &collection_land_parcels,
    &collection_condition, &collection_inspections,   &collection_boundaries,      &collection_judgements,
    &collection_proposals, &collection_emissions,     &collection_recommendations, NULL,
};

const char collections_licence[] =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
const char collections_attribution[] = "Coordinates use OSTN15, © Copyright and database rights Ordnance "
                                       "Survey Limited 2016, © Crown copyright and "
                                       "database rights Land & Property Services 2016 and/or © Ordnance "
                                       "Survey Ireland, 2016. All rights reserved.";

const struct column collection_id = {"id", CQL2_TEXT, COLUMN_SORTED};

const struct collection *collection_find(const char *name) {
    for (size_t i = 0; collections_all[i] != NULL; i++)
        if (strcmp(collections_all[i]->name, name) == 0) return collections_all[i];
    return NULL;
}

size_t collection_index(const struct collection *collection) {
    size_t i = 0;
    while (collections_all[i] != collection)
        i++;
    return i;
}

const struct column *collection_column(const struct collection *collection, const char *name, size_t length) {
    for (size_t i = 0; i < collection->column_count; i++)
        if (strlen(collection->columns[i].name) == length &&
            memcmp(collection->columns[i].name, name, length) == 0)
            return &collection->columns[i];
    return NULL;
}

void collection_column_names(const struct collection *collection, unsigned flag, struct text *out) {
    const char *comma = "";

    for (size_t i = 0; i < collection->column_count; i++) {
        if ((collection->columns[i].flags & flag) != flag) continue;
        text_format(out, "%s%s", comma, collection->columns[i].name);
        comma = ", ";
    }
}

const struct cql2_property *collection_queryables(const struct collection *collection, struct arena *arena,
                                                  size_t *count) {
    struct cql2_property *properties = arena_array(arena, collection->column_count + 3, sizeof *properties);

    *count = 0;
    properties[(*count)++] = (struct cql2_property){"id", CQL2_TEXT, "feature.id", NULL};
    for (size_t i = 0; i < collection->column_count; i++)
        properties[(*count)++] =
            (struct cql2_property){collection->columns[i].name, collection->columns[i].type,
                                   arena_format(arena, "feature.%s", collection->columns[i].name), NULL};
    properties[(*count)++] =
        (struct cql2_property){"geometry", CQL2_GEOMETRY, "feature.geometry", "feature.geometry_crs84"};
    properties[(*count)++] = (struct cql2_property){"valid", CQL2_INTERVAL, "feature.valid", NULL};
    return properties;
}

const char *column_title(struct arena *arena, const char *name) {
    if (strcmp(name, "uprn") == 0) return "UPRN";
    if (strcmp(name, "id") == 0) return "Identity";
    char *title = arena_text(arena, name);

    for (char *at = title; *at != '\0'; at++)
        if (*at == '_') *at = ' ';
    title[0] = (char)toupper((unsigned char)title[0]);
    return title;
}
