/*
 * Publishing the list of land and building assets that the Local Government Transparency Code 2015 asks for:
 *
 *   land-and-building-assets.csv                the list, in the layout that councils use
 *   land-and-building-assets.csv-metadata.json  its columns and licence (CSV on the Web)
 *   land-and-building-assets.gpkg               the same with its points, EPSG:27700
 *   index.html                                  what it is and how to read it
 *   metadata.xml                                UK GEMINI 2.3 (ISO 19139), with licence and lineage
 *   validation.csv                              what the check against the layout found
 *
 * What is in it, and what is withheld, is publish.transparency's. All files are of one state of the register,
 * whose revision each publication keeps, together with the files themselves (schema publication). Asked for
 * again as known at that revision, on the same day of the list, the list is the same, but for what has become
 * vacant or marked since: that is withheld now.
 */
#ifndef TERRIER_EXCHANGE_PUBLICATION_H
#define TERRIER_EXCHANGE_PUBLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/query/times.h"
#include "engine/store/store.h"

struct publication {
    struct times_asked times;   /* the day that it describes, and by when that had been recorded */
    bool draft;                 /* for staff alone */
    const char *folder;         /* made here, whole or not at all; must not be there yet */
    bool keep_folder;           /* false: only what is kept in the database stays */
    const char *actor;          /* NULL: the operating system's user */
    const char *version;        /* of terrier */
    const char *proj_directory; /* as geo_open(); NULL the system's */
};

struct publication_report {
    int64_t id, revision;
    int64_t row_count, vacant_count, unlocated_count, licence_withheld_count, left_out_count;
    int64_t fault_count, warning_count;
    char as_at[16];
    bool sample; /* made of the synthetic sample */
};

/* `db` is the owner's or terrier_clerk's. STATUS_INVALID for no such times, STATUS_CONFLICT when the folder
 * is there. */
enum status publication_make(struct publication_report *out, struct store *db, const struct publication *what,
                             struct error *err);

/*
 * A kept file, piece by piece, of those that the login may read. STATUS_NOT_FOUND when there is none of that
 * name.
 */
enum status publication_read(struct store *db, const char *publication, const char *name, store_sink sink,
                             void *context, struct error *err);

#endif
