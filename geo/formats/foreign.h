/*
 * SQLite files (GeoPackages) that say one thing and read another: a virtual table may take its rows from any
 * file of the machine, as a VRT does. Such files are refused before GDAL sees them.
 */
#ifndef TERRIER_GEO_FORMATS_FOREIGN_H
#define TERRIER_GEO_FORMATS_FOREIGN_H

#include "engine/base/status.h"

/* STATUS_REFUSED for such a file, STATUS_INVALID for a damaged one; other kinds of file are fine here.
 * `shown` is the file's name in the message. */
enum status foreign_check(const char *real_path, const char *shown, struct error *err);

#endif
