#include "importers/digest.h"

#include <openssl/sha.h>

void digest_sha256(const void *bytes, size_t length, char out[65]) {
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];

    SHA256(bytes, length, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = hexadecimal[digest[i] >> 4];
        out[2 * i + 1] = hexadecimal[digest[i] & 15];
    }
    out[64] = '\0';
}
