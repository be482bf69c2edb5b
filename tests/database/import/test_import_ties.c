/* Proposals for assets, and what binds them. */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static int with_property(void **state) {
    import_set_up(state);
    import_register(*state, "AssetCode,PropertyName,Category,Tenure\n"
                            "LV004,Market Hall,hall,freehold\n"
                            "LV002,Riverside House,office,freehold\n"
                            "LV001,Park,park,freehold\n");
    return 0;
}

static struct import_report *take(void **state, const char *kind, const char *name) {
    return import_fixture(*state, kind, NULL, name, false);
}

static const char proposals_of[] =
    "select string_agg(concat_ws(' ', kind_code, stage_code, name, homes, social_homes, community_led, "
    "marking_code), '|' order by name) from register.proposal";

static void proposals_go_by_asset_kind_and_name(void **state) {
    struct import_report *report = take(state, "proposals", "proposals.csv");

    assert_int_equal(report->inserted, 4);
    assert_int_equal(import_issues(report, "duplicate", 4), 1);
    assert_int_equal(import_issues(report, "amounts_differ", 5), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 6), 1);
    assert_int_equal(import_issues(report, "value_unknown", 7), 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, proposals_of),
                        "housing idea Annexe 4 t commercial|regeneration agreed Market quarter internal|"
                        "devolution offered Offer to a parish or community body internal|"
                        "housing offered Riverside 24 10 f internal");

    report = import_text(*state, "proposals", NULL, "later.csv",
                         "Asset Ref,Scheme Type,Stage,Scheme Name,Homes,Social\n"
                         "LV002,housing,agreed,Riverside,8,\nLV002,housing,agreed,Annexe,8,5\n",
                         false);
    assert_int_equal(report->updated, 1);
    assert_int_equal(import_issues(report, "amounts_differ", 1), 1);
    import_report_free(report);
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', stage_code, homes, social_homes, proposed_on, marking_code), "
            "'|' order by name) from register.proposal where kind_code = 'housing'"),
        "agreed 8 5 2026-02-10 commercial|offered 24 10 2026-01-10 internal");
}

static void what_binds_an_asset_or_was_looked_for_is_kept(void **state) {
    struct import_report *report = take(state, "constraints", "constraints.csv");

    assert_int_equal(report->inserted, 4);
    assert_int_equal(import_issues(report, "dates_reversed", 5), 1);
    assert_int_equal(import_issues(report, "value_missing", 6), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 7), 1);
    import_report_free(report);
    assert_string_equal(
        import_value(
            *state, "select string_agg(concat_ws(' ', kind_code, found, reference, valid, marking_code), '|' "
                    "order by constraint_id) from register.constraint"),
        "covenant t C2 [1921-03-25,) internal|clawback f  (,) internal|open_space t  [1934-05-12,) internal|"
        "clawback t  [2011-06-30,2031-06-30) commercial");
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws(' ', a.name, f.covenant, f.clawback, f.open_space), '|' "
                     "order by a.name) from facts.asset_fact f join register.asset a using (asset_id)"),
        "Market Hall t f f|Park t|Riverside House t f");

    report = import_text(*state, "constraints", NULL, "later.csv",
                         "Asset Ref,Constraint,Source,Until\n"
                         "LV002,clawback,Deed of release,2026-01-01\n"
                         "LV001,open_space,Notice,1930-01-01\n",
                         false);
    assert_int_equal(report->updated, 1);
    assert_int_equal(import_issues(report, "dates_reversed", 2), 1);
    import_report_free(report);
    assert_string_equal(import_value(*state, "select valid from register.constraint where terms like '30%'"),
                        "[2011-06-30,2026-01-01)");
}

static void the_same_files_again_change_nothing(void **state) {
    struct import_report *report = take(state, "constraints", "constraints.csv");
    import_report_free(report);
    report = import_text(
        *state, "constraints", NULL, "again.csv",
        "Asset Ref,Constraint,Entry,Source\nLV004,covenant,C2,\"Register of title, entry C2\"\n", false);
    assert_int_equal(report->unchanged, 1);
    assert_int_equal(report->updated, 0);
    import_report_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(proposals_go_by_asset_kind_and_name, with_property, import_tear_down),
        cmocka_unit_test_setup_teardown(what_binds_an_asset_or_was_looked_for_is_kept, with_property,
                                        import_tear_down),
        cmocka_unit_test_setup_teardown(the_same_files_again_change_nothing, with_property, import_tear_down),
    };
    return cmocka_run_group_tests_name("proposals and constraints", tests, NULL, NULL);
}
