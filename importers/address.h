/*
 * An address that stands in one cell, taken apart: "12A High Street, Creech, Taunton, TA1 1AA". Only what the
 * words themselves show is taken: a postcode at the end, a number before a street, a street by its last word
 * (Road, Lane ...), the town as the last part before the postcode. What is left over stays in `rest`, and
 * where no street shows, nothing is made up.
 */
#ifndef TERRIER_IMPORTERS_ADDRESS_H
#define TERRIER_IMPORTERS_ADDRESS_H

#include <stdbool.h>

#include "engine/base/memory.h"

/* Each is NULL when the address does not show it. */
struct address {
    const char *number;   /* 12, 12A, 12-14 */
    const char *street;   /* High Street */
    const char *locality; /* between street and town */
    const char *town;
    const char *postcode; /* in the form AA9A 9AA */
    const char *rest;     /* what stands before the street: a building's name */
};

/* False when nothing shows how to take it apart: `out` is then empty. Texts are in the arena. */
bool address_read(struct arena *arena, const char *text, struct address *out);

#endif
