/*
 * PostgreSQL's binary COPY format: a header, rows of big-endian lengths and values, a trailer. Described in
 * the PostgreSQL manual, "COPY", "Binary Format".
 */
#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/store.h"

#define SIGNATURE           "PGCOPY\n\377\r\n"
#define SIGNATURE_LENGTH    11 /* with its closing NUL */
#define HEADER_LENGTH       (SIGNATURE_LENGTH + 8)
#define POSTGRES_EPOCH_DAYS 10957 /* 2000-01-01 in days since 1970-01-01 */

static void add_big_endian(struct text *out, uint64_t value, int bytes) {
    char buffer[8];
    for (int i = 0; i < bytes; i++)
        buffer[i] = (char)(unsigned char)(value >> (8 * (bytes - 1 - i)));
    text_add_bytes(out, buffer, (size_t)bytes);
}

static uint64_t big_endian(const unsigned char *at, int bytes) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

static void add_field(struct text *out, uint64_t value, int bytes) {
    add_big_endian(out, (uint64_t)bytes, 4);
    add_big_endian(out, value, bytes);
}

void copy_binary_header(struct text *out) {
    text_add_bytes(out, SIGNATURE, SIGNATURE_LENGTH);
    add_big_endian(out, 0, 8); /* no flags, no extension */
}

void copy_binary_row(struct text *out, int16_t field_count) {
    add_big_endian(out, (uint16_t)field_count, 2);
}

void copy_binary_null(struct text *out) {
    add_big_endian(out, UINT32_MAX, 4);
}

void copy_binary_int2(struct text *out, int16_t value) {
    add_field(out, (uint16_t)value, 2);
}

void copy_binary_int4(struct text *out, int32_t value) {
    add_field(out, (uint32_t)value, 4);
}

void copy_binary_int8(struct text *out, int64_t value) {
    add_field(out, (uint64_t)value, 8);
}

void copy_binary_float8(struct text *out, double value) {
    uint64_t bits;
    if (isnan(value)) {
        copy_binary_null(out);
        return;
    }
    memcpy(&bits, &value, sizeof bits);
    add_field(out, bits, 8);
}

void copy_binary_bool(struct text *out, bool value) {
    add_field(out, value ? 1 : 0, 1);
}

void copy_binary_date(struct text *out, int32_t days_since_1970) {
    add_field(out, (uint32_t)(days_since_1970 - POSTGRES_EPOCH_DAYS), 4);
}

void copy_binary_text(struct text *out, const char *value) {
    if (!value)
        copy_binary_null(out);
    else
        copy_binary_bytes(out, value, strlen(value));
}

void copy_binary_bytes(struct text *out, const void *bytes, size_t length) {
    add_big_endian(out, length, 4);
    text_add_bytes(out, bytes, length);
}

void copy_binary_trailer(struct text *out) {
    add_big_endian(out, UINT16_MAX, 2);
}

bool copy_row_open(struct copy_row *row, const void *bytes, size_t length, bool first) {
    const unsigned char *at = bytes;

    row->end = at + length;
    if (first) {
        size_t extension;
        if (length < HEADER_LENGTH || memcmp(at, SIGNATURE, SIGNATURE_LENGTH) != 0) return false;
        extension = (size_t)big_endian(at + SIGNATURE_LENGTH + 4, 4);
        if (extension > length - HEADER_LENGTH) return false;
        at += HEADER_LENGTH + extension;
    }
    if (row->end - at < 2) return false;
    row->field_count = (int16_t)(uint16_t)big_endian(at, 2);
    row->at = at + 2;
    return row->field_count >= -1;
}

bool copy_row_next(struct copy_row *row, struct copy_field *field) {
    int32_t length;

    if (row->end - row->at < 4) return false;
    length = (int32_t)(uint32_t)big_endian(row->at, 4);
    if (length < -1 || (length > 0 && row->end - row->at - 4 < length)) return false;
    field->bytes = row->at + 4;
    field->length = length;
    row->at += 4 + (length > 0 ? length : 0);
    return true;
}

int64_t copy_field_integer(struct copy_field field) {
    switch (field.length) {
    case 2:
        return (int16_t)(uint16_t)big_endian(field.bytes, 2);
    case 4:
        return (int32_t)(uint32_t)big_endian(field.bytes, 4);
    case 8:
        return (int64_t)big_endian(field.bytes, 8);
    default:
        return 0;
    }
}

double copy_field_float8(struct copy_field field) {
    double value;
    uint64_t bits;

    if (field.length != 8) return (double)NAN;
    bits = big_endian(field.bytes, 8);
    memcpy(&value, &bits, sizeof value);
    return value;
}

bool copy_field_bool(struct copy_field field) {
    return field.length == 1 && field.bytes[0] != 0;
}

int32_t copy_field_date(struct copy_field field) {
    if (field.length != 4) return INT32_MIN;
    return (int32_t)(uint32_t)big_endian(field.bytes, 4) + POSTGRES_EPOCH_DAYS;
}
