/*
 * The days that a cell of a rent roll names: "24/06/2027 (tenant); 24/06/2032". Days stand apart by
 * semicolons, commas, bars or line ends; behind a day may stand whose it is, with or without brackets.
 */
#ifndef TERRIER_IMPORTERS_LEASE_DAYS_H
#define TERRIER_IMPORTERS_LEASE_DAYS_H

#include <stdbool.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"

struct lease_day {
    char on[FORMAT_SIZE]; /* 2027-06-24; empty: the piece begins with no day */
    const char *whose;    /* in the words of the cell; NULL: not said */
    const char *piece;    /* all of it */
};

/* The next piece that is not blank, from `*at` on, which moves behind it. False at the end. Texts are in the
 * arena. */
bool lease_day_next(struct lease_day *out, const char **at, struct arena *arena);

#endif
