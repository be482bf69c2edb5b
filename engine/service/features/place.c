/*
 * Tokens. In hexadecimal: the order's fingerprint, then each value as a letter (`n` unknown, `v` known), its
 * bytes and a NUL, the id likewise, and at the end a fingerprint of all that, so that one that was cut short
 * is noticed.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/service/features/order.h"
#include "engine/service/features/value.h"

#define FINGERPRINT_SIZE 16
#define TOKEN_MAX        8192

static void add_fingerprint(struct text *out, uint64_t hash) {
    text_format(out, "%016" PRIx64, hash);
}

static uint64_t fingerprint_of_order(const struct order *order) {
    uint64_t hash = hash_string(order->collection->name);

    for (int i = 0; i < order->count; i++) {
        hash = hash_bytes(hash, order->keys[i].down ? "-" : "+", 1);
        hash = hash_bytes(hash, order->keys[i].column->name, strlen(order->keys[i].column->name));
    }
    return hash;
}

static void add_value(struct text *out, const char *value) {
    text_add_char(out, value == NULL ? 'n' : 'v');
    if (value != NULL) text_add(out, value);
    text_add_char(out, '\0');
}

void place_write(struct text *out, const struct order *order, const struct place *place) {
    struct text plain = TEXT_EMPTY;

    add_fingerprint(&plain, fingerprint_of_order(order));
    for (int i = 0; i < order->count; i++)
        add_value(&plain, place->values[i]);
    add_value(&plain, place->id);
    add_fingerprint(&plain, hash_bytes(HASH_START, plain.data, plain.length));
    for (size_t i = 0; i < plain.length; i++)
        text_format(out, "%02x", (unsigned)(unsigned char)plain.data[i]);
    text_free(&plain);
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* NULL when it is not hexadecimal. */
static char *decode(struct arena *arena, const char *token, size_t *length) {
    *length = strlen(token) / 2;
    char *plain = arena_alloc(arena, *length + 1);

    for (size_t i = 0; i < *length; i++) {
        int high = digit_of(token[2 * i]), low = digit_of(token[2 * i + 1]);
        if (high < 0 || low < 0) return NULL;
        plain[i] = (char)(high * 16 + low);
    }
    return plain;
}

static bool has_fingerprint(const char *at, uint64_t hash) {
    char wanted[FINGERPRINT_SIZE + 1];

    snprintf(wanted, sizeof wanted, "%016" PRIx64, hash);
    return memcmp(at, wanted, FINGERPRINT_SIZE) == 0;
}

/* The next value of what lies before `end`. */
static bool read_value(const char **value, const char **at, const char *end, enum cql2_type type) {
    const char *start = *at, *stop = start < end ? memchr(start, '\0', (size_t)(end - start)) : NULL;

    if (stop == NULL) return false;
    *at = stop + 1;
    *value = NULL;
    if (*start == 'n') return stop == start + 1;
    *value = start + 1;
    return *start == 'v' && text_is_utf8(*value, (size_t)(stop - *value)) && value_is(type, *value);
}

static enum status foreign(struct error *err) {
    return error_set(
        err, STATUS_INVALID,
        "this is no place that a `next` or `prev` link of ours gave: follow the links as they are");
}

enum status place_read(struct place *out, struct arena *arena, const struct order *order, const char *token,
                       struct error *err) {
    size_t length = strlen(token);
    const char *plain = length <= TOKEN_MAX && length % 2 == 0 ? decode(arena, token, &length) : NULL;

    *out = (struct place){0};
    if (plain == NULL || length < 2 * FINGERPRINT_SIZE) return foreign(err);
    const char *at = plain + FINGERPRINT_SIZE, *end = plain + length - FINGERPRINT_SIZE;
    if (!has_fingerprint(end, hash_bytes(HASH_START, plain, length - FINGERPRINT_SIZE))) return foreign(err);
    if (!has_fingerprint(plain, fingerprint_of_order(order)))
        return error_set(err, STATUS_INVALID,
                         "this place is one of another collection or another sortby: begin again without it");
    for (int i = 0; i < order->count; i++)
        if (!read_value(&out->values[i], &at, end, order->keys[i].column->type)) return foreign(err);
    if (!read_value(&out->id, &at, end, CQL2_TEXT) || out->id == NULL || at != end) return foreign(err);
    return STATUS_OK;
}
