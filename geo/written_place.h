/*
 * A place as a person writes it in one line: easting and northing in metres (`322812, 145121`), latitude and
 * longitude in degrees (`51.0154, -3.1012`), or a grid reference (`ST 228 245`).
 *
 * Of degrees either may come first: only one order lies in Britain. Numbers above 180 are metres, easting
 * first; a pair that lies on land only the other way about is refused, since there is somebody to ask.
 */
#ifndef TERRIER_GEO_WRITTEN_PLACE_H
#define TERRIER_GEO_WRITTEN_PLACE_H

#include "engine/base/status.h"
#include "geo/coordinates.h"

#define WRITTEN_PLACE_MOST 60 /* characters */

/* STATUS_INVALID with the rest of a sentence that begins with the name of the field: "is no place: ...". */
enum status written_place_read(struct place *out, struct geo *geo, const char *text, struct error *err);

#endif
