/*
 * Which files may be opened, and by which of GDAL's drivers. GDAL by itself would try every driver on every
 * file: a file named .csv can be a VRT that reads other files, a name can be a database or a web address.
 */
#ifndef TERRIER_FORMATS_ALLOWED_H
#define TERRIER_FORMATS_ALLOWED_H

#include <gdal.h>
#include <stdbool.h>

#include "engine/base/status.h"

/*
 * Registers GDAL's drivers and removes all but ours; nothing is fetched from a network from here on; PROJ
 * looks in `proj_directory` first (NULL: its own places only). Once, before anything else of GDAL.
 */
void allowed_set_up(const char *proj_directory);

/* `kind`: "table", "shapes" or "titles" (GML). The file must be an ordinary one on this machine. */
enum status allowed_open(GDALDatasetH *out, const char *kind, const char *path, struct error *err);

/* Whether this dataset's rows are a spreadsheet's: raw cells without a header. */
bool allowed_is_sheet(GDALDatasetH dataset);

#endif
