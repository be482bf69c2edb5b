/* The parameter `bbox`: which shapes it asks for. */
#ifndef TERRIER_FEATURES_BBOX_H
#define TERRIER_FEATURES_BBOX_H

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "engine/service/features/crs.h"

/*
 * One box, or two where it crosses the 180th meridian, each as extended WKT to be bound; and the stored
 * geometry that it is compared with, in whose system its sides are straight, so that nothing is projected.
 */
struct bbox {
    const char *column; /* "feature.geometry" or "feature.geometry_crs84" */
    const char *shapes[2];
    int count;
};

/*
 * Four numbers, or six of which the heights say nothing here: features have none. The axes are in the order
 * of `crs`. STATUS_INVALID for anything else, for corners the wrong way round, and for places outside the
 * world. A box without an area is a point or a line.
 */
enum status bbox_parse(struct bbox *out, struct arena *arena, const char *text, const struct crs *crs,
                       struct error *err);

#endif
