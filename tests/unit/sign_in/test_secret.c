#include <string.h>

#include "engine/service/sign_in/secret.h"
#include "tests/support/check.h"

static void a_secret_has_256_new_bits_and_says_what_it_is(void **state) {
    char one[SECRET_SIZE], two[SECRET_SIZE];
    struct error err = {0};
    (void)state;
    assert_int_equal(secret_make(one, "trk_", &err), STATUS_OK);
    assert_int_equal(secret_make(two, "trk_", &err), STATUS_OK);
    assert_int_equal(strlen(one), 4 + SECRET_BODY_LENGTH);
    assert_true(secret_shaped(one, "trk_"));
    assert_false(secret_shaped(one, "trs_"));
    assert_string_not_equal(one, two);
}

static void what_is_cut_or_longer_has_no_shape(void **state) {
    char secret[SECRET_SIZE + 1];
    struct error err = {0};
    (void)state;
    assert_int_equal(secret_make(secret, "trk_", &err), STATUS_OK);
    memcpy(secret + strlen(secret), "A", 2);
    assert_false(secret_shaped(secret, "trk_"));
    secret[4 + SECRET_BODY_LENGTH - 1] = '\0';
    assert_false(secret_shaped(secret, "trk_"));
    assert_false(secret_shaped("", "trk_"));
    assert_false(secret_shaped("trk_OLASd0MxOXrDwPWtzEROtjtU7fuFQK53OdN802bx 04", "trk_"));
}

/* echo -n abc | sha256sum */
static void a_digest_is_bound_as_bytea(void **state) {
    char bound[DIGEST_BIND_SIZE];
    (void)state;
    assert_string_equal(secret_bind(bound, "abc"),
                        "\\xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void only_the_same_text_is_equal(void **state) {
    (void)state;
    assert_true(secret_equal("abc", "abc"));
    assert_false(secret_equal("abc", "abd"));
    assert_false(secret_equal("abc", "ab"));
    assert_false(secret_equal("ab", "abc"));
    assert_false(secret_equal(NULL, "abc"));
    assert_false(secret_equal("abc", NULL));
    assert_false(secret_equal(NULL, NULL));
}

static void base64url_has_neither_padding_nor_plus_nor_slash(void **state) {
    static const uint8_t bytes[] = {0xfb, 0xff, 0xbf, 0x3e};
    char out[16];
    (void)state;
    base64url_encode(out, bytes, sizeof bytes);
    assert_string_equal(out, "-_-_Pg");
    base64url_encode(out, bytes, 0);
    assert_string_equal(out, "");
}

static void what_was_encoded_is_decoded_and_nothing_else_is(void **state) {
    uint8_t out[32];
    size_t length = 99;
    (void)state;
    assert_true(base64url_decode(out, &length, "-_-_Pg", 6));
    assert_int_equal(length, 4);
    assert_memory_equal(out, "\xfb\xff\xbf\x3e", 4);
    assert_true(base64url_decode(out, &length, "", 0));
    assert_int_equal(length, 0);
    assert_false(base64url_decode(out, &length, "A", 1));
    assert_false(base64url_decode(out, &length, "AB", 2)); /* bits left over */
    assert_false(base64url_decode(out, &length, "AA==", 4));
    assert_false(base64url_decode(out, &length, "A+AA", 4));
    assert_false(base64url_decode(out, &length, "A\nAA", 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_has_256_new_bits_and_says_what_it_is),
        cmocka_unit_test(what_is_cut_or_longer_has_no_shape),
        cmocka_unit_test(a_digest_is_bound_as_bytea),
        cmocka_unit_test(only_the_same_text_is_equal),
        cmocka_unit_test(base64url_has_neither_padding_nor_plus_nor_slash),
        cmocka_unit_test(what_was_encoded_is_decoded_and_nothing_else_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
