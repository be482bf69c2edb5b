#include "geo/stream.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static const char signature[11] = "PGCOPY\n\377\r\n"; /* its closing NUL is the eleventh byte */

struct stream {
    stream_source source;
    void *context;
    unsigned char buffer[65536];
    size_t at, filled;
    long long row;        /* of the current stream, from 1 */
    unsigned char *bytes; /* the row's fields, one after the other */
    size_t capacity;
    size_t *offsets;
    int32_t *lengths;
    size_t field_count;
};

struct stream *stream_new(stream_source source, void *context) {
    struct stream *stream = memory_array(1, sizeof *stream);
    stream->source = source;
    stream->context = context;
    stream->offsets = memory_array(STREAM_FIELDS_MAX, sizeof *stream->offsets);
    stream->lengths = memory_array(STREAM_FIELDS_MAX, sizeof *stream->lengths);
    return stream;
}

void stream_free(struct stream *stream) {
    if (!stream) return;
    free(stream->bytes);
    free(stream->offsets);
    free(stream->lengths);
    free(stream);
}

/* `*got` is less than `size` only where the pipe ended. */
static enum status take(struct stream *stream, void *to, size_t size, size_t *got, struct error *err) {
    *got = 0;
    while (*got < size) {
        if (stream->at == stream->filled) {
            stream->at = stream->filled = 0;
            enum status status =
                stream->source(stream->context, stream->buffer, sizeof stream->buffer, &stream->filled, err);
            if (status != STATUS_OK) return status;
            if (stream->filled == 0) return STATUS_OK;
        }
        size_t part = stream->filled - stream->at;
        if (part > size - *got) part = size - *got;
        memcpy((unsigned char *)to + *got, stream->buffer + stream->at, part);
        stream->at += part;
        *got += part;
    }
    return STATUS_OK;
}

static enum status take_all(struct stream *stream, void *to, size_t size, struct error *err) {
    size_t got;
    enum status status = take(stream, to, size, &got, err);
    if (status != STATUS_OK || got == size) return status;
    return error_set(err, STATUS_INVALID, "The stream of rows ends in the middle of row %lld.", stream->row);
}

static uint32_t big_endian(const unsigned char *b, int bytes) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | b[i];
    return value;
}

enum status stream_begin(struct stream *stream, bool *there, struct error *err) {
    unsigned char head[sizeof signature + 8], skipped[256];
    size_t got;
    stream->row = 0;
    enum status status = take(stream, head, sizeof head, &got, err);
    *there = got > 0;
    if (status != STATUS_OK || got == 0) return status;
    if (got < sizeof head || memcmp(head, signature, sizeof signature) != 0)
        return error_set(err, STATUS_INVALID, "The rows are not in PostgreSQL's binary COPY format.");
    if (big_endian(head + sizeof signature, 4) >> 16 != 0)
        return error_set(err, STATUS_INVALID, "The stream of rows needs a newer reader than this.");
    for (uint32_t left = big_endian(head + sizeof signature + 4, 4); left > 0;) {
        uint32_t part = left < sizeof skipped ? left : (uint32_t)sizeof skipped;
        status = take_all(stream, skipped, part, err);
        if (status != STATUS_OK) return status;
        left -= part;
    }
    return STATUS_OK;
}

/* Room is taken as bytes arrive, not as a length promises them: a damaged length costs nothing. */
static enum status take_field(struct stream *stream, size_t *used, uint32_t length, struct error *err) {
    while (length > 0) {
        uint32_t part = length < 1024 * 1024 ? length : 1024 * 1024;
        void *bytes = stream->bytes;
        memory_reserve(&bytes, &stream->capacity, *used + part, 1);
        stream->bytes = bytes;
        enum status status = take_all(stream, stream->bytes + *used, part, err);
        if (status != STATUS_OK) return status;
        *used += part;
        length -= part;
    }
    return STATUS_OK;
}

enum status stream_row(struct stream *stream, size_t field_count, bool *there, struct error *err) {
    unsigned char number[4];
    size_t used = 0;
    stream->row++;
    stream->field_count = 0;
    enum status status = take_all(stream, number, 2, err);
    if (status != STATUS_OK) return status;
    int16_t count = (int16_t)big_endian(number, 2);
    *there = count != -1;
    if (!*there) return STATUS_OK;
    if (count < 0 || count > STREAM_FIELDS_MAX || (field_count > 0 && (size_t)count != field_count))
        return error_set(err, STATUS_INVALID, "Row %lld of the stream has %d fields where %zu were promised.",
                         stream->row, count, field_count);
    for (size_t i = 0; i < (size_t)count; i++) {
        status = take_all(stream, number, 4, err);
        if (status != STATUS_OK) return status;
        int32_t length = (int32_t)big_endian(number, 4);
        if (length < -1 || length > STREAM_FIELD_MAX)
            return error_set(err, STATUS_INVALID,
                             "Field %zu of row %lld of the stream has an impossible length.", i + 1,
                             stream->row);
        stream->lengths[i] = length;
        stream->offsets[i] = used;
        if (length > 0) status = take_field(stream, &used, (uint32_t)length, err);
        if (status != STATUS_OK) return status;
    }
    stream->field_count = (size_t)count;
    return STATUS_OK;
}

size_t stream_field_count(const struct stream *stream) {
    return stream->field_count;
}

struct stream_field stream_field(const struct stream *stream, size_t index) {
    static const unsigned char nothing[1];
    int32_t length = stream->lengths[index];
    return (struct stream_field){length > 0 ? stream->bytes + stream->offsets[index] : nothing, length};
}
