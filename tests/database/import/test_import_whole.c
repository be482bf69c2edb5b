/* Imports as a whole: again, previewed, refused, and a newer file of a feed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,PostCode\n"
#define TWO  HEAD "A1,Hall,hall,TA1 1AA\nA2,Park,park,TA1 1AB\n"
#define ONE  HEAD "A1,Hall,hall,TA1 1AA\n"

static void same_file_again_changes_nothing(void **state) {
    struct import_report *report;
    char *before;

    import_register(*state, TWO);
    before = import_fingerprint(*state);
    report = import_text(*state, "register", NULL, "other-name.csv", TWO, false);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    assert_int_equal(report->batch_id, 1);
    assert_string_equal(import_value(*state, "select count(*) from source.batch"), "1");
    import_report_free(report);
    char *after = import_fingerprint(*state);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* What is imported before the assets that it speaks of is taken in when it comes again after them. */
static void same_file_again_takes_what_it_was_kept_out_for(void **state) {
    const char *inspections = "AssetCode,Inspection Type,Inspected On,Result\nA1,fire_risk,2025-03-01,pass\n"
                              "A2,fire_risk,2025-03-02,pass\nA3,fire_risk,2025-03-03,pass\n";
    struct import_report *report;

    import_register(*state, ONE);
    import_report_free(import_text(*state, "inspections", NULL, "tests.csv", inspections, false));
    import_register(*state, HEAD "A1,Town hall,hall,TA1 1AA\n");
    report = import_text(*state, "inspections", NULL, "tests.csv", inspections, false);
    assert_int_equal(report->result, IMPORT_UNCHANGED); /* what came since was no asset of its rows */
    import_report_free(report);
    import_register(*state, TWO);
    report = import_text(*state, "inspections", NULL, "tests.csv", inspections, false);
    assert_int_equal(report->result, IMPORT_APPLIED);
    assert_int_equal(report->inserted, 1);
    assert_int_equal(report->unchanged, 1);
    assert_int_equal(report->rejected, 1);
    import_report_free(report);
    report = import_text(*state, "inspections", NULL, "tests.csv", inspections, false);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
}

/* A row of a code that nobody knows says the UPRN as spreadsheets write it. */
static void same_file_again_finds_a_number_however_it_is_written(void **state) {
    const char *inspections = "AssetCode,UPRN,Inspection Type,Inspected On,Result\n"
                              "X9,100 040 222 224,fire_risk,2025-03-01,pass\n"
                              "\"=\"\"x8\"\"\",,fire_risk,2025-03-01,pass\n";
    struct import_report *report;

    import_register(*state, ONE);
    import_report_free(import_text(*state, "inspections", NULL, "tests.csv", inspections, false));
    for (int turn = 0; turn < 2; turn++) {
        import_register(*state, turn == 0
                                    ? "AssetCode,PropertyName,Category,UPRN\nB1,Depot,depot,100040222224\n"
                                    : "AssetCode,PropertyName,Category,UPRN\nB1,Depot,depot,100040222224\n"
                                      "x8,Hall,hall,\n");
        report = import_text(*state, "inspections", NULL, "tests.csv", inspections, false);
        assert_int_equal(report->result, IMPORT_APPLIED);
        assert_int_equal(report->inserted, 1);
        import_report_free(report);
    }
}

static void preview_changes_nothing(void **state) {
    char *before = import_fingerprint(*state), *after;
    struct import_report *report = import_text(*state, "register", NULL, "register.csv", TWO, true);

    assert_int_equal(report->result, IMPORT_PREVIEWED);
    assert_int_equal(report->inserted, 2);
    assert_int_equal(import_issues(report, "place_unknown", 0), 2);
    after = import_fingerprint(*state);
    assert_string_equal(before, after);
    import_report_free(report);
    free(before);
    free(after);
    import_register(*state, TWO);
    assert_string_equal(import_value(*state, "select min(reference) from register.asset"), "SC000001");
}

static void absent_row_is_told_and_stays(void **state) {
    struct import_report *report;

    import_register(*state, TWO);
    report = import_text(*state, "register", NULL, "newer.csv", ONE, false);
    assert_int_equal(report->absent, 1);
    assert_int_equal(report->unchanged, 1);
    assert_int_equal(import_issues(report, "absent", 0), 1);
    assert_non_null(strstr(import_reason(report, "absent"), "A2"));
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "2");
    import_report_free(report);
}

static void older_file_goes_back(void **state) {
    struct import_report *report;

    import_register(*state, TWO);
    import_register(*state, HEAD "A1,Great hall,hall,TA1 1AA\nA2,Park,park,TA1 1AB\n");
    report = import_text(*state, "register", NULL, "register.csv", TWO, false);
    assert_int_equal(report->result, IMPORT_APPLIED);
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->unchanged, 1);
    assert_string_equal(import_value(*state, "select name from register.asset where reference = 'SC000001'"),
                        "Hall");
    import_report_free(report);
}

static void refused(void **state, const char *bytes, const char *said) {
    char *message = import_refused(*state, "register", NULL, bytes);

    if (strstr(message, said) == NULL) fail_msg("\"%s\" does not say \"%s\"", message, said);
    assert_true(strlen(message) < 600);
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "0");
    free(message);
}

static void bad_headers_are_refused_with_a_sentence(void **state) {
    struct text wide = TEXT_EMPTY;

    refused(state, "AssetCode,PropertyName,assetcode\nA1,Hall,A1\n",
            "column 3 has the same name as an earlier one");
    refused(state, "AssetCode,,PropertyName\nA1,x,Hall\n", "column 2 (\"\") has no name");
    refused(state, "AssetCode,PropertyName,x'); drop table register.asset; --\nA1,Hall,\n", "column 3");
    refused(state, "AssetCode,PropertyName,<script>alert(1)</script>\nA1,Hall,\n", "column 3");
    refused(state, "AssetCode,PropertyName,bell\x07\nA1,Hall,\n", "control character");
    refused(state, "AssetCode,Colour\nA1,red\n", "no column says name");
    refused(state, "AssetCode,Asset Ref,PropertyName\nA1,A1,Hall\n", "both say asset_code");
    text_add(&wide, "AssetCode,PropertyName,");
    for (int i = 0; i < 10000; i++)
        text_add_char(&wide, 'x');
    text_add(&wide, "\nA1,Hall,\n");
    refused(state, text_string(&wide), "over 200 bytes");
    text_free(&wide);
    refused(state, "", "empty");
    refused(state, "\xEF\xBB\xBF<html>AssetCode,PropertyName\nA1,Hall\n", "no CSV");
    assert_string_equal(
        import_value(*state, "select count(*) from source.batch b join source.issue i using (batch_id) "
                             "where b.status = 'failed' and i.code = 'file_refused'"),
        "10");
}

/* A file of which every row is kept out is refused: no import that stands, and what it said is listed. */
static void a_file_without_a_usable_row_is_no_import(void **state) {
    struct import_report *report;
    char *before;

    import_register(*state, ONE);
    before = memory_text(import_value(*state, "select max(entry_id) from history.entry"));
    report =
        import_text(*state, "register", NULL, "bad.csv", "AssetCode,PropertyName\n,Nameless\nA9,\n", false);
    assert_int_equal(report->result, IMPORT_REFUSED);
    assert_int_equal(report->rows, 2);
    assert_int_equal(report->rejected, 2);
    assert_int_equal(report->absent, 0);
    assert_non_null(strstr(import_reason(report, "file_refused"), "every row of the file is kept out"));
    import_report_free(report);
    assert_string_equal(import_value(*state, "select max(entry_id) from history.entry"), before);
    free(before);
    assert_string_equal(
        import_value(*state, "select concat_ws('|', status, rejected_count, applied_at) from source.batch "
                             "where batch_id = 2"),
        "failed|2");
    assert_string_equal(
        import_value(*state, "select count(*) from source.record where batch_id = 2 and rejected"), "2");
    assert_string_equal(import_value(*state, "select outcome from edit.undo_import_state(2)"), "refused");
    /* The import before is still the feed's last. */
    report = import_text(*state, "register", NULL, "assets.csv", ONE, false);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
}

static void vrt_named_csv_reads_no_other_file(void **state) {
    refused(state,
            "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>/etc/passwd</SrcDataSource>"
            "</OGRVRTLayer></OGRVRTDataSource>\n",
            "virtual file (VRT)");
}

static void wrong_names_are_answered_with_the_right_ones(void **state) {
    char *message = import_refused(*state, "registers", NULL, ONE);

    assert_non_null(strstr(message, "register, condition"));
    free(message);
    message = import_refused(*state, "register", "no-such", ONE);
    assert_non_null(strstr(message, "lga"));
    free(message);
    message = import_refused(*state, "register", "uk-ghg", ONE);
    assert_non_null(strstr(message, "for the kind factors"));
    free(message);
}

static void geojson_brings_its_shape(void **state) {
    struct import_report *report;

    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
    report = import_text(
        *state, "register", NULL, "land.geojson",
        "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": "
        "{\"AssetCode\": \"G1\", \"PropertyName\": \"Field\", \"Category\": \"amenity_land\"}, "
        "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[-3.1,51.01],[-3.09,51.01],"
        "[-3.09,51.02],[-3.1,51.02],[-3.1,51.01]]]}}]}",
        false);
    assert_int_equal(report->inserted, 1);
    assert_null(report->encoding);
    assert_string_equal(
        import_value(*state, "select area_m2 between 770000 and 790000 from register.land_parcel"), "t");
    assert_string_equal(import_value(*state, "select convert_from(raw, 'UTF8') from source.record"),
                        "G1,Field,amenity_land");
    import_report_free(report);
}

static void missing_file_is_said(void **state) {
    struct import_request request = {.kind = "register", .path = "/nowhere/assets.xlsx"};
    struct test_database *database = *state;
    struct import_report *report = NULL;
    struct error err = {0};

    assert_int_equal(import_run(&report, database->db, &request, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "/nowhere/assets.xlsx"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(same_file_again_changes_nothing),
        TEST(same_file_again_takes_what_it_was_kept_out_for),
        TEST(same_file_again_finds_a_number_however_it_is_written),
        TEST(preview_changes_nothing),
        TEST(absent_row_is_told_and_stays),
        TEST(older_file_goes_back),
        TEST(bad_headers_are_refused_with_a_sentence),
        TEST(a_file_without_a_usable_row_is_no_import),
        TEST(vrt_named_csv_reads_no_other_file),
        TEST(wrong_names_are_answered_with_the_right_ones),
        TEST(geojson_brings_its_shape),
        TEST(missing_file_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
