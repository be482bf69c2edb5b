/* Edits from outside: each is taken, with fields and a reason, or refused with a sentence. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/patch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct register_patch patch = {0};
    struct register_fault fault;
    struct error err = {0};
    struct arena *arena = arena_new();

    if (register_patch_read(&patch, arena, (const char *)data, size, NULL, &fault, &err) == STATUS_OK) {
        if (patch.fields == NULL || text_blank(patch.reason)) abort();
        if (!text_is_utf8(patch.fields, strlen(patch.fields))) abort();
    } else if (err.message[0] == '\0' || (fault.field == NULL && !fault.unreadable)) {
        abort();
    }
    arena_free(arena);
    return 0;
}
