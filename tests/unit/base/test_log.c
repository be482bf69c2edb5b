#include <stdlib.h>
#include <string.h>

#include "engine/base/log.h"
#include "tests/support/check.h"
#include "tests/support/child.h"

static char said[4096];

static void write_all_levels(void) {
    log_error("store", "the server at %s is gone", "host");
    log_warning("store", "second try");
    log_info("store", "connected");
    log_debug("store", "bound");
}

static void write_a_forged_line(void) {
    log_error("import", "name is \"%s\"", "x\n2026-01-01T00:00:00.000Z error store forged\033[2J\302\2332J");
}

static void lines_have_time_level_and_area(void **state) {
    (void)state;
    unsetenv("TERRIER_LOG");
    child_run(write_all_levels, said, sizeof said);
    assert_int_equal(said[4], '-');
    assert_int_equal(said[10], 'T');
    assert_memory_equal(said + 23, "Z error store the server at host is gone\n", 41);
}

static void the_level_is_taken_from_the_environment(void **state) {
    (void)state;
    static const struct {
        const char *name;
        size_t lines;
    } levels[] = {{"error", 1}, {"warning", 2}, {"INFO", 3}, {"debug", 4}, {"nonsense", 2}};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        setenv("TERRIER_LOG", levels[i].name, 1);
        child_run(write_all_levels, said, sizeof said);
        size_t lines = 0;
        for (const char *at = said; (at = strchr(at, '\n')) != NULL; at++)
            lines++;
        assert_int_equal(lines, levels[i].lines);
    }
    unsetenv("TERRIER_LOG");
}

static void outside_text_cannot_forge_a_line(void **state) {
    (void)state;
    child_run(write_a_forged_line, said, sizeof said);
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    assert_null(strchr(said, '\033'));
    assert_null(strstr(said, "\302\233")); /* CSI in one character */
    assert_non_null(strstr(said, "forged"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_time_level_and_area),
        cmocka_unit_test(the_level_is_taken_from_the_environment),
        cmocka_unit_test(outside_text_cannot_forge_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
