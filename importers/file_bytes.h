/*
 * A file in memory, as a whole: a council's lists are megabytes. What is larger, or holds a line that no list
 * has, is refused before memory is taken for it; so is a file that is written to while it is read.
 */
#ifndef TERRIER_IMPORTERS_FILE_BYTES_H
#define TERRIER_IMPORTERS_FILE_BYTES_H

#include <stddef.h>
#include <sys/stat.h>

#include "engine/base/status.h"

struct file_bytes {
    char *bytes; /* owned, with a NUL behind them */
    size_t length;
    struct stat about; /* of the file when it was read */
};

/*
 * `line_most`: the longest line in bytes, 0 for files that have no lines. A missing file is STATUS_NOT_FOUND;
 * a folder, more than `most` bytes, too long a line, or a file that changes meanwhile STATUS_INVALID; the
 * rest STATUS_IO.
 */
enum status file_bytes_read(struct file_bytes *out, const char *path, size_t most, size_t line_most,
                            struct error *err);

/* For who reads the file itself too: STATUS_INVALID when it is no longer the one that was read. */
enum status file_bytes_unchanged(const struct file_bytes *file, const char *path, struct error *err);

void file_bytes_free(struct file_bytes *file);

#endif
