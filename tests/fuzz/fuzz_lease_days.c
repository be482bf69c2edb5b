/* The days of a rent roll's cell: every day taken is a day that is read again as itself, and reading ends. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "importers/lease_days.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_lease_days: %s\n", what);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const char *at = arena_bytes(arena, (const char *)data, size);
    struct lease_day day;
    size_t pieces = 0;
    int32_t days;

    while (lease_day_next(&day, &at, arena)) {
        check(++pieces <= size, "there are more pieces than bytes");
        check(day.piece[0] != '\0', "a piece is empty");
        check(day.on[0] == '\0' || date_parse(day.on, &days), "a day is none");
        check(day.whose == NULL || day.whose[0] != '\0', "a side is empty");
    }
    arena_free(arena);
    return 0;
}
