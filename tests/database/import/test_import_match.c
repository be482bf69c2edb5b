/* Recognising, merging and splitting: rows under other codes, decisions on pairs, and taking them back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/register/match.h"
#include "engine/register/merge.h"
#include "sql/embedded.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,UPRN,StreetNumber,Road,Town,PostCode,Easting,Northing,GIA\n"
/* A village with a school, a hall, and a farm whose house, garage and barn are assets of their own. */
#define ESTATE                                                                                               \
    HEAD "A/101,Rode Primary School,primary_school,10000001,1,School Lane,Rode,BA11 6AA,380000,153000,900\n" \
         "A/102,Rode Village Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n"             \
         "A/103,Manor Farm House,staff_house,10000003,,Farm Road,Rode,BA11 6AC,381000,154000,200\n"          \
         "A/104,\"Garage, Manor Farm\",store,10000003,,Farm Road,Rode,BA11 6AC,381010,154000,40\n"           \
         "A/105,\"Barn, Manor Farm\",other_building,10000003,,Farm Road,Rode,BA11 6AC,381000,154020,350\n"

static const char schedule[] =
    "{\"name\":\"schedule\",\"kind\":\"register\",\"title\":\"Insurance schedule\",\"scheme\":\"schedule\"}";

static struct import_report *take(void **state, const char *name, const char *bytes) {
    struct import_request request = {.kind = "register"};
    struct import_report *report = NULL;
    struct error err = {0};

    test_must(import_as(*state, &request, name, bytes, &report, &err), &err, name);
    return report;
}

/* A list of another department: its codes are of a scheme of its own. */
static struct import_report *take_schedule(void **state, const char *bytes, bool preview) {
    struct import_request request = {.kind = "register", .preview = preview};
    struct import_report *report = NULL;
    struct error err = {0};
    char profile[] = "/tmp/terrier-schedule-XXXXXX.json";
    int file = mkstemps(profile, 5);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");

    assert_non_null(out);
    fputs(schedule, out);
    fclose(out);
    request.profile = profile;
    test_must(import_as(*state, &request, "schedule.csv", bytes, &report, &err), &err, "the schedule");
    unlink(profile);
    return report;
}

static const char *value(void **state, const char *sql) {
    return import_value(*state, sql);
}

static struct store *db_of(void **state) {
    return ((struct test_database *)*state)->db;
}

/* --- decisions, as the command line makes them --- */

struct asked {
    const char *what, *first, *second;
    struct arena *arena;
    struct register_merged merged;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct asked *asked = context;

    if (strcmp(asked->what, "merge") == 0)
        return register_merge(db, asked->arena, asked->first, NULL, asked->second, NULL, "a test",
                              &asked->merged, err);
    if (strcmp(asked->what, "split") == 0)
        return register_split(db, asked->arena, asked->first, NULL, asked->second, NULL, "a test",
                              &asked->merged, err);
    return register_match(db, asked->arena, asked->first, asked->what, NULL, "a test", &asked->merged, err);
}

/* The reference that stands, in a buffer of its own; fails the test when the answer is not `expected`. */
static const char *act(void **state, const char *what, const char *first, const char *second,
                       enum status expected) {
    static char reference[16];
    struct error err = {0};
    struct asked asked = {what, first, second, arena_new(), {0}};
    enum status status =
        store_transaction(db_of(state), (struct store_intent){"tester", "a test", false}, work, &asked, &err);

    if (status != expected) print_message("%s\n", err.message);
    assert_int_equal(status, expected);
    snprintf(reference, sizeof reference, "%s", asked.merged.reference ? asked.merged.reference : "");
    arena_free(asked.arena);
    return reference;
}

static void assert_sound(void **state) {
    assert_string_equal(value(state, "select count(*) from history.verify()"), "0");
}

/* --- rows under other codes --- */

static void rows_of_another_list_are_recognised(void **state) {
    struct import_report *report;

    import_register(*state, ESTATE);
    report = take_schedule(
        state,
        HEAD "P1,\"Village Hall, Rode\",hall,10000002,,High St,Rode,BA11 6AB,380302,153099,300\n"
             "P2,RODE PRIM SCH,,10000001,,,Rode,BA11 6AA,,,905\n"
             "P3,Rode Scout Hut,,,,,Rode,BA11 6AF,380900,153900,80\n",
        false);
    assert_int_equal(report->matched, 2);
    assert_int_equal(report->inserted, 1);
    assert_int_equal(import_issues(report, "matched", 1), 1);
    assert_non_null(strstr(import_reason(report, "matched"), "SC000002"));
    assert_string_equal(value(state,
                              "select string_agg(concat_ws(' ', scheme, value), ', ' order by value) from "
                              "register.asset_identifier join register.asset using (asset_id) "
                              "where reference = 'SC000002'"),
                        "plain A/102, schedule P1");
    assert_string_equal(value(state, "select string_agg(how, ' ' order by row_number) from source.link join "
                                     "source.record using (record_id) where batch_id = 2"),
                        "match match new");
    import_report_free(report);
    assert_sound(state);
}

static void house_garage_and_barn_on_one_uprn_stay_three(void **state) {
    struct import_report *report;

    import_register(*state, ESTATE);
    report =
        take_schedule(state,
                      HEAD "P1,\"Manor Farm, barn\",,10000003,,Farm Road,Rode,BA11 6AC,381000,154020,350\n"
                           "P2,\"Manor Farm, stables\",,10000003,,Farm Road,Rode,BA11 6AC,381005,154010,60\n",
                      false);
    assert_string_equal(value(state, "select count(*) from source.link join source.record using (record_id) "
                                     "where batch_id = 2 and how = 'match' and row_number = 2"),
                        "0");
    assert_string_equal(value(state, "select count(*) from source.link join source.record using (record_id) "
                                     "join register.asset a on a.asset_id = link.asset_id "
                                     "where batch_id = 2 and how = 'match' and reference <> 'SC000005'"),
                        "0");
    assert_string_equal(value(state, "select count(*) from register.asset where reference in "
                                     "('SC000003', 'SC000004', 'SC000005')"),
                        "3");
    import_report_free(report);
}

static void preview_says_how_many_and_changes_nothing(void **state) {
    char *before, *after;
    struct import_report *report;

    import_register(*state, ESTATE);
    before = import_fingerprint(*state);
    report = take_schedule(
        state, HEAD "P1,Rode Village Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n",
        true);
    assert_int_equal(report->matched, 1);
    after = import_fingerprint(*state);
    assert_string_equal(before, after);
    import_report_free(report);
    free(before);
    free(after);
}

static void a_later_year_with_new_codes_tells_same_changed_new_and_gone(void **state) {
    struct import_report *report;

    import_register(*state, ESTATE);
    report =
        take(state, "later.csv",
             HEAD "A-0101,Rode Primary School,primary_school,10000001,1,School Lane,Rode,BA11 "
                  "6AA,380000,153000,900\n"
                  "A-0102,Rode Memorial Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n"
                  "A-0103,Manor Farm House,staff_house,10000003,,Farm Road,Rode,BA11 6AC,381000,154000,200\n"
                  "A-0104,\"Garage, Manor Farm\",store,10000003,,Farm Road,Rode,BA11 6AC,381010,154000,40\n"
                  "A-0201,Rode Allotments,allotment,,,,Rode,BA11 6AD,380600,152000,\n");
    assert_int_equal(report->matched, 4);
    assert_int_equal(report->inserted, 1);
    assert_int_equal(report->updated, 1);
    assert_int_equal(report->unchanged, 3);
    assert_int_equal(report->absent, 1);
    assert_non_null(strstr(import_reason(report, "absent"), "A/105"));
    import_report_free(report);
    report = take(state, "later.csv", HEAD "A-0101,Rode School,primary_school,10000001,,,Rode,,,,\n");
    assert_int_equal(report->matched, 0); /* known by its new code from now on */
    assert_int_equal(report->inserted, 0);
    import_report_free(report);
}

/* --- pairs that a person decides --- */

/* Two records of one hall, which only a person can tell: no UPRN, no place, a name a little different. */
static void two_halls(void **state) {
    import_register(*state, ESTATE);
    import_report_free(take_schedule(
        state,
        HEAD "P1,Rode Village Hall and Annexe,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,420\n",
        false));
}

static void a_doubtful_row_is_put_before_a_person_and_the_decision_stays(void **state) {
    char match[24];

    two_halls(state);
    snprintf(match, sizeof match, "%s", value(state, "select match from publish.match where state = 'open'"));
    assert_string_equal(value(state, "select review_count from source.batch where batch_id = 2"), "1");
    assert_string_equal(
        value(state, "select concat_ws('|', first_reference, second_reference) from publish.match"),
        "SC000002|SC000006");
    act(state, "reject", match, NULL, STATUS_OK);
    act(state, "accept", match, NULL, STATUS_CONFLICT);
    import_report_free(take_schedule(
        state,
        HEAD "P1,Rode Village Hall & Annexe,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,420\n",
        false));
    assert_string_equal(value(state, "select count(*) from register.asset"), "6");
    assert_string_equal(value(state, "select string_agg(state, ' ') from register.match"), "rejected");
    act(state, "undo", match, NULL, STATUS_OK);
    assert_string_equal(value(state, "select concat_ws('|', state, decided_by) from register.match"), "open");
    act(state, "accept", "999", NULL, STATUS_NOT_FOUND);
    assert_sound(state);
}

static void accepting_makes_one_and_undoing_two_again(void **state) {
    char match[24];

    two_halls(state);
    snprintf(match, sizeof match, "%s", value(state, "select match from publish.match where state = 'open'"));
    assert_string_equal(act(state, "accept", match, NULL, STATUS_OK), "SC000002");
    assert_string_equal(value(state,
                              "select reference from publish.former_reference where former_reference = "
                              "'SC000006'"),
                        "SC000002");
    assert_string_equal(value(state,
                              "select count(distinct asset_id) from source.link join source.record using "
                              "(record_id) where row_key in ('P1', 'A/102')"),
                        "1");
    /* The later list finds it by its code. */
    import_report_free(take_schedule(
        state,
        HEAD "P1,Rode Village Hall and Annexe,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,430\n",
        false));
    assert_string_equal(value(state, "select count(*) from register.asset"), "5");
    act(state, "undo", match, NULL, STATUS_CONFLICT); /* an import has changed it since */
    assert_sound(state);
}

static void undoing_a_merge_brings_all_back(void **state) {
    char match[24], *before, *after;
    static const char all[] =
        "select md5(string_agg(t, '|' order by t)) from (select to_jsonb(a)::text t from register.asset a "
        "union all "
        "select to_jsonb(b)::text from register.building b union all select to_jsonb(i)::text from "
        "register.asset_identifier i union all select to_jsonb(l)::text from source.link l union all select "
        "to_jsonb(h)::text from register.asset_holding h union all select to_jsonb(r)::text from "
        "register.liability "
        "r) own";

    two_halls(state);
    before = strdup(value(state, all));
    snprintf(match, sizeof match, "%s", value(state, "select match from publish.match where state = 'open'"));
    act(state, "accept", match, NULL, STATUS_OK);
    assert_string_not_equal(before, value(state, all));
    act(state, "undo", match, NULL, STATUS_OK);
    after = strdup(value(state, all));
    assert_string_equal(before, after);
    assert_string_equal(value(state, "select state from register.match"), "open");
    assert_sound(state);
    free(before);
    free(after);
}

/* --- merging --- */

static const char collide[] = "insert into register.condition_survey (asset_id, reference, kind_code, "
                              "surveyed_on) select asset_id, '1', "
                              "(select min(code) from code.survey_kind), '2025-01-01' from register.asset "
                              "where reference in ('SC000001', "
                              "'SC000002')";

static void colliding_parts_are_kept(void **state) {
    struct error err = {0};

    import_register(*state, ESTATE);
    test_must(store_run(db_of(state), collide, BIND_NONE, &err), &err, "two surveys");
    assert_string_equal(act(state, "merge", "SC000001", "sc000002", STATUS_OK), "SC000002");
    assert_string_equal(value(state, "select string_agg(reference, ', ' order by reference) from "
                                     "register.condition_survey"),
                        "1, 1 (SC000001)");
    /* Of 900 and 300 m2: two buildings, though both were called 1. */
    assert_string_equal(value(state,
                              "select string_agg(code || ' ' || floor_area_m2, ', ' order by code) from "
                              "register.building join register.asset using (asset_id) where reference = "
                              "'SC000002'"),
                        "1 300.00, 1 (SC000001) 900.00");
    assert_string_equal(value(state, "select count(*) from register.asset_holding join register.asset using "
                                     "(asset_id) where reference = 'SC000002'"),
                        "1");
    act(state, "merge", "SC000001", "SC000002", STATUS_INVALID); /* it is part of it already */
    act(state, "merge", "SC000002", "SC000099", STATUS_INVALID);
    assert_sound(state);
}

static void one_building_said_twice_is_one(void **state) {
    import_register(*state, HEAD "B1,Rode Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n"
                                 "B2,Rode Hall,hall,10000002,,,Rode,,380300,153100,300\n");
    act(state, "merge", "SC000002", "SC000001", STATUS_OK);
    assert_string_equal(value(state, "select count(*) || ' ' || sum(floor_area_m2) from register.building"),
                        "1 300.00");
    assert_string_equal(value(state, "select count(*) from register.liability"), "0");
}

static void the_past_of_both_is_told_and_a_chain_of_merges_leads_on(void **state) {
    import_register(*state, ESTATE);
    act(state, "merge", "SC000003", "SC000004", STATUS_OK);
    act(state, "merge", "SC000004", "SC000005", STATUS_OK);
    assert_string_equal(value(state, "select string_agg(former_reference || '>' || reference, ' ' order by "
                                     "former_reference) from publish.former_reference"),
                        "SC000003>SC000005 SC000004>SC000005");
    assert_string_equal(value(state,
                              "select count(*) from publish.asset_field_change where reference = 'SC000005' "
                              "and field = 'name' and new_value = '\"Manor Farm House\"'"),
                        "1");
}

/* --- splitting --- */

static void a_linked_row_can_be_made_an_asset_of_its_own(void **state) {
    char match[24];
    struct import_report *report;
    static const char list[] =
        HEAD "P1,Rode Village Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n";

    import_register(*state, ESTATE);
    import_report_free(take_schedule(state, list, false));
    snprintf(match, sizeof match, "%s",
             value(state, "select match from publish.match where state = 'linked'"));
    assert_string_equal(act(state, "undo", match, NULL, STATUS_OK), "SC000006");
    assert_string_equal(value(state,
                              "select reference from register.asset join register.asset_identifier using "
                              "(asset_id) where value = 'P1'"),
                        "SC000006");
    report = take_schedule(
        state, HEAD "P1,Rode Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n", false);
    assert_int_equal(report->matched, 0); /* once told apart, it stays so */
    import_report_free(report);
    assert_string_equal(value(state, "select name from register.asset where reference = 'SC000006'"),
                        "Rode Hall");
    assert_sound(state);
}

static void a_split_moves_what_hangs_on_the_building(void **state) {
    struct error err = {0};

    import_register(*state, ESTATE);
    test_must(
        store_run(db_of(state),
                  "insert into register.building (asset_id, code, name, floor_area_m2) select asset_id, '2', "
                  "'Caretaker''s House', 80 from register.asset where reference = 'SC000001'",
                  BIND_NONE, &err),
        &err, "a second building");
    test_must(
        store_run(
            db_of(state),
            "insert into register.certificate (asset_id, building_id, kind_code, band_code, issued_on) "
            "select asset_id, building_id, 'EPC', 'C', '2024-01-01' from register.building where code = '2'",
            BIND_NONE, &err),
        &err, "its certificate");
    assert_string_equal(act(state, "split", "SC000001", "{\"buildings\":[\"2\"]}", STATUS_OK), "SC000006");
    assert_string_equal(
        value(state, "select concat_ws('|', name, category_code, (select count(*) from "
                     "register.certificate c where c.asset_id = a.asset_id), (select count(*) from "
                     "register.asset_holding h where h.asset_id = a.asset_id)) from register.asset a "
                     "where reference = 'SC000006'"),
        "Caretaker's House|primary_school|1|1");
    act(state, "split", "SC000001", "{\"buildings\":[\"7\"]}", STATUS_INVALID);
    act(state, "split", "SC000001", "{}", STATUS_INVALID);
    act(state, "split", "SC000099", "{\"buildings\":[\"1\"]}", STATUS_NOT_FOUND);
    assert_sound(state);
}

static void an_archived_record_is_left_alone(void **state) {
    struct error err = {0};

    import_register(*state, ESTATE);
    test_must(
        store_run(
            db_of(state),
            "insert into records.archived_asset (asset_id, archived_by, reason) select asset_id, 'a', 'b' "
            "from register.asset where reference = 'SC000001'",
            BIND_NONE, &err),
        &err, "the archive");
    act(state, "merge", "SC000001", "SC000002", STATUS_CONFLICT);
    act(state, "merge", "SC000002", "SC000001", STATUS_CONFLICT);
    act(state, "split", "SC000001", "{\"buildings\":[\"1\"]}", STATUS_CONFLICT);
    assert_string_equal(value(state, "select count(*) from register.asset"), "5");
}

/* --- the whole register --- */

static void looking_through_the_register_finds_pairs_once(void **state) {
    struct error err = {0};
    struct match_found found;

    import_register(*state, ESTATE
                    "B1,Rode Village Hall,hall,10000002,7,High Street,Rode,BA11 6AB,380300,153100,300\n");
    test_must(match_run(&found, db_of(state), "tester", &err), &err, "looking");
    assert_int_equal(found.added, 1);
    assert_string_equal(value(state, "select concat_ws('|', first_reference, second_reference, state) from "
                                     "publish.match order by probability desc limit 1"),
                        "SC000002|SC000006|open");
    test_must(match_run(&found, db_of(state), "tester", &err), &err, "looking again");
    assert_int_equal(found.added, 0);
    assert_int_equal(found.open, 1);
}

static void codes_are_read_without_their_form(void **state) {
    assert_string_equal(
        value(state, "select string_agg(facts.match_code(c), ' ') from unnest(array['A/123', 'a-0123', "
                     "'A0123', 'B12/3', 'B1/23', '0']) c"),
        "A.123 A.123 A.123 B.12.3 B.1.23 0");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(codes_are_read_without_their_form),
        TEST(rows_of_another_list_are_recognised),
        TEST(house_garage_and_barn_on_one_uprn_stay_three),
        TEST(preview_says_how_many_and_changes_nothing),
        TEST(a_later_year_with_new_codes_tells_same_changed_new_and_gone),
        TEST(a_doubtful_row_is_put_before_a_person_and_the_decision_stays),
        TEST(accepting_makes_one_and_undoing_two_again),
        TEST(undoing_a_merge_brings_all_back),
        TEST(colliding_parts_are_kept),
        TEST(one_building_said_twice_is_one),
        TEST(the_past_of_both_is_told_and_a_chain_of_merges_leads_on),
        TEST(a_linked_row_can_be_made_an_asset_of_its_own),
        TEST(a_split_moves_what_hangs_on_the_building),
        TEST(an_archived_record_is_left_alone),
        TEST(looking_through_the_register_finds_pairs_once),
    };

    return cmocka_run_group_tests_name("import_match", tests, NULL, NULL);
}
