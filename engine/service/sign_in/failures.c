#include "engine/service/sign_in/failures.h"

#include <arpa/inet.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define SETS 1024
#define WAYS 4

struct count {
    uint64_t who;
    int64_t since;
    int failed; /* 0: free */
};

struct failures {
    pthread_mutex_t mutex;
    uint8_t salt[16]; /* so that nobody can choose addresses that share a set */
    struct count all;
    struct count each[SETS][WAYS];
};

struct failures *failures_new(void) {
    struct failures *failures = memory_array(1, sizeof *failures);

    pthread_mutex_init(&failures->mutex, NULL);
    RAND_bytes(failures->salt, sizeof failures->salt); /* without it, the same limits with known sets */
    return failures;
}

void failures_free(struct failures *failures) {
    if (failures == NULL) return;
    pthread_mutex_destroy(&failures->mutex);
    free(failures);
}

/* An IPv6 address is told by its first 64 bits: a machine has all that begin with them. */
static size_t address_bytes(uint8_t out[64], const char *address) {
    uint8_t six[16];
    size_t length = strlen(address);

    if (inet_pton(AF_INET6, address, six) == 1) {
        static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
        length = memcmp(six, mapped, sizeof mapped) == 0 ? 16 : 8;
        memcpy(out, six, length);
        return length;
    }
    if (length > 64) length = 64;
    memcpy(out, address, length);
    return length;
}

static uint64_t identity_of(const struct failures *failures, const char *address) {
    uint8_t bytes[sizeof failures->salt + 64];
    uint8_t digest[SHA256_DIGEST_LENGTH];
    uint64_t who;

    memcpy(bytes, failures->salt, sizeof failures->salt);
    SHA256(bytes, sizeof failures->salt + address_bytes(bytes + sizeof failures->salt, address), digest);
    memcpy(&who, digest, sizeof who);
    return who;
}

static bool over(const struct count *count, int64_t now) {
    return count->failed == 0 || now - count->since >= FAILURES_SECONDS;
}

/* The place of `who`; with `make`, a place is made for it at the cost of the one that failed least. */
static struct count *find(struct failures *failures, uint64_t who, int64_t now, bool make) {
    struct count *set = failures->each[who % SETS];
    struct count *least = &set[0];

    for (int i = 0; i < WAYS; i++) {
        if (over(&set[i], now)) set[i].failed = 0;
        if (set[i].failed > 0 && set[i].who == who) return &set[i];
        if (set[i].failed < least->failed) least = &set[i];
    }
    if (!make) return NULL;
    *least = (struct count){.who = who, .since = now};
    return least;
}

static void add(struct count *count, int64_t now) {
    if (over(count, now)) *count = (struct count){.who = count->who, .since = now};
    count->failed++;
}

void failures_add(struct failures *failures, const char *address, int64_t now) {
    uint64_t who = identity_of(failures, address);

    pthread_mutex_lock(&failures->mutex);
    add(&failures->all, now);
    add(find(failures, who, now, true), now);
    pthread_mutex_unlock(&failures->mutex);
}

int failures_wait(struct failures *failures, const char *address, int64_t now) {
    const struct count *count = NULL;
    int wait = 0;

    pthread_mutex_lock(&failures->mutex);
    /* No failure within two minutes: nothing to look up, as nearly always. */
    if (failures->all.failed > 0 && now - failures->all.since < 2 * FAILURES_SECONDS)
        count = find(failures, identity_of(failures, address), now, false);
    if (count) {
        bool many = !over(&failures->all, now) && failures->all.failed > FAILURES_ALL;
        if (count->failed >= (many ? 1 : FAILURES_EACH)) wait = (int)(count->since + FAILURES_SECONDS - now);
    }
    pthread_mutex_unlock(&failures->mutex);
    return wait;
}
