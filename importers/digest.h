/* SHA-256 of files and profiles, so that the same one is known again. */
#ifndef TERRIER_IMPORTERS_DIGEST_H
#define TERRIER_IMPORTERS_DIGEST_H

#include <stddef.h>

/* Lower-case hexadecimal, NUL-terminated. */
void digest_sha256(const void *bytes, size_t length, char out[65]);

#endif
