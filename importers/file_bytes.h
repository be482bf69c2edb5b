/* A file in memory, as a whole: a council's lists are megabytes. */
#ifndef TERRIER_IMPORTERS_FILE_BYTES_H
#define TERRIER_IMPORTERS_FILE_BYTES_H

#include <stddef.h>

#include "engine/base/status.h"

struct file_bytes {
    char *bytes; /* owned, with a NUL behind them */
    size_t length;
};

/* A missing file is STATUS_NOT_FOUND; a folder, or more than `most` bytes, STATUS_INVALID; the rest
 * STATUS_IO. */
enum status file_bytes_read(struct file_bytes *out, const char *path, size_t most, struct error *err);
void file_bytes_free(struct file_bytes *file);

#endif
