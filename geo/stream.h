/*
 * PostgreSQL's binary COPY format as it comes through a pipe: framing only, one row in memory at a time.
 * Described in the PostgreSQL manual, "COPY", "Binary Format". What a field's bytes mean: geo/values.h.
 *
 * Several COPY streams may follow one another on the same pipe, as terrier-files expects for several layers.
 */
#ifndef TERRIER_GEO_STREAM_H
#define TERRIER_GEO_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

#define STREAM_FIELDS_MAX 1600                /* PostgreSQL's own limit of columns */
#define STREAM_FIELD_MAX  (256 * 1024 * 1024) /* bytes; a longer field is taken for damage */

/* Fills `buffer` with up to `size` bytes; `*got` 0 is the end. */
typedef enum status (*stream_source)(void *context, void *buffer, size_t size, size_t *got,
                                     struct error *err);

struct stream_field {
    const unsigned char *bytes; /* valid until the next row */
    int32_t length;             /* -1 for null */
};

struct stream;

struct stream *stream_new(stream_source source, void *context);
void stream_free(struct stream *stream); /* NULL does nothing */

/* Reads the header of the next COPY stream. `*there` false: the pipe ended where it may. */
enum status stream_begin(struct stream *stream, bool *there, struct error *err);

/*
 * The next row of this stream, which must have `field_count` fields (0: any number). `*there` false: the
 * trailer was read, and stream_begin() is next. Damage and an early end: STATUS_INVALID with the row's
 * number.
 */
enum status stream_row(struct stream *stream, size_t field_count, bool *there, struct error *err);

size_t stream_field_count(const struct stream *stream);
struct stream_field stream_field(const struct stream *stream, size_t index);

#endif
