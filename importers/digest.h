/* SHA-256 of files and profiles, so that the same one is known again. */
#ifndef TERRIER_IMPORTERS_DIGEST_H
#define TERRIER_IMPORTERS_DIGEST_H

#include <stddef.h>

/* Lower-case hexadecimal, NUL-terminated. */
void digest_sha256(const void *bytes, size_t length, char out[65]);

/* The same of bytes that come one after the other. After digest_end() it is only to be freed. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t length);
void digest_end(struct digest *digest, char out[65]);
void digest_free(struct digest *digest); /* NULL does nothing */

#endif
