/* Gazetteers: loaded whole, each row checked, one release in force. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "importers/gazetteer.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD  "\xEF\xBB\xBFUPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\r\n"
#define ONE   "1,358260.66,172796.5,51.4526038,-2.6020703\r\n"
#define TWO   "26,352967.00,181077.00,51.5266332,-2.6793612\r\n"
#define THREE "200003,352967.00,181077.00,51.5266332,-2.6793612\r\n"
#define PLUS                                                                                                 \
    "UPRN,UDPRN,CHANGE_TYPE,STATE,CLASS,PARENT_UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE,"           \
    "LOCAL_CUSTODIAN_CODE,SAO_TEXT,PAO_START_NUMBER,PAO_START_SUFFIX,PAO_END_NUMBER,PAO_TEXT,USRN,"          \
    "STREET_DESCRIPTION,LOCALITY,TOWN_NAME,POSTCODE\n"
#define PLUS_ROW(uprn, change)                                                                               \
    uprn ",," change ",2,CE03,1,352967.00,181077.00,51.5266332,-2.6793612,3300,\"Annexe, rear\",12,A,14,,"   \
         "12345678,High Street,Ham,\"Taunton\",TA1 1AA\n"

static struct import_report *load(void **state, const char *name, const char *bytes) {
    return import_text(*state, "gazetteer", NULL, name, bytes, false);
}

static void rows_are_in_or_listed(void **state) {
    struct import_report *report =
        load(state, "osopenuprn_202407.csv",
             HEAD ONE TWO "26,352967.00,181078.00,51.5266332,-2.6793612\r\n"
                          "1.00012E+11,352967.00,181077.00,51.5266332,-2.6793612\r\n"
                          "27,3529670.00,181077.00,51.5266332,-2.6793612\r\n"
                          "28,352967.00,181077.00,-2.6793612,51.5266332\r\n"
                          "29,east,181077.00,51.5266332,-2.6793612\r\n"
                          "30,352967.00\r\n"
                          "1000000000000,352967.00,181077.00,51.5266332,-2.6793612\r\n");

    assert_int_equal(report->rows, 9);
    assert_int_equal(report->accepted, 2);
    assert_int_equal(report->rejected, 7);
    assert_int_equal(import_issues(report, "duplicate", 0), 1);
    assert_int_equal(import_issues(report, "uprn_exponent", 4), 1);
    assert_int_equal(import_issues(report, "off_grid", 5), 1);
    assert_int_equal(import_issues(report, "outside_britain", 6), 1);
    assert_int_equal(import_issues(report, "number_bad", 7), 1);
    assert_int_equal(import_issues(report, "too_few_fields", 8), 1);
    assert_int_equal(import_issues(report, "uprn_bad", 9), 1);
    assert_string_equal(import_value(*state, "select string_agg(concat_ws(' ', uprn, easting, northing, "
                                             "latitude, longitude), '; ' order by uprn) from "
                                             "gazetteer.open_uprn"),
                        "1 358260.66 172796.5 51.4526038 -2.6020703; "
                        "26 352967 181077 51.5266332 -2.6793612");
    assert_string_equal(
        import_value(*state, "select concat_ws(' ', product, released_on, release.row_count, in_force, "
                             "file_sha256 ~ '^0{64}$', release.row_count = accepted_count) "
                             "from gazetteer.release join source.batch using (batch_id)"),
        "open_uprn 2024-07-01 2 t f t");
    assert_string_equal(import_value(*state, "select count(*) from source.record"), "0");
    import_report_free(report);
}

static void a_release_takes_the_place_of_the_one_before(void **state) {
    struct import_report *report;

    import_report_free(load(state, "osopenuprn_202407.csv", HEAD ONE TWO));
    report = load(state, "again.csv", HEAD ONE TWO);
    assert_int_equal(report->result, IMPORT_UNCHANGED);
    import_report_free(report);
    report = load(state, "osopenuprn_202501.csv", HEAD THREE);
    assert_int_equal(report->result, IMPORT_APPLIED);
    assert_int_equal(import_issues(report, "fewer_rows", 0), 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, "select string_agg(uprn::text, ' ') from gazetteer.open_uprn"),
                        "200003");
    assert_string_equal(import_value(*state, "select string_agg(in_force::text, ' ' order by release_id) "
                                             "from gazetteer.release"),
                        "false true");
    assert_string_equal(import_value(*state, "select string_agg(relname, ' ' order by relname) from pg_class "
                                             "where relkind = 'r' and relname like 'open_uprn%'"),
                        "open_uprn_2 open_uprn_empty");
    assert_string_equal(import_value(*state, "select count(*) from pg_index "
                                             "where indrelid = 'gazetteer.open_uprn_2'::regclass"),
                        "2");
}

/* A run reads by one snapshot: it must not find the gazetteer empty because a release came meanwhile. */
static void who_reads_by_an_older_snapshot_finds_the_release_whole(void **state) {
    struct test_database *database = *state;
    struct store *reader = test_database_connect(database, NULL);
    struct error err = {0};

    import_report_free(load(state, "a.csv", HEAD ONE));
    test_must(store_script(reader, "begin isolation level repeatable read; select 1", &err), &err, "begin");
    import_report_free(load(state, "b.csv", HEAD TWO THREE));
    assert_int_equal(test_number(reader, "select count(*) from gazetteer.open_uprn"), 2);
    store_close(reader);
}

static void preview_checks_and_changes_nothing(void **state) {
    char *before = import_fingerprint(*state), *after;
    struct import_report *report =
        import_text(*state, "gazetteer", NULL, "g.csv", HEAD ONE "x,1,1,51,-2\r\n", true);

    assert_int_equal(report->result, IMPORT_PREVIEWED);
    assert_int_equal(report->rejected, 1);
    assert_int_equal(import_issues(report, "uprn_bad", 2), 1);
    after = import_fingerprint(*state);
    assert_string_equal(before, after);
    import_report_free(report);
    free(before);
    free(after);
}

static void refused(void **state, const char *bytes, const char *said) {
    char *message = import_refused(*state, "gazetteer", NULL, bytes);

    if (strstr(message, said) == NULL) fail_msg("\"%s\" does not say \"%s\"", message, said);
    free(message);
    assert_string_equal(import_value(*state, "select string_agg(uprn::text, ' ') from gazetteer.open_uprn"),
                        "1");
    assert_string_equal(import_value(*state, "select count(*) from pg_class where relname like '%_loading'"),
                        "0");
}

static void a_file_that_is_refused_leaves_the_release_in_force(void **state) {
    import_report_free(load(state, "a.csv", HEAD ONE));
    refused(state, HEAD, "none of the 0 rows");
    refused(state, HEAD "x,1,1,51,-2\r\n", "none of the 1 rows");
    refused(state, HEAD "1,352967.00,181077.00,54.5266332,-2.6793612\r\n", "of different places");
    refused(state, "UPRN,X_COORDINATE,Y_COORDINATE\n1,2,3\n", "no column is named LATITUDE");
    refused(state, "UPRN,UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\n", "two columns are named UPRN");
    refused(state, "", "empty");
    refused(state, PLUS PLUS_ROW("10", "I") PLUS_ROW("11", "U"), "line 3 has CHANGE_TYPE U");
    assert_string_equal(import_value(*state,
                                     "select count(*) filter (where file_sha256 !~ '^0{64}$') || ' of ' || "
                                     "count(*) from source.batch join source.issue using (batch_id) "
                                     "where status = 'failed' and code = 'file_refused'"),
                        "7 of 7");
}

static void addressbase_plus_keeps_its_address(void **state) {
    struct import_report *report =
        load(state, "AddressBasePlus_FULL_2024-07-12_001.csv", PLUS PLUS_ROW("10", "I") PLUS_ROW("11", "I"));

    assert_string_equal(report->feed, "gazetteer/addressbase_plus");
    assert_int_equal(report->accepted, 2);
    import_report_free(report);
    assert_string_equal(
        import_value(*state,
                     "select concat_ws('|', uprn, class_code, state_code, parent_uprn, usrn, custodian, "
                     "postcode, address) from gazetteer.addressbase_plus where uprn = 10"),
        "10|CE03|2|1|12345678|3300|TA1 1AA|Annexe, rear, 12A-14 High Street, Ham, Taunton");
    assert_string_equal(import_value(*state, "select released_on from gazetteer.release"), "2024-07-12");
    assert_string_equal(import_value(*state, "select count(*) from gazetteer.open_uprn"), "0");
}

static void assets_are_linked_by_uprn_and_by_nearest_point(void **state) {
    static const char assets[] = "AssetCode,PropertyName,Category,UPRN,Easting,Northing\n"
                                 "A1,Hall,hall,26,352970,181081\nA2,Park,park,,358300.66,172796.5\n"
                                 "A3,Depot,depot,999,358260,172796\nA4,Far,depot,,358311,172796.5\n";
    static const char told[] = "select string_agg(concat_ws(' ', reference, uprn, listed, product, "
                               "round(distance_m::numeric)), '; ' order by reference) "
                               "from facts.gazetteer_uprn join register.asset using (asset_id, uprn)";

    import_register(*state, assets);
    assert_string_equal(import_value(*state, told),
                        "SC000001 26; SC000003 999"); /* none is loaded: unknown */
    import_report_free(load(state, "a.csv", HEAD ONE TWO));
    assert_string_equal(import_value(*state, told), "SC000001 26 t open_uprn 5; SC000003 999 f");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', reference, near.uprn, distance_m, "
                                     "held_by_asset_id), '; ' order by reference) "
                                     "from facts.gazetteer_near near join register.asset using (asset_id)"),
                        "SC000002 1 40");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', reference, listed, distance_m, "
                                     "proposed_uprn, proposed_distance_m), '; ' order by reference) "
                                     "from publish.asset_gazetteer"),
                        "SC000001 t 5.0; SC000002 1 40.0; SC000003 f");
    assert_string_equal(import_value(*state, "select concat_ws(' ', product, in_force, row_count, file_name) "
                                             "from publish.gazetteer_release"),
                        "open_uprn t 2 a.csv");
}

static void the_day_of_a_release_is_in_the_files_name(void **state) {
    char day[11];

    (void)state;
    assert_true(gazetteer_released_on("osopenuprn_202407.csv", day));
    assert_string_equal(day, "2024-07-01");
    assert_true(gazetteer_released_on("AB76GB_2024-02-29_001.csv", day));
    assert_string_equal(day, "2024-02-29");
    assert_false(gazetteer_released_on("osopenuprn_202413.csv", day));
    assert_false(gazetteer_released_on("2024-1", day));
    assert_false(gazetteer_released_on("", day));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_in_or_listed, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(a_release_takes_the_place_of_the_one_before, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(who_reads_by_an_older_snapshot_finds_the_release_whole, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(preview_checks_and_changes_nothing, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_refused_leaves_the_release_in_force, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(addressbase_plus_keeps_its_address, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(assets_are_linked_by_uprn_and_by_nearest_point, import_set_up,
                                        import_tear_down),
        cmocka_unit_test(the_day_of_a_release_is_in_the_files_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
