#include "geo/values.h"

#include <stdio.h>
#include <string.h>

enum {
    POSTGRES_EPOCH_DAYS = 10957, /* 2000-01-01 in days since 1970-01-01 */
    TEXT_OID = 25
};
#define POSTGRES_EPOCH_MICROS (POSTGRES_EPOCH_DAYS * 86400LL * 1000000LL)

static uint64_t big_endian(const unsigned char *b, int bytes) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | b[i];
    return value;
}

bool value_int8(struct stream_field field, int64_t *value) {
    if (field.length == 2)
        *value = (int16_t)big_endian(field.bytes, 2);
    else if (field.length == 4)
        *value = (int32_t)big_endian(field.bytes, 4);
    else if (field.length == 8)
        *value = (int64_t)big_endian(field.bytes, 8);
    else
        return false;
    return true;
}

bool value_float8(struct stream_field field, double *value) {
    if (field.length == 4) {
        uint32_t bits = (uint32_t)big_endian(field.bytes, 4);
        float narrow;
        memcpy(&narrow, &bits, sizeof narrow);
        *value = narrow;
        return true;
    }
    if (field.length != 8) return false;
    uint64_t bits = big_endian(field.bytes, 8);
    memcpy(value, &bits, sizeof bits);
    return true;
}

bool value_bool(struct stream_field field, bool *value) {
    if (field.length != 1 || field.bytes[0] > 1) return false;
    *value = field.bytes[0] == 1;
    return true;
}

bool value_date(struct stream_field field, int32_t *days) {
    if (field.length != 4) return false;
    int64_t since = (int32_t)big_endian(field.bytes, 4);
    if (since + POSTGRES_EPOCH_DAYS > INT32_MAX) return false; /* "infinity" among them */
    *days = (int32_t)(since + POSTGRES_EPOCH_DAYS);
    return true;
}

bool value_timestamptz(struct stream_field field, int64_t *micros) {
    if (field.length != 8) return false;
    int64_t since = (int64_t)big_endian(field.bytes, 8);
    if (since > INT64_MAX - POSTGRES_EPOCH_MICROS) return false;
    *micros = since + POSTGRES_EPOCH_MICROS;
    return true;
}

/* --- numeric: base 10000 digits, the first worth 10000^weight, and how many decimals are shown --- */

static int digit_at(struct stream_field field, int count, int index) {
    return index >= 0 && index < count ? (int)big_endian(field.bytes + 8 + 2 * index, 2) : 0;
}

bool value_numeric(struct stream_field field, struct text *out) {
    if (field.length < 8) return false;
    int count = (int)big_endian(field.bytes, 2), weight = (int16_t)big_endian(field.bytes + 2, 2);
    unsigned sign = (unsigned)big_endian(field.bytes + 4, 2);
    int scale = (int)big_endian(field.bytes + 6, 2);
    if (sign == 0xC000) return text_add(out, "NaN"), true;
    if (sign == 0xD000) return text_add(out, "Infinity"), true;
    if (sign == 0xF000) return text_add(out, "-Infinity"), true;
    if ((sign != 0 && sign != 0x4000) || field.length != 8 + 2 * count || scale > 0x3FFF) return false;
    for (int i = 0; i < count; i++)
        if (digit_at(field, count, i) > 9999) return false;

    if (sign == 0x4000) text_add_char(out, '-');
    if (weight < 0) text_add_char(out, '0');
    for (int i = 0; i <= weight; i++)
        text_format(out, i == 0 ? "%d" : "%04d", digit_at(field, count, i));
    if (scale > 0) text_add_char(out, '.');
    for (int done = 0, i = weight + 1; done < scale; done += 4, i++) {
        char group[16];
        int length = snprintf(group, sizeof group, "%04d", digit_at(field, count, i));
        text_add_bytes(out, group, (size_t)(scale - done < length ? scale - done : length));
    }
    return true;
}

/* --- text[] --- */

bool value_texts(struct stream_field field, struct stream_field *items, size_t max, size_t *count) {
    *count = 0;
    if (field.length < 12) return false;
    uint32_t dimensions = (uint32_t)big_endian(field.bytes, 4);
    if (dimensions == 0) return field.length == 12;
    if (dimensions != 1 || field.length < 20) return false;
    uint32_t promised = (uint32_t)big_endian(field.bytes + 12, 4);
    const unsigned char *at = field.bytes + 20, *end = field.bytes + field.length;
    if (promised > max) return false;
    for (uint32_t i = 0; i < promised; i++) {
        if (end - at < 4) return false;
        int32_t length = (int32_t)big_endian(at, 4);
        at += 4;
        if (length < -1 || length > end - at) return false;
        items[i] = (struct stream_field){at, length};
        if (length > 0) at += length;
    }
    *count = promised;
    return at == end;
}

/* --- writing --- */

static void put(struct text *out, uint64_t value, int bytes) {
    char buffer[8];
    for (int i = 0; i < bytes; i++)
        buffer[i] = (char)(unsigned char)(value >> (8 * (bytes - 1 - i)));
    text_add_bytes(out, buffer, (size_t)bytes);
}

void value_put_header(struct text *out) {
    text_add_bytes(out, "PGCOPY\n\377\r\n", 11);
    put(out, 0, 8); /* no flags, no extension */
}

void value_put_row(struct text *out, int16_t field_count) {
    put(out, (uint16_t)field_count, 2);
}

void value_put_trailer(struct text *out) {
    put(out, UINT16_MAX, 2);
}

void value_put_null(struct text *out) {
    put(out, UINT32_MAX, 4);
}

void value_put_int8(struct text *out, int64_t value) {
    put(out, 8, 4);
    put(out, (uint64_t)value, 8);
}

void value_put_bytes(struct text *out, const void *bytes, size_t length) {
    put(out, length, 4);
    text_add_bytes(out, bytes, length);
}

void value_put_text(struct text *out, const char *value) {
    if (value)
        value_put_bytes(out, value, strlen(value));
    else
        value_put_null(out);
}

void value_put_texts(struct text *out, const char *const *values, size_t count) {
    size_t length = count > 0 ? 20 : 12;
    bool has_null = false;
    for (size_t i = 0; i < count; i++) {
        length += 4 + (values[i] ? strlen(values[i]) : 0);
        if (!values[i]) has_null = true;
    }
    put(out, length, 4);
    put(out, count > 0 ? 1 : 0, 4);
    put(out, has_null, 4);
    put(out, TEXT_OID, 4);
    if (count > 0) {
        put(out, count, 4);
        put(out, 1, 4); /* subscripts start at 1 */
    }
    for (size_t i = 0; i < count; i++)
        value_put_text(out, values[i]);
}
