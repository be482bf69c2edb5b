/*
 * Parishes and electoral divisions of the sample: rectangles that tile its whole area without gap or overlap,
 * each parish within one division. Invented, but for the names, which are those of the places inside.
 */
#ifndef TERRIER_SAMPLE_DIVISIONS_H
#define TERRIER_SAMPLE_DIVISIONS_H

#include <stdbool.h>
#include <stddef.h>

struct division {
    size_t place;                    /* index in PLACES of the place that it is named for: its greatest */
    bool parish;                     /* else an electoral division */
    double west, south, east, north; /* metres, EPSG:27700 */
};

/* All of them, a division before its parishes; the caller frees. */
struct division *divisions_make(size_t *count);

#endif
