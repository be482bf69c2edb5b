/*
 * The rows of a gazetteer's file, each taken or refused with a reason: OS Open UPRN and AddressBase Plus, as
 * CSV under a header. Which of the two it is, the header tells. No database; memory stays as it is however
 * long the file. Layouts: Ordnance Survey, "OS Open UPRN technical specification" and "AddressBase Plus
 * technical specification".
 */
#ifndef TERRIER_IMPORTERS_GAZETTEER_READ_H
#define TERRIER_IMPORTERS_GAZETTEER_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/csv.h"

enum gazetteer_product { GAZETTEER_OPEN_UPRN, GAZETTEER_ADDRESSBASE_PLUS };

/* "open_uprn", "addressbase_plus": as gazetteer.release has them. */
const char *gazetteer_product_name(enum gazetteer_product product);

struct gazetteer_row {
    size_t number; /* data row, from 1 */
    size_t line;
    int64_t uprn;
    double easting, northing, latitude,
        longitude;             /* metres of the grid; degrees of ETRS89, NaN for unknown */
    const char *const *fields; /* of the file; NULL for a row that cannot be read */

    const char *code; /* why it is refused: a short name; NULL for a row that is taken */
    const char *reason;
    const char *column; /* NULL for the row as a whole */
    const char *value;  /* as the file gave it, NUL-terminated */
};

struct gazetteer;

/* `source` and `window` as csv_open_stream(). STATUS_INVALID for a header that is neither's. */
enum status gazetteer_open(struct gazetteer **out, csv_source source, void *context, size_t window,
                           struct error *err);
void gazetteer_close(struct gazetteer *gazetteer); /* NULL does nothing */

enum gazetteer_product gazetteer_product(const struct gazetteer *gazetteer);
const char *gazetteer_encoding(const struct gazetteer *gazetteer);

/* The columns as import_report has them: {"columns": {header: field}, "left_aside": [header]}. */
struct text;
void gazetteer_column_map(struct text *out, const struct gazetteer *gazetteer);

/* The next row, valid until the next call. False at the end; gazetteer_ended() says whether of the file. */
bool gazetteer_next(struct gazetteer *gazetteer, struct gazetteer_row *row);

/* STATUS_OK, or why no more rows came: what the source failed with, or a row that the whole file is refused
 * for. */
enum status gazetteer_ended(const struct gazetteer *gazetteer, struct error *err);

/* Adds a row that was taken, in binary COPY format, in the order of the product's gazetteer_copy_*.sql. */
void gazetteer_put(struct text *out, struct gazetteer *gazetteer, const struct gazetteer_row *row);

#endif
