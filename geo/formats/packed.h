/*
 * A shapefile that is packed into a ZIP, as people send it: one shapefile and the files that belong to it,
 * and nothing else. Read where it lies; nothing is unpacked onto the disk.
 */
#ifndef TERRIER_GEO_FORMATS_PACKED_H
#define TERRIER_GEO_FORMATS_PACKED_H

#include <stdbool.h>

#include "engine/base/status.h"

/* Whether the name says that the file is a ZIP. */
bool packed_is(const char *path);

/*
 * GDAL's name of the shapefile in the ZIP at `real_path`, for the caller to free(). STATUS_INVALID for a file
 * that is no ZIP, is damaged or locked with a password, holds no shapefile or several, or is larger than 512
 * megabytes unpacked; STATUS_REFUSED for one that holds files which do not belong to its shapefile. `shown`
 * is the file's name in the message.
 */
enum status packed_find(char **out, const char *real_path, const char *shown, struct error *err);

#endif
