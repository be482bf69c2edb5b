/*
 * A table of rows under a header, whatever file it lies in: CSV by our strict reader, anything else through
 * terrier-files. A row that cannot be read is given out with its fault and its bytes, not dropped.
 */
#ifndef TERRIER_IMPORTERS_SHEET_H
#define TERRIER_IMPORTERS_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/status.h"
#include "importers/file_bytes.h"

/* A file that is read whole, and the rows that one unpacks to. A council's lists are a hundredth of it. */
#define SHEET_BYTES_MAX ((size_t)512 * 1024 * 1024)
#define SHEET_LINE_MAX  ((size_t)16 * 1024 * 1024) /* of CSV: a shape may fill a megabyte (CSV_FIELD_MAX) */

struct sheet_row {
    size_t line;               /* line or sheet row, from 1 */
    size_t number;             /* data row, from 1 */
    const char *fault_code;    /* NULL: fine */
    const char *fault;         /* a sentence */
    size_t fault_column;       /* from 1; 0 for none */
    const char *const *fields; /* UTF-8; NULL for an empty cell */
    size_t field_count;
    const char *raw;
    size_t raw_length;
    const unsigned char *wkb; /* the row's shape in EPSG:27700, NULL without one */
    size_t wkb_length;
    const char *note; /* what the reader of the file did or could not do with the row, NULL for nothing */
};

struct sheet;

struct sheet_request {
    const char *proj_directory; /* as geo_open() */
    const char *layer;          /* of a file with several sheets or layers; NULL: there is one */
    int header_row;             /* line of CSV or row of a sheet that holds the names, from 1; 0: the first */
};

#define SHEET_HEADER_ROW_MAX 1000

/*
 * `file` is `path` read whole, and outlives the sheet. STATUS_INVALID for a file that has no header or is no
 * kind of table that terrier reads.
 */
enum status sheet_open(struct sheet **out, const struct file_bytes *file, const char *path,
                       const struct sheet_request *request, struct error *err);
void sheet_close(struct sheet *sheet); /* NULL does nothing */

const char *sheet_encoding(const struct sheet *sheet); /* NULL for what is not CSV */
size_t sheet_column_count(const struct sheet *sheet);
const char *sheet_column(const struct sheet *sheet, size_t index);

enum status sheet_rewind(struct sheet *sheet, struct error *err); /* before the first row again */
bool sheet_next(struct sheet *sheet, struct sheet_row *row); /* valid until the next call; false at the end */

#endif
