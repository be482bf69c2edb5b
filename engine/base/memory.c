#include "engine/base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static _Noreturn void out_of_memory(void) {
    static const char sentence[] =
        "terrier: the machine has no memory left for this; nothing was saved after "
        "the last finished step. Free some memory or run a smaller piece.\n";
    fputs(sentence, stderr);
    exit(1);
}

/* Bytes of an array; at least one, because malloc(0) may answer NULL. */
static size_t array_bytes(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX) out_of_memory();
    return bytes > 0 ? bytes : 1;
}

enum { HUGE_PAGE = 2 * 1024 * 1024, LARGE_ARRAY = 4 * HUGE_PAGE };

/* The first touch of a gigabyte takes half a second in pages of 4 KB. Only advice: a system may refuse. */
static void ask_for_huge_pages(void *items, size_t bytes) {
#ifdef MADV_HUGEPAGE
    size_t before = (size_t)(-(uintptr_t)items % HUGE_PAGE);
    if (bytes >= LARGE_ARRAY)
        madvise((char *)items + before, (bytes - before) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#else
    (void)items;
    (void)bytes;
#endif
}

void *memory_array(size_t count, size_t size) {
    size_t bytes = array_bytes(count, size);
    void *items = calloc(1, bytes);
    if (items == NULL) out_of_memory();
    ask_for_huge_pages(items, bytes);
    return items;
}

void *memory_grow(void *old, size_t count, size_t size) {
    void *items = realloc(old, array_bytes(count, size));
    if (items == NULL) out_of_memory();
    return items;
}

char *memory_text(const char *text) {
    if (text == NULL) return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_array(size, 1), text, size);
}

void memory_reserve(void **items, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity) return;
    size_t grown = *capacity < 16 ? 16 : *capacity;
    while (grown < needed)
        grown = grown > SIZE_MAX / 2 ? needed : grown * 2;
    *items = memory_grow(*items, grown, size);
    *capacity = grown;
}

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

struct block {
    struct block *older;
    size_t size;
    size_t used;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *newest;
    size_t next_size;
};

static struct block *block_new(struct block *older, size_t size) {
    if (size > PTRDIFF_MAX - sizeof(struct block)) out_of_memory();
    struct block *block = malloc(sizeof(struct block) + size);
    if (block == NULL) out_of_memory();
    *block = (struct block){.older = older, .size = size};
    return block;
}

struct arena *arena_new(void) {
    struct arena *arena = memory_array(1, sizeof *arena);
    arena->next_size = FIRST_BLOCK;
    return arena;
}

void arena_free(struct arena *arena) {
    if (arena == NULL) return;
    for (struct block *block = arena->newest, *older; block != NULL; block = older) {
        older = block->older;
        free(block);
    }
    free(arena);
}

#ifdef TERRIER_ARENA_DEBUG

void arena_reset(struct arena *arena) {
    for (struct block *block = arena->newest, *older; block != NULL; block = older) {
        older = block->older;
        free(block);
    }
    arena->newest = NULL;
}

void *arena_alloc(struct arena *arena, size_t size) {
    arena->newest = block_new(arena->newest, size);
    return memset(arena->newest->bytes, 0, size);
}

#else

void arena_reset(struct arena *arena) {
    if (arena->newest == NULL) return;
    while (arena->newest->older != NULL) {
        struct block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    arena->newest->used = 0;
}

static void add_block(struct arena *arena, size_t needed) {
    size_t size = arena->next_size;
    if (arena->next_size < LARGEST_BLOCK) arena->next_size *= 2;
    arena->newest = block_new(arena->newest, needed > size ? needed : size);
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t step = _Alignof(max_align_t);
    if (size > PTRDIFF_MAX - step) out_of_memory();
    size_t rounded = (size + step - 1) / step * step;
    struct block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded) {
        add_block(arena, rounded);
        block = arena->newest;
    }
    char *piece = block->bytes + block->used;
    block->used += rounded;
    return memset(piece, 0, size);
}

#endif

void *arena_array(struct arena *arena, size_t count, size_t size) {
    return arena_alloc(arena, array_bytes(count, size));
}

char *arena_text(struct arena *arena, const char *text) {
    return text == NULL ? NULL : arena_bytes(arena, text, strlen(text));
}

char *arena_bytes(struct arena *arena, const char *bytes, size_t length) {
    if (length == SIZE_MAX) out_of_memory();
    char *copy = arena_alloc(arena, length + 1);
    if (length > 0) memcpy(copy, bytes, length);
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(arena, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
