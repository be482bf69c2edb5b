/* How alike headers and words are: what is taken for a field or a code, and what must not be. */
#include "importers/likeness.h"
#include "tests/support/check.h"

static double headers(const char *a, const char *b) {
    struct arena *arena = arena_new();
    struct likeness_name first = likeness_split(arena, a), second = likeness_split(arena, b);
    double alike = likeness_of_names(&first, &second);

    if (alike != likeness_of_names(&second, &first)) fail_msg("%s and %s are alike in one direction", a, b);
    arena_free(arena);
    return alike;
}

static double words(const char *given, const char *known) {
    struct arena *arena = arena_new();
    struct likeness_name first = likeness_split(arena, given), second = likeness_split(arena, known);
    double alike = likeness_of_words(&first, &second);

    arena_free(arena);
    return alike;
}

static void headers_of_one_meaning_are_alike(void **state) {
    (void)state;
    assert_true(headers("SiteAreaHa", "Site area (hectares)") == 1);
    assert_true(headers("P Code", "postcode") == 1 || headers("PCode", "postcode") == 1);
    assert_true(headers("Floor Area sq m", "floor_area_m2") == 1);
    assert_true(headers("Asset No.", "asset number") == 1);
    assert_true(headers("Easting", "E") == 1);
    assert_true(headers("Lease Expiry", "lease_end") == 1);
    assert_true(headers("Property Postcode", "postcode") > 0.7);
    assert_true(headers("Post Cdoe", "Post Code") > 0.7);
    assert_true(headers("Recieved Income", "Received Income") > 0.9);
    assert_true(headers("NBV (£)", "NBV") > 0.9 && headers("Valuation GBP", "Valuation") > 0.9);
}

static void headers_of_another_are_not(void **state) {
    (void)state;
    assert_true(headers("Site Area Ha", "Site Area m2") < 0.3);
    assert_true(headers("Lease Start", "Lease End") < 0.7);
    assert_true(headers("Amount (pence)", "Amount") < 0.75);
    assert_true(headers("Tenure", "Category") == 0);
    assert_true(headers("", "name") == 0);
    assert_true(headers("!!!", "???") == 0);
}

static void words_that_mean_a_code_are_found(void **state) {
    (void)state;
    assert_true(words("owned freehold", "Freehold") >= 0.75);
    assert_true(words("Freehodl", "Freehold") >= 0.75);
    assert_true(words("FREE-HOLD", "Free hold") >= 0.95);
    assert_true(words("Village Hall", "Hall") >= 0.75);
    assert_true(words("Lease", "Leasehold") >= 0.75);
}

static void words_that_deny_it_are_not(void **state) {
    (void)state;
    assert_true(words("Leasehold", "Freehold") == 0);
    assert_true(words("Unsatisfactory", "Satisfactory") == 0);
    assert_true(words("Not in use", "In use") == 0);
    assert_true(words("Former school", "School") == 0);
    assert_true(words("Grade II", "Grade I") < 0.75);
    assert_true(words("Grade 2", "Grade 2*") < 0.999 && words("Grade 1", "Grade 2") < 0.75);
    assert_true(words("A", "B") == 0);
    assert_true(words("Priority 2", "Priority 1") < 0.75);
    assert_true(words("", "Freehold") == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_of_one_meaning_are_alike), cmocka_unit_test(headers_of_another_are_not),
        cmocka_unit_test(words_that_mean_a_code_are_found), cmocka_unit_test(words_that_deny_it_are_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
