/*
 * The values inside PostgreSQL's binary COPY format: what the bytes of a field mean, and the fields we write
 * ourselves. A field of the wrong length for its type is damage, and the functions say false.
 */
#ifndef TERRIER_GEO_VALUES_H
#define TERRIER_GEO_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "geo/stream.h"

bool value_int8(struct stream_field field, int64_t *value);  /* int2, int4, int8 */
bool value_float8(struct stream_field field, double *value); /* float4, float8 */
bool value_bool(struct stream_field field, bool *value);
bool value_date(struct stream_field field, int32_t *days);          /* since 1970-01-01 */
bool value_timestamptz(struct stream_field field, int64_t *micros); /* since 1970-01-01T00:00Z */

/* Exact decimal text, e.g. "-1234.50"; "NaN", "Infinity" and "-Infinity" as PostgreSQL writes them. Adds to
 * `out`. */
bool value_numeric(struct stream_field field, struct text *out);

/*
 * text[] of one dimension. `items` receives the elements, at most `max`; `*count` how many. A null element
 * has length -1. The elements point into `field`.
 */
bool value_texts(struct stream_field field, struct stream_field *items, size_t max, size_t *count);

/* --- writing --- */

void value_put_header(struct text *out);
void value_put_row(struct text *out, int16_t field_count);
void value_put_trailer(struct text *out);
void value_put_null(struct text *out);
void value_put_int8(struct text *out, int64_t value);
void value_put_bytes(struct text *out, const void *bytes, size_t length);
void value_put_text(struct text *out, const char *value); /* NULL writes null */
void value_put_texts(struct text *out, const char *const *values,
                     size_t count); /* text[]; NULL elements are null */

#endif
