/*
 * A file that is there whole or not at all: written under a name of its own in the same folder, and given its
 * name when done. A file of that name is then replaced; what is no ordinary file (a folder, a device) is
 * refused.
 */
#ifndef TERRIER_EXCHANGE_WHOLE_FILE_H
#define TERRIER_EXCHANGE_WHOLE_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "engine/base/status.h"

struct whole_file;

enum status whole_file_open(struct whole_file **out, const char *path, struct error *err);
enum status whole_file_add(struct whole_file *file, const void *bytes, size_t length, struct error *err);

/* Ends it: takes its name, or on a failure, and with whole_file_abandon(), leaves nothing. Frees `file`. */
enum status whole_file_finish(struct whole_file *file, struct error *err);
void whole_file_abandon(struct whole_file *file); /* NULL does nothing */

/* All at once. */
enum status whole_file_write(const char *path, const void *bytes, size_t length, struct error *err);

/* `wanted` less what the user's own files are without: mkstemp() and mkdtemp() leave what they make to the
 * owner alone. */
mode_t whole_file_mode(mode_t wanted);

/* STATUS_IO when `path` is there and is no ordinary file. */
enum status whole_file_check(const char *path, struct error *err);

#endif
