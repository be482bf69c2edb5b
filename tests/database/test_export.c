/* Exports of the small estate, read back. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/csv.h"
#include "engine/exchange/criteria_file.h"
#include "engine/exchange/export.h"
#include "engine/report/ods.h"
#include "geo/files.h"
#include "sql/embedded.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static char folder[] = "/tmp/terrier-export-XXXXXX";

static const char *in_folder(char *buffer, const char *name) {
    snprintf(buffer, 200, "%s/%s", folder, name);
    return buffer;
}

static enum status try_export(struct store *db, const char *path, const char *filter, const char *value,
                              int64_t *count, struct error *err) {
    struct query *query = query_new();
    struct export what = {path, NULL};
    enum status status = filter ? query_where(query, filter, value, err) : STATUS_OK;

    if (status == STATUS_OK) status = export_write(&what, query, db, count, err);
    query_free(query);
    return status;
}

static int64_t export_to(struct store *db, const char *path, const char *filter, const char *value) {
    struct error err = {0};
    int64_t count = -1;

    test_must(try_export(db, path, filter, value, &count, &err), &err, path);
    return count;
}

static char *read_all(const char *path, size_t *length) {
    struct text out = TEXT_EMPTY;
    char buffer[4096];
    size_t got;
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add_bytes(&out, buffer, got);
    fclose(file);
    *length = out.length;
    return text_take(&out);
}

/* --- what terrier-files reads back --- */

struct seen {
    int assets, land_parcels, buildings, without_shape, sheet;
    double x, y;    /* of TT000065 */
    char name[200]; /* of TT000073 */
    char note[200];
};

static const char *value_of(const struct files_row *row, const char *name) {
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->names[i], name) == 0) return row->values[i];
    return NULL;
}

static enum status see(void *context, const struct files_row *row, struct error *err) {
    struct seen *seen = context;
    const char *reference = value_of(row, "reference");
    (void)err;

    if (strcmp(row->layer, "assets") == 0) seen->assets++;
    if (strcmp(row->layer, "land_parcels") == 0) seen->land_parcels++;
    if (strcmp(row->layer, "buildings") == 0) seen->buildings++;
    if (row->wkb == NULL) seen->without_shape++;
    if (row->note) snprintf(seen->note, sizeof seen->note, "%s", row->note);
    if (reference && strcmp(reference, "TT000065") == 0 && row->wkb_length == 21) {
        memcpy(&seen->x, (const char *)row->wkb + 5, 8);
        memcpy(&seen->y, (const char *)row->wkb + 13, 8);
    }
    if (reference && strcmp(reference, "TT000073") == 0 && strcmp(row->layer, "assets") == 0)
        snprintf(seen->name, sizeof seen->name, "%s", value_of(row, "name"));
    return STATUS_OK;
}

static struct seen read_back(const char *path, enum files_kind kind) {
    struct seen seen = {0};
    struct files_read what = {.kind = kind, .path = path};
    struct error err = {0};

    test_must(files_read_rows(&what, see, &seen, &err), &err, path);
    return seen;
}

static void a_geopackage_has_its_three_layers_in_national_grid(void **state) {
    char path[200];

    assert_int_equal(export_to(estate_db(*state), in_folder(path, "e.gpkg"), NULL, NULL), 11);
    struct seen seen = read_back(path, FILES_SHAPES);
    assert_int_equal(seen.assets, 11);
    assert_int_equal(seen.land_parcels, 4);
    assert_int_equal(seen.buildings, 8);
    assert_int_equal(seen.without_shape, 1);
    assert_string_equal(seen.note, ""); /* neither reprojected nor mended */
    assert_float_equal(seen.x, 322800, 1e-9);
    assert_float_equal(seen.y, 124500, 1e-9);
}

static void what_the_filter_finds_is_what_is_written(void **state) {
    char path[200];

    assert_int_equal(export_to(estate_db(*state), in_folder(path, "f.gpkg"), "category", "community"), 2);
    struct seen seen = read_back(path, FILES_SHAPES);
    assert_int_equal(seen.assets, 2);
    assert_int_equal(seen.land_parcels, 1);
    assert_int_equal(seen.buildings, 2);
    assert_int_equal(export_to(estate_db(*state), path, "category", "cemetery"), 0);
    assert_int_equal(read_back(path, FILES_SHAPES).assets, 0);
}

static void geojson_is_longitude_and_latitude_without_a_crs(void **state) {
    char path[200];
    size_t length;

    export_to(estate_db(*state), in_folder(path, "e.geojson"), "text", "Example House");
    char *text = read_all(path, &length);
    assert_null(strstr(text, "\"crs\""));
    assert_non_null(strstr(text, "-3.101895"));
    assert_non_null(strstr(text, "51.01467"));
    free(text);
    struct seen seen = read_back(path, FILES_SHAPES);
    assert_float_equal(seen.x, 322800, 0.02);
}

static void flatgeobuf_takes_what_is_located(void **state) {
    char path[200];
    struct error err = {0};

    assert_int_equal(export_to(estate_db(*state), in_folder(path, "e.fgb"), "located", "yes"), 10);
    assert_int_equal(export_to(estate_db(*state), path, NULL, NULL), 10);
    assert_int_equal(try_export(estate_db(*state), path, "located", "no", NULL, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "has no shape"));
}

static void csv_has_every_asset_and_no_formula(void **state) {
    char path[200];
    size_t length;
    struct csv_reader *reader = NULL;
    struct csv_row row;
    struct error err = {0};
    int rows = 0;
    bool guarded = false;

    export_to(estate_db(*state), in_folder(path, "e.csv"), NULL, NULL);
    char *bytes = read_all(path, &length);
    test_must(csv_open(&reader, bytes, length, &err), &err, "csv");
    assert_int_equal(csv_column_count(reader), query_assets.column_count);
    while (csv_next(reader, &row)) {
        assert_int_equal(row.fault, CSV_FINE);
        rows++;
        guarded |= strncmp(row.fields[1], "'=HYPERLINK(\"http", 17) == 0;
    }
    assert_int_equal(rows, 11);
    assert_true(guarded);
    assert_string_equal(bytes + length - 2, "\r\n");
    csv_close(reader);
    free(bytes);
}

static void a_spreadsheet_has_every_asset_and_no_formula(void **state) {
    char path[200];
    struct files_read what = {.kind = FILES_TABLE, .path = path};
    struct seen seen = {0};
    struct error err = {0};

    export_to(estate_db(*state), in_folder(path, "e.ods"), NULL, NULL);
    test_must(files_read_rows(&what, see, &seen, &err), &err, path);
    assert_int_equal(seen.assets, 11);
    assert_memory_equal(seen.name, "'=HYPERLINK(", 12);
}

static void the_public_s_file_has_no_vacant_asset(void **state) {
    struct store *db = test_database_connect(*state, "terrier_public");
    char path[200];
    size_t length;

    assert_int_equal(export_to(db, in_folder(path, "p.csv"), NULL, NULL), 8);
    char *bytes = read_all(path, &length);
    assert_null(strstr(bytes, "Secret Court"));
    assert_null(strstr(bytes, "10008"));
    assert_null(strstr(bytes, "Shepton"));
    assert_null(strstr(bytes, "TT000072"));
    assert_null(strstr(bytes, "Vacant"));
    free(bytes);
    store_close(db);
}

static void the_report_s_sheets_are_read_back(void **state) {
    char path[200];
    struct report *report = NULL;
    struct seen seen = {0};
    struct files_read what = {.kind = FILES_TABLE, .path = path, .layer = "Commitments"};
    struct error err = {0};

    test_must(report_read(&report, estate_db(*state), 0, &err), &err, "report");
    test_must(report_ods(report, in_folder(path, "r.ods"), &err), &err, "ods");
    report_free(report);
    test_must(files_read_rows(&what, see, &seen, &err), &err, path);
    assert_int_equal(seen.without_shape, 24);
}

/* --- files --- */

static int files_in_folder(void) {
    DIR *dir = opendir(folder);
    int count = 0;

    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static void a_failed_export_leaves_the_older_file_and_nothing_else(void **state) {
    char path[200];
    size_t length;
    struct error err = {0};
    struct query *query = query_new();
    struct export what = {in_folder(path, "kept.csv"), NULL};
    struct store *db = test_database_connect(*state, NULL);

    export_to(db, path, "category", "office");
    int before = files_in_folder();
    test_must(query_where(query, "category", "nonsense", &err), &err, "where");
    assert_int_equal(export_write(&what, query, db, NULL, &err), STATUS_INVALID);
    query_free(query);
    assert_int_equal(files_in_folder(), before);
    char *bytes = read_all(path, &length);
    assert_non_null(strstr(bytes, "Example House"));
    free(bytes);
    store_close(db);
}

static void senseless_targets_are_refused(void **state) {
    char path[200];
    struct error err = {0};

    assert_int_equal(try_export(estate_db(*state), in_folder(path, "e.xlsx"), NULL, NULL, NULL, &err),
                     STATUS_INVALID);
    assert_non_null(strstr(err.message, "end it with .gpkg, .geojson, .fgb, .csv or .ods"));
    mkdir(in_folder(path, "folder.csv"), 0700);
    assert_int_equal(try_export(estate_db(*state), path, NULL, NULL, NULL, &err), STATUS_IO);
    assert_non_null(strstr(err.message, "is no ordinary file"));
    assert_int_equal(try_export(estate_db(*state), "/nonexistent/e.csv", NULL, NULL, NULL, &err), STATUS_IO);
    rmdir(path);
}

/* A version of the criteria, read back without a fault and with every row. */
static void criteria_go_out_and_come_back_whole(void **state) {
    static const char *const names[] = {"criteria.ods", "criteria.json"};

    chmod(folder, 0755); /* as root it is read by the service's user */
    for (size_t i = 0; i < 2; i++) {
        struct text sheets = TEXT_EMPTY;
        struct error err = {0};
        struct rows *rows = NULL;
        char path[200];
        in_folder(path, names[i]);
        test_must(criteria_file_write(path, estate_db(*state), NULL, &err), &err, path);
        test_must(criteria_file_read(&sheets, path, estate_db(*state), &err), &err, path);
        test_must(store_query(estate_db(*state), sql_criteria_faults, BIND(text_string(&sheets)), STORE_MANY,
                              &rows, &err),
                  &err, "the faults");
        for (size_t row = 0; row < rows_count(rows); row++)
            assert_string_equal(rows_text(rows, row, 0), "note");
        rows_free(rows);
        test_must(
            store_query(estate_db(*state),
                        "select count(*), count(*) filter (where not said <@ any (array(select one from "
                        "jsonb_array_elements($1::jsonb -> sheet) as one)) and sheet <> 'judging') from "
                        "publish.criteria_line where version = 1",
                        BIND(text_string(&sheets)), STORE_ONE, &rows, &err),
            &err, "the rows");
        assert_true(rows_integer(rows, 0, 0) > 150);
        if (i == 1) assert_int_equal(rows_integer(rows, 0, 1), 0);
        rows_free(rows);
        text_free(&sheets);
    }
}

static int set_up(void **state) {
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 0);
    if (mkdtemp(folder) == NULL) return 1;
    return estate_set_up(state);
}

static int tear_down(void **state) {
    DIR *dir = opendir(folder);
    char path[400];

    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    closedir(dir);
    rmdir(folder);
    return estate_tear_down(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_geopackage_has_its_three_layers_in_national_grid),
        cmocka_unit_test(what_the_filter_finds_is_what_is_written),
        cmocka_unit_test(geojson_is_longitude_and_latitude_without_a_crs),
        cmocka_unit_test(flatgeobuf_takes_what_is_located),
        cmocka_unit_test(csv_has_every_asset_and_no_formula),
        cmocka_unit_test(a_spreadsheet_has_every_asset_and_no_formula),
        cmocka_unit_test(the_public_s_file_has_no_vacant_asset),
        cmocka_unit_test(the_report_s_sheets_are_read_back),
        cmocka_unit_test(a_failed_export_leaves_the_older_file_and_nothing_else),
        cmocka_unit_test(senseless_targets_are_refused),
        cmocka_unit_test(criteria_go_out_and_come_back_whole),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
