/*
 * The tile matrix sets that tiles are cut by (OGC 17-083r4): where a grid begins, how large a cell is at each
 * zoom, and how many tiles there are.
 */
#ifndef TERRIER_FEATURES_TILE_MATRIX_SETS_H
#define TERRIER_FEATURES_TILE_MATRIX_SETS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/service/http/request.h"
#include "engine/service/http/response.h"

struct tile_matrix_set {
    const char *id, *title;
    const char *uri; /* NULL: ours, at its own address */
    const char *crs;
    const char *axes[2];
    const char *scale_set; /* of the OGC; NULL none */
    double west, north;    /* upper left corner */
    double cell;           /* of zoom 0, in metres: halved at each further zoom */
    int columns, rows;     /* of zoom 0: doubled at each further zoom */
    int zooms;
    const char *sql; /* gives a tile: served_tile_*.sql */
};

extern const struct tile_matrix_set tile_matrix_sets[];
extern const int tile_matrix_sets_count;

/* NULL when there is none of that id. */
const struct tile_matrix_set *tile_matrix_set_find(const char *id);

/* The address of its definition. */
const char *tile_matrix_set_address(struct request *request, const struct tile_matrix_set *set);

/* GET /tileMatrixSets, /tileMatrixSets/{tileMatrixSet} */
enum status tile_matrix_sets_list(struct request *request, struct response *response, struct error *err);
enum status tile_matrix_sets_one(struct request *request, struct response *response, struct error *err);

/* The set of the path: STATUS_NOT_FOUND with a sentence. */
enum status tile_matrix_set_of_path(const struct tile_matrix_set **out, struct request *request,
                                    struct error *err);

#endif
