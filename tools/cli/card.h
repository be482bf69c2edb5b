/* A record card on standard output: its sections (engine/query/card.h) one below the other, within
 * OUTPUT_WIDTH. */
#ifndef TERRIER_CLI_CARD_H
#define TERRIER_CLI_CARD_H

#include <stdint.h>

#include "engine/query/card.h"
#include "tools/cli/output.h"

/*
 * A column "floor_area_m2" is shown as "floor area m2", and what ends in "_gbp" as pounds with the ending
 * left out. Unknown items and sections without rows are not shown. JSON is one object of all sections.
 */
enum status card_print(enum output_format format, struct store *db, int64_t asset_id, struct error *err);

#endif
