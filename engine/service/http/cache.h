/*
 * Answers kept to be given again, as libmicrohttpd's own prepared objects: a repeat copies nothing. Bounded
 * by memory; what was not asked for longest goes first. An entry is of one generation (freshness.c) and not
 * found in another. Safe for any number of threads.
 */
#ifndef TERRIER_HTTP_CACHE_H
#define TERRIER_HTTP_CACHE_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cache;

struct cache *cache_new(size_t most_bytes); /* 0: keeps nothing */
void cache_free(struct cache *cache);

struct cache_key {
    const char *bytes;
    size_t length;
    uint64_t hash; /* of these bytes */
};

struct cached {
    struct MHD_Response *answer; /* valid until cache_done() */
    size_t body_bytes;
    struct cache_entry *entry;
};

/* False when there is none of this generation. */
bool cache_find(struct cache *cache, struct cache_key key, uint64_t generation, struct cached *out);
void cache_done(struct cached *found);

/*
 * Keeps `answer` of `body_bytes`: it is the cache's from here on, and `*out` holds it for the caller as if it
 * had been found. False, and nothing changed hands, when it is out of proportion.
 */
bool cache_keep(struct cache *cache, struct cache_key key, uint64_t generation, struct MHD_Response *answer,
                size_t body_bytes, struct cached *out);

/* Nothing in it is true any more. */
void cache_empty(struct cache *cache);

struct cache_figures {
    uint64_t hits, misses, entries, bytes;
};
struct cache_figures cache_look(struct cache *cache);

#endif
