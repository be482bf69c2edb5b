#include <pthread.h>
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

struct heard {
    int times;
    int64_t done, total;
    const char *what;
};

static void hear(void *context, const struct progress *progress) {
    struct heard *heard = context;

    heard->times++;
    heard->what = progress->what;
    heard->done = progress->done;
    heard->total = progress->total;
}

static void a_sink_is_told_of_the_start_and_of_every_step_until_it_is_taken_away(void **state) {
    (void)state;
    struct heard heard = {0};
    progress_to(hear, &heard);
    struct progress progress = progress_start("Importing", 10);
    assert_int_equal(heard.times, 1);
    assert_string_equal(heard.what, "Importing");
    progress_step(&progress, 4);
    progress_step(&progress, 7);
    assert_int_equal(heard.times, 3);
    assert_int_equal(heard.done, 7);
    assert_int_equal(heard.total, 10);
    progress_end(&progress);
    progress_to(NULL, NULL);
    progress = progress_start("Importing", 10);
    progress_step(&progress, 1);
    assert_int_equal(heard.times, 3);
}

static void *import_elsewhere(void *context) {
    struct progress progress = progress_start("Importing", 10);
    progress_step(&progress, 1);
    (void)context;
    return NULL;
}

static void a_sink_hears_its_own_thread_only(void **state) {
    (void)state;
    struct heard heard = {0};
    pthread_t other;
    progress_to(hear, &heard);
    assert_int_equal(pthread_create(&other, NULL, import_elsewhere, NULL), 0);
    assert_int_equal(pthread_join(other, NULL), 0);
    assert_int_equal(heard.times, 0);
    progress_to(NULL, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_written_where_stderr_is_no_terminal),
        cmocka_unit_test(a_step_is_absolute_and_not_shown_at_once),
        cmocka_unit_test(a_sink_is_told_of_the_start_and_of_every_step_until_it_is_taken_away),
        cmocka_unit_test(a_sink_hears_its_own_thread_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
