/*
 * An edit as people send it: a JSON merge patch (RFC 7396) of the fields in fields.c, with the reason beside
 * them.
 *
 *     {"name": "Market Hall", "notes": null, "holding": {"status": "vacant", "from": "2026-11-01"},
 *      "reason": "Closed by the committee"}
 *
 * "release" names fields of which what people set is taken back: what the sources say best stands again.
 * Names, types, lengths and dates are checked here; codes and the rules of the register by edit.c.
 */
#ifndef TERRIER_REGISTER_PATCH_H
#define TERRIER_REGISTER_PATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"

#define REGISTER_REASON_MOST 2000 /* characters */

struct register_patch {
    const char *fields; /* JSON without the reason */
    const char *reason;
};

struct register_fault {
    bool unreadable;   /* it is no JSON object at all */
    const char *field; /* at fault: "holding.from"; NULL: none in particular */
};

/*
 * What is kept lives in the arena. STATUS_INVALID with a sentence otherwise, and `*fault` filled.
 * `proj_directory`, as geo_open(), is for places, which go into `fields` in both systems:
 * {"easting", "northing", "longitude", "latitude", "accuracy_m"}. When PROJ cannot be opened: its status.
 */
enum status register_patch_read(struct register_patch *patch, struct arena *arena, const char *body,
                                size_t length, const char *proj_directory, struct register_fault *fault,
                                struct error *err);

#endif
