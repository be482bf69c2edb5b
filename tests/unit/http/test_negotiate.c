/* What a client can take, and what it has already: negotiate.h, validator.h, compress.h. */
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/service/http/compress.h"
#include "engine/service/http/negotiate.h"
#include "engine/service/http/validator.h"
#include "tests/support/check.h"

static const struct media_kind kinds[] = {{"json", "application/geo+json"},
                                          {"html", "text/html; charset=utf-8"},
                                          {"csv", "text/csv"},
                                          {NULL, NULL}};

static const char *kind_for(const char *accept) {
    const struct media_kind *kind = negotiate_kind(accept, kinds);
    return kind == NULL ? "none" : kind->f;
}

static void the_kind_of_greatest_weight_is_chosen_and_ours_among_equals(void **state) {
    (void)state;
    assert_string_equal(kind_for(NULL), "json");
    assert_string_equal(kind_for("*/*"), "json");
    assert_string_equal(kind_for("text/html"), "html");
    assert_string_equal(kind_for("TEXT/HTML;q=0.5, text/csv;q=0.51"), "csv");
    assert_string_equal(kind_for("text/*"), "html");
    assert_string_equal(kind_for("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), "html");
    assert_string_equal(kind_for("image/png, */*;q=0.1"), "json");
    assert_string_equal(kind_for("text/csv ; header=present ; q=1"), "csv");
}

static void the_closest_range_counts_also_when_it_forbids(void **state) {
    (void)state;
    assert_string_equal(kind_for("application/geo+json;q=0, */*"), "html");
    assert_string_equal(kind_for("*/*, text/html;q=0, application/geo+json;q=0.0"), "csv");
    assert_string_equal(kind_for("image/png"), "none");
    assert_string_equal(kind_for("*/*;q=0"), "none");
    assert_string_equal(kind_for(",,;;q=,"), "none");
}

static void the_coding_is_the_clients_choice_then_ours(void **state) {
    (void)state;
    assert_int_equal(negotiate_encoding(NULL), ENCODING_NONE);
    assert_int_equal(negotiate_encoding(""), ENCODING_NONE);
    assert_int_equal(negotiate_encoding("gzip, deflate, br"), ENCODING_GZIP);
    assert_int_equal(negotiate_encoding("gzip, deflate, br, zstd"), ENCODING_ZSTD);
    assert_int_equal(negotiate_encoding("gzip;q=1.0, zstd;q=0.5"), ENCODING_GZIP);
    assert_int_equal(negotiate_encoding("gzip;q=0, zstd;q=0"), ENCODING_NONE);
    assert_int_equal(negotiate_encoding("*"), ENCODING_ZSTD);
    assert_int_equal(negotiate_encoding("zstd;q=0, *"), ENCODING_GZIP);
    assert_int_equal(negotiate_encoding("identity, gzip;q=0.5"), ENCODING_NONE);
}

static void a_tag_is_found_in_the_list_whole(void **state) {
    (void)state;
    assert_true(validator_matches("\"a\"", "a"));
    assert_true(validator_matches("W/\"b\", \"a\"", "a"));
    assert_true(validator_matches("*", "a"));
    assert_false(validator_matches("\"ab\", \"b\"", "a"));
    assert_false(validator_matches("a", "a"));
    assert_false(validator_matches("\"a", "a"));
    assert_false(validator_matches("", "a"));
}

static void fill(struct text *text, size_t length) {
    while (text->length < length)
        text_format(text, "feature %zu, ", text->length);
}

static void zstd_gives_back_what_went_in(void **state) {
    struct text body = TEXT_EMPTY, plain = TEXT_EMPTY;
    char out[20000];

    (void)state;
    fill(&plain, 10000);
    text_add_bytes(&body, plain.data, plain.length);
    assert_true(compress_text(&body, ENCODING_ZSTD));
    assert_true(body.length < plain.length);
    assert_int_equal(ZSTD_decompress(out, sizeof out, body.data, body.length), plain.length);
    assert_memory_equal(out, plain.data, plain.length);
    text_free(&body);
    text_free(&plain);
}

static void gzip_gives_back_what_went_in(void **state) {
    struct text body = TEXT_EMPTY, plain = TEXT_EMPTY;
    unsigned char out[20000];
    z_stream stream = {.next_out = out, .avail_out = sizeof out};

    (void)state;
    fill(&plain, 10000);
    text_add_bytes(&body, plain.data, plain.length);
    assert_true(compress_text(&body, ENCODING_GZIP));
    stream.next_in = (unsigned char *)body.data;
    stream.avail_in = (unsigned)body.length;
    assert_int_equal(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, plain.length);
    assert_memory_equal(out, plain.data, plain.length);
    inflateEnd(&stream);
    text_free(&body);
    text_free(&plain);
}

static void what_gains_nothing_stays_as_it_is(void **state) {
    struct text body = TEXT_EMPTY;
    uint32_t random = 1;

    (void)state;
    for (int i = 0; i < 3000; i++) {
        random = random * 1664525u + 1013904223u;
        text_add_char(&body, (char)(random >> 24));
    }
    assert_false(compress_text(&body, ENCODING_ZSTD));
    assert_false(compress_text(&body, ENCODING_GZIP));
    assert_int_equal(body.length, 3000);
    text_free(&body);
}

static void long_texts_are_coded_and_short_or_packed_ones_not(void **state) {
    (void)state;
    assert_true(compress_pays("application/geo+json", 1024));
    assert_true(compress_pays("text/html; charset=utf-8", 5000));
    assert_false(compress_pays("application/geo+json", 1023));
    assert_false(compress_pays("application/geopackage+sqlite3", 5000));
    assert_false(compress_pays(NULL, 5000));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kind_of_greatest_weight_is_chosen_and_ours_among_equals),
        cmocka_unit_test(the_closest_range_counts_also_when_it_forbids),
        cmocka_unit_test(the_coding_is_the_clients_choice_then_ours),
        cmocka_unit_test(a_tag_is_found_in_the_list_whole),
        cmocka_unit_test(zstd_gives_back_what_went_in),
        cmocka_unit_test(gzip_gives_back_what_went_in),
        cmocka_unit_test(what_gains_nothing_stays_as_it_is),
        cmocka_unit_test(long_texts_are_coded_and_short_or_packed_ones_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
