/* Places of pages from outside: what is taken is what we would have written. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/query/place.h"

#define VALUES 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *given = arena_bytes(arena, (const char *)data, size);
    const char *values[VALUES] = {0};

    if (query_place_read(given, "order", values, VALUES, arena)) {
        char *token = query_place_token("order", values, VALUES);
        if (strcmp(token, given) != 0) abort();
        free(token);
    }
    arena_free(arena);
    return 0;
}
