#include "engine/base/csv_window.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

struct csv_window *csv_window_new(csv_source source, void *context, size_t capacity) {
    struct csv_window *window = memory_array(1, sizeof *window);

    window->source = source;
    window->context = context;
    window->buffer = memory_array(capacity, 1);
    window->capacity = capacity;
    return window;
}

void csv_window_free(struct csv_window *window) {
    if (window == NULL) return;
    free(window->buffer);
    free(window);
}

/* Asked of every byte that passes, so that rows need not be asked one by one: eight bytes at a time. */
static bool all_ascii(const char *bytes, size_t length) {
    uint64_t seen = 0, word;

    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        seen |= word;
    }
    for (; length > 0; bytes++, length--)
        seen |= (unsigned char)*bytes;
    return (seen & UINT64_C(0x8080808080808080)) == 0;
}

void csv_window_fill(struct csv_window *window, const char **at, const char **end) {
    size_t kept = (size_t)(*end - *at);

    memmove(window->buffer, *at, kept);
    window->length = kept;
    while (!window->ended && window->length < window->capacity) {
        size_t got = 0;
        window->status = window->source(window->context, window->buffer + window->length,
                                        window->capacity - window->length, &got, &window->error);
        window->ended = window->status != STATUS_OK || got == 0;
        if (window->status == STATUS_OK) window->length += got;
    }
    window->ascii = all_ascii(window->buffer, window->length);
    *at = window->buffer;
    *end = window->buffer + window->length;
}

bool csv_window_full(const struct csv_window *window, const char *at) {
    return at == window->buffer && window->length == window->capacity;
}
