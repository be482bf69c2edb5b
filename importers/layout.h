/*
 * How a file's columns and words are read: what a profile says, what a person says over it, what is known by
 * name and, where no profile says it, what is guessed (guess.h).
 *
 *     given profile (--profile), else the saved one that the header fits, else the layout's or a plain one
 *       + corrections (--map) + known names + guesses, when accepted = the profile in force
 *
 * The profile in force says all of it, so that another file under it is read the same way.
 */
#ifndef TERRIER_IMPORTERS_LAYOUT_H
#define TERRIER_IMPORTERS_LAYOUT_H

#include "importers/codes.h"
#include "importers/columns.h"
#include "importers/guess.h"
#include "importers/import.h"
#include "importers/profile.h"

struct layout {
    struct profile *profile; /* in force; owned */
    struct columns columns;  /* in the arena that was given */
    struct guess *guess;     /* owned; the caller may take it (and leaves NULL); NULL too where a profile says
                                all and nobody asks */
    struct text body;        /* the profile in force as JSON; empty when it is the given one as it stands */
    bool guessing;           /* no profile said how to read the file */
    bool accepted;           /* what was guessed is in force */
};

/* STATUS_INVALID as columns_map(), and for a correction of a column or field that there is not. Reads the
 * sheet: rewind it afterwards. */
enum status layout_settle(struct layout *layout, struct store *db, const struct kind *kind,
                          const struct import_request *request, struct sheet *sheet,
                          const struct codes *codes, struct arena *arena, struct error *err);
void layout_free(struct layout *layout);

#endif
