/*
 * Memory: checked allocation and arenas.
 *
 * Out of memory ends the program with a sentence and exit code 1: on the systems terrier runs on an
 * allocation practically never fails, and a half-handled failure would be worse than none.
 *
 * An arena owns everything taken from it until arena_free(): one per request, per import, per run.
 * Built with TERRIER_ARENA_DEBUG (the sanitize preset) each piece is a malloc of its own, so that ASan
 * and valgrind see overruns inside.
 */
#ifndef TERRIER_BASE_MEMORY_H
#define TERRIER_BASE_MEMORY_H

#include <stddef.h>

/* Never return NULL. memory_array checks count * size for overflow; memory is zeroed. Free with free(). */
void *memory_array(size_t count, size_t size);
void *memory_grow(void *old, size_t count, size_t size); /* realloc; new part is not zeroed */
char *memory_text(const char *text);                     /* strdup; NULL stays NULL */

/* Doubles `*capacity` (at least to `needed`) and grows `*items` with it. */
void memory_reserve(void **items, size_t *capacity, size_t needed, size_t size);

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);  /* NULL does nothing */
void arena_reset(struct arena *arena); /* empties it, keeps its first block */

void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
void *arena_array(struct arena *arena, size_t count, size_t size);
char *arena_text(struct arena *arena, const char *text);                  /* NULL stays NULL */
char *arena_bytes(struct arena *arena, const char *bytes, size_t length); /* copy, NUL added */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
