#include "engine/base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"

/* Room for `more` bytes and the closing NUL. A length near SIZE_MAX cannot exist: memory ends first. */
static char *make_room(struct text *text, size_t more) {
    void *data = text->data;
    memory_reserve(&data, &text->capacity, text->length + more + 1, 1);
    text->data = data;
    return text->data + text->length;
}

void text_free(struct text *text) {
    if (text == NULL) return;
    free(text->data);
    *text = TEXT_EMPTY;
}

void text_clear(struct text *text) {
    text->length = 0;
    if (text->data != NULL) text->data[0] = '\0';
}

void text_add(struct text *text, const char *string) {
    if (string != NULL) text_add_bytes(text, string, strlen(string));
}

void text_add_bytes(struct text *text, const char *bytes, size_t length) {
    char *end = make_room(text, length);
    if (length > 0) memcpy(end, bytes, length);
    end[length] = '\0';
    text->length += length;
}

void text_add_char(struct text *text, char c) {
    char *end = make_room(text, 1);
    end[0] = c;
    end[1] = '\0';
    text->length++;
}

void text_format(struct text *text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    text_format_va(text, format, args);
    va_end(args);
}

void text_format_va(struct text *text, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    char *end = make_room(text, 128);
    int length = vsnprintf(end, text->capacity - text->length, format, args);
    if (length < 0) {
        end[0] = '\0';
    } else {
        if ((size_t)length >= text->capacity - text->length) {
            end = make_room(text, (size_t)length);
            vsnprintf(end, (size_t)length + 1, format, again);
        }
        text->length += (size_t)length;
    }
    va_end(again);
}

const char *text_string(const struct text *text) {
    return text->data == NULL ? "" : text->data;
}

char *text_take(struct text *text) {
    char *data = text->data == NULL ? memory_text("") : text->data;
    *text = TEXT_EMPTY;
    return data;
}

bool text_equal(const char *a, const char *b) {
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static unsigned char lower(char c) {
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool text_equal_nocase(const char *a, const char *b) {
    if (a == NULL) a = "";
    if (b == NULL) b = "";
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

static const char WHITE[] = " \t\r\n\v\f";

bool text_blank(const char *s) {
    return s == NULL || s[strspn(s, WHITE)] == '\0';
}

const char *text_trimmed(const char *s, size_t *length) {
    if (s == NULL) s = "";
    s += strspn(s, WHITE);
    *length = strlen(s);
    while (*length > 0 && strchr(WHITE, s[*length - 1]) != NULL)
        (*length)--;
    return s;
}

/* The table of well-formed byte sequences in the Unicode standard, section 3.9. */
size_t text_utf8_step(const char *bytes, size_t length) {
    if (length == 0) return 0;
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) return 1;
    size_t size = b[0] >= 0xC2 && b[0] <= 0xDF   ? 2
                  : (b[0] & 0xF0) == 0xE0        ? 3
                  : b[0] >= 0xF0 && b[0] <= 0xF4 ? 4
                                                 : 0;
    if (size == 0 || length < size) return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (b[0] == 0xE0) low = 0xA0;  /* shorter forms exist */
    if (b[0] == 0xED) high = 0x9F; /* surrogates are not characters */
    if (b[0] == 0xF0) low = 0x90;
    if (b[0] == 0xF4) high = 0x8F; /* above U+10FFFF */
    if (b[1] < low || b[1] > high) return 0;
    for (size_t i = 2; i < size; i++)
        if ((b[i] & 0xC0) != 0x80) return 0;
    return size;
}

bool text_is_utf8(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        uint64_t eight;
        if (length - at >= sizeof eight) {
            memcpy(&eight, bytes + at, sizeof eight);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        size_t step = text_utf8_step(bytes + at, length - at);
        if (step == 0) return false;
        at += step;
    }
    return true;
}

/* Characters that do something rather than show something. */
static bool is_control(const unsigned char *b, size_t size) {
    if (size == 1) return b[0] < 0x20 || b[0] == 0x7F;
    if (size == 2) return (b[0] == 0xC2 && b[1] < 0xA0) || (b[0] == 0xD8 && b[1] == 0x9C); /* C1, U+061C */
    if (size != 3 || b[0] != 0xE2) return false;
    if (b[1] == 0x80)
        return b[2] == 0x8E || b[2] == 0x8F || (b[2] >= 0xA8 && b[2] <= 0xAE); /* U+200E.., U+2028.. */
    return b[1] == 0x81 && b[2] >= 0xA6 && b[2] <= 0xA9;                       /* U+2066..2069 */
}

void text_add_plain(struct text *text, const char *string, size_t most) {
    size_t left = string == NULL ? 0 : strlen(string);
    while (left > 0 && most-- > 0) {
        size_t step = text_utf8_step(string, left);
        if (step == 0)
            text_add_char(text, '?');
        else if (is_control((const unsigned char *)string, step))
            text_add_char(text, ' ');
        else
            text_add_bytes(text, string, step);
        string += step == 0 ? 1 : step;
        left -= step == 0 ? 1 : step;
    }
}
