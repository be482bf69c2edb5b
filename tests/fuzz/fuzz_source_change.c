/* Changes of sources from outside: each is taken, with feed, fields and a reason, or refused with a sentence.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/register/sources.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct source_change change = {0};
    struct register_fault fault;
    struct error err = {0};
    struct arena *arena = arena_new();

    if (source_change_read(&change, arena, (const char *)data, size, &fault, &err) == STATUS_OK) {
        if (text_blank(change.feed) || text_blank(change.reason) || change.fields == NULL) abort();
        if (!text_is_utf8(change.fields, strlen(change.fields))) abort();
    } else if (err.message[0] == '\0' || (fault.field == NULL && !fault.unreadable)) {
        abort();
    }
    arena_free(arena);
    return 0;
}
