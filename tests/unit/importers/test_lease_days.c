/* The days that a cell of a rent roll names. */
#include "importers/lease_days.h"
#include "tests/support/check.h"

static void expect(const char **at, struct arena *arena, const char *on, const char *whose) {
    struct lease_day day;

    assert_true(lease_day_next(&day, at, arena));
    assert_string_equal(day.on, on);
    assert_string_equal(day.whose == NULL ? "-" : day.whose, whose);
}

static void each_day_with_whose_it_is(void **state) {
    struct arena *arena = arena_new();
    const char *at = "24/06/2027 (tenant); 2032-06-24 L,\n1/1/2040 00:00:00 | 24/06/2041()";
    struct lease_day day;

    (void)state;
    expect(&at, arena, "2027-06-24", "tenant");
    expect(&at, arena, "2032-06-24", "L");
    expect(&at, arena, "2040-01-01", "-");
    expect(&at, arena, "2041-06-24", "-");
    assert_false(lease_day_next(&day, &at, arena));
    arena_free(arena);
}

static void what_is_no_day_is_given_as_it_stands(void **state) {
    struct arena *arena = arena_new();
    const char *at = " ; rolling after 2030; 31/02/2027 (T)";
    struct lease_day day;

    (void)state;
    assert_true(lease_day_next(&day, &at, arena));
    assert_string_equal(day.on, "");
    assert_string_equal(day.piece, "rolling after 2030");
    expect(&at, arena, "", "-");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_with_whose_it_is),
        cmocka_unit_test(what_is_no_day_is_given_as_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
