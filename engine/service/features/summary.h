/* How many features a collection has for a role, and how far they reach. Kept until the register moves on. */
#ifndef TERRIER_FEATURES_SUMMARY_H
#define TERRIER_FEATURES_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/service/features/collections.h"
#include "engine/service/http/identity.h"
#include "engine/store/store.h"

struct summary_box {
    bool known; /* false: no feature has a shape */
    double west, south, east, north;
};

struct summary {
    char stamp[128]; /* served.stamp */
    int64_t count;
    struct summary_box lonlat, grid; /* CRS84, EPSG:27700 */
    char from[16], until[16];        /* 2026-11-22; "": open. The last day is within */
};

/* The stamp that is in force. */
enum status summary_stamp(char *out, size_t size, struct store *db, struct error *err);

/* From memory if that is of `stamp`; otherwise read, which may give a later one: see out->stamp. */
enum status summary_read(struct summary *out, struct store *db, const struct collection *collection,
                         enum role role, const char *stamp, struct error *err);

#endif
