/* Profiles from outside: every input is taken or refused with a sentence. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "importers/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct profile *profile = NULL;
    struct error err = {0};
    struct arena *arena = arena_new();

    if (profile_parse(&profile, "fuzz", (const char *)data, size, &err) == STATUS_OK) {
        if (profile->name == NULL || profile->kind == NULL) abort();
        profile_value(profile, arena, "tenure", "F/H");
        profile_default(profile, "scope");
    } else if (err.message[0] == '\0') {
        fputs("fuzz_profile: refused without a sentence\n", stderr);
        abort();
    }
    profile_free(profile);
    arena_free(arena);
    return 0;
}
