#include "importers/lookup.h"

#include <string.h>

#include "engine/base/hash.h"

struct slot {
    const char *key; /* NULL: free */
    const void *value;
};

struct lookup {
    struct arena *arena;
    struct slot *slots;
    size_t size; /* a power of two */
    size_t used;
};

struct lookup *lookup_new(struct arena *arena) {
    struct lookup *lookup = arena_alloc(arena, sizeof *lookup);

    lookup->arena = arena;
    lookup->size = 64;
    lookup->slots = arena_array(arena, lookup->size, sizeof *lookup->slots);
    return lookup;
}

/* The keys come from files, so a crafted one can be slow, but no slower than its own size squared. */
static struct slot *place(struct slot *slots, size_t size, const char *key) {
    size_t at = hash_string(key) & (size - 1);

    while (slots[at].key != NULL && strcmp(slots[at].key, key) != 0)
        at = (at + 1) & (size - 1);
    return &slots[at];
}

static void grow(struct lookup *lookup) {
    size_t size = lookup->size * 2;
    struct slot *slots = arena_array(lookup->arena, size, sizeof *slots);

    for (size_t i = 0; i < lookup->size; i++)
        if (lookup->slots[i].key != NULL) *place(slots, size, lookup->slots[i].key) = lookup->slots[i];
    lookup->slots = slots;
    lookup->size = size;
}

bool lookup_add(struct lookup *lookup, const char *key, const void *value, const void **standing) {
    struct slot *slot = place(lookup->slots, lookup->size, key);

    if (slot->key != NULL) {
        if (standing != NULL) *standing = slot->value;
        return false;
    }
    if (lookup->used * 2 >= lookup->size) {
        grow(lookup);
        slot = place(lookup->slots, lookup->size, key);
    }
    slot->key = arena_text(lookup->arena, key);
    slot->value = value;
    lookup->used++;
    return true;
}

const void *lookup_find(const struct lookup *lookup, const char *key) {
    return place(lookup->slots, lookup->size, key)->value;
}

char *lookup_fold(struct arena *arena, const char *text) {
    char *folded = arena_bytes(arena, text, strlen(text));
    char *to = folded;

    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ' ' || *at == '_' || *at == '\t') continue;
        if ((unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xA0) { /* a no-break space */
            at++;
            continue;
        }
        *to++ = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
    }
    *to = '\0';
    return folded;
}
