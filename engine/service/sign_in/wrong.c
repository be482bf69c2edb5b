#include "engine/service/sign_in/wrong.h"

#include <openssl/crypto.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define SLOTS 1024 /* a third of a megabyte; each digest has one place */

struct slot {
    uint8_t digest[DIGEST_BYTES];
    int64_t until; /* 0: free */
    char sentence[WRONG_SENTENCE_SIZE];
};

struct wrong {
    pthread_mutex_t mutex;
    struct slot slots[SLOTS];
};

struct wrong *wrong_new(void) {
    struct wrong *wrong = memory_array(1, sizeof *wrong);

    pthread_mutex_init(&wrong->mutex, NULL);
    return wrong;
}

void wrong_free(struct wrong *wrong) {
    if (wrong == NULL) return;
    pthread_mutex_destroy(&wrong->mutex);
    free(wrong);
}

static struct slot *slot_of(struct wrong *wrong, const uint8_t digest[DIGEST_BYTES]) {
    return &wrong->slots[(digest[0] | (unsigned)digest[1] << 8) % SLOTS];
}

static bool holds(const struct slot *slot, const uint8_t digest[DIGEST_BYTES], int64_t now) {
    return now < slot->until && CRYPTO_memcmp(slot->digest, digest, DIGEST_BYTES) == 0;
}

bool wrong_get(struct wrong *wrong, const uint8_t digest[DIGEST_BYTES], int64_t now,
               char sentence[WRONG_SENTENCE_SIZE]) {
    const struct slot *slot = slot_of(wrong, digest);
    bool found;

    pthread_mutex_lock(&wrong->mutex);
    found = holds(slot, digest, now);
    if (found) memcpy(sentence, slot->sentence, WRONG_SENTENCE_SIZE);
    pthread_mutex_unlock(&wrong->mutex);
    return found;
}

bool wrong_put(struct wrong *wrong, const uint8_t digest[DIGEST_BYTES], int64_t now, const char *sentence) {
    struct slot *slot = slot_of(wrong, digest);
    bool first;

    pthread_mutex_lock(&wrong->mutex);
    first = !holds(slot, digest, now);
    if (first) {
        memcpy(slot->digest, digest, DIGEST_BYTES);
        slot->until = now + WRONG_SECONDS;
        snprintf(slot->sentence, sizeof slot->sentence, "%s", sentence);
    }
    pthread_mutex_unlock(&wrong->mutex);
    return first;
}
