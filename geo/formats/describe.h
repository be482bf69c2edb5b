/* What each column of a GeoPackage means: its Schema extension, which QGIS shows. GDAL 3.6 has no call for
 * it. */
#ifndef TERRIER_FORMATS_DESCRIBE_H
#define TERRIER_FORMATS_DESCRIBE_H

#include "engine/base/status.h"
#include "geo/formats/schema.h"

/* `path`: a finished GeoPackage. Fields without a description are left alone. */
enum status describe_fields(const char *path, const struct schema *schema, struct error *err);

#endif
