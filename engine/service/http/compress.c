#include "engine/service/http/compress.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/base/memory.h"

/* Measured on a page of 100 features: a higher level costs more of our time than it saves of the line's. */
#define GZIP_LEVEL   2
#define ZSTD_LEVEL   1
#define GZIP_WRAPPER 16 /* zlib: windowBits + 16 writes gzip's header and trailer */

bool compress_pays(const char *type, size_t length) {
    if (type == NULL || length < COMPRESS_FROM_BYTES) return false;
    return strncmp(type, "text/", 5) == 0 || strstr(type, "json") != NULL || strstr(type, "xml") != NULL ||
           strstr(type, "javascript") != NULL || strstr(type, "mapbox-vector-tile") != NULL;
}

static size_t zstd(char *out, size_t room, const struct text *body) {
    size_t used = ZSTD_compress(out, room, body->data, body->length, ZSTD_LEVEL);
    return ZSTD_isError(used) ? 0 : used;
}

static size_t gzip(char *out, size_t room, const struct text *body) {
    z_stream stream = {0};
    size_t used = 0;

    if (deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, MAX_WBITS + GZIP_WRAPPER, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return 0;
    stream.next_in = (unsigned char *)body->data;
    stream.avail_in = (unsigned)body->length;
    stream.next_out = (unsigned char *)out;
    stream.avail_out = (unsigned)room;
    if (deflate(&stream, Z_FINISH) == Z_STREAM_END) used = stream.total_out;
    deflateEnd(&stream);
    return used;
}

/* Room for less than the body: what does not fit there has gained nothing. */
bool compress_text(struct text *body, enum encoding encoding) {
    size_t room = body->length - body->length / 16, used = 0;
    struct text smaller = TEXT_EMPTY;

    if (body->length > INT32_MAX) return false;
    smaller.data = memory_grow(NULL, room, 1);
    smaller.capacity = room;
    if (encoding == ENCODING_ZSTD) used = zstd(smaller.data, room, body);
    if (encoding == ENCODING_GZIP) used = gzip(smaller.data, room, body);
    smaller.length = used;
    if (used == 0) {
        text_free(&smaller);
        return false;
    }
    text_free(body);
    *body = smaller;
    return true;
}
