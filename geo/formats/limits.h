/* What this process may use up, and whom it runs as. */
#ifndef TERRIER_FORMATS_LIMITS_H
#define TERRIER_FORMATS_LIMITS_H

#include "engine/base/status.h"

/* Memory, processor time, size of files written, no core dumps, no new privileges. Called before any outside
 * byte is read. Going over time ends the process with SIGXCPU; over memory, GDAL's allocation fails. */
enum status limits_set(struct error *err);

/* When root: become `user` for good. Otherwise nothing. */
enum status limits_become(const char *user, struct error *err);

#endif
