#include "geo/ostn15.h"

#include <errno.h>
#include <math.h>
#include <proj.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "geo/ntv2.h"

const char ostn15_notice[] =
    "OSTN15: \xC2\xA9 Copyright and database rights Ordnance Survey Limited 2016, \xC2\xA9 Crown copyright "
    "and "
    "database rights Land & Property Services 2016 and/or \xC2\xA9 Ordnance Survey Ireland, 2016. All rights "
    "reserved.";
const char ostn15_file_name[] = "OSTN15_NTv2_OSGBtoETRS.gsb";
const char ostn15_debian_directory[] = "/usr/share/perl5/auto/share/dist/Geo-Coordinates-OSGB";

enum {
    SHIFT_COLUMNS = 701, /* nodes of 1 km, from easting 0 */
    SHIFT_ROWS = 1251,   /* from northing 0 */
    SHIFT_COUNT = SHIFT_COLUMNS * SHIFT_ROWS,
    NODE_COLUMNS = 661, /* 9W to 2E by 1 minute */
    NODE_ROWS = 1441,   /* 49N to 61N by 30 seconds */
    NODE_COUNT = NODE_COLUMNS * NODE_ROWS,
    MIN_EAST_MM = 82140, /* as the file names say */
    MIN_NORTH_MM = -84180
};

#define NATIONAL_GRID "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000"

/* Longitude and latitude in radians -> the National Grid on each of the two ellipsoids. */
static const char airy_grid[] = NATIONAL_GRID " +ellps=airy";
static const char grs80_grid[] = NATIONAL_GRID " +ellps=GRS80";

/* EPSG:1314, "OSGB36 to WGS 84 (6)", 2 m: what PROJ itself uses where it has no grid. */
static const char helmert[] =
    "+proj=pipeline +step +proj=push +v_3 +step +proj=cart +ellps=airy "
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 "
    "+convention=position_vector +step +inv +proj=cart +ellps=GRS80 +step +proj=pop +v_3";

struct projections {
    PJ_CONTEXT *context;
    PJ *airy;
    PJ *grs80;
    PJ *helmert;
};

struct shifts {
    uint16_t *east; /* millimetres above the minimum */
    uint16_t *north;
};

/* --- reading --- */

static enum status read_shifts(uint16_t **out, const char *directory, const char *name, struct error *err) {
    struct text path = TEXT_EMPTY;
    unsigned char *bytes = memory_array(SHIFT_COUNT, 2);
    FILE *file = NULL;
    enum status status = STATUS_OK;

    text_format(&path, "%s/%s", directory, name);
    file = fopen(text_string(&path), "rb");
    if (!file) {
        status = error_set(err, STATUS_NOT_FOUND,
                           "The OSTN15 shifts %s cannot be read: %s. Install libgeo-coordinates-osgb-perl.",
                           text_string(&path), strerror(errno));
        goto done;
    }
    if (fread(bytes, 2, SHIFT_COUNT, file) != SHIFT_COUNT || fgetc(file) != EOF) {
        status = error_set(err, STATUS_INVALID,
                           "%s is not a file of OSTN15 shifts: it should have exactly %d bytes. Reinstall "
                           "libgeo-coordinates-osgb-perl.",
                           text_string(&path), 2 * SHIFT_COUNT);
        goto done;
    }
    *out = memory_array(SHIFT_COUNT, sizeof **out);
    for (size_t i = 0; i < SHIFT_COUNT; i++)
        (*out)[i] = (uint16_t)(bytes[2 * i] | bytes[2 * i + 1] << 8);
done:
    if (file) fclose(file);
    free(bytes);
    text_free(&path);
    return status;
}

static enum status open_projections(struct projections *p, struct error *err) {
    p->context = proj_context_create();
    proj_log_level(p->context, PJ_LOG_NONE);
    proj_context_set_enable_network(p->context, 0);
    p->airy = proj_create(p->context, airy_grid);
    p->grs80 = proj_create(p->context, grs80_grid);
    p->helmert = proj_create(p->context, helmert);
    if (!p->airy || !p->grs80 || !p->helmert)
        return error_set(err, STATUS_INTERNAL, "PROJ does not know the National Grid projection: %s.",
                         proj_context_errno_string(p->context, proj_context_errno(p->context)));
    return STATUS_OK;
}

static void close_projections(struct projections *p) {
    proj_destroy(p->airy);
    proj_destroy(p->grs80);
    proj_destroy(p->helmert);
    proj_context_destroy(p->context);
}

/* --- shifting --- */

/* How far beyond the outermost nodes their shifts still serve, in metres: half a cell, as in the published
 * grid. */
#define MARGIN 500.0

static bool has_shifts(double x, double y) {
    return x >= -MARGIN && x <= (SHIFT_COLUMNS - 1) * 1000.0 + MARGIN && y >= -MARGIN &&
           y <= (SHIFT_ROWS - 1) * 1000.0 + MARGIN;
}

/* Which cell, and how far into it (0 to 1); beyond the last node its value holds. */
static size_t cell_of(double metres, int nodes, double *fraction) {
    double at = fmin(fmax(metres / 1000, 0), nodes - 1);
    size_t cell = (size_t)fmin(at, nodes - 2);
    *fraction = at - (double)cell;
    return cell;
}

/* The shift at an ETRS89 easting and northing, in metres: bilinear, which is how OSTN15 is defined. */
static void shift_at(const struct shifts *shifts, double x, double y, double *east, double *north) {
    double t, u;
    size_t column = cell_of(x, SHIFT_COLUMNS, &t), row = cell_of(y, SHIFT_ROWS, &u);
    size_t at = row * SHIFT_COLUMNS + column;
    const uint16_t *e = shifts->east + at, *n = shifts->north + at;
    double sw = (1 - t) * (1 - u), se = t * (1 - u), nw = (1 - t) * u, ne = t * u;
    *east = (MIN_EAST_MM + sw * e[0] + se * e[1] + nw * e[SHIFT_COLUMNS] + ne * e[SHIFT_COLUMNS + 1]) / 1000;
    *north =
        (MIN_NORTH_MM + sw * n[0] + se * n[1] + nw * n[SHIFT_COLUMNS] + ne * n[SHIFT_COLUMNS + 1]) / 1000;
}

/*
 * OSGB36 easting and northing -> ETRS89 ones. The shifts are indexed by the answer, hence the iteration: they
 * change by under 0.2 m in 1 km, so each step gains over three digits.
 */
static void unshift(const struct shifts *shifts, double x, double y, double *etrs_x, double *etrs_y) {
    double east = 92, north = -81; /* somewhere in Britain */
    for (int step = 0; step < 6; step++)
        shift_at(shifts, x - east, y - north, &east, &north);
    *etrs_x = x - east;
    *etrs_y = y - north;
}

/* One node: degrees of OSGB36 in, arc-seconds to add out. Whether it came from the shifts. */
static bool node_shift(const struct projections *p, const struct shifts *shifts, double lon, double lat,
                       float *lon_shift, float *lat_shift) {
    PJ_COORD osgb = proj_coord(proj_torad(lon), proj_torad(lat), 0, 0);
    PJ_COORD grid = proj_trans(p->airy, PJ_FWD, osgb);
    PJ_COORD etrs = grid;
    bool known = has_shifts(grid.xy.x, grid.xy.y);
    if (known) {
        unshift(shifts, grid.xy.x, grid.xy.y, &etrs.xy.x, &etrs.xy.y);
        etrs = proj_trans(p->grs80, PJ_INV, etrs);
    } else {
        etrs = proj_trans(p->helmert, PJ_FWD, osgb);
    }
    *lon_shift = (float)(proj_todeg(etrs.lp.lam - osgb.lp.lam) * 3600);
    *lat_shift = (float)(proj_todeg(etrs.lp.phi - osgb.lp.phi) * 3600);
    return known;
}

/* --- trying --- */

/* From Ordnance Survey's OSTN15 developer pack (2016): ETRS89 longitude and latitude, OSGB36 easting and
 * northing. */
static const struct {
    const char *name;
    double lon, lat, x, y;
} official[] = {
    {"TP01", -6.29977752014, 49.92226393730, 91492.146, 11318.804},
    {"TP02", -5.20304609998, 49.96006137820, 170370.718, 11572.405},
    {"TP06", -3.55128349240, 51.40078220140, 292184.870, 168003.465},
    {"TP07", 1.44454730409, 51.37447025550, 639821.835, 169565.858},
    {"TP08", -2.54407618349, 51.42754743020, 362269.991, 169978.690},
    {"TP09", -0.11992557180, 51.48936564950, 530624.974, 178388.464},
};

/* Opens what was written as PROJ will open it, and compares. */
static enum status try_grid(PJ_CONTEXT *context, const char *directory, const char *name, struct error *err) {
    struct text pipeline = TEXT_EMPTY;
    enum status status = STATUS_OK;
    text_format(&pipeline, "+proj=pipeline +step +inv +proj=hgridshift +grids=%s +step %s", name, airy_grid);
    proj_context_set_search_paths(context, 1, &directory);
    PJ *operation = proj_create(context, text_string(&pipeline));
    if (!operation) {
        status = error_set(err, STATUS_INTERNAL, "PROJ cannot read the grid written to %s/%s: %s.", directory,
                           name, proj_context_errno_string(context, proj_context_errno(context)));
        goto done;
    }
    for (size_t i = 0; i < sizeof official / sizeof *official; i++) {
        PJ_COORD at = proj_coord(proj_torad(official[i].lon), proj_torad(official[i].lat), 0, 0);
        at = proj_trans(operation, PJ_FWD, at);
        double miss = hypot(at.xy.x - official[i].x, at.xy.y - official[i].y);
        if (miss <= 0.01) continue; /* false for a point that could not be transformed, too */
        status =
            error_set(err, STATUS_INVALID,
                      "The OSTN15 grid made from these shifts misses the official point %s by %.3f m (10 mm "
                      "is allowed), so it was not kept. Reinstall libgeo-coordinates-osgb-perl.",
                      official[i].name, miss);
        goto done;
    }
done:
    proj_destroy(operation);
    text_free(&pipeline);
    return status;
}

/* --- writing --- */

static enum status write_grid(FILE *file, const char *name, const struct projections *p,
                              const struct shifts *shifts, struct error *err) {
    float *lat_shift = memory_array(NODE_COUNT, sizeof *lat_shift);
    float *lon_shift = memory_array(NODE_COUNT, sizeof *lon_shift);
    float *accuracy = memory_array(NODE_COUNT, sizeof *accuracy);
    struct ntv2_grid grid = {
        .version = "OSTN15",
        .from = "OSGB36",
        .to = "ETRS89",
        .created = "20161003",
        .from_ellipsoid = {6377563.396, 6356256.909},
        .to_ellipsoid = {6378137.0, 6356752.31414},
        .south = 49 * 3600,
        .north = 61 * 3600,
        .west = -9 * 3600,
        .east = 2 * 3600,
        .step_lat = 30,
        .step_lon = 60,
        .rows = NODE_ROWS,
        .columns = NODE_COLUMNS,
        .lat_shift = lat_shift,
        .lon_shift = lon_shift,
        .accuracy = accuracy,
    };
    for (size_t node = 0; node < NODE_COUNT; node++) {
        double lat = 49 + (double)(node / NODE_COLUMNS) / 120, lon = -9 + (double)(node % NODE_COLUMNS) / 60;
        bool known = node_shift(p, shifts, lon, lat, &lon_shift[node], &lat_shift[node]);
        accuracy[node] = known ? 0.1F : 2.0F;
    }
    enum status status = ntv2_write(file, name, &grid, err);
    free(lat_shift);
    free(lon_shift);
    free(accuracy);
    return status;
}

static enum status cannot_write(const char *path, struct error *err) {
    return error_set(err, STATUS_IO, "The grid file %s could not be written: %s.", path, strerror(errno));
}

static enum status make_file(const char *path, const struct projections *p, const struct shifts *shifts,
                             struct error *err) {
    FILE *file = fopen(path, "wb");
    enum status status;

    if (!file)
        return error_set(err, STATUS_IO, "The grid file %s cannot be made: %s.", path, strerror(errno));
    status = write_grid(file, path, p, shifts, err);
    if (status == STATUS_OK && fsync(fileno(file)) != 0) status = cannot_write(path, err);
    if (fclose(file) != 0 && status == STATUS_OK) status = cannot_write(path, err);
    if (status != STATUS_OK) unlink(path);
    return status;
}

/* The file takes its name only once PROJ has read it and found the official points. */
static enum status make_grid(const char *directory, const struct projections *p, const struct shifts *shifts,
                             struct error *err) {
    struct text name = TEXT_EMPTY, path = TEXT_EMPTY, final = TEXT_EMPTY;
    enum status status;

    text_format(&name, "ostn15-%ld.new", (long)getpid());
    text_format(&path, "%s/%s", directory, text_string(&name));
    text_format(&final, "%s/%s", directory, ostn15_file_name);
    status = make_file(text_string(&path), p, shifts, err);
    if (status == STATUS_OK) {
        status = try_grid(p->context, directory, text_string(&name), err);
        if (status == STATUS_OK && rename(text_string(&path), text_string(&final)) != 0)
            status = error_set(err, STATUS_IO, "The grid file %s could not be put in place: %s.",
                               text_string(&final), strerror(errno));
        if (status != STATUS_OK) unlink(text_string(&path));
    }
    text_free(&name);
    text_free(&path);
    text_free(&final);
    return status;
}

enum status ostn15_build(const char *shifts_directory, const char *directory, struct error *err) {
    struct projections p = {0};
    struct shifts shifts = {0};
    enum status status = read_shifts(&shifts.east, shifts_directory, "ostn_east_shift_82140", err);

    if (status == STATUS_OK)
        status = read_shifts(&shifts.north, shifts_directory, "ostn_north_shift_-84180", err);
    if (status == STATUS_OK) status = open_projections(&p, err);
    if (status == STATUS_OK) status = make_grid(directory, &p, &shifts, err);
    close_projections(&p);
    free(shifts.east);
    free(shifts.north);
    return status;
}
