/* Running another program as another user, its output kept. No shell is involved. */
#ifndef TERRIER_STORE_PROCESS_H
#define TERRIER_STORE_PROCESS_H

#include <stddef.h>
#include <sys/types.h>

#include "engine/base/status.h"
#include "engine/base/text.h"

struct process {
    const char *const *argv;        /* full path first; closed by NULL */
    const char *const *environment; /* the whole of it; closed by NULL */
    const char *user;               /* with its uid and gid; used when we are root and it is another */
    uid_t uid;
    gid_t gid;
    void (*heard)(void *context, const char *said, size_t length); /* as it comes; NULL: nobody listens */
    void *context;
};

/* Waits for its end. `*output` gains what it wrote on stdout and stderr; a signal's death is exit code 128 +
 * signal. */
enum status process_run(const struct process *process, struct text *output, int *exit_code,
                        struct error *err);

#endif
