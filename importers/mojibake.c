#include "importers/mojibake.h"

#include <stdint.h>
#include <string.h>

/* Windows-1252 from 0x80 to 0x9F; 0 where no character is. The rest of the upper half is as in Unicode. */
static const uint16_t upper[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t decode(const char *at, size_t step) {
    const unsigned char *bytes = (const unsigned char *)at;

    if (step == 1) return bytes[0];
    if (step == 2) return (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    if (step == 3)
        return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    return 0x10FFFF; /* beyond Windows-1252 anyhow */
}

/* The byte that Windows-1252 has for the character at `at`, or 0 when it has none above ASCII. Bytes without
 * a character (0x81, 0x8D ...) are read as the control characters of the same number by most programs. */
static unsigned char byte_of(const char *at, size_t step) {
    uint32_t character = decode(at, step);

    if (character >= 0x80 && character <= 0xFF) return (unsigned char)character;
    for (size_t i = 0; i < sizeof upper / sizeof *upper; i++)
        if (character > 0x7F && upper[i] == character) return (unsigned char)(0x80 + i);
    return 0;
}

/* The bytes that the characters at `*at` stand for, when together they are one character of UTF-8. */
static size_t sequence(const char **at, const char *end, char bytes[4]) {
    const char *next = *at;
    size_t count = 0;

    while (count < 4 && next < end) {
        size_t step = text_utf8_step(next, (size_t)(end - next));
        unsigned char byte = step < 2 ? 0 : byte_of(next, step);
        if (byte == 0) break;
        bytes[count++] = (char)byte;
        next += step;
        if (count > 1 && text_utf8_step(bytes, count) == count) {
            *at = next;
            return count;
        }
    }
    return 0;
}

enum mojibake mojibake_read(const char *text, struct text *out) {
    const char *end = text + strlen(text);
    bool found = false, other = false;
    char bytes[4];

    text_clear(out);
    for (const char *at = text; at < end;) {
        size_t count = sequence(&at, end, bytes);
        if (count > 0) {
            text_add_bytes(out, bytes, count);
            found = true;
            continue;
        }
        other |= (unsigned char)*at >= 0x80;
        text_add_char(out, *at++);
    }
    if (!found) return MOJIBAKE_NONE;
    return other ? MOJIBAKE_DOUBTFUL : MOJIBAKE_REPAIRED;
}
