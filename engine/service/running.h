/*
 * The service that was left running on a data directory (`terrier serve --detach`): one at a time. It holds a
 * lock on the file <data>/service for as long as it lives, so a number in a file that outlived its process
 * deceives nobody.
 */
#ifndef TERRIER_SERVICE_RUNNING_H
#define TERRIER_SERVICE_RUNNING_H

#include <stdbool.h>

#include "engine/service/serve.h"

struct running {
    long process;      /* 0: none runs */
    char address[256]; /* "http://127.0.0.1:8750" */
    bool same;         /* it is this very program, started as it would be now */
};

/* `wish` says as what it would be started; NULL: not asked. */
enum status running_look(const char *data_directory, const struct serve_options *wish, struct running *out,
                         struct error *err);

/* Asks it to finish and waits for its end. `*was` is what ran. */
enum status running_stop(const char *data_directory, struct running *was, struct error *err);

/*
 * Leaves the service running: as the user whose the data directory is, its messages in <data>/log/service.log
 * and the access log beside it, unless said otherwise. Returns once it answers. One that is the same is left
 * alone, another is replaced.
 */
enum status running_start(const struct serve_options *options, struct running *out, struct error *err);

#endif
