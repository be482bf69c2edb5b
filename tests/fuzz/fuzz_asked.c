/* Requests to merge, split or decide: each is taken, with a reason, or refused with a sentence. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/merge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const allowed[] = {"into", "name", "buildings", "land", "rows", NULL};
    struct register_asked asked;
    struct error err = {0};
    struct arena *arena = arena_new();
    const char *field = NULL;

    if (register_asked_read(&asked, arena, allowed, (const char *)data, size, &field, &err) == STATUS_OK) {
        if (text_blank(asked.reason) || asked.rest == NULL || asked.rest[0] != '{') abort();
        if (!text_is_utf8(asked.rest, strlen(asked.rest))) abort();
    } else if (err.message[0] == '\0') {
        abort();
    }
    arena_free(arena);
    return 0;
}
