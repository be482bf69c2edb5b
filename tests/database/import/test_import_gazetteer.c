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
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws(' ', uprn, easting, northing, "
                     "round(latitude::numeric, 5), round(longitude::numeric, 5)), '; ' order by uprn) from "
                     "gazetteer.open_uprn"),
        "1 358260.66 172796.5 51.45260 -2.60207; 26 352967 181077 51.52664 -2.67936");
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

/* --- assets that nobody placed --- */

#define WHERE                                                                                                \
    "select string_agg(concat_ws(' ', own.reference, own.easting, own.northing, own.location_licence), '; "  \
    "' "                                                                                                     \
    "order by own.reference) from publish.asset own"
#define LICENCE "Open Government Licence v3.0 (OS Open UPRN)"
#define VERSIONS                                                                                             \
    "select count(*) from history.asset where asset_id = (select asset_id from register.asset where "        \
    "reference = "

static void a_uprn_places_an_asset_that_nobody_placed(void **state) {
    static const char assets[] = "AssetCode,PropertyName,Category,UPRN,Easting,Northing\n"
                                 "A1,Hall,hall,26,,\nA2,Park,park,1,358300,172796\nA3,Depot,depot,999,,\n"
                                 "A4,Depot,depot,,,\n";
    struct import_report *report;

    report = load(state, "osopenuprn_202407.csv", HEAD ONE TWO);
    assert_int_equal(report->placed, 0);
    import_report_free(report);
    report = import_text(*state, "register", NULL, "a.csv", assets, false);
    assert_int_equal(import_issues(report, "place_unknown", 3), 1);
    assert_int_equal(import_issues(report, "place_unknown", 4), 1);
    assert_int_equal(import_issues(report, "place_unknown", 0), 2);
    import_report_free(report);
    assert_string_equal(import_value(*state, WHERE),
                        "SC000001 352967 181077 " LICENCE "; SC000002 358300 172796; SC000003; SC000004");
    /* The same two numbers as of a file that says so much, in both systems. */
    import_register(*state,
                    "AssetCode,PropertyName,Category,Easting,Northing\nB1,Quay,depot,352967,181077\n");
    assert_string_equal(
        import_value(*state,
                     "select bool_and(st_equals(a.location, b.location) and st_equals(a.location_crs84, "
                     "b.location_crs84) and a.location_accuracy_m = b.location_accuracy_m) "
                     "from register.asset a, register.asset b "
                     "where a.reference = 'SC000001' and b.name = 'Quay'"),
        "t");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', source, value, standing, rank), '; ' "
                                     "order by reference, rank) "
                                     "from publish.provenance where field = 'location' and "
                                     "reference in ('SC000001', 'SC000002')"),
                        "OS Open UPRN 352967.00 181077.00 t 100; "
                        "register/plain 358300.00 172796.00 t 30; "
                        "OS Open UPRN 358260.66 172796.50 f 100");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', passed), ' ' order by asset_id) from "
                                     "facts.quality_test where rule_code = 'has_location'"),
                        "t t f f t");
    assert_string_equal(import_value(*state, "select string_agg(asset_id::text, ' ') from facts.quality_test "
                                             "where rule_code = 'uprn_near'"),
                        "2"); /* of the first there is nothing to compare */
}

static void a_later_release_places_moves_and_takes_away(void **state) {
    struct import_report *report;

    import_register(*state, "AssetCode,PropertyName,Category,UPRN,Easting,Northing\n"
                            "A1,Hall,hall,26,,\nA2,Park,park,1,358300,172796\nA3,Depot,depot,200003,,\n");
    assert_string_equal(import_value(*state, WHERE), "SC000001; SC000002 358300 172796; SC000003");
    report = load(state, "osopenuprn_202407.csv", HEAD ONE TWO);
    assert_int_equal(report->placed, 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, WHERE),
                        "SC000001 352967 181077 " LICENCE "; SC000002 358300 172796; SC000003");
    /* A release that says the same is no news of an asset. */
    report = load(state, "osopenuprn_202501.csv", HEAD ONE TWO THREE);
    assert_int_equal(report->placed, 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, VERSIONS "'SC000001')"), "2");
    report =
        load(state, "osopenuprn_202502.csv", HEAD ONE "200003,352968.00,181077.00,51.5266332,-2.6793612\r\n");
    assert_int_equal(report->placed, 2);
    import_report_free(report);
    assert_string_equal(import_value(*state, WHERE),
                        "SC000001; SC000002 358300 172796; SC000003 352968 181077 " LICENCE);
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', st_x(past.location), change.reason), '; ' "
                             "order by past.version_id) from history.asset past join history.change "
                             "using (change_id) where past.asset_id = 1"),
        "import of register.csv; 352967 import of osopenuprn_202407.csv; import of osopenuprn_202502.csv");
    assert_string_equal(import_value(*state, "select count(*) from history.verify()"), "0");
}

static void the_point_goes_with_its_uprn_and_gives_way(void **state) {
    static const char one[] = "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,26\n";

    import_report_free(load(state, "a.csv", HEAD ONE TWO));
    import_register(*state, one);
    import_register(*state, "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,1\n");
    assert_string_equal(import_value(*state, WHERE), "SC000001 358260.66 172796.5 " LICENCE);
    import_register(*state, "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,999\n");
    assert_string_equal(import_value(*state, WHERE), "SC000001");
    /* Coordinates of a file stand before it, the same ones too. */
    import_register(*state,
                    "AssetCode,PropertyName,Category,UPRN,Easting,Northing\nA1,Hall,hall,26,352967,181077\n");
    assert_string_equal(import_value(*state, WHERE), "SC000001 352967 181077");
    import_register(*state, "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,999\n");
    assert_string_equal(import_value(*state, WHERE), "SC000001 352967 181077");
}

static void edit(void **state, const char *fields) {
    char sql[512];

    snprintf(sql, sizeof sql,
             "select outcome || coalesce(sentence, '') from publish.record, lateral edit.asset(reference, "
             "version, '%s', 'tester', 'seen on site')",
             fields);
    assert_string_equal(import_value(*state, sql), "changed");
}

static void what_a_person_says_of_the_place_stands_before_it(void **state) {
#define BY_HAND(easting)                                                                                     \
    "{\"location\": {\"easting\": " easting                                                                  \
    ", \"northing\": 181077, \"longitude\": -2.6793612, \"latitude\": "                                      \
    "51.5266332, \"accuracy_m\": 2}}"
    static const char *const by_hand[] = {BY_HAND("352970"), BY_HAND("352967"), "{\"location\": null}"};
    static const char *const held[] = {"SC000001 352970 181077 set by hand",
                                       "SC000001 352967 181077 set by hand", "SC000001"};

    import_report_free(load(state, "a.csv", HEAD ONE TWO));
    import_register(*state, "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,26\n");
    for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++) {
        edit(state, by_hand[i]);
        import_report_free(load(state, "b.csv", i % 2 == 0 ? HEAD TWO : HEAD TWO THREE));
        edit(state, "{\"notes\": \"a note\"}");
        assert_string_equal(import_value(*state, WHERE), held[i]);
        edit(state, "{\"release\": [\"location\", \"notes\"], \"notes\": null}");
        assert_string_equal(import_value(*state, WHERE), "SC000001 352967 181077 " LICENCE);
    }
}

static void a_place_that_is_stated_stands_before_it_in_a_merged_asset(void **state) {
    import_report_free(load(state, "a.csv", HEAD ONE TWO));
    import_register(*state,
                    "AssetCode,PropertyName,Category,UPRN,Easting,Northing\n"
                    "A1,Hall,hall,26,,\nA2,Quay,depot,,358311,172796\nA3,Park,park,1,,\nA4,Farm,depot,,,\n");
    import_value(*state, "select edit.merge_assets(2, 1), edit.merge_assets(3, 4)");
    assert_string_equal(import_value(*state, WHERE),
                        "SC000001 358311 172796; SC000004 358260.66 172796.5 " LICENCE);
}

static void an_import_is_undone_past_a_release(void **state) {
    import_register(*state, "AssetCode,PropertyName,Category,UPRN\nA1,Hall,hall,26\nA2,Park,park,26\n");
    import_register(*state,
                    "AssetCode,PropertyName,Category,UPRN\nA1,Village hall,hall,1\nA2,Park,park,26\n");
    import_report_free(load(state, "a.csv", HEAD ONE TWO));
    assert_string_equal(import_value(*state, "select outcome || coalesce(sentence, '') from "
                                             "edit.undo_import(2, 'officer', 'the wrong file')"),
                        "undone");
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', name, easting), '; ' order by reference) "
                             "from publish.asset"),
        "Hall 352967; Park 352967");
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
        cmocka_unit_test_setup_teardown(a_uprn_places_an_asset_that_nobody_placed, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(a_later_release_places_moves_and_takes_away, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(the_point_goes_with_its_uprn_and_gives_way, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(what_a_person_says_of_the_place_stands_before_it, import_set_up,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(a_place_that_is_stated_stands_before_it_in_a_merged_asset,
                                        import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(an_import_is_undone_past_a_release, import_set_up, import_tear_down),
        cmocka_unit_test(the_day_of_a_release_is_in_the_files_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
