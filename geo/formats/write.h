/* Rows on stdin as a file's layers. */
#ifndef TERRIER_FORMATS_WRITE_H
#define TERRIER_FORMATS_WRITE_H

#include "engine/base/status.h"
#include "geo/formats/schema.h"

/* One binary COPY stream for each layer, in order. The file appears at `path` whole or not at all. */
enum status write_file(const char *format, const char *path, const struct schema *schema, struct error *err);

#endif
