/* If-Match from outside: versions without a dot or a quotation mark, at most as many as are taken, or a
 * refusal. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/service/api/records_inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *versions[RECORDS_TAGS_MAX];
    size_t count = 0;

    if (records_match(arena_bytes(arena, (const char *)data, size), arena, versions, &count)) {
        if (count == 0 || count > RECORDS_TAGS_MAX) abort();
        for (size_t i = 0; i < count; i++)
            if (strpbrk(versions[i], ".\"") != NULL) abort();
    }
    arena_free(arena);
    return 0;
}
