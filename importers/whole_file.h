/* A file in memory, as a whole: a council's lists are megabytes. */
#ifndef TERRIER_IMPORTERS_WHOLE_FILE_H
#define TERRIER_IMPORTERS_WHOLE_FILE_H

#include <stddef.h>

#include "engine/base/status.h"

struct whole_file {
    char *bytes; /* owned, with a NUL behind them */
    size_t length;
};

/* A missing file is STATUS_NOT_FOUND; a folder, or more than `most` bytes, STATUS_INVALID; the rest
 * STATUS_IO. */
enum status whole_file_read(struct whole_file *out, const char *path, size_t most, struct error *err);
void whole_file_free(struct whole_file *file);

#endif
