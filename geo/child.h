/* terrier-files as a child process, with a pipe one way and its complaint kept. */
#ifndef TERRIER_GEO_CHILD_H
#define TERRIER_GEO_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "engine/base/status.h"

struct child {
    pid_t pid;
    int pipe;      /* our end: the child's stdout or stdin */
    int complaint; /* a file without a name that is the child's stderr */
};

/* `arguments`: NULL-terminated, without the program's own name. `feeds`: the pipe is the child's stdin. */
enum status child_start(struct child *child, const char *const *arguments, bool feeds, struct error *err);

/* Writing to a child that has gone is STATUS_IO, not a signal. */
enum status child_write(struct child *child, const void *bytes, size_t length, struct error *err);
enum status child_read(struct child *child, void *buffer, size_t size, size_t *got, struct error *err);

/* Closes the pipe, waits, and turns exit code and complaint into a status. `stop`: ends the child first, and
 * its status says nothing. */
enum status child_finish(struct child *child, bool stop, struct error *err);

#endif
