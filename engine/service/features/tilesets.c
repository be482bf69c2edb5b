/* The tilesets of a collection: one for each tile matrix set, as OGC API Tiles describes them. */
#include "engine/base/json.h"
#include "engine/service/features/address.h"
#include "engine/service/features/crs.h"
#include "engine/service/features/items.h"
#include "engine/service/features/tile_matrix_sets.h"
#include "engine/service/features/tiles.h"

#define RELATION_SCHEME "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
#define RELATION_DATA   "http://www.opengis.net/def/rel/ogc/1.0/geodata"

static const struct media_kind kinds[] = {{"json", "application/json"}, {NULL, NULL}};

struct tileset {
    struct request *request;
    const struct collection *collection;
    const struct tile_matrix_set *set;
};

static const char *address_of_tileset(const struct tileset *tileset) {
    return address_to(tileset->request, "collections", tileset->collection->name, "tiles", tileset->set->id);
}

/* Where each tile is: with variables in it, which address_to() would encode. */
static void add_template(struct json *json, const struct tileset *tileset) {
    json_object(json);
    json_text_member(json, "href",
                     arena_format(request_arena(tileset->request), "%s/{tileMatrix}/{tileRow}/{tileCol}",
                                  address_of_tileset(tileset)));
    json_text_member(json, "rel", "item");
    json_text_member(json, "type", TILES_TYPE);
    json_text_member(json, "title", "A tile");
    json_boolean_member(json, "templated", true);
    json_end(json);
}

static void add_links(struct json *json, const struct tileset *tileset) {
    struct request *request = tileset->request;
    const struct collection *collection = tileset->collection;

    json_name(json, "links");
    json_array(json);
    address_link(
        json, (struct address_link){address_of_tileset(tileset), "self", kinds[0].type, tileset->set->title});
    address_link(json, (struct address_link){tile_matrix_set_address(request, tileset->set), RELATION_SCHEME,
                                             kinds[0].type, tileset->set->title});
    address_link(json, (struct address_link){address_to(request, "collections", collection->name),
                                             RELATION_DATA, kinds[0].type, collection->title});
    add_template(json, tileset);
    json_end(json);
}

static void begin_tileset(struct json *json, const struct tileset *tileset) {
    json_object(json);
    json_text_member(json, "title", tileset->collection->title);
    json_text_member(json, "dataType", "vector");
    json_text_member(json, "crs", tileset->set->crs);
    if (tileset->set->uri != NULL) json_text_member(json, "tileMatrixSetURI", tileset->set->uri);
    add_links(json, tileset);
}

/* --- one --- */

static void add_limits(struct json *json, const struct tile_matrix_set *set) {
    char id[24];

    json_name(json, "tileMatrixSetLimits");
    json_array(json);
    for (int zoom = 0; zoom < set->zooms; zoom++) {
        json_object(json);
        json_text_member(json, "tileMatrix", bind_integer(id, zoom));
        json_integer_member(json, "minTileRow", 0);
        json_integer_member(json, "maxTileRow", ((int64_t)set->rows << zoom) - 1);
        json_integer_member(json, "minTileCol", 0);
        json_integer_member(json, "maxTileCol", ((int64_t)set->columns << zoom) - 1);
        json_end(json);
    }
    json_end(json);
}

static void add_layer(struct json *json, const struct collection *collection) {
    const char *last = collection->geometry_type;

    json_name(json, "layers");
    json_array(json);
    json_object(json);
    json_text_member(json, "id", collection->name);
    json_text_member(json, "title", collection->title);
    json_text_member(json, "description", collection->about);
    json_text_member(json, "dataType", "vector");
    json_integer_member(json, "geometryDimension", last[0] == 'p' ? 0 : 2); /* points, or multipolygons */
    json_end(json);
    json_end(json);
}

enum status tilesets_one(struct request *request, struct response *response, struct error *err) {
    struct tileset tileset = {.request = request};
    enum status status = items_collection(&tileset.collection, request, err);

    if (status == STATUS_OK) status = tile_matrix_set_of_path(&tileset.set, request, err);
    if (status != STATUS_OK) return status;
    const struct media_kind *kind = request_wants(request, kinds, err);
    if (kind == NULL) return err->status;
    struct json json = json_writer(response_body(response));
    begin_tileset(&json, &tileset);
    json_text_member(&json, "attribution", collections_attribution);
    json_text_member(&json, "license", collections_licence);
    add_limits(&json, tileset.set);
    add_layer(&json, tileset.collection);
    json_end(&json);
    response_type(response, kind->type);
    return STATUS_OK;
}

/* --- all --- */

enum status tilesets_list(struct request *request, struct response *response, struct error *err) {
    struct tileset tileset = {.request = request};
    enum status status = items_collection(&tileset.collection, request, err);

    if (status != STATUS_OK) return status;
    const struct media_kind *kind = request_wants(request, kinds, err);
    if (kind == NULL) return err->status;
    struct json json = json_writer(response_body(response));
    json_object(&json);
    json_name(&json, "links");
    json_array(&json);
    address_self_links(&json, request, kinds, kind);
    json_end(&json);
    json_name(&json, "tilesets");
    json_array(&json);
    for (int i = 0; i < tile_matrix_sets_count; i++) {
        tileset.set = &tile_matrix_sets[i];
        begin_tileset(&json, &tileset);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    response_type(response, kind->type);
    return STATUS_OK;
}
