/*
 * Gazetteers: a bulk reference, loaded whole. Each row is checked on its way from the file into one binary
 * COPY; it does not pass through source.record, and the release is the version (gazetteer.release). All is
 * one transaction: an import that is killed, loses its server or fills its disk leaves the release that was
 * in force.
 *
 * Called by import_run() for the kind "gazetteer"; the report is the same. Of the rows that are refused the
 * first GAZETTEER_TOLD are listed with line, value and reason, and all are counted. A preview reads and
 * checks all rows and copies none; that a UPRN is repeated only an import finds.
 */
#ifndef TERRIER_IMPORTERS_GAZETTEER_H
#define TERRIER_IMPORTERS_GAZETTEER_H

#include "importers/import.h"

#define GAZETTEER_TOLD 10000

enum status gazetteer_import(struct import_report **out, struct store *db,
                             const struct import_request *request, struct error *err);

/*
 * The day of a release as the file's name says it, into `out` as 2024-07-01: osopenuprn_202407.csv is of that
 * month's first day, AddressBasePlus_FULL_2024-07-12_001.csv of the day named. False when it names none.
 */
bool gazetteer_released_on(const char *file_name, char out[11]);

#endif
