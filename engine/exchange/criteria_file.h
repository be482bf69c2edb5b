/*
 * A version of the criteria as a file that officers change, and back: a workbook (.ods; .xlsx is read too)
 * with a sheet for each kind of row, or JSON with the same rows. One file, because the sheets refer to each
 * other. The sheets and their columns are rows of publish.criteria_column.
 */
#ifndef TERRIER_EXCHANGE_CRITERIA_FILE_H
#define TERRIER_EXCHANGE_CRITERIA_FILE_H

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/store/store.h"

/*
 * Writes version `version` (NULL: the one in force) to `path`, by its ending .ods or .json; the file is there
 * whole or not at all. STATUS_NOT_FOUND when there is no such version.
 */
enum status criteria_file_write(const char *path, struct store *db, const char *version, struct error *err);

/*
 * Reads a file into `sheets`: JSON as edit.criteria_faults() takes it, each row with `row`, where it stands.
 * What the cells say is not looked at here. STATUS_INVALID for a file that cannot be read, or a sheet that
 * is none of these.
 */
enum status criteria_file_read(struct text *sheets, const char *path, struct store *db, struct error *err);

#endif
