#include "importers/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "engine/base/memory.h"

struct digest {
    EVP_MD_CTX *context;
};

/* OpenSSL's SHA-256 fails only when memory does. */
static void must(int done) {
    if (done != 1) abort();
}

struct digest *digest_new(void) {
    struct digest *digest = memory_array(1, sizeof *digest);

    digest->context = EVP_MD_CTX_new();
    must(EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL));
    return digest;
}

void digest_add(struct digest *digest, const void *bytes, size_t length) {
    must(EVP_DigestUpdate(digest->context, bytes, length));
}

void digest_end(struct digest *digest, char out[65]) {
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned length = 0;

    must(EVP_DigestFinal_ex(digest->context, bytes, &length));
    for (unsigned i = 0; i < length; i++) {
        out[2 * i] = hexadecimal[bytes[i] >> 4];
        out[2 * i + 1] = hexadecimal[bytes[i] & 15];
    }
    out[2 * length] = '\0';
}

void digest_free(struct digest *digest) {
    if (digest == NULL) return;
    EVP_MD_CTX_free(digest->context);
    free(digest);
}

void digest_sha256(const void *bytes, size_t length, char out[65]) {
    struct digest *digest = digest_new();

    digest_add(digest, bytes, length);
    digest_end(digest, out);
    digest_free(digest);
}
