/* Where the register comes from: feeds, what each row was understood to say, which asset it speaks of. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,"

static void feed_is_made_by_its_first_import(void **state) {
    import_register(*state, HEAD "OrganisationLabel\nA1,Hall,hall,Mendip District Council\n");
    import_register(*state, HEAD "OrganisationLabel\nA1,Town Hall,hall,Mendip District Council\n");
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws('|', feed, kind, title, rank, marking_code), ';') "
                             "from source.feed"),
        "register/mendip-district-council|register|register/mendip-district-council|30|internal");
}

static void profile_says_what_a_feed_is(void **state) {
    struct import_report *report =
        import_text(*state, "inspections", "sample-mendip-inspections", "i.csv",
                    "Ref,Inspection,Inspected,Outcome,Due,Cert No,By\nX,gas,1/4/2026,pass,,,\n", false);

    assert_string_equal(import_value(*state, "select concat_ws('|', title, licence, rank) from source.feed"),
                        "Sample (synthetic): Mendip District Council, inspections|None needed: synthetic|50");
    import_report_free(report);
}

static void preview_leaves_neither_feed_nor_links(void **state) {
    import_report_free(
        import_text(*state, "register", NULL, "register.csv", HEAD "Notes\nA1,Hall,hall,\n", true));
    assert_string_equal(import_value(*state, "select count(*) from source.feed"), "0");
    assert_string_equal(import_value(*state, "select count(*) from source.link"), "0");
}

static void rows_are_kept_as_they_were_understood(void **state) {
    import_register(*state, HEAD "PostCode,UPRN\nA1,Hall,hall,ta11aa,000100000001\nA1,Again,hall,,\n");
    assert_string_equal(
        import_value(*state,
                     "select checked ->> 'postcode' || '|' || (checked ->> 'uprn') from source.record "
                     "where row_number = 1"),
        "TA1 1AA|100000001");
    assert_string_equal(
        import_value(*state, "select rejected and checked is null from source.record where row_number = 2"),
        "t");
}

static void each_row_is_linked_to_its_asset(void **state) {
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\nA2,Depot,depot,\n");
    import_register(*state, HEAD "Notes\nA1,Hall,hall,changed\nA3,Park,park,\n");
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws('|', reference, row_key, how), ';' order by l.record_id) "
                     "from source.link l join source.record using (record_id) "
                     "join register.asset a on a.asset_id = l.asset_id"),
        "SC000001|A1|new;SC000002|A2|new;SC000001|A1|code;SC000003|A3|new");
}

static void rows_of_every_kind_are_linked(void **state) {
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\n");
    import_report_free(import_text(*state, "condition", NULL, "c.csv",
                                   "AssetCode,Element,Grade,Cost\nA1,roofs,C,100\nnowhere,roofs,C,100\n",
                                   false));
    import_report_free(import_text(*state, "energy", NULL, "e.csv",
                                   "AssetCode,Meter,Fuel,From,To,kWh\n"
                                   "A1,M1,gas,1/4/2026,30/4/2026,100\n"
                                   "A1,M1,gas,10/4/2026,30/4/2026,100\n",
                                   false));
    import_report_free(import_text(*state, "inspections", NULL, "i.csv",
                                   "AssetCode,Inspection,Inspected On,Outcome\nA1,gas_safety,1/4/2026,pass\n",
                                   false));
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws(' ', kind, row_number, how), ', ' order by record_id) "
                     "from source.link join source.record using (record_id) "
                     "join source.batch using (batch_id)"),
        "register 1 new, condition 1 code, energy 1 code, inspections 1 code");
    assert_string_equal(import_value(*state,
                                     "select count(*) from source.record where rejected <> (checked is "
                                     "null) or rejected = exists (select from source.link l where "
                                     "l.record_id = record.record_id)"),
                        "0");
}

static void assets_that_a_survey_makes_are_new(void **state) {
    import_report_free(import_text(*state, "condition", "dfe-pds", "c.csv",
                                   "siteid,buildingid,elementid,element,sub_element,const_type,grade,cost,"
                                   "composition,storeys,gifa\n"
                                   "S1,1,1,Roofs,,,C,100,1,1,200\nS1,1,2,Roofs,,,B,100,1,1,200\n",
                                   false));
    assert_string_equal(
        import_value(*state, "select string_agg(how, ' ' order by record_id) from source.link"), "new code");
}

/* --- which of what sources say stands --- */

static void edit(void **state, const char *fields) {
    struct text sql = TEXT_EMPTY;

    text_format(&sql,
                "select outcome || coalesce(sentence, '') from publish.record, lateral edit.asset(reference, "
                "version, '%s', 'tester', 'seen on site') where reference = 'SC000001'",
                fields);
    assert_string_equal(import_value(*state, text_string(&sql)), "changed");
    text_free(&sql);
}

static struct import_report *take(void **state, const char *profile, const char *bytes) {
    return import_text(*state, "register", profile, "register.csv", bytes, false);
}

#define ASSET "select concat_ws('|', name, postcode, notes) from register.asset where reference = 'SC000001'"

static void reimport_leaves_what_a_person_set(void **state) {
    struct import_report *report;

    import_register(*state, HEAD "PostCode,Notes\nA1,Hall,hall,TA1 1AA,old\n");
    edit(state, "{\"name\": \"Town Hall\"}");
    report = take(state, NULL, HEAD "PostCode,Notes\nA1,Hall,hall,TA2 2BB,new\n");
    assert_string_equal(import_value(*state, ASSET), "Town Hall|TA2 2BB|new");
    assert_int_equal(import_issues(report, "overridden", 1), 1);
    assert_non_null(strstr(import_reason(report, "overridden"), "SC000001 --provenance"));
    import_report_free(report);
    report = take(state, NULL, HEAD "PostCode,Notes\nA1,Town Hall,hall,TA2 2BB,newer\n");
    assert_int_equal(import_issues(report, "overridden", 0), 0);
    import_report_free(report);
}

static void reimport_leaves_how_a_person_said_it_is_held(void **state) {
    import_register(*state, HEAD "Purpose,TenureDetail,Status\nA1,Hall,hall,operational,,in_use\n");
    edit(state, "{\"holding\": {\"purpose\": \"surplus\", \"status\": \"vacant\"}, "
                "\"liability\": {\"council_repairs\": \"none\", \"duty_holder\": \"tenant\"}}");
    import_register(*state, HEAD "Purpose,TenureType,TenureDetail,Council_Repairs\n"
                                 "A1,Hall,hall,operational,freehold,occupied,all\n");
    assert_string_equal(import_value(*state, "select concat_ws('|', purpose_code, status_code) from "
                                             "register.asset_holding where upper_inf(valid)"),
                        "surplus|vacant");
    assert_string_equal(import_value(*state, "select concat_ws('|', council_repairs, duty_holder_code) from "
                                             "register.liability where upper_inf(valid)"),
                        "none|tenant");
}

static void edit_of_days_that_are_over_overrides_nothing(void **state) {
    import_register(*state, HEAD "Purpose,EffectiveDate\nA1,Hall,hall,operational,2020-01-01\n");
    import_register(*state, HEAD "Purpose,EffectiveDate\nA1,Hall,hall,surplus,2026-04-01\n");
    edit(state, "{\"holding\": {\"purpose\": \"investment\", \"from\": \"2025-01-01\"}}");
    assert_string_equal(import_value(*state, "select count(*) from register.override"), "0");
}

static void what_was_taken_back_makes_room_for_the_best_claim(void **state) {
    import_register(*state, HEAD "Purpose,Notes\nA1,Hall,hall,operational,old\n");
    edit(state, "{\"name\": \"Town Hall\", \"notes\": null, \"holding\": {\"purpose\": \"surplus\"}}");
    import_register(*state, HEAD "Purpose,Notes\nA1,New Hall,hall,investment,new\n");
    assert_string_equal(import_value(*state, ASSET), "Town Hall");
    edit(state, "{\"release\": [\"name\", \"notes\", \"purpose\"]}");
    assert_string_equal(import_value(*state, ASSET), "New Hall|new");
    assert_string_equal(
        import_value(*state, "select purpose_code from register.asset_holding where upper_inf(valid)"),
        "investment");
    assert_string_equal(import_value(*state, "select count(*) from register.override"), "0");
}

#define PLACE                                                                                                \
    "select concat_ws('|', st_x(location), st_y(location), round(st_x(location_crs84)::numeric, 2), "        \
    "location_accuracy_m, location_licence, (select count(*) from register.override)) from register.asset "  \
    "where reference = 'SC000001'"
#define BY_HAND                                                                                              \
    "{\"easting\": \"322850.000\", \"northing\": \"145150.000\", \"longitude\": -3.105597, "                 \
    "\"latitude\": 51.200337, \"accuracy_m\": 70.711}"

static void place_that_a_person_gave_stands_until_it_is_taken_back(void **state) {
    struct import_report *report;
    char *before;

    import_register(*state, HEAD "Easting,Northing\nA1,Hall,hall,320000,140000\n");
    before = memory_text(import_value(*state, PLACE));
    edit(state, "{\"location\": " BY_HAND "}");
    assert_string_equal(import_value(*state, PLACE), "322850|145150|-3.11|70.711|set by hand|1");
    edit(state, "{\"location\": " BY_HAND ", \"location_licence\": \"The council''s own survey\"}");
    report = take(state, NULL, HEAD "Easting,Northing\nA1,New Hall,hall,320000,140000\n");
    assert_int_equal(import_issues(report, "overridden", 1), 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, PLACE), "322850|145150|-3.11|70.711|The council's own survey|1");
    assert_string_equal(import_value(*state, "select string_agg(concat_ws('|', value, standing, source), ';' "
                                             "order by standing desc) from publish.provenance "
                                             "where field = 'location'"),
                        "322850.00 145150.00|t|a person;320000.000 140000.000|f|register/plain");
    edit(state, "{\"location\": null}");
    import_register(*state, HEAD "Easting,Northing\nA1,Hall,hall,320000,140000\n");
    assert_string_equal(import_value(*state, PLACE), "1");
    assert_string_equal(import_value(*state,
                                     "select concat_ws('|', standing, source) from publish.provenance "
                                     "where field = 'location' and value is null"),
                        "t|a person");
    edit(state, "{\"release\": [\"location\"]}");
    assert_string_equal(import_value(*state, PLACE), before);
    free(before);
}

static void a_place_is_one_and_has_the_licence_of_one(void **state) {
    static const struct {
        const char *fields, *outcome;
    } cases[] = {
        {"{\"location\": {\"easting\": 322850, \"northing\": 145150, \"longitude\": -3.2, \"latitude\": "
         "51.2, "
         "\"accuracy_m\": 1}}",
         "invalid location"},
        {"{\"location\": {\"easting\": 322850, \"northing\": 145150, \"accuracy_m\": 1}}",
         "invalid location"},
        {"{\"location\": {}}", "invalid location"},
        {"{\"location_licence\": \"OGL\"}", "invalid location_licence"},
        {"{\"location\": null, \"location_licence\": \"OGL\"}", "invalid location_licence"},
        {"{\"location\": null}", "same"},
    };
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text sql = TEXT_EMPTY;
        text_format(&sql,
                    "select concat_ws(' ', outcome, field) from publish.record, lateral "
                    "edit.asset(reference, version, '%s', 'tester', 'seen on site')",
                    cases[i].fields);
        assert_string_equal(import_value(*state, text_string(&sql)), cases[i].outcome);
        text_free(&sql);
    }
}

#define TWO               HEAD "Easting,Northing,Notes\nA1,Hall,hall,,,a hall\nA2,Old Hall,hall,320000,140000,\n"
#define MERGE(gone, kept) "select outcome from edit.merge('" gone "', null, '" kept "', 'tester', 'one hall')"

static void a_merge_keeps_what_a_person_set_where_it_is_what_stands(void **state) {
    import_register(*state, TWO);
    edit(state, "{\"name\": \"Town Hall\", \"location\": " BY_HAND "}");
    assert_string_equal(import_value(*state, MERGE("SC000001", "SC000002")), "changed");
    assert_string_equal(import_value(*state, "select count(*) from register.override"), "0");
    assert_string_equal(import_value(*state, "select name || st_x(location) from register.asset"),
                        "Old Hall320000");
}

static void a_merge_fills_the_place_that_is_left_open(void **state) {
    import_register(*state, HEAD "Notes\nA1,Hall,hall,\nA2,Old Hall,hall,\n");
    edit(state, "{\"name\": \"Town Hall\", \"location\": " BY_HAND "}");
    assert_string_equal(import_value(*state, MERGE("SC000001", "SC000002")), "changed");
    assert_string_equal(import_value(*state, "select string_agg(field, ' ') from register.override"),
                        "location");
    assert_string_equal(import_value(*state, "select name || st_x(location) from register.asset"),
                        "Old Hall322850");
}

/* Another list of the same asset: how the two were found to be one is none of this test's business. */
static void other_list(void **state, int rank, const char *bytes) {
    struct text sql = TEXT_EMPTY;

    import_value(*state,
                 "insert into register.asset_identifier (asset_id, scheme, value) select asset_id, 'other', "
                 "'B1' from register.asset where reference = 'SC000001' on conflict (scheme, value) do "
                 "update set value = 'B1' returning value");
    text_format(
        &sql,
        "insert into source.feed (feed, kind, title, rank) values ('register/other', 'register', 'Other', "
        "%d) on conflict (feed) do update set rank = excluded.rank returning feed",
        rank);
    import_value(*state, text_string(&sql));
    text_free(&sql);
    import_register(*state, bytes);
}

#define OTHER "AssetCode,PropertyName,Category,OrganisationLabel,"

static void feed_that_is_trusted_less_fills_gaps_only(void **state) {
    import_register(*state, HEAD "PostCode,TenureType,HoldingType,BuildingSize,Notes\n"
                                 "A1,Hall,hall,,freehold,both,100,old\n");
    other_list(state, 60,
               OTHER "PostCode,TenureType,BuildingSize,YearBuilt,Notes\n"
                     "B1,The Old Hall,hall,Other,TA1 1AA,leasehold,999,1900,other\n");
    assert_string_equal(import_value(*state, ASSET), "Hall|TA1 1AA|old");
    assert_string_equal(import_value(*state, "select tenure_code from register.interest"), "freehold");
    assert_string_equal(
        import_value(*state, "select concat_ws('|', floor_area_m2, year_built) from register.building"),
        "100.00|1900");
    import_register(*state, HEAD "PostCode,Notes\nA1,Hall,hall,TA2 2BB,\n");
    assert_string_equal(import_value(*state, ASSET), "Hall|TA2 2BB|old");
}

static void feed_that_is_trusted_more_goes_before_a_newer_one(void **state) {
    import_register(*state, HEAD "Purpose,Notes\nA1,Hall,hall,operational,old\n");
    other_list(state, 10, OTHER "Purpose,Notes\nB1,The Old Hall,hall,Other,surplus,other\n");
    assert_string_equal(import_value(*state, ASSET), "The Old Hall|other");
    import_register(*state, HEAD "Purpose,Status,Notes\nA1,Hall,hall,operational,vacant,newer\n");
    assert_string_equal(import_value(*state, ASSET), "The Old Hall|other");
    assert_string_equal(import_value(*state, "select concat_ws('|', purpose_code, status_code) from "
                                             "register.asset_holding where upper_inf(valid)"),
                        "surplus|vacant");
    assert_string_equal(import_value(*state, "select count(*) from source.issue where code = 'overridden'"),
                        "0");
}

static void change_of_trust_is_taken_by_the_records_concerned(void **state) {
    import_register(*state,
                    HEAD "Purpose,Notes\nA1,Hall,hall,operational,old\nA2,Depot,depot,operational,\n");
    other_list(state, 60, OTHER "Purpose,Notes\nB1,The Old Hall,hall,Other,surplus,other\n");
    assert_string_equal(import_value(*state, ASSET), "Hall|old");
    assert_string_equal(import_value(*state,
                                     "select outcome || ' ' || changed_assets from "
                                     "edit.source('register/other', '{\"rank\": 5}', 'tester', 'why')"),
                        "changed 1");
    assert_string_equal(import_value(*state, ASSET), "The Old Hall|other");
    assert_string_equal(import_value(*state, "select string_agg(purpose_code, ' ' order by valid) from "
                                             "register.asset_holding join register.asset using (asset_id) "
                                             "where reference = 'SC000001'"),
                        "operational surplus");
}

static void trust_that_is_alike_goes_by_the_day(void **state) {
    import_register(*state, HEAD "EffectiveDate,Notes\nA1,Hall,hall,2026-06-01,old\n");
    other_list(state, 30, OTHER "EffectiveDate,Notes\nB1,The Old Hall,hall,Other,2026-05-01,other\n");
    assert_string_equal(import_value(*state, ASSET), "Hall|old");
    other_list(state, 30, OTHER "EffectiveDate,Notes\nB1,The Old Hall,hall,Other,2026-07-01,other\n");
    assert_string_equal(import_value(*state, ASSET), "The Old Hall|other");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(feed_is_made_by_its_first_import),
        TEST(profile_says_what_a_feed_is),
        TEST(preview_leaves_neither_feed_nor_links),
        TEST(rows_are_kept_as_they_were_understood),
        TEST(each_row_is_linked_to_its_asset),
        TEST(rows_of_every_kind_are_linked),
        TEST(assets_that_a_survey_makes_are_new),
        TEST(reimport_leaves_what_a_person_set),
        TEST(reimport_leaves_how_a_person_said_it_is_held),
        TEST(edit_of_days_that_are_over_overrides_nothing),
        TEST(what_was_taken_back_makes_room_for_the_best_claim),
        TEST(place_that_a_person_gave_stands_until_it_is_taken_back),
        TEST(a_place_is_one_and_has_the_licence_of_one),
        TEST(a_merge_keeps_what_a_person_set_where_it_is_what_stands),
        TEST(a_merge_fills_the_place_that_is_left_open),
        TEST(feed_that_is_trusted_less_fills_gaps_only),
        TEST(feed_that_is_trusted_more_goes_before_a_newer_one),
        TEST(change_of_trust_is_taken_by_the_records_concerned),
        TEST(trust_that_is_alike_goes_by_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
