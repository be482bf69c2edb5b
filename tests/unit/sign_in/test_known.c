#include <stdio.h>

#include "engine/service/sign_in/known.h"
#include "tests/support/check.h"

static const struct known_one somebody = {ROLE_READER, MEANS_KEY, "somebody", "key:1"};

static int set_up(void **state) {
    *state = known_new();
    known_trust(*state, true);
    return 0;
}

static int tear_down(void **state) {
    known_free(*state);
    return 0;
}

static void put(struct known *known, const char *secret, int64_t now, int64_t seconds) {
    uint8_t digest[DIGEST_BYTES];
    secret_digest(digest, secret);
    known_put(known, known_generation(known), digest, &somebody, now, seconds);
}

static bool has(struct known *known, const char *secret, int64_t now) {
    uint8_t digest[DIGEST_BYTES];
    struct known_one one;
    secret_digest(digest, secret);
    if (!known_get(known, digest, now, &one)) return false;
    assert_int_equal(one.role, ROLE_READER);
    assert_string_equal(one.actor, "somebody");
    return true;
}

static void who_was_let_in_is_known_for_a_while(void **state) {
    put(*state, "a", 100, 1000);
    assert_true(has(*state, "a", 100));
    assert_true(has(*state, "a", 100 + KNOWN_SECONDS - 1));
    assert_false(has(*state, "a", 100 + KNOWN_SECONDS));
    assert_false(has(*state, "b", 100));
}

static void no_longer_than_the_credential_holds(void **state) {
    put(*state, "a", 100, 5);
    assert_true(has(*state, "a", 104));
    assert_false(has(*state, "a", 105));
}

static void a_revocation_empties_it(void **state) {
    put(*state, "a", 100, 1000);
    known_empty(*state);
    assert_false(has(*state, "a", 100));
}

static void what_was_read_before_a_revocation_is_not_taken_in_after_it(void **state) {
    uint8_t digest[DIGEST_BYTES];
    uint64_t before = known_generation(*state);
    secret_digest(digest, "a");
    known_empty(*state);
    known_put(*state, before, digest, &somebody, 100, 1000);
    assert_false(has(*state, "a", 100));
    known_put(*state, known_generation(*state), digest, &somebody, 100, 1000);
    assert_true(has(*state, "a", 100));
}

static void it_is_not_used_while_revocations_are_not_heard(void **state) {
    put(*state, "a", 100, 1000);
    known_trust(*state, false);
    assert_false(has(*state, "a", 100));
    put(*state, "a", 100, 1000);
    assert_false(has(*state, "a", 100));
    known_trust(*state, true);
    assert_false(has(*state, "a", 100));
}

static void of_more_than_it_can_hold_some_are_forgotten(void **state) {
    char secret[24];
    int kept = 0;
    for (int i = 0; i < 5000; i++) {
        snprintf(secret, sizeof secret, "secret %d", i);
        put(*state, secret, 100, 1000);
        assert_true(has(*state, secret, 100));
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(secret, sizeof secret, "secret %d", i);
        kept += has(*state, secret, 100);
    }
    assert_in_range(kept, 500, 2000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_was_let_in_is_known_for_a_while, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_longer_than_the_credential_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_revocation_empties_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_read_before_a_revocation_is_not_taken_in_after_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_is_not_used_while_revocations_are_not_heard, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_more_than_it_can_hold_some_are_forgotten, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
