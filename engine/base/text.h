/* A growing text buffer. Always NUL-terminated once anything was added; may hold NUL bytes. */
#ifndef TERRIER_BASE_TEXT_H
#define TERRIER_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct text {
    char *data; /* owned; NULL until something is added */
    size_t length;
    size_t capacity;
};

#define TEXT_EMPTY ((struct text){0})

void text_free(struct text *text);                    /* frees the buffer and leaves it empty */
void text_clear(struct text *text);                   /* length 0, keeps the buffer */
void text_add(struct text *text, const char *string); /* NULL adds nothing */
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_format_va(struct text *text, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
const char *text_string(const struct text *text); /* "" when empty; owned by the buffer */
char *text_take(struct text *text);               /* the caller frees; the buffer is empty afterwards */

/* Comparison helpers used everywhere; NULL is treated as "". */
bool text_equal(const char *a, const char *b);
bool text_equal_nocase(const char *a, const char *b); /* ASCII only */
bool text_blank(const char *s);                       /* NULL, empty or only white space */
/* Where `s` begins without the white space around it; `*length` says how far it goes. */
const char *text_trimmed(const char *s, size_t *length);
bool text_is_utf8(const char *bytes, size_t length);

/* The bytes of the character at `bytes` (1 to 4), or 0 when no well-formed UTF-8 character is there. */
size_t text_utf8_step(const char *bytes, size_t length);

/*
 * Adds at most `most` characters of UTF-8 text for people to read on a terminal or in a log: a space for each
 * character that would drive the terminal (C0, C1, DEL) or reorder the line it stands in (the bidirectional
 * controls, line and paragraph separators), a question mark for each byte that is not UTF-8. NULL adds
 * nothing.
 */
void text_add_plain(struct text *text, const char *string, size_t most);

#endif
