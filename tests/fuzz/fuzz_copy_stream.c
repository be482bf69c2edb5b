/*
 * Any bytes as PostgreSQL's binary COPY format: rows or a sentence. Every value function sees every field,
 * and a text[] that reads well says the same when it is written and read again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "geo/stream.h"
#include "geo/values.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    const uint8_t *at;
    size_t left;
};

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_copy_stream: %s\n", what);
    abort();
}

/* In small pieces, as a pipe may give them. */
static enum status give(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    struct input *input = context;
    (void)err;
    size_t piece = input->left < 7 ? input->left : 7;
    if (piece > size) piece = size;
    memcpy(buffer, input->at, piece);
    input->at += piece;
    input->left -= piece;
    *got = piece;
    return STATUS_OK;
}

static void try_texts(struct stream_field field) {
    struct stream_field items[16], same[16];
    const char *texts[16];
    char copies[16][64];
    size_t count, again;
    struct text written = TEXT_EMPTY;
    if (!value_texts(field, items, 16, &count)) return;
    for (size_t i = 0; i < count; i++) {
        if (items[i].length >= 64 ||
            (items[i].length > 0 && memchr(items[i].bytes, 0, (size_t)items[i].length)))
            return;
        if (items[i].length > 0) memcpy(copies[i], items[i].bytes, (size_t)items[i].length);
        if (items[i].length >= 0) copies[i][items[i].length] = '\0';
        texts[i] = items[i].length < 0 ? NULL : copies[i];
    }
    value_put_texts(&written, texts, count);
    struct stream_field whole = {(const unsigned char *)written.data + 4, (int32_t)written.length - 4};
    check(value_texts(whole, same, 16, &again) && again == count, "a written text[] cannot be read");
    for (size_t i = 0; i < count; i++) {
        check(same[i].length == items[i].length, "an element changes its length when written");
        if (items[i].length > 0)
            check(memcmp(same[i].bytes, items[i].bytes, (size_t)items[i].length) == 0,
                  "an element changes when written");
    }
    text_free(&written);
}

static void try_values(struct stream_field field) {
    int64_t whole;
    int32_t days;
    double real;
    bool truth;
    struct text number = TEXT_EMPTY;
    value_int8(field, &whole);
    value_timestamptz(field, &whole);
    value_float8(field, &real);
    value_bool(field, &truth);
    value_date(field, &days);
    if (value_numeric(field, &number)) check(number.length > 0, "a number without digits");
    text_free(&number);
    try_texts(field);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct input input = {data, size};
    struct error err = {0};
    struct stream *stream = stream_new(give, &input);
    bool stream_there = true, row_there = true;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && stream_there) {
        status = stream_begin(stream, &stream_there, &err);
        row_there = stream_there;
        while (status == STATUS_OK && row_there) {
            status = stream_row(stream, 0, &row_there, &err);
            if (status != STATUS_OK || !row_there) continue;
            for (size_t i = 0; i < stream_field_count(stream); i++) {
                struct stream_field field = stream_field(stream, i);
                if (field.length >= 0) try_values(field);
            }
        }
    }
    check(status == STATUS_OK || err.message[0] != '\0', "a refusal without a sentence");
    stream_free(stream);
    return 0;
}
