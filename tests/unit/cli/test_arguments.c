#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tools/cli/cli.h"

static struct cli cli_of(const char **arguments) {
    struct cli cli = {.command = "asset", .arguments = arguments};
    while (arguments[cli.argument_count] != NULL)
        cli.argument_count++;
    return cli;
}

static void options_and_operands_come_in_any_order(void **state) {
    (void)state;
    const char *given[] = {"--preview", "register", "--profile=county", "a.csv", "--profile",
                           "district",  NULL};
    struct cli cli = cli_of(given);
    const char *profile = NULL;
    const char *kind = NULL;
    const char *file = NULL;
    struct error err = {0};

    assert_true(cli_flag(&cli, "--preview"));
    assert_false(cli_flag(&cli, "--preview"));
    assert_int_equal(cli_option(&cli, "--profile", &profile, &err), STATUS_OK);
    assert_string_equal(profile, "district"); /* the last one counts */
    assert_int_equal(cli_operand(&cli, "KIND", &kind, &err), STATUS_OK);
    assert_int_equal(cli_operand(&cli, "FILE", &file, &err), STATUS_OK);
    assert_string_equal(kind, "register");
    assert_string_equal(file, "a.csv");
    assert_int_equal(cli_end(&cli, &err), STATUS_OK);
}

static void what_is_left_over_is_refused_by_name(void **state) {
    (void)state;
    const char *given[] = {"SC000123", "--colour", NULL};
    struct cli cli = cli_of(given);
    const char *reference = NULL;
    struct error err = {0};
    assert_int_equal(cli_operand(&cli, "REF", &reference, &err), STATUS_OK);
    assert_int_equal(cli_end(&cli, &err), STATUS_INVALID);
    assert_string_equal(err.message,
                        "`terrier asset` does not understand `--colour`: see `terrier asset --help`");
}

static void what_is_missing_is_named(void **state) {
    (void)state;
    const char *given[] = {"--profile", NULL};
    struct cli cli = cli_of(given);
    const char *value = NULL;
    struct error err = {0};
    assert_int_equal(cli_option(&cli, "--profile", &value, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "--profile needs a value"));
    assert_int_equal(cli_operand(&cli, "REF", &value, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "needs REF"));
}

static void a_file_may_have_an_odd_name(void **state) {
    (void)state;
    const char *given[] = {"-", "--", "--preview", NULL};
    struct cli cli = cli_of(given);
    const char *first = NULL;
    const char *second = NULL;
    struct error err = {0};
    assert_false(cli_flag(&cli, "--preview"));
    assert_int_equal(cli_operand(&cli, "FILE", &first, &err), STATUS_OK);
    assert_int_equal(cli_operand(&cli, "FILE", &second, &err), STATUS_OK);
    assert_string_equal(first, "-");
    assert_string_equal(second, "--preview");
    assert_int_equal(cli_end(&cli, &err), STATUS_OK);
}

static void the_common_options_are_taken_first(void **state) {
    (void)state;
    const char *given[] = {"--format", "json", "SC000123", "--data", "/srv/x/", NULL};
    const char *given_wrong[] = {"--format", "xml", NULL};
    struct cli cli = cli_of(given);
    struct cli wrong = cli_of(given_wrong);
    struct error err = {0};
    bool help = true;
    assert_int_equal(cli_common(&cli, &help, &err), STATUS_OK);
    assert_false(help);
    assert_int_equal(cli.format, OUTPUT_JSON);
    assert_string_equal(cli.data_directory, "/srv/x");
    assert_int_equal(cli.argument_count, 1);
    free((char *)cli.data_directory);
    assert_int_equal(cli_common(&wrong, &help, &err), STATUS_INVALID);
    free((char *)wrong.data_directory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_operands_come_in_any_order),
        cmocka_unit_test(what_is_left_over_is_refused_by_name),
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(a_file_may_have_an_odd_name),
        cmocka_unit_test(the_common_options_are_taken_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
