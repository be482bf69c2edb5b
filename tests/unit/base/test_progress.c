#include <string.h>

#include "engine/base/progress.h"
#include "tests/support/check.h"
#include "tests/support/child.h"

static void step_long_after_the_start(void) {
    struct progress progress = progress_start("Importing", 10);
    progress.started_ms -= 60000;
    for (int64_t i = 1; i <= 10; i++)
        progress_step(&progress, i);
    progress_end(&progress);
}

static void nothing_is_written_where_stderr_is_no_terminal(void **state) {
    (void)state;
    char said[512];
    child_run(step_long_after_the_start, said, sizeof said);
    assert_string_equal(said, "");
}

static void a_step_is_absolute_and_not_shown_at_once(void **state) {
    (void)state;
    struct progress progress = progress_start("Importing", 10);
    progress_step(&progress, 4);
    progress_step(&progress, 7);
    assert_int_equal(progress.done, 7);
    assert_int_equal(progress.shown_ms, 0);
    progress_end(&progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_written_where_stderr_is_no_terminal),
        cmocka_unit_test(a_step_is_absolute_and_not_shown_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
