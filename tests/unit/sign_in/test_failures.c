#include <stdio.h>

#include "engine/service/sign_in/failures.h"
#include "tests/support/check.h"

static int set_up(void **state) {
    *state = failures_new();
    return 0;
}

static int tear_down(void **state) {
    failures_free(*state);
    return 0;
}

static void fail_times(struct failures *failures, const char *address, int times, int64_t now) {
    for (int i = 0; i < times; i++)
        failures_add(failures, address, now);
}

static void an_address_may_fail_ten_times_in_a_minute(void **state) {
    fail_times(*state, "192.0.2.1", FAILURES_EACH - 1, 1000);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1000), 0);
    failures_add(*state, "192.0.2.1", 1010);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1010), 50);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1059), 1);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1060), 0);
    assert_int_equal(failures_wait(*state, "192.0.2.2", 1010), 0);
}

static void after_the_minute_it_is_counted_anew(void **state) {
    fail_times(*state, "192.0.2.1", FAILURES_EACH, 1000);
    fail_times(*state, "192.0.2.1", FAILURES_EACH - 1, 1060);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1060), 0);
    failures_add(*state, "192.0.2.1", 1061);
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1061), 59);
}

static void a_machine_has_all_addresses_of_its_64_bits(void **state) {
    fail_times(*state, "2001:db8:1:2::1", 5, 1000);
    fail_times(*state, "2001:db8:1:2:ffff::7", 5, 1000);
    assert_int_equal(failures_wait(*state, "2001:db8:1:2::99", 1000), 60);
    assert_int_equal(failures_wait(*state, "2001:db8:1:3::1", 1000), 0);
    fail_times(*state, "::ffff:192.0.2.1", FAILURES_EACH, 1000);
    assert_int_equal(failures_wait(*state, "::ffff:192.0.2.2", 1000), 0);
}

static void many_machines_together_have_one_failure_each(void **state) {
    char address[32];
    for (int i = 0; i <= FAILURES_ALL; i++) {
        snprintf(address, sizeof address, "192.0.%d.%d", i / 200, i % 200);
        failures_add(*state, address, 1000);
    }
    assert_int_equal(failures_wait(*state, "192.0.0.1", 1000), 60);
    assert_int_equal(failures_wait(*state, "198.51.100.1", 1000), 0);
    assert_int_equal(failures_wait(*state, "192.0.0.1", 1060), 0);
}

static void in_need_of_room_who_failed_most_is_kept(void **state) {
    char address[32];
    fail_times(*state, "192.0.2.1", FAILURES_EACH, 1000);
    for (int i = 0; i < 20000; i++) {
        snprintf(address, sizeof address, "10.0.%d.%d", i / 200, i % 200);
        failures_add(*state, address, 1000);
    }
    assert_int_equal(failures_wait(*state, "192.0.2.1", 1000), 60);
}

static void anything_may_stand_for_an_address(void **state) {
    fail_times(*state, "", FAILURES_EACH, 1000);
    assert_int_equal(failures_wait(*state, "", 1000), 60);
    fail_times(*state,
               "a name that is longer than any address ever was, of one hundred bytes or so, to see its end",
               FAILURES_EACH, 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_address_may_fail_ten_times_in_a_minute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(after_the_minute_it_is_counted_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_machine_has_all_addresses_of_its_64_bits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_machines_together_have_one_failure_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(in_need_of_room_who_failed_most_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(anything_may_stand_for_an_address, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
