/*
 * Secrets: 256 random bits as text (base64url, with a prefix that says what it is), and their digests, which
 * are all that is kept.
 */
#ifndef TERRIER_SIGN_IN_SECRET_H
#define TERRIER_SIGN_IN_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/status.h"

#define SECRET_BYTES       32
#define SECRET_BODY_LENGTH 43 /* 32 bytes in base64url without padding */
#define SECRET_SIZE        64 /* of a buffer for a secret with its prefix and NUL */
#define DIGEST_BYTES       32
#define DIGEST_BIND_SIZE   67 /* "\x" and 64 digits and NUL: what a bytea parameter takes */

/* A new secret, `prefix` ("trk_", or "") before it. STATUS_INTERNAL when the system has no randomness. */
enum status secret_make(char out[SECRET_SIZE], const char *prefix, struct error *err);

/* Whether `text` has the shape of a secret with that prefix. Says nothing of whether it is known. */
bool secret_shaped(const char *text, const char *prefix);

void secret_digest(uint8_t out[DIGEST_BYTES], const char *text);

/* A digest as the value of a bytea parameter; returns `out`. */
const char *digest_bind(char out[DIGEST_BIND_SIZE], const uint8_t digest[DIGEST_BYTES]);

/* secret_digest() and digest_bind() in one. */
const char *secret_bind(char out[DIGEST_BIND_SIZE], const char *text);

/* Same text? Takes as long for one that is nearly right as for any other of its length. NULL is never equal.
 */
bool secret_equal(const char *a, const char *b);

/* base64url without padding. `out` has room for 4 * ((length + 2) / 3) + 1 bytes. */
void base64url_encode(char *out, const uint8_t *bytes, size_t length);

/* Strict: letters, digits, - and _ only, no padding, no bits left over. False for anything else. `out` has
 * room for 3 * (length / 4) + 3 bytes; a NUL follows what was decoded. */
bool base64url_decode(uint8_t *out, size_t *out_length, const char *text, size_t length);

#endif
