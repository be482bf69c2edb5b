/* What running.c and detach.c share. Not for others. */
#ifndef TERRIER_SERVICE_RUNNING_INSIDE_H
#define TERRIER_SERVICE_RUNNING_INSIDE_H

#include "engine/service/serve.h"

char *running_identity(const struct serve_options *options); /* the caller frees */
char *running_file(const char *data_directory);              /* the caller frees */

#endif
