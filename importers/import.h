/*
 * Imports: a file of another system, into the register, in one transaction.
 *
 *     read -> stage as it came -> map columns -> check -> merge as sets -> commit (or, for a preview, roll
 * back)
 *
 * Everything is in one transaction, staging included, so that an import which is killed, or loses its server,
 * or fills its disk leaves the register as it was. A preview does the very same and is rolled back at the
 * end. A file that is refused as a whole leaves a batch of status `failed` with the reason, in a transaction
 * of its own.
 */
#ifndef TERRIER_IMPORTERS_IMPORT_H
#define TERRIER_IMPORTERS_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"
#include "engine/store/store.h"

struct import_request {
    const char *kind; /* "register", "condition", ... */
    const char *path;
    const char *profile; /* a profile's name, or the path of a JSON file; NULL: the saved one that the header
                            fits, else by names and guesses */
    const char *const *maps; /* corrections, "Column=field"; an empty field leaves the column aside */
    size_t map_count;
    const char *const *sets; /* "field=value": of every row that does not say it itself */
    size_t set_count;
    const char *sheet;          /* of a file with several sheets or layers; NULL: there is one */
    int header_row;             /* as sheet_open() */
    const char *scheme;         /* whose codes the file's are; NULL: as the profile or the file says */
    bool preview;               /* guesses are taken, to show what accepting them would do */
    bool accept;                /* guesses are taken */
    const char *save_profile;   /* the same, and the layout is saved under this name; NULL: not */
    bool save_elsewhere;        /* nothing goes to the database: the caller keeps the report's profile_body */
    const char *proj_directory; /* as geo_open(); NULL for PROJ's own */
    const char *actor;          /* NULL: the operating system user */
};

/* REFUSED: every row was kept out. Nothing was changed; the rows and their reasons are kept as `batch_id`. */
enum import_result { IMPORT_APPLIED, IMPORT_PREVIEWED, IMPORT_UNCHANGED, IMPORT_REFUSED };

struct import_report {
    enum import_result result;
    int64_t batch_id; /* of IMPORT_UNCHANGED: the one that brought this file before; of a preview: none, 0 */
    char *file_name;
    char *profile;
    char *feed;
    char *encoding;   /* NULL for what is not CSV */
    char *column_map; /* JSON: {"columns": {header: field}, "left_aside": [header]} */
    char *left_aside; /* the same headers for people, joined by ", "; NULL for none */
    int64_t rows, accepted, rejected, warnings, inserted, updated, unchanged, absent;
    int64_t matched;           /* rows of unknown codes that were recognised as assets of the register */
    int64_t to_review;         /* rows that made an asset which may be one that the register had */
    int64_t placed;            /* by a gazetteer: assets that took, changed or lost the point of their UPRN */
    struct guess *guess;       /* the columns and words (importers/guess.h); NULL where a profile said all */
    bool guessing;             /* no profile said how to read the file */
    bool guesses_taken;        /* what was guessed is in force */
    char *profile_body;        /* the profile in force as JSON; NULL when it is one that stands elsewhere */
    int64_t profile_version;   /* of the profile that was saved; 0 none */
    struct rows *issues;       /* row, line, severity, code, column, value, reason */
    struct rows *issue_counts; /* severity, code, times, first_row, reason */
};

/*
 * STATUS_INVALID: no such kind, or the file as a whole cannot be taken. Others as the store's and the file's.
 * The caller frees `*out`. The same file under the same profile, when it was the feed's last:
 * IMPORT_UNCHANGED, and nothing is written, unless assets or accounts have come since that its rows were kept
 * out for.
 */
enum status import_run(struct import_report **out, struct store *db, const struct import_request *request,
                       struct error *err);
void import_report_free(struct import_report *report); /* NULL does nothing */

/* "applied", "previewed", "unchanged", "refused". */
const char *import_result_name(enum import_result result);

/* All of it but the issues and the layout, as members of the object that is open: no value of the file. */
struct json;
void import_report_members(struct json *json, const struct import_report *report);

/* "layout": how each column and word was taken, with examples: for who may see the file's values. */
void import_report_layout(struct json *json, const struct import_report *report);

#endif
