/* Listed entries near an asset that they do not name: proposed by imports, decided by people. */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/register/merge.h"
#include "engine/store/store.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "ListEntry,Name,Grade,ListDate,Easting,Northing\n"

/* The hall 25 m from its asset's point, with another asset's point 40 m away; a house of others. */
static const char list[] = HEAD "1000003,Levelton Town Hall,I,1959-03-05,331330,145735\n"
                                "1000004,A house of others,II,1959-03-05,339330,145735\n";

static int with_assets(void **state) {
    import_set_up(state);
    import_report_free(import_fixture(*state, "register", NULL, "register.csv", false));
    import_register(*state, "AssetCode,PropertyName,Category,Easting,Northing\n"
                            "N1,Market House,hall,331360,145760\n");
    return 0;
}

static const char *value(void **state, const char *sql) {
    return import_value(*state, sql);
}

static struct import_report *take(void **state, const char *text) {
    return import_text(*state, "designations", "nhle-listed", "nhle.csv", text, false);
}

static const char *candidates(void **state) {
    return value(state,
                 "select string_agg(concat_ws(' ', candidate, name, state, metres), '|' order by candidate) "
                 "from publish.designation_candidate");
}

static const char *designations(void **state) {
    return value(state,
                 "select string_agg(concat_ws(' ', a.name, d.kind_code, d.reference, d.name, d.valid), '|' "
                 "order by d.designation_id) from register.designation d join register.asset a using "
                 "(asset_id)");
}

struct asked {
    const char *candidate, *decision, *reason;
    struct arena *arena;
    struct register_merged merged;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct asked *asked = context;

    return register_designation(db, asked->arena, asked->candidate, asked->decision, NULL, asked->reason,
                                &asked->merged, err);
}

static void decide(void **state, const char *candidate, const char *decision, const char *reason,
                   enum status expected) {
    struct test_database *database = *state;
    struct error err = {0};
    struct asked asked = {candidate, decision, reason, arena_new(), {0}};
    enum status status =
        store_transaction(database->db, (struct store_intent){"tester", "a test", false}, work, &asked, &err);

    if (status != expected) print_message("%s\n", err.message);
    assert_int_equal(status, expected);
    arena_free(asked.arena);
}

static void an_entry_near_an_asset_waits_for_a_person(void **state) {
    struct import_report *report = take(state, list);

    assert_int_equal(report->result, IMPORT_APPLIED); /* what is put before a person is taken in */
    assert_int_equal(report->accepted, 0);
    assert_int_equal(import_issues(report, "asset_candidate", 1), 1);
    assert_int_equal(import_issues(report, "no_asset_here", 2), 1);
    import_report_free(report);
    assert_string_equal(candidates(state), "1 Levelton Town Hall open 25.0|2 Market House open 39.1");
    assert_string_equal(designations(state), "");
    import_report_free(take(state, HEAD "1000003,The Town Hall,I,1959-03-05,331310,145725\n"));
    assert_string_equal(candidates(state), "1 Levelton Town Hall open 5.0");
    import_report_free(take(state, "Asset Ref," HEAD "SC000004,1000003,Town Hall,I,1959-03-05,,\n"));
    assert_string_equal(candidates(state), ""); /* the file itself has said which it is */
}

static void accepting_designates_the_asset_for_later_files_too(void **state) {
    struct import_report *report;

    import_report_free(take(state, list));
    decide(state, "1", "accept", "  ", STATUS_INVALID);
    decide(state, "1", "undo", "not decided yet", STATUS_CONFLICT);
    decide(state, "99", "accept", "no such candidate", STATUS_NOT_FOUND);
    decide(state, "1", "accept", "seen on site", STATUS_OK);
    assert_string_equal(designations(state),
                        "Levelton Town Hall listed_1 1000003 Levelton Town Hall [1959-03-05,)");
    assert_string_equal(candidates(state), "1 Levelton Town Hall accepted 25.0");
    assert_string_equal(
        value(state,
              "select concat_ws('|', actor, reason) from history.change order by revision desc limit 1"),
        "tester|seen on site");
    decide(state, "1", "reject", "too late", STATUS_CONFLICT);
    report = take(state, HEAD "1000003,Levelton Town Hall,I,1959-03-05,331330,145735\n");
    assert_int_equal(report->unchanged, 1);
    import_report_free(report);
    decide(state, "1", "undo", "it is the house next door", STATUS_OK);
    assert_string_equal(designations(state), "");
    assert_string_equal(candidates(state), "1 Levelton Town Hall open 25.0|2 Market House open 39.1");
    assert_string_equal(value(state, "select count(*) from history.verify()"), "0");
}

static void a_designation_without_a_reference_is_given_it(void **state) {
    import_register(*state, "AssetCode,PropertyName,Category,Easting,Northing,Listed Grade\n"
                            "L1,Old Forge,hall,335000,147000,II\n");
    import_report_free(take(state, HEAD "1000009,OLD FORGE,II,1970-01-02,335010,147000\n"));
    decide(state, "1", "accept", "the plaque is ours", STATUS_OK);
    assert_string_equal(designations(state), "Old Forge listed_2 1000009 OLD FORGE [1970-01-02,)");
}

static void what_was_rejected_is_never_proposed_again(void **state) {
    struct import_report *report;

    import_report_free(take(state, list));
    decide(state, "1", "reject", "next door", STATUS_OK);
    decide(state, "2", "reject", "nor this", STATUS_OK);
    /* Regraded, and in land that the asset has been given since. */
    import_register(*state,
                    "AssetCode,PropertyName,Category,Easting,Northing,WKT\n"
                    "N1,Market House,hall,331360,145760,\"POLYGON((331300 145700,331400 145700,331400 "
                    "145800,331300 145800,331300 145700))\"\n");
    report = take(state, HEAD "1000003,Levelton Town Hall,II*,1959-03-05,331330,145735\n");
    assert_int_equal(import_issues(report, "no_asset_here", 1), 1);
    import_report_free(report);
    assert_string_equal(candidates(state), "1 Levelton Town Hall rejected 25.0|2 Market House rejected 39.1");
    assert_string_equal(designations(state), "");
    report = take(state, "Asset Ref," HEAD "SC000004,1000003,Town Hall,I,1959-03-05,,\n");
    assert_int_equal(report->inserted, 1); /* a file that names the asset says so itself */
    import_report_free(report);
}

static void an_import_is_undone_with_what_it_proposed_unless_that_was_decided(void **state) {
    const char *sentence;

    import_report_free(take(state, list));
    decide(state, "1", "accept", "seen on site", STATUS_OK);
    sentence = value(
        state, "select string_agg(sentence, ' ') from edit.undo_import_obstacles((select max(batch_id) from "
               "source.batch))");
    assert_non_null(strstr(sentence, "terrier designations undo 1"));
    decide(state, "1", "undo", "after all", STATUS_OK);
    assert_string_equal(
        value(state, "select outcome from edit.undo_import((select max(batch_id) from source.batch), "
                     "'tester', 'wrong list')"),
        "undone");
    assert_string_equal(candidates(state), "");
}

static const char *read_as(void **state, const char *role) {
    struct test_database *database = *state;
    struct test_database seen = {.db = test_database_connect(database, role)};
    struct test_database *reader = &seen;
    const char *found = candidates((void **)&reader);

    store_close(seen.db);
    return found;
}

static void who_may_not_read_asset_or_file_is_not_asked(void **state) {
    import_report_free(take(state, list));
    assert_string_equal(read_as(state, "terrier_reader"),
                        "1 Levelton Town Hall open 25.0|2 Market House open 39.1");
    value(state, "update register.asset set marking_code = 'official-personal' where name = 'Market House' "
                 "returning ''");
    assert_string_equal(read_as(state, "terrier_reader"), "1 Levelton Town Hall open 25.0");
    value(state, "update source.feed set marking_code = 'official-personal' where kind = 'designations' "
                 "returning ''");
    assert_string_equal(read_as(state, "terrier_reader"), "");
    assert_string_equal(read_as(state, "terrier_steward"),
                        "1 Levelton Town Hall open 25.0|2 Market House open 39.1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_assets, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_entry_near_an_asset_waits_for_a_person),
        TEST(accepting_designates_the_asset_for_later_files_too),
        TEST(a_designation_without_a_reference_is_given_it),
        TEST(what_was_rejected_is_never_proposed_again),
        TEST(an_import_is_undone_with_what_it_proposed_unless_that_was_decided),
        TEST(who_may_not_read_asset_or_file_is_not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
