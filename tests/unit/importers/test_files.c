/* Files that are not what an import wants: what never ends, and what is larger than it looks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "importers/file_bytes.h"
#include "importers/sheet_files.h"
#include "tests/support/check.h"

static char directory[] = "/tmp/terrier-import-XXXXXX";
static char path[256];

static int set_up(void **state) {
    (void)state;
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
    /* As root, terrier-files reads as another user. */
    return mkdtemp(directory) && chmod(directory, 0755) == 0 ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    return rmdir(directory);
}

/* It would hang here, were the pipe waited for. */
static void a_named_pipe_is_refused_at_once(void **state) {
    struct file_bytes file;
    struct error err = {0};

    (void)state;
    snprintf(path, sizeof path, "%s/pipe.csv", directory);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(file_bytes_read(&file, path, 1000, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "pipe.csv is not a file"));
    unlink(path);
}

static void put_places(int count) {
    FILE *file;

    snprintf(path, sizeof path, "%s/places.geojson", directory);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("{\"type\":\"FeatureCollection\",\"features\":[", file);
    for (int i = 0; i < count; i++)
        fprintf(file, "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"A%d\"},\"geometry\":null}",
                i ? "," : "", i);
    fputs("]}", file);
    fclose(file);
}

static void rows_are_read_up_to_the_size_given(void **state) {
    struct sheet_files *files = NULL;
    struct sheet_row row;
    struct error err = {0};
    size_t count = 0;

    (void)state;
    put_places(500);
    if (sheet_files_open(&files, path, NULL, 1 << 20, &err) != STATUS_OK) fail_msg("%s", err.message);
    while (sheet_files_next(files, &row))
        count++;
    assert_int_equal(count, 500);
    sheet_files_close(files);

    put_places(50000);
    assert_int_equal(sheet_files_open(&files, path, NULL, 1 << 20, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "more than 1 megabytes of rows"));
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_named_pipe_is_refused_at_once),
                                       cmocka_unit_test(rows_are_read_up_to_the_size_given)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
