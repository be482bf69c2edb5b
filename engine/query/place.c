#include "engine/query/place.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/base/text.h"

#define PRINT_SIZE 16 /* characters of a fingerprint */
#define TOKEN_MOST 8192

static void add_print(struct text *out, const char *order) {
    uint64_t hash = hash_bytes(hash_string(order), out->data, out->length);

    text_format(out, "%016" PRIx64, hash);
}

/* Each value is a letter (`n` unknown, `v` known), its bytes and a NUL. */
char *query_place_token(const char *order, const char *const *values, size_t count) {
    struct text plain = TEXT_EMPTY, token = TEXT_EMPTY;

    for (size_t i = 0; i < count; i++) {
        text_add_char(&plain, values[i] ? 'v' : 'n');
        text_add(&plain, values[i]);
        text_add_char(&plain, '\0');
    }
    add_print(&plain, order);
    for (size_t i = 0; i < plain.length; i++)
        text_format(&token, "%02x", (unsigned)(unsigned char)plain.data[i]);
    text_free(&plain);
    return text_take(&token);
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool decode(const char *token, struct text *out) {
    size_t length = strlen(token);

    if (length % 2 != 0 || length > TOKEN_MOST) return false;
    for (size_t i = 0; i < length; i += 2) {
        int high = digit_of(token[i]), low = digit_of(token[i + 1]);
        if (high < 0 || low < 0) return false;
        text_add_char(out, (char)(high * 16 + low));
    }
    return out->length >= PRINT_SIZE;
}

/* The fingerprint at the end is that of what stands before it, which is cut off. */
static bool take_print(struct text *plain, const char *order) {
    struct text whole = TEXT_EMPTY;
    bool same;

    text_add_bytes(&whole, plain->data, plain->length - PRINT_SIZE);
    add_print(&whole, order);
    same = whole.length == plain->length && memcmp(whole.data, plain->data, whole.length) == 0;
    plain->length -= PRINT_SIZE;
    text_free(&whole);
    return same;
}

static bool take_values(const struct text *plain, const char **values, size_t count, struct arena *arena) {
    const char *at = plain->data, *end = plain->data + plain->length;

    for (size_t i = 0; i < count; i++) {
        const char *stop = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        if (stop == NULL || !text_is_utf8(at, (size_t)(stop - at))) return false;
        if (*at != 'v' && strcmp(at, "n") != 0) return false;
        values[i] = *at == 'v' ? arena_text(arena, at + 1) : NULL;
        at = stop + 1;
    }
    return at == end;
}

bool query_place_read(const char *token, const char *order, const char **values, size_t count,
                      struct arena *arena) {
    struct text plain = TEXT_EMPTY;
    bool good =
        decode(token, &plain) && take_print(&plain, order) && take_values(&plain, values, count, arena);

    text_free(&plain);
    return good;
}
