/* A throw-away directory, and the rows that terrier-files reads back, kept as text that tests compare. */
#ifndef TERRIER_TESTS_GEO_FILES_SUPPORT_H
#define TERRIER_TESTS_GEO_FILES_SUPPORT_H

#include "engine/base/text.h"
#include "geo/files.h"

int files_set_up(void **state); /* cmocka group fixtures */
int files_tear_down(void **state);

/* A path inside the directory; valid until the next call but three. */
const char *files_path(const char *name);
void files_put(const char *name, const char *content);

/*
 * Reads `path` into lines `layer|number|name=value|name=value|shape|note`, null values as ~ and the shape as
 * its type number and length in bytes. Lines end with \n.
 */
enum status files_lines(enum files_kind kind, const char *path, int header_row, struct text *lines,
                        struct error *err);

/* A layer's rows as one binary COPY stream, made by the caller; feeds them whole. */
struct files_rows {
    struct text streams[4];
};
enum status files_feed_rows(void *rows, size_t layer, files_byte_sink sink, void *sink_context,
                            struct error *err);

/* --- fields of a row being made --- */
void files_put_float8(struct text *out, double value);
void files_put_bool(struct text *out, int value);
void files_put_date(struct text *out, int days_since_1970);
void files_put_square(struct text *out, double x, double y, double side); /* MultiPolygon */

#endif
