#include "geo/geo.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "geo/inside.h"

bool geo_on_grid(double x, double y) {
    return x >= 0 && x <= 700000 && y >= 0 && y <= 1300000;
}

bool geo_on_land_square(double x, double y) {
    static const char *const rows[] = {/* from the south; a letter for each square with land, from the west */
                                       "VWXYZV.", ".RSTUQR", ".MNOPLM", "..HJKFG", "..CDEA.",
                                       ".WXYZV.", ".RSTU..", "LMNO...", "FGHJK..", "ABCD...",
                                       ".WXYZ..", "...TU..", "....P.."};

    return geo_on_grid(x, y) && x < 700000 && y < 1300000 &&
           rows[(int)(y / 100000)][(int)(x / 100000)] != '.';
}

bool geo_in_britain(double lon, double lat) {
    return lon >= -9 && lon <= 2.1 && lat >= 49.5 && lat <= 61.1;
}

/* --- opening --- */

static void keep_geos_message(const char *message, void *owner) {
    struct geo *geo = owner;
    snprintf(geo->geos_message, sizeof geo->geos_message, "%s", message);
}

/* Our directory first, then every place PROJ would have looked in: setting search paths replaces them. */
static void set_search_paths(PJ_CONTEXT *context, const char *first) {
    char *places = memory_text(proj_info().searchpath);
    const char *paths[32] = {first};
    int count = 1;
    char *rest = NULL;
    for (char *place = strtok_r(places, ":", &rest); place && count < 32; place = strtok_r(NULL, ":", &rest))
        paths[count++] = place;
    proj_context_set_search_paths(context, count, paths);
    free(places);
}

/* What the operation is made of. Only a grid that is there and is OSTN15 counts as the grid. */
static void describe_operation(struct geo *geo, const PJ *operation) {
    struct geo_operation *about = &geo->about;
    int grids = proj_coordoperation_get_grid_used_count(geo->proj, operation);
    snprintf(about->name, sizeof about->name, "%s", proj_pj_info((PJ *)operation).description);
    about->accuracy_metres = proj_coordoperation_get_accuracy(geo->proj, operation);
    for (int i = 0; i < grids; i++) {
        const char *name = NULL, *path = NULL;
        int available = 0;
        if (!proj_coordoperation_get_grid_used(geo->proj, operation, i, &name, &path, NULL, NULL, NULL, NULL,
                                               &available))
            continue;
        if (!available || !name || !strstr(name, "OSTN15")) continue;
        about->grid = true;
        /* EPSG states 1 m because of what "WGS 84" is; between ETRS89 and the National Grid OSTN15 is the
         * definition, and the grid reproduces it to 1 cm (docs/decisions/0002-ostn15-grid.md). */
        about->accuracy_metres = 0.01;
        snprintf(about->grid_path, sizeof about->grid_path, "%s", path ? path : "");
    }
}

/* PROJ lists the operations best first; those that want a grid we do not have are left out. */
static enum status choose_operation(struct geo *geo, struct error *err) {
    PJ *lonlat = proj_create(geo->proj, "EPSG:4326"), *grid = proj_create(geo->proj, "EPSG:27700");
    PJ_OPERATION_FACTORY_CONTEXT *wish = proj_create_operation_factory_context(geo->proj, NULL);
    PJ_OBJ_LIST *candidates = NULL;
    PJ *best = NULL;
    if (lonlat && grid && wish) {
        proj_operation_factory_context_set_spatial_criterion(geo->proj, wish,
                                                             PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
        proj_operation_factory_context_set_grid_availability_use(
            geo->proj, wish, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
        candidates = proj_create_operations(geo->proj, lonlat, grid, wish);
    }
    int count = candidates ? proj_list_get_count(candidates) : 0;
    for (int i = 0; i < count && !geo->operation; i++) {
        best = proj_list_get(geo->proj, candidates, i);
        if (best && proj_coordoperation_is_instantiable(geo->proj, best)) {
            geo->operation = proj_normalize_for_visualization(geo->proj, best);
            describe_operation(geo, best);
        }
        proj_destroy(best);
    }
    proj_list_destroy(candidates);
    proj_operation_factory_context_destroy(wish);
    proj_destroy(lonlat);
    proj_destroy(grid);
    if (geo->operation) return STATUS_OK;
    return error_set(
        err, STATUS_UNAVAILABLE,
        "PROJ has no way between longitude/latitude and the National Grid; is its database (package "
        "proj-data) installed? Its search path is %s.",
        proj_info().searchpath);
}

enum status geo_open(struct geo **out, const char *proj_directory, struct error *err) {
    struct geo *geo = memory_array(1, sizeof *geo);
    geo->proj = proj_context_create();
    proj_log_level(geo->proj, PJ_LOG_NONE);
    proj_context_set_enable_network(geo->proj, 0);
    if (proj_directory) set_search_paths(geo->proj, proj_directory);
    geo->geos = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geo->geos, keep_geos_message, geo);

    enum status status = choose_operation(geo, err);
    if (status != STATUS_OK) {
        geo_close(geo);
        return status;
    }
    *out = geo;
    return STATUS_OK;
}

void geo_close(struct geo *geo) {
    if (!geo) return;
    proj_destroy(geo->operation);
    proj_context_destroy(geo->proj);
    if (geo->geos) GEOS_finish_r(geo->geos);
    free(geo);
}

const struct geo_operation *geo_operation(const struct geo *geo) {
    return &geo->about;
}

/* --- transforming --- */

static enum status refuse_lonlat(double lon, double lat, struct error *err) {
    if (geo_in_britain(lat, lon))
        return error_set(
            err, STATUS_INVALID,
            "Longitude %.6f, latitude %.6f is outside Great Britain: the two seem to be swapped.", lon, lat);
    return error_set(
        err, STATUS_INVALID,
        "Longitude %.6f, latitude %.6f is outside Great Britain's National Grid. Check the coordinates.", lon,
        lat);
}

static enum status refuse_grid(double x, double y, struct error *err) {
    if (geo_in_britain(x, y) || geo_in_britain(y, x))
        return error_set(
            err, STATUS_INVALID,
            "Easting %.6f, northing %.6f is outside the National Grid: these seem to be degrees of "
            "longitude and latitude.",
            x, y);
    return error_set(
        err, STATUS_INVALID,
        "Easting %.3f, northing %.3f is outside the National Grid (0 to 700,000 and 0 to 1,300,000 "
        "metres). Check the coordinates.",
        x, y);
}

static enum status to_grid(struct geo *geo, double *lon_x, double *lat_y, struct error *err) {
    double lon = *lon_x, lat = *lat_y;
    /* The grid's own corners reach beyond the land's box: a wide box here, the exact test on the result. */
    bool near = lon > -12 && lon < 6 && lat > 48 && lat < 64;
    if (!near) return refuse_lonlat(lon, lat, err);
    PJ_COORD at = proj_trans(geo->operation, PJ_FWD, proj_coord(lon, lat, 0, 0));
    if (!geo_on_grid(at.xy.x, at.xy.y)) return refuse_lonlat(lon, lat, err);
    *lon_x = at.xy.x;
    *lat_y = at.xy.y;
    return STATUS_OK;
}

static enum status to_lonlat(struct geo *geo, double *x_lon, double *y_lat, struct error *err) {
    double x = *x_lon, y = *y_lat;
    if (!geo_on_grid(x, y)) return refuse_grid(x, y, err);
    PJ_COORD at = proj_trans(geo->operation, PJ_INV, proj_coord(x, y, 0, 0));
    if (!isfinite(at.xy.x) || !isfinite(at.xy.y))
        return error_set(
            err, STATUS_INVALID,
            "Easting %.3f, northing %.3f is outside the area of the OSTN15 transformation (far out at "
            "sea). Check the coordinates.",
            x, y);
    *x_lon = at.xy.x;
    *y_lat = at.xy.y;
    return STATUS_OK;
}

enum status geo_to_grid(struct geo *geo, double lon, double lat, double *x, double *y, struct error *err) {
    enum status status = to_grid(geo, &lon, &lat, err);
    if (status != STATUS_OK) return status;
    *x = lon;
    *y = lat;
    return STATUS_OK;
}

enum status geo_to_lonlat(struct geo *geo, double x, double y, double *lon, double *lat, struct error *err) {
    enum status status = to_lonlat(geo, &x, &y, err);
    if (status != STATUS_OK) return status;
    *lon = x;
    *lat = y;
    return STATUS_OK;
}
