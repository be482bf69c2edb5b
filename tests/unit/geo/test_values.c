/* PostgreSQL's binary COPY format: values as the server sends them, framing, and what is damaged. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "geo/stream.h"
#include "geo/values.h"
#include "tests/support/check.h"

#define FIELD(bytes) ((struct stream_field){(const unsigned char *)(bytes), (int32_t)sizeof(bytes) - 1})

static void expect_numeric(struct stream_field field, const char *expected) {
    struct text out = TEXT_EMPTY;
    assert_true(value_numeric(field, &out));
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

/* The bytes are those of SELECT numeric_send(...) in PostgreSQL 15. */
static void numerics_are_exact(void **state) {
    (void)state;
    expect_numeric(FIELD("\0\0\0\0\0\0\0\0"), "0");
    expect_numeric(FIELD("\0\0\0\0\0\0\0\2"), "0.00");
    expect_numeric(FIELD("\0\2\0\0\0\0\0\2\4\322\26\250"), "1234.58");
    expect_numeric(FIELD("\0\2\0\1\100\0\0\0\0\1\11\51"), "-12345");
    expect_numeric(FIELD("\0\1\0\1\0\0\0\0\0\1"), "10000");
    expect_numeric(FIELD("\0\1\377\377\0\0\0\4\0\5"), "0.0005");
    expect_numeric(FIELD("\0\1\377\376\0\0\0\10\0\5"), "0.00000005");
    expect_numeric(FIELD("\0\0\0\0\300\0\0\0"), "NaN");
    expect_numeric(FIELD("\0\0\0\0\360\0\0\0"), "-Infinity");
}

static void damaged_numerics_are_refused(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;
    assert_false(value_numeric(FIELD("\0\1\0\0\0\0\0"), &out));         /* short */
    assert_false(value_numeric(FIELD("\0\2\0\0\0\0\0\0\0\1"), &out));   /* a digit is missing */
    assert_false(value_numeric(FIELD("\0\1\0\0\0\0\0\0\47\20"), &out)); /* digit 10000 */
    assert_false(value_numeric(FIELD("\0\1\0\0\22\64\0\0\0\1"), &out)); /* no such sign */
    text_free(&out);
}

static void dates_and_instants_count_from_1970(void **state) {
    (void)state;
    int32_t days;
    int64_t micros;
    assert_true(value_date(FIELD("\0\0\0\0"), &days));
    assert_int_equal(days, 10957);
    assert_true(value_date(FIELD("\377\377\325\63"), &days));
    assert_int_equal(days, 0);
    assert_false(value_date(FIELD("\177\377\377\377"), &days)); /* infinity */
    assert_true(value_timestamptz(FIELD("\0\0\0\0\0\0\0\0"), &micros));
    assert_true(micros == 946684800LL * 1000000);
    assert_false(value_timestamptz(FIELD("\177\377\377\377\377\377\377\377"), &micros));
}

static void plain_values_are_read_by_their_length(void **state) {
    (void)state;
    int64_t whole;
    double real;
    bool truth;
    assert_true(value_int8(FIELD("\377\376"), &whole) && whole == -2);
    assert_true(value_int8(FIELD("\0\0\0\7"), &whole) && whole == 7);
    assert_true(value_int8(FIELD("\377\377\377\377\377\377\377\377"), &whole) && whole == -1);
    assert_false(value_int8(FIELD("\0\0\0"), &whole));
    assert_true(value_float8(FIELD("\77\370\0\0\0\0\0\0"), &real) && real == 1.5);
    assert_true(value_float8(FIELD("\77\300\0\0"), &real) && real == 1.5);
    assert_false(value_float8(FIELD("\77"), &real));
    assert_true(value_bool(FIELD("\1"), &truth) && truth);
    assert_false(value_bool(FIELD("\2"), &truth));
}

/* --- framing --- */

struct input {
    const char *at;
    size_t left;
};

static enum status give_one_byte(void *context, void *buffer, size_t size, size_t *got, struct error *err) {
    struct input *input = context;
    (void)err, (void)size;
    *got = input->left > 0 ? 1 : 0;
    if (*got) memcpy(buffer, input->at++, 1), input->left--;
    return STATUS_OK;
}

static struct text two_streams(void) {
    struct text out = TEXT_EMPTY;
    const char *names[] = {"Site", NULL, ""};
    value_put_header(&out);
    value_put_row(&out, 3);
    value_put_text(&out, "caf\303\251");
    value_put_int8(&out, -5);
    value_put_texts(&out, names, 3);
    value_put_trailer(&out);
    value_put_header(&out);
    value_put_trailer(&out);
    return out;
}

static void what_is_written_is_read_byte_by_byte(void **state) {
    (void)state;
    struct error err;
    struct text bytes = two_streams();
    struct input input = {bytes.data, bytes.length};
    struct stream *stream = stream_new(give_one_byte, &input);
    struct stream_field items[4];
    size_t count;
    int64_t whole;
    bool there;
    assert_int_equal(stream_begin(stream, &there, &err), STATUS_OK);
    assert_true(there);
    assert_int_equal(stream_row(stream, 3, &there, &err), STATUS_OK);
    assert_true(there);
    assert_memory_equal(stream_field(stream, 0).bytes, "caf\303\251", 5);
    assert_true(value_int8(stream_field(stream, 1), &whole) && whole == -5);
    assert_true(value_texts(stream_field(stream, 2), items, 4, &count));
    assert_int_equal(count, 3);
    assert_memory_equal(items[0].bytes, "Site", 4);
    assert_int_equal(items[1].length, -1);
    assert_int_equal(items[2].length, 0);
    assert_int_equal(stream_row(stream, 3, &there, &err), STATUS_OK);
    assert_false(there);
    assert_int_equal(stream_begin(stream, &there, &err), STATUS_OK);
    assert_true(there);
    assert_int_equal(stream_row(stream, 3, &there, &err), STATUS_OK);
    assert_false(there);
    assert_int_equal(stream_begin(stream, &there, &err), STATUS_OK);
    assert_false(there);
    stream_free(stream);
    text_free(&bytes);
}

static enum status read_all(const char *bytes, size_t length, struct error *err) {
    struct input input = {bytes, length};
    struct stream *stream = stream_new(give_one_byte, &input);
    bool there;
    enum status status = stream_begin(stream, &there, err);
    while (status == STATUS_OK && there) {
        while (status == STATUS_OK && there)
            status = stream_row(stream, 3, &there, err);
        if (status == STATUS_OK) status = stream_begin(stream, &there, err);
    }
    stream_free(stream);
    return status;
}

static void a_stream_cut_anywhere_is_refused(void **state) {
    (void)state;
    struct error err;
    struct text bytes = two_streams();
    size_t first = bytes.length - 21; /* header and trailer of the second */
    assert_int_equal(read_all(bytes.data, bytes.length, &err), STATUS_OK);
    for (size_t length = 1; length < bytes.length; length++)
        if (length != first) assert_int_equal(read_all(bytes.data, length, &err), STATUS_INVALID);
    text_free(&bytes);
}

static void rows_of_another_width_are_refused(void **state) {
    (void)state;
    struct error err;
    struct text out = TEXT_EMPTY;
    value_put_header(&out);
    value_put_row(&out, 2);
    assert_int_equal(read_all(out.data, out.length, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "2 fields where 3"));
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerics_are_exact),
        cmocka_unit_test(damaged_numerics_are_refused),
        cmocka_unit_test(dates_and_instants_count_from_1970),
        cmocka_unit_test(plain_values_are_read_by_their_length),
        cmocka_unit_test(what_is_written_is_read_byte_by_byte),
        cmocka_unit_test(a_stream_cut_anywhere_is_refused),
        cmocka_unit_test(rows_of_another_width_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
