#include "engine/service/sign_in/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void base64url_encode(char *out, const uint8_t *bytes, size_t length) {
    int written = EVP_EncodeBlock((unsigned char *)out, bytes, (int)length);

    while (written > 0 && out[written - 1] == '=')
        written--;
    out[written] = '\0';
    for (int i = 0; i < written; i++) {
        if (out[i] == '+') out[i] = '-';
        if (out[i] == '/') out[i] = '_';
    }
}

static int digit_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '-') return 62;
    return c == '_' ? 63 : -1;
}

bool base64url_decode(uint8_t *out, size_t *out_length, const char *text, size_t length) {
    uint32_t bits = 0;
    int held = 0; /* bits not written yet */
    size_t written = 0;

    for (size_t i = 0; i < length; i++) {
        int value = digit_value(text[i]);
        if (value < 0) return false;
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        out[written++] = (uint8_t)(bits >> held);
    }
    out[written] = 0;
    *out_length = written;
    return held < 6 && (bits & ((1U << held) - 1)) == 0;
}

enum status secret_make(char out[SECRET_SIZE], const char *prefix, struct error *err) {
    uint8_t bytes[SECRET_BYTES];
    int length = snprintf(out, SECRET_SIZE, "%s", prefix);

    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return error_set(err, STATUS_INTERNAL,
                         "the system gives no random numbers, so no secret can be made");
    base64url_encode(out + length, bytes, sizeof bytes);
    OPENSSL_cleanse(bytes, sizeof bytes);
    return STATUS_OK;
}

bool secret_shaped(const char *text, const char *prefix) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t length = strlen(prefix);

    return strncmp(text, prefix, length) == 0 && strspn(text + length, digits) == SECRET_BODY_LENGTH &&
           text[length + SECRET_BODY_LENGTH] == '\0';
}

/* SHA256() looks the algorithm up at each call, which takes three times as long as the digest of a key. */
static EVP_MD *sha256;

static void find_sha256(void) {
    sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    if (sha256 == NULL) abort(); /* a library without it is broken */
}

void secret_digest(uint8_t out[DIGEST_BYTES], const char *text) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, find_sha256);
    if (EVP_Digest(text, strlen(text), out, NULL, sha256, NULL) != 1) abort();
}

const char *digest_bind(char out[DIGEST_BIND_SIZE], const uint8_t digest[DIGEST_BYTES]) {
    static const char digits[] = "0123456789abcdef";

    out[0] = '\\';
    out[1] = 'x';
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        out[2 + 2 * i] = digits[digest[i] >> 4];
        out[3 + 2 * i] = digits[digest[i] & 15];
    }
    out[DIGEST_BIND_SIZE - 1] = '\0';
    return out;
}

const char *secret_bind(char out[DIGEST_BIND_SIZE], const char *text) {
    uint8_t digest[DIGEST_BYTES];

    secret_digest(digest, text);
    return digest_bind(out, digest);
}

bool secret_equal(const char *a, const char *b) {
    size_t length = a ? strlen(a) : 0;

    return a && b && strlen(b) == length && CRYPTO_memcmp(a, b, length) == 0;
}
