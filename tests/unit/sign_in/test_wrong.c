#include <stdio.h>
#include <string.h>

#include "engine/service/sign_in/wrong.h"
#include "tests/support/check.h"

static int set_up(void **state) {
    *state = wrong_new();
    return 0;
}

static int tear_down(void **state) {
    wrong_free(*state);
    return 0;
}

static bool put(struct wrong *wrong, const char *secret, int64_t now) {
    uint8_t digest[DIGEST_BYTES];
    secret_digest(digest, secret);
    return wrong_put(wrong, digest, now, "no such key");
}

static bool has(struct wrong *wrong, const char *secret, int64_t now) {
    uint8_t digest[DIGEST_BYTES];
    char sentence[WRONG_SENTENCE_SIZE];
    secret_digest(digest, secret);
    if (!wrong_get(wrong, digest, now, sentence)) return false;
    assert_string_equal(sentence, "no such key");
    return true;
}

static void what_was_refused_is_known_for_a_minute_and_counts_once(void **state) {
    assert_false(has(*state, "a", 100));
    assert_true(put(*state, "a", 100));
    assert_false(put(*state, "a", 159));
    assert_true(put(*state, "b", 100));
    assert_true(has(*state, "a", 159));
    assert_false(has(*state, "a", 160));
    assert_true(put(*state, "a", 160));
}

static void what_has_no_room_is_counted_again_and_never_taken_for_another(void **state) {
    char secret[16];

    for (int i = 0; i < 20000; i++) {
        snprintf(secret, sizeof secret, "%d", i);
        assert_true(put(*state, secret, 100));
    }
    assert_false(has(*state, "20000", 100));
}

static void a_long_sentence_is_cut(void **state) {
    uint8_t digest[DIGEST_BYTES] = {1};
    char sentence[WRONG_SENTENCE_SIZE];
    char longer[2 * WRONG_SENTENCE_SIZE];

    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    assert_true(wrong_put(*state, digest, 100, longer));
    assert_true(wrong_get(*state, digest, 100, sentence));
    assert_int_equal(strlen(sentence), WRONG_SENTENCE_SIZE - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_refused_is_known_for_a_minute_and_counts_once, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_has_no_room_is_counted_again_and_never_taken_for_another, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_long_sentence_is_cut, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
