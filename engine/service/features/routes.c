#include "engine/service/features/routes.h"

#include "engine/service/features/collection.h"
#include "engine/service/features/html.h"
#include "engine/service/features/item.h"
#include "engine/service/features/items.h"
#include "engine/service/features/landing.h"
#include "engine/service/features/schema.h"
#include "engine/service/features/tile_matrix_sets.h"
#include "engine/service/features/tiles.h"

#define JSON_OR_HTML "{\"type\":\"string\",\"enum\":[\"json\",\"html\"]}"
#define ABOUT_F      "The form of the answer; without it, the header Accept says."
#define PARAMETER_F                                                                                          \
    { "f", ABOUT_F, JSON_OR_HTML, "html" }
#define SCHEMA_TEXT "{\"type\":\"string\"}"
#define SCHEMA_LIST "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"
#define SCHEMA_SYSTEM                                                                                        \
    "{\"type\":\"string\",\"format\":\"uri\",\"default\":\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\"}"
#define EXAMPLE_SYSTEM "http://www.opengis.net/def/crs/EPSG/0/27700"

static const struct route_parameter only_f[] = {PARAMETER_F, {NULL, NULL, NULL, NULL}};

static const struct route_parameter of_item[] = {
    {"crs", "The coordinate reference system of the answer, by URI: one of the collection's.", SCHEMA_SYSTEM,
     EXAMPLE_SYSTEM},
    PARAMETER_F,
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_items[] = {
    {"limit",
     "How many features a page has at most. Over 10,000 counts as 10,000. A file (csv, fgb, gpkg) has no "
     "pages: without it, it has all that match, and at most this many with it.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000,\"default\":100}", "100"},
    {"bbox",
     "Features whose shape has a point in common with this box, and those without a shape: lower corner, "
     "upper corner. A "
     "box whose west is east of its east crosses the 180th meridian.",
     "{\"type\":\"array\",\"minItems\":4,\"maxItems\":6,\"items\":{\"type\":\"number\"}}",
     "-3.2,50.9,-3.0,51.1"},
    {"bbox-crs", "The coordinate reference system of bbox, by URI.", SCHEMA_SYSTEM, EXAMPLE_SYSTEM},
    {"datetime",
     "Features that hold at this moment or in this interval (RFC 3339; \"..\" for an open end), and those "
     "without a time.",
     SCHEMA_TEXT, "2026-04-01/.."},
    {"filter", "A filter in CQL2 over the queryables.", SCHEMA_TEXT,
     "category = 'Library' AND floor_area_m2 > 200"},
    {"filter-lang", "The language of filter.",
     "{\"type\":\"string\",\"enum\":[\"cql2-text\",\"cql2-json\"],\"default\":\"cql2-text\"}", "cql2-text"},
    {"filter-crs", "The coordinate reference system of shapes in filter, by URI.", SCHEMA_SYSTEM,
     EXAMPLE_SYSTEM},
    {"sortby",
     "Up to three sortables, each with \"+\" or \"-\" before it or nothing. Unknown values come last.",
     SCHEMA_LIST, "-floor_area_m2,name"},
    {"properties", "The properties wanted. The id and the shape are always there.", SCHEMA_LIST,
     "name,category"},
    {"crs", "The coordinate reference system of the answer, by URI: one of the collection's.", SCHEMA_SYSTEM,
     EXAMPLE_SYSTEM},
    {"count",
     "\"exact\" counts all that match whatever it takes, \"none\" does not count. Without it numberMatched "
     "is given up to "
     "10,000, and for whole collections.",
     "{\"type\":\"string\",\"enum\":[\"exact\",\"none\"]}", "exact"},
    {"after", "The place behind which the page begins: from a link `next`.", SCHEMA_TEXT, NULL},
    {"before", "The place before which the page ends: from a link `prev`.", SCHEMA_TEXT, NULL},
    {"f", ABOUT_F, "{\"type\":\"string\",\"enum\":[\"json\",\"html\",\"csv\",\"fgb\",\"gpkg\"]}", "html"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter json_alone[] = {
    {"f", ABOUT_F, "{\"type\":\"string\",\"enum\":[\"json\"]}", "json"},
    {NULL, NULL, NULL, NULL},
};

static const struct route_parameter of_tile[] = {
    {"properties",
     "The properties wanted, beside the id. Without it: reference, ratings, and what the pages list.",
     SCHEMA_LIST, "reference"},
    {"f", ABOUT_F, "{\"type\":\"string\",\"enum\":[\"mvt\"]}", "mvt"},
    {NULL, NULL, NULL, NULL},
};

/* What all of them have in common. */
#define READS(where, handler, words, takes_parameters, given)                                                \
    .method = HTTP_GET, .path = (where), .allow = ALLOW_READ, .lane = LANE_ROLE, .handle = (handler),        \
    .summary = (words), .tag = "Features", .parameters = (takes_parameters), .gives = (given)

#define GIVES_JSON   "application/json, text/html"
#define GIVES_SCHEMA "application/schema+json, text/html, application/json"
#define GIVES_GEO    "application/geo+json, text/html, application/json"
#define ONE          "/collections/{collection}"

const struct route features_routes[] = {
    {.method = HTTP_GET,
     .path = "/",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = landing_page,
     .summary = "The landing page.",
     .tag = "Features",
     .parameters = only_f,
     .gives = GIVES_JSON,
     .answer = "LandingPage",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {.method = HTTP_GET,
     .path = "/conformance",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = landing_conformance,
     .summary = "The conformance classes that are met.",
     .tag = "Features",
     .parameters = only_f,
     .gives = GIVES_JSON,
     .answer = "Conformance",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS("/collections", collection_list, "The collections.", only_f, GIVES_JSON), .answer = "Collections",
     .flags = ROUTE_OGC | ROUTE_CACHED},
    {READS(ONE, collection_one, "One collection.", only_f, GIVES_JSON), .answer = "Collection",
     .flags = ROUTE_OGC | ROUTE_CACHED},
    {READS(ONE "/queryables", schema_queryables, "What a collection's features can be filtered by.", only_f,
           GIVES_SCHEMA),
     .answer = "Queryables", .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS(ONE "/sortables", schema_sortables, "What a collection's features can be sorted by.", only_f,
           GIVES_SCHEMA),
     .answer = "Sortables", .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS(ONE "/schema", schema_features, "What a collection's features have.", only_f, GIVES_SCHEMA),
     .answer = "Schema", .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS(
         ONE "/items", items_handle,
         "Features of a collection, page by page. Each queryable is a parameter too, and asks for its value.",
         of_items, GIVES_GEO ", text/csv, application/flatgeobuf, application/geopackage+sqlite3"),
     .parameter_known = items_parameter_known, .lane_for = items_lane, .answer = "FeatureCollection",
     .flags = ROUTE_OGC | ROUTE_CACHED},
    {READS(ONE "/items/{feature}", item_handle, "One feature.", of_item, GIVES_GEO), .answer = "Feature",
     .flags = ROUTE_OGC | ROUTE_CACHED},
    {READS(ONE "/tiles", tilesets_list, "The tilesets of a collection.", json_alone, "application/json"),
     .answer = "TileSets", .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS(ONE "/tiles/{tileMatrixSet}", tilesets_one, "A tileset of a collection.", json_alone,
           "application/json"),
     .answer = "TileSet", .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {READS(ONE "/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}", tiles_handle,
           "A vector tile of a collection.", of_tile, TILES_TYPE),
     .flags = ROUTE_OGC | ROUTE_CACHED},
    {.method = HTTP_GET,
     .path = "/tileMatrixSets",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = tile_matrix_sets_list,
     .summary = "The tile matrix sets that tiles are cut by.",
     .tag = "Tiles",
     .parameters = json_alone,
     .gives = "application/json",
     .answer = "TileMatrixSets",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {.method = HTTP_GET,
     .path = "/tileMatrixSets/{tileMatrixSet}",
     .allow = ALLOW_READ,
     .lane = LANE_NONE,
     .handle = tile_matrix_sets_one,
     .summary = "A tile matrix set.",
     .tag = "Tiles",
     .parameters = json_alone,
     .gives = "application/json",
     .answer = "TileMatrixSet",
     .flags = ROUTE_OGC | ROUTE_CONSTANT},
    {.method = HTTP_GET,
     .path = "/style.css",
     .allow = ALLOW_ANYONE,
     .lane = LANE_NONE,
     .handle = html_style,
     .summary = "The style sheet of the pages.",
     .tag = "Features",
     .gives = "text/css",
     .flags = ROUTE_CONSTANT},
    {.path = NULL},
};
