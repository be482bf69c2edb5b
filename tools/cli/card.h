/* A record card: sections, each from a query of its own, that fit OUTPUT_WIDTH; or one JSON object of them.
 */
#ifndef TERRIER_CLI_CARD_H
#define TERRIER_CLI_CARD_H

#include <stdint.h>

#include "engine/store/store.h"
#include "tools/cli/output.h"

enum card_shape {
    CARD_ITEMS, /* one row at most, shown as names and values, unknown ones left out; JSON: an object or null
                 */
    CARD_TABLE  /* any number of rows; JSON: an array */
};

/*
 * Columns are named by the query: "floor_area_m2" is shown as "floor area m2", and what ends in "_gbp" as
 * pounds with the ending left out. A section without rows is not shown.
 */
struct card_section {
    const char *name;  /* in JSON */
    const char *title; /* on the card */
    const char *sql;   /* $1 asset_id */
    enum card_shape shape;
};

enum status card_print(enum output_format format, struct store *db, int64_t asset_id,
                       const struct card_section *sections, size_t count, struct error *err);

#endif
