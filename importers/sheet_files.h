/* Tables that are not CSV, through terrier-files: spreadsheets and spatial files. Read once, kept in memory.
 */
#ifndef TERRIER_IMPORTERS_SHEET_FILES_H
#define TERRIER_IMPORTERS_SHEET_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/status.h"
#include "importers/sheet.h"

struct sheet_files;

/* Whether the name's ending says that terrier-files is to read it: .xlsx, .ods, .gpkg, .geojson, .shp, .fgb,
 * .zip (of a shapefile).
 */
bool sheet_files_reads(const char *path);

/* Whether it is GML, which is read for the kind title-extents alone. */
bool sheet_files_of_titles(const char *path);

/* STATUS_INVALID for a file without rows, with several layers, or whose rows are over `most` bytes in memory.
 */
enum status sheet_files_open(struct sheet_files **out, const char *path, const struct sheet_request *request,
                             size_t most, struct error *err);
void sheet_files_close(struct sheet_files *files); /* NULL does nothing */

size_t sheet_files_column_count(const struct sheet_files *files);
const char *sheet_files_column(const struct sheet_files *files, size_t index);
void sheet_files_rewind(struct sheet_files *files);
bool sheet_files_next(struct sheet_files *files, struct sheet_row *row);

#endif
