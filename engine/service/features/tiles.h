/*
 * OGC API Tiles (20-057): collections as Mapbox Vector Tiles. A tile has one layer, named as the collection;
 * its features have the id and the properties that people style and name by, or those asked for.
 */
#ifndef TERRIER_FEATURES_TILES_H
#define TERRIER_FEATURES_TILES_H

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

#define TILES_TYPE        "application/vnd.mapbox-vector-tile"
#define RELATION_TILESETS "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"

/* GET /collections/{collection}/tiles, .../{tileMatrixSet} */
enum status tilesets_list(struct request *request, struct response *response, struct error *err);
enum status tilesets_one(struct request *request, struct response *response, struct error *err);

/*
 * GET .../{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}. Outside the matrix 404; where nothing is, an
 * empty body, which is a tile without layers.
 */
enum status tiles_handle(struct request *request, struct response *response, struct error *err);

#endif
