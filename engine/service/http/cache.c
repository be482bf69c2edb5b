#include "engine/service/http/cache.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define BUCKETS          16384
#define ENTRY_OVERHEAD   1024 /* headers and our own fields, about */
#define SHARE_OF_LARGEST 8    /* no single answer takes more than this part of the memory */

struct cache_entry {
    struct cache_entry *next_in_bucket;
    struct cache_entry *newer, *older; /* by last use */
    uint64_t hash, generation;
    struct MHD_Response *answer;
    size_t body_bytes, cost, key_length;
    atomic_int holders; /* the cache, and those who have found it */
    char key[];
};

struct cache {
    pthread_mutex_t lock;
    struct cache_entry *buckets[BUCKETS];
    struct cache_entry *newest, *oldest;
    size_t most_bytes;
    struct cache_figures figures;
};

struct cache *cache_new(size_t most_bytes) {
    struct cache *cache = memory_array(1, sizeof *cache);

    cache->most_bytes = most_bytes;
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

static void release(struct cache_entry *entry) {
    if (atomic_fetch_sub(&entry->holders, 1) != 1) return;
    MHD_destroy_response(entry->answer);
    free(entry);
}

static struct cache_entry **place(struct cache *cache, struct cache_key key) {
    struct cache_entry **at = &cache->buckets[key.hash % BUCKETS];

    while (*at != NULL && ((*at)->hash != key.hash || (*at)->key_length != key.length ||
                           memcmp((*at)->key, key.bytes, key.length) != 0))
        at = &(*at)->next_in_bucket;
    return at;
}

static void leave_list(struct cache *cache, struct cache_entry *entry) {
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void lead_list(struct cache *cache, struct cache_entry *entry) {
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

/* Takes the entry at `at` out of the cache. */
static void forget(struct cache *cache, struct cache_entry **at) {
    struct cache_entry *entry = *at;

    *at = entry->next_in_bucket;
    leave_list(cache, entry);
    cache->figures.bytes -= entry->cost;
    cache->figures.entries--;
    release(entry);
}

static void forget_oldest(struct cache *cache) {
    const struct cache_entry *oldest = cache->oldest;
    forget(cache, place(cache, (struct cache_key){oldest->key, oldest->key_length, oldest->hash}));
}

bool cache_find(struct cache *cache, struct cache_key key, uint64_t generation, struct cached *out) {
    struct cache_entry **at, *entry;

    pthread_mutex_lock(&cache->lock);
    at = place(cache, key);
    entry = *at;
    if (entry != NULL && entry->generation != generation) {
        forget(cache, at);
        entry = NULL;
    }
    if (entry != NULL) {
        atomic_fetch_add_explicit(&entry->holders, 1, memory_order_relaxed);
        if (cache->newest != entry) {
            leave_list(cache, entry);
            lead_list(cache, entry);
        }
        cache->figures.hits++;
        *out = (struct cached){entry->answer, entry->body_bytes, entry};
    } else {
        cache->figures.misses++;
    }
    pthread_mutex_unlock(&cache->lock);
    return entry != NULL;
}

void cache_done(struct cached *found) {
    if (found->entry != NULL) release(found->entry);
    found->entry = NULL;
}

static struct cache_entry *entry_new(struct cache_key key, uint64_t generation, struct MHD_Response *answer,
                                     size_t body_bytes) {
    struct cache_entry *entry = memory_array(1, sizeof *entry + key.length);

    memcpy(entry->key, key.bytes, key.length);
    entry->key_length = key.length;
    entry->hash = key.hash;
    entry->generation = generation;
    entry->body_bytes = body_bytes;
    entry->cost = body_bytes + key.length + ENTRY_OVERHEAD;
    entry->answer = answer;
    atomic_init(&entry->holders, 1);
    return entry;
}

bool cache_keep(struct cache *cache, struct cache_key key, uint64_t generation, struct MHD_Response *answer,
                size_t body_bytes, struct cached *out) {
    if (body_bytes + ENTRY_OVERHEAD > cache->most_bytes / SHARE_OF_LARGEST) return false;
    struct cache_entry *entry = entry_new(key, generation, answer, body_bytes), **at;

    atomic_fetch_add(&entry->holders, 1);
    *out = (struct cached){answer, body_bytes, entry};
    pthread_mutex_lock(&cache->lock);
    at = place(cache, key);
    if (*at != NULL) forget(cache, at);
    entry->next_in_bucket = cache->buckets[key.hash % BUCKETS];
    cache->buckets[key.hash % BUCKETS] = entry;
    lead_list(cache, entry);
    cache->figures.entries++;
    cache->figures.bytes += entry->cost;
    while (cache->figures.bytes > cache->most_bytes && cache->oldest != NULL)
        forget_oldest(cache);
    pthread_mutex_unlock(&cache->lock);
    return true;
}

void cache_empty(struct cache *cache) {
    pthread_mutex_lock(&cache->lock);
    while (cache->oldest != NULL)
        forget_oldest(cache);
    pthread_mutex_unlock(&cache->lock);
}

struct cache_figures cache_look(struct cache *cache) {
    struct cache_figures figures;

    pthread_mutex_lock(&cache->lock);
    figures = cache->figures;
    pthread_mutex_unlock(&cache->lock);
    return figures;
}

void cache_free(struct cache *cache) {
    if (cache == NULL) return;
    cache_empty(cache);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}
