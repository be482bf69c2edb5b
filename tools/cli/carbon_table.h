/* Emissions as people read them: figures with separators, years as 2024/25, and what all rows share said
 * once. */
#ifndef TERRIER_CLI_CARBON_TABLE_H
#define TERRIER_CLI_CARBON_TABLE_H

#include <stdbool.h>

#include "engine/store/store.h"

/* Rows of the query carbon_by; `assets`: each is an asset, and its reference is shown. */
void carbon_table_groups(const struct rows *rows, bool assets);

/* Rows of the query carbon_path. */
void carbon_table_path(const struct rows *rows);

#endif
