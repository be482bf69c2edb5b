/*
 * FNV-1a, 64 bits: for tables, short names and comparing what we made ourselves. Whoever chooses the bytes
 * can make two of them equal: what must not be forged needs a digest.
 */
#ifndef TERRIER_BASE_HASH_H
#define TERRIER_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

/* Goes on from `hash`, which is HASH_START for the first bytes. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);

uint64_t hash_string(const char *string);

#endif
