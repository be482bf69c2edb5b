#include "engine/service/sign_in/known.h"

#include <openssl/crypto.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"

#define SLOTS 1024 /* half a megabyte; each digest has one place */

struct slot {
    uint8_t digest[DIGEST_BYTES];
    int64_t until; /* 0: free */
    struct known_one one;
};

struct known {
    pthread_mutex_t mutex;
    bool trusted;
    uint64_t generation;
    struct slot slots[SLOTS];
};

struct known *known_new(void) {
    struct known *known = memory_array(1, sizeof *known);

    pthread_mutex_init(&known->mutex, NULL);
    return known;
}

void known_free(struct known *known) {
    if (known == NULL) return;
    pthread_mutex_destroy(&known->mutex);
    free(known);
}

int64_t known_now(void) {
    struct timespec now;

    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec;
}

static struct slot *slot_of(struct known *known, const uint8_t digest[DIGEST_BYTES]) {
    return &known->slots[(digest[0] | (unsigned)digest[1] << 8) % SLOTS];
}

bool known_get(struct known *known, const uint8_t digest[DIGEST_BYTES], int64_t now, struct known_one *out) {
    const struct slot *slot = slot_of(known, digest);
    bool found;

    pthread_mutex_lock(&known->mutex);
    found = known->trusted && now < slot->until && CRYPTO_memcmp(slot->digest, digest, DIGEST_BYTES) == 0;
    if (found) *out = slot->one;
    pthread_mutex_unlock(&known->mutex);
    return found;
}

uint64_t known_generation(struct known *known) {
    uint64_t generation;

    pthread_mutex_lock(&known->mutex);
    generation = known->generation;
    pthread_mutex_unlock(&known->mutex);
    return generation;
}

void known_put(struct known *known, uint64_t generation, const uint8_t digest[DIGEST_BYTES],
               const struct known_one *one, int64_t now, int64_t seconds) {
    struct slot *slot = slot_of(known, digest);

    pthread_mutex_lock(&known->mutex);
    if (known->trusted && generation == known->generation) {
        memcpy(slot->digest, digest, DIGEST_BYTES);
        slot->until = now + (seconds < KNOWN_SECONDS ? seconds : KNOWN_SECONDS);
        slot->one = *one;
    }
    pthread_mutex_unlock(&known->mutex);
}

static void empty(struct known *known) {
    known->generation++;
    for (size_t i = 0; i < SLOTS; i++)
        known->slots[i].until = 0;
}

void known_empty(struct known *known) {
    pthread_mutex_lock(&known->mutex);
    empty(known);
    pthread_mutex_unlock(&known->mutex);
}

void known_trust(struct known *known, bool heard) {
    pthread_mutex_lock(&known->mutex);
    known->trusted = heard;
    empty(known);
    pthread_mutex_unlock(&known->mutex);
}
