#include "engine/base/csv.h"
#include "tests/support/check.h"

static void expect_field(const char *value, bool guard, const char *expected) {
    struct text out = TEXT_EMPTY;
    csv_write_field(&out, value, true, guard);
    assert_string_equal(text_string(&out), expected);
    text_free(&out);
}

static void fields_are_quoted_where_needed(void **state) {
    (void)state;
    expect_field("Town Hall", false, "Town Hall");
    expect_field("Market Street, Altrincham", false, "\"Market Street, Altrincham\"");
    expect_field("the \"old\" depot", false, "\"the \"\"old\"\" depot\"");
    expect_field("\"", false, "\"\"\"\"");
    expect_field("two\nlines", false, "\"two\nlines\"");
    expect_field("two\rlines", false, "\"two\rlines\"");
    expect_field("a;b", false, "\"a;b\"");
    expect_field(" padded", false, "\" padded\"");
    expect_field("padded ", false, "\"padded \"");
    expect_field("", false, "");
    expect_field(NULL, false, "");
}

static void formulas_are_guarded_and_numbers_are_not(void **state) {
    (void)state;
    expect_field("=1+1", true, "'=1+1");
    expect_field("=1+1", false, "=1+1");
    expect_field("@SUM(A1)", true, "'@SUM(A1)");
    expect_field("+44 161 912 2000", true, "'+44 161 912 2000");
    expect_field("-1,5", true, "\"'-1,5\"");
    expect_field("\r=x", true, "\"'\r=x\"");
    expect_field("\t=x", true, "\"'\t=x\"");
    expect_field("-2.35", true, "-2.35");
    expect_field("+5", true, "+5");
    expect_field("a=b", true, "a=b");
    expect_field("-", true, "'-");
    assert_false(csv_looks_like_formula(NULL));
    assert_false(csv_looks_like_formula(""));
}

static void rows_end_with_crlf_and_are_never_blank(void **state) {
    (void)state;
    static const char *const values[] = {"a", NULL, "", "=x"};
    static const char *const empty[] = {""};
    struct text out = TEXT_EMPTY;
    csv_write_row(&out, values, 4, true);
    csv_write_row(&out, empty, 1, true);
    csv_write_row(&out, empty, 0, true);
    assert_string_equal(text_string(&out), "a,,,'=x\r\n\"\"\r\n\r\n");
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_where_needed),
        cmocka_unit_test(formulas_are_guarded_and_numbers_are_not),
        cmocka_unit_test(rows_end_with_crlf_and_are_never_blank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
