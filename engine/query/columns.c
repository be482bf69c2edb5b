#include "engine/query/columns.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct query_column asset_columns[] = {
    {"reference", QUERY_TEXT},
    {"name", QUERY_TEXT},
    {"category_code", QUERY_TEXT},
    {"category", QUERY_TEXT},
    {"category_group", QUERY_TEXT},
    {"purpose_code", QUERY_TEXT},
    {"purpose", QUERY_TEXT},
    {"scope_code", QUERY_TEXT},
    {"scope", QUERY_TEXT},
    {"status_code", QUERY_TEXT},
    {"status", QUERY_TEXT},
    {"validation", QUERY_TEXT},
    {"held", QUERY_BOOLEAN},
    {"marking", QUERY_TEXT},
    {"predecessor", QUERY_TEXT},
    {"predecessor_reference", QUERY_TEXT},
    {"uprn", QUERY_INTEGER},
    {"address", QUERY_TEXT},
    {"street_number", QUERY_TEXT},
    {"street", QUERY_TEXT},
    {"locality", QUERY_TEXT},
    {"post_town", QUERY_TEXT},
    {"postcode", QUERY_TEXT},
    {"parish", QUERY_TEXT},
    {"ward", QUERY_TEXT},
    {"division", QUERY_TEXT},
    {"network", QUERY_TEXT},
    {"tenure", QUERY_TEXT},
    {"council_repairs_code", QUERY_TEXT},
    {"council_repairs", QUERY_TEXT},
    {"duty_holder", QUERY_TEXT},
    {"buildings", QUERY_INTEGER},
    {"floor_area_m2", QUERY_NUMBER},
    {"land_area_m2", QUERY_NUMBER},
    {"year_built", QUERY_INTEGER},
    {"energy_rating", QUERY_TEXT},
    {"surveyed_on", QUERY_DATE},
    {"vacant", QUERY_BOOLEAN},
    {"backlog", QUERY_NUMBER},
    {"backlog_high_priority", QUERY_NUMBER},
    {"score_1", QUERY_NUMBER},
    {"score_2", QUERY_NUMBER},
    {"score_3", QUERY_NUMBER},
    {"score_4", QUERY_NUMBER},
    {"score_5", QUERY_NUMBER},
    {"score_6", QUERY_NUMBER},
    {"rating_1", QUERY_TEXT},
    {"rating_2", QUERY_TEXT},
    {"rating_3", QUERY_TEXT},
    {"rating_4", QUERY_TEXT},
    {"rating_5", QUERY_TEXT},
    {"rating_6", QUERY_TEXT},
    {"easting", QUERY_NUMBER},
    {"northing", QUERY_NUMBER},
    {"longitude", QUERY_NUMBER},
    {"latitude", QUERY_NUMBER},
    {"location_accuracy_m", QUERY_NUMBER},
    {"location_licence", QUERY_TEXT},
};

static const struct query_column building_columns[] = {
    {"reference", QUERY_TEXT},
    {"code", QUERY_TEXT},
    {"name", QUERY_TEXT},
    {"asset_name", QUERY_TEXT},
    {"uprn", QUERY_INTEGER},
    {"year_built", QUERY_INTEGER},
    {"floor_area_m2", QUERY_NUMBER},
    {"storeys", QUERY_INTEGER},
    {"heating", QUERY_TEXT},
    {"raac", QUERY_TEXT},
    {"asbestos", QUERY_TEXT},
    {"council_repairs", QUERY_TEXT},
    {"temporary", QUERY_BOOLEAN},
    {"extent_accuracy_m", QUERY_NUMBER},
    {"extent_repair", QUERY_TEXT},
    {"extent_licence", QUERY_TEXT},
};

static const struct query_column land_parcel_columns[] = {
    {"reference", QUERY_TEXT},     {"code", QUERY_TEXT},
    {"name", QUERY_TEXT},          {"asset_name", QUERY_TEXT},
    {"category", QUERY_TEXT},      {"title_number", QUERY_TEXT},
    {"area_m2", QUERY_NUMBER},     {"extent_accuracy_m", QUERY_NUMBER},
    {"extent_repair", QUERY_TEXT}, {"extent_licence", QUERY_TEXT},
};

static const struct query_column emission_columns[] = {
    {"reference", QUERY_TEXT},
    {"name", QUERY_TEXT},
    {"category", QUERY_TEXT},
    {"financial_year", QUERY_INTEGER},
    {"boundary", QUERY_TEXT},
    {"counts", QUERY_BOOLEAN},
    {"kwh", QUERY_NUMBER},
    {"kg_co2e", QUERY_NUMBER},
    {"kg_co2e_beside", QUERY_NUMBER},
    {"kg_co2e_per_m2", QUERY_NUMBER},
    {"estimated", QUERY_BOOLEAN},
    {"fuel", QUERY_TEXT},
    {"run_id", QUERY_INTEGER},
    {"as_at", QUERY_DATE},
};

static const struct query_column recommendation_columns[] = {
    {"reference", QUERY_TEXT},
    {"name", QUERY_TEXT},
    {"category", QUERY_TEXT},
    {"option_code", QUERY_TEXT},
    {"option", QUERY_TEXT},
    {"worth_gbp", QUERY_NUMBER},
    {"gain", QUERY_NUMBER},
    {"capital_gbp", QUERY_NUMBER},
    {"receipt_gbp", QUERY_NUMBER},
    {"net_present_cost_change", QUERY_NUMBER},
    {"carbon_tonnes", QUERY_NUMBER},
    {"conditions", QUERY_INTEGER},
    {"options_feasible", QUERY_INTEGER},
    {"options_blocked", QUERY_INTEGER},
    {"blocks", QUERY_INTEGER},
    {"run_id", QUERY_INTEGER},
    {"as_at", QUERY_DATE},
};

const struct query_collection query_assets = {
    .name = "assets",
    .view = "publish.asset",
    .key = "reference",
    .columns = asset_columns,
    .column_count = COUNT(asset_columns),
    .geometry = "location",
    .geometry_lonlat = "location_crs84",
    .geometry_type = "point",
};

const struct query_collection query_buildings = {
    .name = "buildings",
    .view = "publish.building",
    .key = "code",
    .columns = building_columns,
    .column_count = COUNT(building_columns),
    .geometry = "extent",
    .geometry_lonlat = "extent_crs84",
    .geometry_type = "multipolygon",
};

const struct query_collection query_land_parcels = {
    .name = "land_parcels",
    .view = "publish.land_parcel",
    .key = "code",
    .columns = land_parcel_columns,
    .column_count = COUNT(land_parcel_columns),
    .geometry = "extent",
    .geometry_lonlat = "extent_crs84",
    .geometry_type = "multipolygon",
};

const struct query_collection query_emissions = {
    .name = "emissions",
    .view = "publish.emission",
    .key = "reference",
    .columns = emission_columns,
    .column_count = COUNT(emission_columns),
    .geometry = "location",
    .geometry_lonlat = "location_crs84",
    .geometry_type = "point",
};

const struct query_collection query_recommendations = {
    .name = "recommendations",
    .view = "publish.recommendation",
    .key = "reference",
    .columns = recommendation_columns,
    .column_count = COUNT(recommendation_columns),
    .geometry = "location",
    .geometry_lonlat = "location_crs84",
    .geometry_type = "point",
};

const struct query_column *query_column_find(const struct query_collection *collection, const char *name,
                                             size_t length) {
    for (size_t i = 0; i < collection->column_count; i++)
        if (strlen(collection->columns[i].name) == length &&
            memcmp(collection->columns[i].name, name, length) == 0)
            return &collection->columns[i];
    return NULL;
}

void query_column_names(const struct query_collection *collection, struct text *out) {
    for (size_t i = 0; i < collection->column_count; i++)
        text_format(out, "%s%s", i ? ", " : "", collection->columns[i].name);
}

const char *query_type_name(enum query_type type) {
    static const char *const names[] = {"text", "int8", "numeric", "date", "bool"};
    return names[type];
}
