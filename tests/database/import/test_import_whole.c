/* Imports as a whole: again, previewed, refused, killed, without a server, and a newer file of a feed. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
    assert_string_equal(
        import_value(*state, "select count(*) from source.batch b join source.issue i using (batch_id) "
                             "where b.status = 'failed' and i.code = 'file_refused'"),
        "9");
}

static void vrt_named_csv_reads_no_other_file(void **state) {
    refused(state,
            "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>/etc/passwd</SrcDataSource>"
            "</OGRVRTLayer></OGRVRTDataSource>\n",
            "column 1");
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

/* --- killed and cut off --- */

static void many_rows(struct text *out, int count) {
    text_add(out, HEAD);
    for (int i = 0; i < count; i++)
        text_format(out, "K%d,Hall %d,hall,TA1 1AA\n", i, i);
}

/* An import in a process of its own, on a connection of its own, that ends itself after `milliseconds`. */
static pid_t import_in_child(const char *dsn, const char *bytes) {
    pid_t child = fork();

    if (child != 0) return child;
    struct store *db = NULL;
    struct error err = {0};
    struct test_database database = {0};
    if (store_open(&db, dsn, &err) != STATUS_OK) _exit(3);
    database.db = db;
    import_register(&database, bytes);
    _exit(0);
}

static void killed_import_leaves_register_as_before(void **state) {
    struct test_database *database = *state;
    struct text bytes = TEXT_EMPTY;
    int finished = 0, killed = 0;

    import_register(*state, ONE);
    char *before = import_fingerprint(*state);
    many_rows(&bytes, 4000);
    for (int milliseconds = 20; milliseconds <= 320; milliseconds += 60) {
        int status = 0;
        pid_t child = import_in_child(database->dsn, text_string(&bytes));
        usleep((useconds_t)milliseconds * 1000);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFSIGNALED(status)) {
            killed++;
            char *after;
            usleep(200000); /* the server notices and rolls back */
            after = import_fingerprint(*state);
            assert_string_equal(before, after);
            free(after);
        } else {
            finished++;
            break;
        }
    }
    assert_true(killed > 0);
    free(before);
    text_free(&bytes);
}

static void lost_server_is_said_and_nothing_kept(void **state) {
    struct test_database *database = *state, *other;
    struct import_request request = {
        .kind = "register", .path = "/tmp/terrier-import-lost.csv", .actor = "test"};
    struct import_report *report = NULL;
    struct text bytes = TEXT_EMPTY;
    struct error err = {0};

    other = database;
    struct store *victim = test_database_connect(other, NULL);
    struct store *admin = test_database_connect(other, "terrier_admin");
    FILE *file = fopen(request.path, "wb");
    many_rows(&bytes, 10);
    fwrite(bytes.data, 1, bytes.length, file);
    fclose(file);
    test_must(store_run(admin,
                        "select pg_terminate_backend(pid) from pg_stat_activity "
                        "where datname = current_database() and pid <> pg_backend_pid()",
                        BIND_NONE, &err),
              &err, "ending the connection");
    assert_int_equal(import_run(&report, victim, &request, &err), STATUS_UNAVAILABLE);
    assert_null(report);
    assert_true(strlen(err.message) > 20);
    store_close(victim);
    store_close(admin);
    store_close(database->db);
    database->db = test_database_connect(database, NULL);
    assert_string_equal(import_value(database, "select count(*) from register.asset"), "0");
    unlink(request.path);
    text_free(&bytes);
}

/* The server's complaint about a full disk, in the middle of the merge. */
static void full_disk_is_said_and_nothing_kept(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    char *message;

    test_must(
        store_run(
            database->db,
            "create function pg_temp.full() returns trigger language plpgsql as $$ begin raise exception "
            "'could not extend file: No space left on device' using errcode = 'disk_full'; end $$",
            BIND_NONE, &err),
        &err, "the full disk");
    test_must(
        store_run(
            database->db,
            "create trigger full_disk before insert on register.asset_holding for each statement execute "
            "function pg_temp.full()",
            BIND_NONE, &err),
        &err, "the full disk");
    message = import_refused(database, "register", NULL, TWO);
    assert_non_null(strstr(message, "disk"));
    assert_non_null(strstr(message, "the register is as it was"));
    assert_string_equal(import_value(database, "select count(*) from register.asset"), "0");
    assert_string_equal(import_value(database, "select count(*) from source.record"), "0");
    free(message);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(same_file_again_changes_nothing),
        TEST(preview_changes_nothing),
        TEST(absent_row_is_told_and_stays),
        TEST(older_file_goes_back),
        TEST(bad_headers_are_refused_with_a_sentence),
        TEST(vrt_named_csv_reads_no_other_file),
        TEST(wrong_names_are_answered_with_the_right_ones),
        TEST(geojson_brings_its_shape),
        TEST(missing_file_is_said),
        TEST(killed_import_leaves_register_as_before),
        TEST(lost_server_is_said_and_nothing_kept),
        TEST(full_disk_is_said_and_nothing_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
