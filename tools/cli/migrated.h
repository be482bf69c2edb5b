/* What a run of migrations did, in a sentence; for `up` and `migrate`. */
#ifndef TERRIER_CLI_MIGRATED_H
#define TERRIER_CLI_MIGRATED_H

#include "engine/store/migrate.h"

void print_migrated(const struct migrate_report *report);

#endif
