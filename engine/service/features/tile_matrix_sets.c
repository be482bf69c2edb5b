#include "engine/service/features/tile_matrix_sets.h"

#include <string.h>

#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/crs.h"
#include "sql/embedded.h"

#define TILE_PIXELS  256
#define PIXEL_METRES 0.00028 /* the OGC's: 0.28 mm */

const struct tile_matrix_set tile_matrix_sets[] = {
    {.id = "WebMercatorQuad",
     .title = "Google Maps Compatible for the World",
     .uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
     .crs = "http://www.opengis.net/def/crs/EPSG/0/3857",
     .axes = {"E", "N"},
     .scale_set = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
     .west = -20037508.342789244,
     .north = 20037508.342789244,
     .cell = 156543.03392804097,
     .columns = 1,
     .rows = 1,
     .zooms = 25,
     .sql = sql_served_tile_web},
    {.id = "BritishNationalGrid",
     .title = "British National Grid, with Ordnance Survey's origin and resolutions",
     .crs = "http://www.opengis.net/def/crs/EPSG/0/27700",
     .axes = {"E", "N"},
     .west = -238375,
     .north = 1376256,
     .cell = 896,
     .columns = 5,
     .rows = 7,
     .zooms = 14,
     .sql = sql_served_tile_grid},
};
const int tile_matrix_sets_count = sizeof tile_matrix_sets / sizeof *tile_matrix_sets;

static const struct media_kind kinds[] = {{"json", "application/json"}, {NULL, NULL}};

const struct tile_matrix_set *tile_matrix_set_find(const char *id) {
    for (int i = 0; i < tile_matrix_sets_count; i++)
        if (strcmp(tile_matrix_sets[i].id, id) == 0) return &tile_matrix_sets[i];
    return NULL;
}

const char *tile_matrix_set_address(struct request *request, const struct tile_matrix_set *set) {
    return address_to(request, "tileMatrixSets", set->id);
}

/* What it is named by: the OGC's URI, or the address. */
static const char *uri_of(struct request *request, const struct tile_matrix_set *set) {
    return set->uri != NULL ? set->uri : tile_matrix_set_address(request, set);
}

enum status tile_matrix_set_of_path(const struct tile_matrix_set **out, struct request *request,
                                    struct error *err) {
    const char *id = request_part(request, "tileMatrixSet");

    *out = tile_matrix_set_find(id);
    if (*out != NULL) return STATUS_OK;
    return error_set(err, STATUS_NOT_FOUND, "there is no tile matrix set `%s`: /tileMatrixSets lists them",
                     id);
}

/* --- as JSON --- */

static void add_matrix(struct json *json, const struct tile_matrix_set *set, int zoom) {
    const double doubled = (double)(1 << zoom), cell = set->cell / doubled;
    char id[24];

    json_object(json);
    json_text_member(json, "id", bind_integer(id, zoom));
    json_number_member(json, "scaleDenominator", cell / PIXEL_METRES);
    json_number_member(json, "cellSize", cell);
    json_text_member(json, "cornerOfOrigin", "topLeft");
    json_name(json, "pointOfOrigin");
    json_array(json);
    json_number(json, set->west);
    json_number(json, set->north);
    json_end(json);
    json_integer_member(json, "tileWidth", TILE_PIXELS);
    json_integer_member(json, "tileHeight", TILE_PIXELS);
    json_integer_member(json, "matrixWidth", (int64_t)set->columns << zoom);
    json_integer_member(json, "matrixHeight", (int64_t)set->rows << zoom);
    json_end(json);
}

static void add_set(struct json *json, struct request *request, const struct tile_matrix_set *set) {
    json_object(json);
    json_text_member(json, "id", set->id);
    json_text_member(json, "title", set->title);
    json_text_member(json, "uri", uri_of(request, set));
    json_text_member(json, "crs", set->crs);
    json_name(json, "orderedAxes");
    json_array(json);
    json_text(json, set->axes[0]);
    json_text(json, set->axes[1]);
    json_end(json);
    if (set->scale_set != NULL) json_text_member(json, "wellKnownScaleSet", set->scale_set);
    json_name(json, "tileMatrices");
    json_array(json);
    for (int zoom = 0; zoom < set->zooms; zoom++)
        add_matrix(json, set, zoom);
    json_end(json);
    json_end(json);
}

static void add_to_list(struct json *json, struct request *request, const struct tile_matrix_set *set) {
    json_object(json);
    json_text_member(json, "id", set->id);
    json_text_member(json, "title", set->title);
    json_text_member(json, "uri", uri_of(request, set));
    json_text_member(json, "crs", set->crs);
    json_name(json, "links");
    json_array(json);
    address_link(json, (struct address_link){tile_matrix_set_address(request, set), "self",
                                             "application/json", set->title});
    json_end(json);
    json_end(json);
}

enum status tile_matrix_sets_list(struct request *request, struct response *response, struct error *err) {
    struct json json = json_writer(response_body(response));
    const struct media_kind *kind = request_wants(request, kinds, err);

    if (kind == NULL) return err->status;
    json_object(&json);
    json_name(&json, "tileMatrixSets");
    json_array(&json);
    for (int i = 0; i < tile_matrix_sets_count; i++)
        add_to_list(&json, request, &tile_matrix_sets[i]);
    json_end(&json);
    json_end(&json);
    response_type(response, kind->type);
    return STATUS_OK;
}

enum status tile_matrix_sets_one(struct request *request, struct response *response, struct error *err) {
    const struct tile_matrix_set *set;
    enum status status = tile_matrix_set_of_path(&set, request, err);

    if (status != STATUS_OK) return status;
    const struct media_kind *kind = request_wants(request, kinds, err);
    if (kind == NULL) return err->status;
    struct json json = json_writer(response_body(response));
    add_set(&json, request, set);
    response_type(response, kind->type);
    return STATUS_OK;
}
