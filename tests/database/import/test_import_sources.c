/* Where the register comes from: feeds, what each row was understood to say, which asset it speaks of. */
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(feed_is_made_by_its_first_import),      TEST(profile_says_what_a_feed_is),
        TEST(preview_leaves_neither_feed_nor_links), TEST(rows_are_kept_as_they_were_understood),
        TEST(each_row_is_linked_to_its_asset),       TEST(rows_of_every_kind_are_linked),
        TEST(assets_that_a_survey_makes_are_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
