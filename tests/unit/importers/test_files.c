/* Files that are not what an import wants: what never ends, and what is larger than it looks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "importers/digest.h"
#include "importers/digest_file.h"
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
    assert_int_equal(file_bytes_read(&file, path, 1000, 0, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "pipe.csv is not a file"));
    unlink(path);
}

/* Sparse: it takes no room on the disk, and no memory when it is refused. */
static void put_hole(const char *name, off_t bytes) {
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", directory, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), bytes), 0);
    fclose(file);
}

static void a_line_of_two_gigabytes_is_refused(void **state) {
    struct file_bytes file;
    struct error err = {0};
    size_t two = (size_t)2 << 30;

    (void)state;
    put_hole("line.csv", (off_t)two);
    assert_int_equal(file_bytes_read(&file, path, two - 1, 1000, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "save it in parts"));
    assert_int_equal(file_bytes_read(&file, path, two, (size_t)16 << 20, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "a line of over 16 megabytes"));
    assert_null(file.bytes);
    unlink(path);
}

static void append(const char *text) {
    FILE *file = fopen(path, "a");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void lines_are_measured_across_what_is_read_at_once(void **state) {
    struct file_bytes file;
    struct error err = {0};

    (void)state;
    put_hole("lines.csv", 1500000);
    append("\n");
    if (file_bytes_read(&file, path, 1 << 30, 1500000, &err) != STATUS_OK) fail_msg("%s", err.message);
    assert_int_equal(file.length, 1500001);
    file_bytes_free(&file);
    assert_int_equal(file_bytes_read(&file, path, 1 << 30, 1499999, &err), STATUS_INVALID);
    unlink(path);
}

static void a_file_that_changed_since_it_was_read_is_refused(void **state) {
    struct file_bytes file;
    struct error err = {0};

    (void)state;
    put_hole("changing.csv", 0);
    append("a,b\n");
    assert_int_equal(file_bytes_read(&file, path, 1000, 1000, &err), STATUS_OK);
    assert_int_equal(file_bytes_unchanged(&file, path, &err), STATUS_OK);
    append("1,2\n");
    assert_int_equal(file_bytes_unchanged(&file, path, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "changing.csv was written to while it was read"));
    file_bytes_free(&file);
    unlink(path);
}

static void put_text(const char *name, const char *text) {
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", directory, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* The values of a Shapefile are in another file than its shapes. */
static void what_lies_beside_a_shapefile_makes_it_another(void **state) {
    char first[65], second[65], alone[65];
    struct error err = {0};

    (void)state;
    put_text("a.dbf", "one");
    put_text("a.shp", "shapes");
    assert_int_equal(digest_file(path, "shapes", 6, first, &err), STATUS_OK);
    put_text("a.dbf", "two");
    put_text("a.shp", "shapes");
    assert_int_equal(digest_file(path, "shapes", 6, second, &err), STATUS_OK);
    assert_string_not_equal(first, second);
    assert_int_equal(digest_file("x.csv", "shapes", 6, alone, &err), STATUS_OK);
    digest_sha256("shapes", 6, first);
    assert_string_equal(alone, first);
    unlink(path);
    snprintf(path, sizeof path, "%s/a.dbf", directory);
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
    if (sheet_files_open(&files, path, &(struct sheet_request){0}, 1 << 20, &err) != STATUS_OK)
        fail_msg("%s", err.message);
    while (sheet_files_next(files, &row))
        count++;
    assert_int_equal(count, 500);
    sheet_files_close(files);

    put_places(50000);
    assert_int_equal(sheet_files_open(&files, path, &(struct sheet_request){0}, 1 << 20, &err),
                     STATUS_INVALID);
    assert_non_null(strstr(err.message, "more than 1 megabytes of rows"));
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_named_pipe_is_refused_at_once),
                                       cmocka_unit_test(a_line_of_two_gigabytes_is_refused),
                                       cmocka_unit_test(lines_are_measured_across_what_is_read_at_once),
                                       cmocka_unit_test(a_file_that_changed_since_it_was_read_is_refused),
                                       cmocka_unit_test(what_lies_beside_a_shapefile_makes_it_another),
                                       cmocka_unit_test(rows_are_read_up_to_the_size_given)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
