#include "engine/base/hash.h"

#include <string.h>

#define PRIME UINT64_C(1099511628211)

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *at = bytes;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * PRIME;
    return hash;
}

uint64_t hash_string(const char *string) {
    return hash_bytes(HASH_START, string, strlen(string));
}
