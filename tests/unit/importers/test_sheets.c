/* Workbooks as offices save them: what their cells are read as, and what is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/files.h"
#include "importers/sheet.h"
#include "tests/support/check.h"

static char directory[] = "/tmp/terrier-sheets-XXXXXX";
static char path[256];

static int set_up(void **state) {
    char command[512];

    (void)state;
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
    if (mkdtemp(directory) == NULL || chmod(directory, 0755) != 0)
        return -1; /* as root, another user reads */
    snprintf(command, sizeof command, "python3 -B %s %s", MAKE_SHEETS, directory);
    if (system("command -v python3 >/dev/null") == 0) return system(command);
    fputs("SKIPPED: there is no python3 to make workbooks with\n", stderr);
    exit(77);
}

static int tear_down(void **state) {
    char command[512];

    (void)state;
    snprintf(command, sizeof command, "rm -r %s", directory);
    return system(command);
}

static enum status try_open(struct sheet **sheet, const char *name, const char *layer, int header_row,
                            struct error *err) {
    static const struct file_bytes none; /* what terrier-files reads is not read here */
    const struct sheet_request request = {NULL, layer, header_row};

    snprintf(path, sizeof path, "%s/%s", directory, name);
    return sheet_open(sheet, &none, path, &request, err);
}

static struct sheet *open_sheet(const char *name, const char *layer, int header_row) {
    struct sheet *sheet = NULL;
    struct error err = {0};

    if (try_open(&sheet, name, layer, header_row, &err) != STATUS_OK) fail_msg("%s: %s", name, err.message);
    return sheet;
}

static void check_row(struct sheet *sheet, size_t line, const char *const *expected, size_t count) {
    struct sheet_row row;

    assert_true(sheet_next(sheet, &row));
    assert_int_equal(row.line, line);
    for (size_t i = 0; i < count; i++)
        if (expected[i] == NULL ? row.fields[i] != NULL
                                : row.fields[i] == NULL || strcmp(row.fields[i], expected[i]) != 0)
            fail_msg("line %zu, column %zu is \"%s\", not \"%s\"", line, i + 1, row.fields[i], expected[i]);
}

static void cells_are_read_as_a_person_sees_them(void **state) {
    static const char *const hall[] = {"A1", "Hall", "100012797623", "2024-01-01", "2500.5"};
    static const char *const depot[] = {"A2", "Depot", "100012797623", "#REF!", "#DIV/0!"};
    static const char *const park[] = {"A3", "Park & green", NULL, NULL, NULL};
    struct sheet *sheet = open_sheet("cells.xlsx", NULL, 0);
    struct sheet_row row;

    (void)state;
    assert_int_equal(sheet_column_count(sheet), 5);
    check_row(sheet, 3, hall, 5);
    check_row(sheet, 4, depot, 5); /* hidden rows are rows */
    check_row(sheet, 7, park, 5);  /* blank ones are not, and the sheet's own numbers stay */
    assert_false(sheet_next(sheet, &row));
    sheet_close(sheet);
}

static void an_open_document_is_read_likewise(void **state) {
    static const char *const hall[] = {"A1", "Hall", "100012797623", "2024-01-01"};
    struct sheet *sheet = open_sheet("cells.ods", NULL, 0);

    (void)state;
    check_row(sheet, 5, hall, 4);
    sheet_close(sheet);
}

static void a_header_may_stand_lower_and_be_merged(void **state) {
    static const char *const hall[] = {"A1", "Hall", "High Street", "Levelton"};
    static const char *const names[] = {"AssetCode", "PropertyName", "StreetName", "PostTown"};
    struct sheet *sheet = open_sheet("title.xlsx", NULL, 3);

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(sheet_column(sheet, i), names[i]);
    check_row(sheet, 4, hall, 4);
    sheet_close(sheet);
}

static void one_of_several_sheets_is_named(void **state) {
    struct sheet *sheet = NULL;
    struct error err = {0};

    (void)state;
    assert_int_equal(try_open(&sheet, "two.xlsx", NULL, 0, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "several sheets or layers (Notes, Assets)"));
    assert_int_equal(try_open(&sheet, "two.xlsx", "Nope", 0, &err), STATUS_NOT_FOUND);
    sheet = open_sheet("two.xlsx", "Assets", 0);
    assert_string_equal(sheet_column(sheet, 0), "AssetCode");
    sheet_close(sheet);
}

static void a_sheet_without_rows_is_refused(void **state) {
    struct sheet *sheet = NULL;
    struct error err = {0};

    (void)state;
    assert_int_equal(try_open(&sheet, "header.xlsx", NULL, 0, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "has no rows"));
}

/* What unpacks to twenty megabytes is read; what says that it would to a thousand gigabytes is refused, and
 * not read in part. */
static void what_unpacks_without_end_is_refused(void **state) {
    struct sheet *sheet = open_sheet("bomb.xlsx", NULL, 0);
    struct error err = {0};

    (void)state;
    sheet_close(sheet);
    assert_int_equal(try_open(&sheet, "bomb.ods", NULL, 0, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "cannot be read whole"));
}

static enum status no_row(void *context, const struct files_row *row, struct error *err) {
    (void)context, (void)row, (void)err;
    return STATUS_OK;
}

/* Whoever we are, others' files are read as a user who may do little. */
static void another_user_reads_for_root(void **state) {
    struct files_read what = {.kind = FILES_TABLE, .path = path, .as_user = "nobody"};
    struct error err = {0};

    (void)state;
    if (geteuid() != 0) skip();
    snprintf(path, sizeof path, "%s/cells.xlsx", directory);
    assert_int_equal(files_read_rows(&what, no_row, NULL, &err), STATUS_OK);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(files_read_rows(&what, no_row, NULL, &err), STATUS_IO);
    assert_non_null(strstr(err.message, "cannot be read"));
    assert_int_equal(chmod(path, 0644), 0);
}

static void a_header_of_csv_may_stand_lower(void **state) {
    char bytes[] = "Levelton Council, \"2026\n\nAssetCode,PropertyName\nA1,Hall\n";
    const struct file_bytes file = {bytes, sizeof bytes - 1, {0}};
    const struct sheet_request request = {NULL, NULL, 3}, beyond = {NULL, NULL, 9};
    static const char *const hall[] = {"A1", "Hall"};
    struct sheet *sheet = NULL;
    struct error err = {0};

    (void)state;
    assert_int_equal(sheet_open(&sheet, &file, "x.csv", &request, &err), STATUS_OK);
    assert_string_equal(sheet_column(sheet, 0), "AssetCode");
    check_row(sheet, 4, hall, 2);
    sheet_close(sheet);
    assert_int_equal(sheet_open(&sheet, &file, "x.csv", &beyond, &err), STATUS_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_as_a_person_sees_them),
        cmocka_unit_test(an_open_document_is_read_likewise),
        cmocka_unit_test(a_header_may_stand_lower_and_be_merged),
        cmocka_unit_test(one_of_several_sheets_is_named),
        cmocka_unit_test(a_sheet_without_rows_is_refused),
        cmocka_unit_test(what_unpacks_without_end_is_refused),
        cmocka_unit_test(another_user_reads_for_root),
        cmocka_unit_test(a_header_of_csv_may_stand_lower),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
