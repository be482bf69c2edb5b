/* `terrier explain REF --if FACT=VALUE`: what the run would say if facts of the asset were otherwise. */
#ifndef TERRIER_CLI_WHAT_IF_H
#define TERRIER_CLI_WHAT_IF_H

#include "tools/cli/cli.h"

enum { WHAT_IF_MOST = 20 };

/* `ifs` are FACT=VALUE; `number` is a run, NULL: the newest published one. Nothing is kept. */
enum status what_if_explain(struct cli *cli, struct store *db, const char *given, const char *number,
                            const char *const *ifs, size_t count, struct error *err);

#endif
