#include "engine/service/features/collections_inside.h"

/* --- buildings --- */

static const struct column building_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"code", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"asset_name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"uprn", CQL2_INTEGER, 0},
    {"year_built", CQL2_INTEGER, COLUMN_SORTED | COLUMN_LISTED},
    {"floor_area_m2", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"storeys", CQL2_INTEGER, COLUMN_LISTED},
    {"heating", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"boiler_year", CQL2_INTEGER, 0},
    {"raac", CQL2_TEXT, 0},
    {"asbestos", CQL2_TEXT, 0},
    {"council_repairs", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"temporary", CQL2_BOOLEAN, 0},
    {"life_ends_on", CQL2_DATE, COLUMN_SORTED},
    {"replacement_cost", CQL2_NUMBER, COLUMN_SORTED},
    {"extent_accuracy_m", CQL2_NUMBER, 0},
    {"extent_repair", CQL2_TEXT, 0},
    {"extent_licence", CQL2_TEXT, 0},
};

const struct collection collection_buildings = {
    .name = "buildings",
    .title = "Buildings",
    .about = "Buildings of the assets: age, size, heating and what is known of hazards. Those whose "
             "footprint is not "
             "recorded have no geometry.",
    .view = "served.building",
    .geometry_type = "multipolygon",
    COLUMNS(building_columns),
};

/* --- land_parcels --- */

static const struct column land_parcel_columns[] = {
    {"reference", CQL2_TEXT, 0},
    {"code", CQL2_TEXT, 0},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"asset_name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"category", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"title_number", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"area_m2", CQL2_NUMBER, COLUMN_SORTED | COLUMN_LISTED},
    {"extent_accuracy_m", CQL2_NUMBER, 0},
    {"extent_repair", CQL2_TEXT, 0},
    {"extent_licence", CQL2_TEXT, 0},
};

const struct collection collection_land_parcels = {
    .name = "land_parcels",
    .title = "Land parcels",
    .about = "Parcels of land of the assets, with their titles.",
    .view = "served.land_parcel",
    .geometry_type = "multipolygon",
    COLUMNS(land_parcel_columns),
};

/* --- boundaries --- */

static const struct column boundary_columns[] = {
    {"kind_code", CQL2_TEXT, 0},
    {"kind", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"code", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"name", CQL2_TEXT, COLUMN_SORTED | COLUMN_LISTED},
    {"from_on", CQL2_DATE, COLUMN_SORTED | COLUMN_LISTED},
    {"until_on", CQL2_DATE, COLUMN_LISTED},
    {"synthetic", CQL2_BOOLEAN, 0},
    {"source", CQL2_TEXT, 0},
    {"licence", CQL2_TEXT, 0},
    {"extent_accuracy_m", CQL2_NUMBER, 0},
};

const struct collection collection_boundaries = {
    .name = "boundaries",
    .title = "Boundaries",
    .about = "Parishes, wards, divisions and other boundaries, each with the days it holds.",
    .view = "served.boundary",
    .geometry_type = "multipolygon",
    COLUMNS(boundary_columns),
};
