/* Leases: rents made yearly exactly, the days that they name, whose personal data they hold, what has ended.
 */
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

static int with_property(void **state) {
    import_set_up(state);
    import_register(*state,
                    "AssetCode,PropertyName,Category,Lease_Direction,Lease_Party,Lease_Start,Rent_Yearly,"
                    "Council_Repairs\n"
                    "LV004,Market Hall,hall,,,,,\n"
                    "LV002,Scout hut,hall,out,District Scouts Association,1999-04-01,90,all\n"
                    "LV001,Park,park,,,,,\n");
    return 0;
}

static struct import_report *take(void **state, const char *bytes) {
    return import_text(*state, "leases", NULL, "leases.csv", bytes, false);
}

static void rent_roll(void **state) {
    struct import_report *report = import_fixture(*state, "leases", NULL, "leases.csv", false);

    assert_int_equal(report->rows, 7);
    assert_int_equal(report->inserted, 4);
    assert_int_equal(report->updated, 1);
    assert_int_equal(import_issues(report, "unit_vacant", 4), 1);
    assert_int_equal(import_issues(report, "value_missing", 7), 1);
    assert_int_equal(import_issues(report, "value_incomplete", 5), 1);
    assert_int_equal(import_issues(report, "value_unreadable", 5), 1);
    assert_int_equal(import_issues(report, "term_over", 3), 1);
    assert_int_equal(import_issues(report, "date_assumed", 6), 1);
    assert_int_equal(import_issues(report, "repairs_differ", 3), 1);
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', reference, rent_yearly, repair_terms_code, marking_code, "
            "holding_over), '|' order by reference) from register.lease"),
        "L001 15006.60 FRI commercial f|L002 10000.00 internal official-personal f|L003 100.00 FRI "
        "commercial t|"
        "L005 official-personal f|L006 1200.00 landlord commercial f");
    assert_string_equal(
        import_value(*state, "select repair_terms_text from register.lease where reference = 'L003'"),
        "F.R.I.");
    assert_string_equal(
        import_value(
            *state,
            "select string_agg(concat_ws(' ', l.reference, e.kind_code, happens_on, side_code), '|' "
            "order by l.reference, happens_on) from register.lease_event e join register.lease l using "
            "(lease_id)"),
        "L001 review 2026-06-24|L001 break 2027-06-24 tenant|L001 break 2029-06-24 mutual|L005 break "
        "2030-04-01");
    assert_string_equal(import_value(*state, "select concat_ws(' ', ends_on, ended_on = current_date) from "
                                             "register.lease where reference = 'L006'"),
                        "2040-04-01 t");
    assert_string_equal(import_value(*state, "select marking_code from source.feed where kind = 'leases'"),
                        "official-personal");
    import_report_free(report);
}

static void the_next_day_is_derived(void **state) {
    import_report_free(import_fixture(*state, "leases", NULL, "leases.csv", false));
    import_value(*state, "select set_config('terrier.as_at', '2026-11-22', false)");
    assert_string_equal(
        import_value(*state, "select concat_ws(' ', n.break_on, n.other_break_on, n.notice_on, n.review_on) "
                             "from facts.lease_next n join register.lease l using (lease_id) where "
                             "l.reference = 'L001'"),
        "2029-06-24 2027-06-24 2028-12-24");
    import_value(*state, "select set_config('terrier.as_at', '2026-01-01', false)");
    assert_string_equal(
        import_value(*state, "select rent_review_on from publish.lease where lease_reference = 'L001'"),
        "2026-06-24");
}

static void a_persons_lease_is_for_those_cleared_for_it(void **state) {
    struct test_database *database = *state;
    struct store *editor;

    import_report_free(import_fixture(database, "leases", NULL, "leases.csv", false));
    editor = test_database_connect(database, "terrier_editor");
    assert_int_equal(test_number(editor, "select count(*) from publish.lease where party like '%Sample%'"),
                     0);
    assert_int_equal(test_number(editor, "select count(*) from publish.lease"), 3);
    assert_int_equal(
        test_number(editor, "select count(*) from publish.lease_event where lease_reference = 'L005'"), 0);
    store_close(editor);
}

/* The endings that are recorded, by lease. */
#define ENDINGS                                                                                              \
    "select string_agg(concat(reference, ' ', ended_on), '|' order by reference) from register.lease "       \
    "where reference is not null"

static void a_newer_rent_roll_changes_withdraws_and_ends(void **state) {
    struct import_report *report;

    import_report_free(take(state, "Lease Ref,Asset Code,Tenant,Start Date,End Date,Breaks,Rent pa\n"
                                   "L1,LV004,Hall Ltd,2020-01-01,2039-12-31,01/01/2030; 01/01/2035,100\n"
                                   "L2,LV001,Park Ltd,2020-01-01,2039-12-31,,100\n"));
    report = take(state, "Lease Ref,Asset Code,Tenant,Start Date,End Date,Breaks,Rent pa,Status,Date Ended\n"
                         "L1,LV004,Hall Ltd,2020-01-01,2039-12-31,01/01/2035,120.10,,\n"
                         "L2,LV001,Park Ltd,2020-01-01,2039-12-31,,100,Ended,2026-06-30\n");
    assert_int_equal(report->updated, 2);
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', happens_on, withdrawn), '|' order by "
                                     "happens_on) from register.lease_event"),
                        "2030-01-01 t|2035-01-01 f");
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', reference, rent_yearly, ends_on), '|' order "
                             "by reference) from register.lease where reference is not null"),
        "L1 120.10 2040-01-01|L2 100.00 2040-01-01");
    import_report_free(report);
    assert_string_equal(import_value(*state, ENDINGS), "L1 |L2 2026-07-01");
    report = take(state, "Lease Ref,Asset Code,Tenant,Start Date,End Date,Breaks,Rent pa,Status\n"
                         "L1,LV004,Hall Ltd,2020-01-01,2039-12-31,01/01/2035,120.10,\n");
    assert_int_equal(report->unchanged, 1);
    assert_int_equal(report->absent, 1);
    import_report_free(report);
    import_report_free(take(state, "Lease Ref,Asset Code,Tenant,Status\nL2,LV001,Park Ltd,\n"));
    assert_string_equal(import_value(*state, ENDINGS), "L1 |L2 2026-07-01");
    import_report_free(take(state, "Lease Ref,Asset Code,Tenant,Status\nL2,LV001,Park Ltd,Holding over\n"));
    assert_string_equal(import_value(*state, ENDINGS), "L1 |L2 ");
    /* an ending that nothing but itself is known of is no end of the term once it is taken back */
    import_report_free(take(state, "Lease Ref,Asset Code,Tenant,Status,Date Ended\n"
                                   "L3,LV001,Kiosk Ltd,Ended,2026-06-30\n"));
    assert_string_equal(import_value(*state, ENDINGS), "L1 |L2 |L3 2026-07-01");
    import_report_free(take(state, "Lease Ref,Asset Code,Tenant,Status\nL3,LV001,Kiosk Ltd,Current\n"));
    assert_string_equal(import_value(*state, "select concat_ws(' ', reference, ends_on, ended_on) from "
                                             "register.lease where reference = 'L3'"),
                        "L3");
}

static void leases_in_are_told_by_their_landlord(void **state) {
    import_report_free(take(state, "Lease Ref,Asset Code,Landlord,Start Date,Term (years),Repairs\n"
                                   "IN1,LV001,Sample Estates plc,2020-02-29,10,FRI\n"));
    assert_string_equal(import_value(*state,
                                     "select concat_ws(' ', direction_code, ends_on, repair_terms_code) from "
                                     "register.lease where reference = 'IN1'"),
                        "in 2030-02-28 FRI");
    assert_string_equal(
        import_value(*state, "select council_repairs from facts.asset_duty d join register.asset a using "
                             "(asset_id) where a.name = 'Park'"),
        "all");
}

static void days_outside_the_term_are_told_and_the_last_day_is_shown(void **state) {
    struct import_report *report = take(
        state, "Lease Ref,Asset Code,Landlord,Start Date,End Date,Breaks,Reviews\n"
               "D1,LV004,Estates plc,2022-03-31,2027-03-30,30/03/2027; 24/06/2029,24/06/2020; 24/06/2025\n"
               "D2,LV001,Estates plc,2022-03-31,,24/06/2029,\n");

    assert_int_equal(import_issues(report, "day_outside_term", 1), 2);
    assert_int_equal(import_issues(report, "day_outside_term", 2), 0);
    import_report_free(report);
    report = take(state, "Lease Ref,Asset Code,Landlord,Start Date,Breaks\n"
                         "D1,LV004,Estates plc,2022-03-31,31/03/2027\n");
    assert_int_equal(import_issues(report, "day_outside_term", 1), 1);
    import_report_free(report);
    assert_string_equal(
        import_value(*state, "select reason from source.issue where code = 'day_outside_term' order by "
                             "issue_id desc limit 1"),
        "this break on 2027-03-31 lies after the last day of the lease, 2027-03-30; both were left as they "
        "are");
    assert_string_equal(
        import_value(*state,
                     "select concat_ws(' ', own.ends_on, event.happens_on) from publish.lease own "
                     "join publish.lease_event event using (lease_id) where own.lease_reference = 'D1' "
                     "and event.kind_code = 'expiry'"),
        "2027-03-30 2027-03-30");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_property, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(rent_roll),
        TEST(the_next_day_is_derived),
        TEST(a_persons_lease_is_for_those_cleared_for_it),
        TEST(a_newer_rent_roll_changes_withdraws_and_ends),
        TEST(leases_in_are_told_by_their_landlord),
        TEST(days_outside_the_term_are_told_and_the_last_day_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
