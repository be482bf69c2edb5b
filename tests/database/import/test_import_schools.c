/* The schools register and the list of RAAC: which school is the one of a site, and who repairs it. */
#include <stdio.h>
#include <string.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEADER                                                                                               \
    "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,"        \
    "PhaseOfEducation (name),SchoolCapacity,NumberOfPupils,UPRN,LA (code),EstablishmentNumber\n"

static int with_assets(void **state) {
    import_set_up(state);
    import_register(*state,
                    "AssetCode,PropertyName,Category,UPRN,Council_Repairs,Lease_Direction,Repair_Terms\n"
                    "S1,Hill School,primary_school,100000000001,,,\n"
                    "S2,Vale Schools,primary_school,100000000002,,,\n"
                    "S3,Stated School,primary_school,100000000003,structure,,\n"
                    "S4,Let School,primary_school,100000000004,,out,FRI\n");
    return 0;
}

static struct import_report *take(void **state, const char *bytes) {
    return import_text(*state, "schools", "gias", "schools.csv", bytes, false);
}

static const char *liabilities(void **state, const char *name) {
    static char sql[512];

    snprintf(sql, sizeof sql,
             "select string_agg(concat_ws(' ', l.valid, l.council_repairs, l.duty_holder_code, l.basis), '|' "
             "order by l.valid) from register.liability l join register.asset a using (asset_id) where "
             "a.name = '%s'",
             name);
    return import_value(*state, sql);
}

static void the_open_school_is_the_school_of_its_site(void **state) {
    struct import_report *report =
        take(state, HEADER
             "100001,Hill Primary,Community school,Closed,01-01-1900,31-03-2020,Primary,210,180,"
             "100000000001,933,2001\n"
             "100002,Hill Academy,Academy converter,Open,01-04-2020,,Primary,210,200,100000000001,933,2002\n"
             "100003,Vale Infant,Community school,Open,,,Primary,90,80,100000000002,933,2003\n"
             "100004,Vale Junior,Voluntary controlled school,Open,,,Primary,120,110,100000000002,933,2004\n"
             "100005,Gone School,Community school,Closed,,31-08-1997,Primary,,,,933,2005\n"
             "100006,Nowhere School,Community school,Open,,,Primary,,,100000000009,933,2006\n"
             "100007,Private School,Other independent school,Open,,,Primary,,,100000000001,933,6001\n");

    assert_int_equal(report->accepted, 4);
    assert_int_equal(import_issues(report, "school_closed", 5), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 6), 1);
    assert_int_equal(import_issues(report, "value_unusable", 7), 1);
    assert_int_equal(import_issues(report, "date_placeholder", 1), 1);
    assert_int_equal(import_issues(report, "schools_share_site", 3), 1);
    assert_string_equal(
        import_value(*state,
                     "select string_agg(concat_ws(' ', urn, type_code, capacity, pupils), '|' order by urn) "
                     "from register.school"),
        "100002 academy 210 200|100004 controlled 120 110");
    assert_string_equal(import_value(*state,
                                     "select string_agg(concat_ws(' ', urn, local_number, status_code, "
                                     "closed_on), '|' order by urn) from register.establishment"),
                        "100001 933/2001 closed 2020-03-31|100002 933/2002 open|100003 933/2003 open|100004 "
                        "933/2004 open");
    assert_string_equal(liabilities(state, "Hill School"),
                        "(,2020-04-01) all council school type|[2020-04-01,) "
                        "none trust school type");
    assert_string_equal(liabilities(state, "Vale Schools"), "(,) all council school type");
    assert_string_equal(import_value(*state,
                                     "select string_agg(row_key, ' ' order by row_key) from source.link join "
                                     "source.record using (record_id) where row_key like '1%'"),
                        "100002 100004");
    import_report_free(report);
}

static void a_conversion_ends_what_the_council_repaired(void **state) {
    struct import_report *report;

    import_report_free(
        take(state, HEADER "100001,Hill Primary,Community school,Open,,,Primary,210,180,100000000001,,\n"));
    assert_string_equal(liabilities(state, "Hill School"), "(,) all council school type");
    report = take(state, HEADER
                  "100001,Hill Primary,Community school,Closed,,31-03-2020,Primary,210,180,,,\n"
                  "100002,Hill Academy,Academy converter,Open,01-04-2020,,Primary,210,200,100000000001,,\n");
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->inserted, 1);
    assert_string_equal(liabilities(state, "Hill School"),
                        "(,2020-04-01) all council school type|[2020-04-01,) "
                        "none trust school type");
    import_report_free(report);
    report = take(state, HEADER
                  "100002,Hill Academy,Academy converter,Closed,01-04-2020,31-08-2023,Primary,210,,,,\n");
    assert_int_equal(import_issues(report, "school_of_site_closed", 1), 1);
    assert_int_equal(import_issues(report, "absent", 0), 1);
    import_report_free(report);
}

static void what_is_stated_and_what_is_leased_outweigh_the_type(void **state) {
    import_report_free(take(state, HEADER
                            "100003,Stated,Academy converter,Open,01-09-2015,,Primary,90,80,100000000003,,\n"
                            "100004,Let,Community school,Open,,,Primary,120,110,100000000004,,\n"));
    assert_string_equal(liabilities(state, "Stated School"), "(,) structure council stated");
    assert_string_equal(liabilities(state, "Let School"), "(,) none tenant lease");
}

static void raac_is_noted_of_a_building_with_its_day(void **state) {
    static const char list[] = "URN,UPRN,Building_Code,RAAC,Raac_On\n"
                               ",100000000001,,,2023-09-04\n"
                               ",100000000002,,,2023-09-04\n"
                               ",100000000002,B,No,2023-09-04\n"
                               ",100000000003,,,2023-09-04\n"
                               "199999,,,,2023-09-04\n";
    struct import_report *report;

    import_register(*state, "AssetCode,PropertyName,Category,Building_Code,RAAC,GIA\n"
                            "S2,Vale Schools,primary_school,A,,100\n"
                            "S3,Stated School,primary_school,A,mitigated,\n");
    import_register(
        *state, "AssetCode,PropertyName,Category,Building_Code,GIA\nS2,Vale Schools,primary_school,B,200\n");
    report = import_text(*state, "raac", NULL, "raac.csv", list, false);
    assert_int_equal(report->accepted, 4);
    assert_int_equal(import_issues(report, "building_unstated", 2), 1);
    assert_int_equal(import_issues(report, "raac_known", 4), 1);
    assert_int_equal(import_issues(report, "asset_unknown", 5), 1);
    import_report_free(report);
    report = import_text(*state, "raac", NULL, "raac.csv",
                         "UPRN,Building_Code,RAAC,Raac_On\n100000000001,,mitigated,2024-05-01\n", false);
    import_report_free(report);
    report = import_text(*state, "raac", NULL, "raac.csv",
                         "UPRN,Building_Code,RAAC,Raac_On\n100000000001,,present,2024-01-01\n", false);
    assert_int_equal(import_issues(report, "raac_known", 1), 1);
    import_report_free(report);
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', a.name, g.code, raac_code, raac_on), '|' "
                             "order by a.name, g.code) from register.building g join register.asset a "
                             "using (asset_id)"),
        "Hill School 1 mitigated 2024-05-01|Stated School A mitigated|Vale Schools A|Vale Schools B "
        "present 2023-09-04");
}

#define RAAC                                                                                                 \
    "select concat_ws(' ', g.code, raac_code, raac_on) from register.building g join register.asset a "      \
    "using (asset_id) where a.name = 'Hill School'"
#define SAID                                                                                                 \
    "select string_agg(concat_ws(' ', item, value, split_part(feed, '/', 1), standing, why_not, dated), "    \
    "'|' "                                                                                                   \
    "order by standing desc, value) from publish.provenance where field = 'raac'"

/* The list is trusted more than an asset list; what a person set, and a source trusted more still, stand. */
static void raac_goes_by_trust(void **state) {
    static const char list[] = "UPRN,RAAC,Raac_On\n100000000001,present,2023-09-04\n";
    struct import_report *report;
    char today[128];

    import_register(*state, "AssetCode,PropertyName,Category,Building_Code,GIA,RAAC\n"
                            "S1,Hill School,primary_school,A,100,\n");
    import_report_free(import_text(*state, "raac", NULL, "raac.csv", list, false));
    assert_string_equal(import_value(*state, RAAC), "A present 2023-09-04");
    assert_string_equal(import_value(*state, SAID), "A present raac t 2023-09-04");
    import_register(*state, "AssetCode,PropertyName,Category,Building_Code,RAAC\n"
                            "S1,Hill School,primary_school,A,mitigated\n");
    assert_string_equal(import_value(*state, RAAC), "A present 2023-09-04");
    snprintf(today, sizeof today, "A present raac t 2023-09-04|A mitigated register f lower rank %s",
             import_value(*state, "select publish.as_of()"));
    assert_string_equal(import_value(*state, SAID), today);
    import_value(*state, "insert into register.override (asset_id, field, value, actor, reason) select "
                         "asset_id, 'raac', 'present', 'tester', 'opened up' from register.asset "
                         "where name = 'Hill School' returning 'set'");
    report = import_text(*state, "raac", NULL, "raac.csv",
                         "UPRN,RAAC,Raac_On\n100000000001,mitigated,2026-01-01\n", false);
    assert_string_equal(import_value(*state, RAAC), "A present 2023-09-04");
    assert_int_equal(import_issues(report, "overridden", 1), 1);
    import_report_free(report);
}

static void who_repairs_as_a_person_said_outweighs_the_schools_register(void **state) {
    struct import_report *report;

    import_value(*state, "select outcome from publish.record, lateral edit.asset(reference, version, "
                         "'{\"liability\": {\"council_repairs\": \"none\", \"duty_holder\": \"tenant\"}}', "
                         " 'tester', 'the lease') where reference = (select "
                         "reference from register.asset where name = 'Stated School')");
    report = take(state, "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),UPRN,"
                         "Council_Repairs\n100003,Stated,Academy converter,Open,100000000003,all\n");
    assert_string_equal(import_value(*state,
                                     "select council_repairs from register.liability join register.asset "
                                     "using (asset_id) where name = 'Stated School' and upper_inf(valid)"),
                        "none");
    assert_int_equal(import_issues(report, "overridden", 1), 1);
    import_report_free(report);
}

static void national_list_of_raac(void **state) {
    struct import_report *report = import_shared(*state, "raac", "dfe-raac", "raac/gov_raac_data.csv", true);

    if (report == NULL) skip();
    assert_int_equal(report->rows, 147);
    assert_int_equal(import_issues(report, "asset_unknown", 0), 147);
    import_report_free(report);
}

static void hampshire(void **state) {
    struct import_report *report =
        import_shared(*state, "schools", "gias-create", "gias/gias-hampshire-2022-04-20.csv", false);

    if (report == NULL) skip();
    assert_int_equal(report->rows, 496);
    assert_int_equal(report->accepted, 428);
    assert_int_equal(import_issues(report, "school_closed", 0), 68);
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "409");
    assert_string_equal(
        import_value(*state, "select count(*) from register.establishment where status_code = 'closed'"),
        "19");
    assert_string_equal(
        import_value(*state, "select string_agg(concat_ws(' ', council_repairs, duty_holder_code, n), '|' "
                             "order by council_repairs, duty_holder_code) from (select council_repairs, "
                             "duty_holder_code, count(*) as n "
                             "from register.liability where upper_inf(valid) group by 1, 2) as g"),
        "all council 323|all governors 5|none governors 51|none trust 30");
    import_report_free(report);
    report = import_shared(*state, "schools", "gias", "gias/gias-hampshire-2022-04-20.csv", false);
    assert_int_equal(report->unchanged, 428);
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "409");
    import_report_free(report);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_open_school_is_the_school_of_its_site),
        TEST(a_conversion_ends_what_the_council_repaired),
        TEST(what_is_stated_and_what_is_leased_outweigh_the_type),
        TEST(raac_is_noted_of_a_building_with_its_day),
        TEST(raac_goes_by_trust),
        TEST(who_repairs_as_a_person_said_outweighs_the_schools_register),
        cmocka_unit_test_setup_teardown(national_list_of_raac, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(hampshire, import_set_up, import_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
