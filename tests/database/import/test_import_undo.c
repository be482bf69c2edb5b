/* Undoing an import: told first, whole or not at all, refused where something stands on it, and then
 * importable again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/register/undo.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD   "AssetCode,PropertyName,Category,TenureType\n"
#define FIRST  HEAD "A1,Hall,hall,Freehold\nA2,Park,park,Freehold\n"
#define SECOND HEAD "A1,Town Hall,hall,Leasehold\nA2,Park,park,Freehold\nA3,Depot,depot,Freehold\n"

#define PARTS                                                                                                \
    "select string_agg(concat_ws('|', a.name, i.tenure_code, i.valid), ';' order by a.name) "                \
    "from register.asset a join register.interest i using (asset_id)"

struct attempt {
    const char *batch;
    const char *reason;
    int64_t rows;
};

static enum status work(struct store *db, void *context, struct error *err) {
    struct attempt *attempt = context;

    return undo_import(db, attempt->batch, NULL, attempt->reason, &attempt->rows, err);
}

static enum status undo(struct test_database *database, const char *batch, const char *reason,
                        struct error *err) {
    struct attempt attempt = {batch, reason, 0};

    return store_transaction(database->db, (struct store_intent){"steward", reason, false}, work, &attempt,
                             err);
}

static void whole(struct test_database *database) {
    assert_string_equal(import_value(database,
                                     "select count(*) from (select fault from history.verify() union all "
                                     "select fault from history.verify_live()) f"),
                        "0");
}

static void comes_and_goes(void **state) {
    struct error err = {0};
    char *before;

    import_register(*state, FIRST);
    before = memory_text(import_value(*state, PARTS));
    import_register(*state, SECOND);
    assert_string_not_equal(import_value(*state, PARTS), before);

    assert_int_equal(undo(*state, "2", "  ", &err), STATUS_INVALID);
    test_must(undo(*state, "2", "the wrong year", &err), &err, "undo");
    assert_string_equal(import_value(*state, PARTS), before);
    assert_string_equal(import_value(*state, "select actor || ': ' || reason from history.change "
                                             "order by revision desc limit 1"),
                        "steward: import 2 undone: the wrong year");
    assert_string_equal(import_value(*state, "select concat_ws('|', status, undone_by, undone_reason) "
                                             "from source.batch where batch_id = 2"),
                        "undone|steward|the wrong year");
    assert_string_equal(import_value(*state, "select count(*) from source.record where batch_id = 2"), "3");
    assert_string_equal(import_value(*state, "select count(*) from source.link join source.record "
                                             "using (record_id) where batch_id = 2"),
                        "0");
    whole(*state);
    assert_int_equal(undo(*state, "2", "again", &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "undone already"));

    import_register(*state, SECOND); /* the same file may come again */
    assert_string_equal(import_value(*state, "select status from source.batch where batch_id = 3"),
                        "applied");
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "3");
    test_must(undo(*state, "3", "no", &err), &err, "undo");
    test_must(undo(*state, "1", "nor this", &err), &err, "undo");
    assert_string_equal(import_value(*state, "select count(*) from register.asset"), "0");
    whole(*state);
    free(before);
}

static void tells_first(void **state) {
    struct undo_effects effects;
    struct arena *arena = arena_new();
    struct error err = {0};
    struct test_database *database = *state;

    import_register(database, FIRST);
    test_must(undo_import_effects(&effects, database->db, arena, "1", &err), &err, "effects");
    assert_null(effects.refusal);
    assert_int_equal(rows_count(effects.obstacles), 0);
    assert_int_equal(rows_count(effects.assets), 2);
    assert_string_equal(rows_text(effects.assets, 0, 2), "removed");
    undo_effects_free(&effects);
    assert_int_equal(undo_import_effects(&effects, database->db, arena, "7", &err), STATUS_NOT_FOUND);
    arena_free(arena);
}

static char *refused(struct test_database *database, const char *batch) {
    struct error err = {0};
    char *before = import_fingerprint(database), *after;

    assert_int_equal(undo(database, batch, "no", &err), STATUS_CONFLICT);
    after = import_fingerprint(database);
    assert_string_equal(after, before);
    free(after);
    free(before);
    return memory_text(err.message);
}

static void look(struct test_database *database, const char *batch, const char *refusal, size_t obstacles) {
    struct undo_effects effects;
    struct arena *arena = arena_new();
    struct error err = {0};

    test_must(undo_import_effects(&effects, database->db, arena, batch, &err), &err, "effects");
    assert_string_equal(effects.refusal, refusal);
    assert_int_equal(rows_count(effects.obstacles), obstacles);
    undo_effects_free(&effects);
    arena_free(arena);
}

/* What is to be undone first is named, the newest first, and those who look and those who try are told the
 * same. */
static void later_imports_are_named(void **state) {
    struct test_database *database = *state;
    char expected[600];
    char *said;

    import_register(database, FIRST);
    import_register(database, SECOND);
    import_report_free(import_text(database, "inspections", NULL, "inspections.csv",
                                   "asset_code,inspection_type,inspected_on,result\n"
                                   "A2,fire_risk,2025-01-02,pass\nA1,fire_risk,2025-01-02,pass\n",
                                   false));
    said = refused(database, "1");
    snprintf(
        expected, sizeof expected,
        "import 1 cannot be undone, and the register is as it was: 2 rows of import 3 "
        "(inspections/plain, %1$s) hang on what it made; undo that first: terrier import undo 3. Also: "
        "import 2 (register/plain, %1$s) is a later file of the same source and stands on it; undo that "
        "first: terrier import undo 2",
        import_value(
            database,
            "select (applied_at at time zone 'Europe/London')::date from source.batch where batch_id = 3"));
    assert_string_equal(said, expected);
    look(database, "1", said, 2);
    free(said);
}

static void an_edit_is_named_with_its_asset(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    char *said;

    import_register(database, FIRST);
    assert_string_equal(
        import_value(database,
                     "select outcome || coalesce(sentence, '') from publish.record, lateral edit.asset("
                     "reference, version, '{\"name\": \"Guildhall\"}', 'officer', 'renamed') "
                     "where reference = 'SC000001'"),
        "changed");
    said = refused(database, "1");
    assert_non_null(strstr(said, "SC000001 (Guildhall) was changed since by "));
    assert_non_null(strstr(
        said, ", \"renamed\"; take that back first: terrier asset SC000001 --release name --reason WHY"));
    look(database, "1", said, 1);
    free(said);

    test_must(store_script(database->db,
                           "update register.asset set notes = 'seen' where reference = 'SC000002'", &err),
              &err, "edit");
    said = refused(database, "1");
    assert_non_null(strstr(said, "SC000002 (Park) was changed since by "));
    assert_non_null(strstr(said, "put that back as it was, or keep this import. Also: SC000001 (Guildhall)"));
    free(said);
}

/* A later import that was itself undone, and the undoing of it, are not named: the row stood again as it was
 * left. */
static void what_came_to_nothing_is_not_named(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    char *said;

    import_register(database, FIRST);
    import_register(database, SECOND);
    test_must(undo(database, "2", "the wrong year", &err), &err, "undo");
    test_must(store_script(database->db,
                           "update register.asset set notes = 'seen' where reference = 'SC000001'", &err),
              &err, "edit");
    said = refused(database, "1");
    assert_null(strstr(said, "the wrong year"));
    assert_null(strstr(said, "import undo 2"));
    assert_non_null(strstr(said, "SC000001 (Hall) was changed since by "));
    look(database, "1", said, 1);
    free(said);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comes_and_goes, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(tells_first, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(later_imports_are_named, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(an_edit_is_named_with_its_asset, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(what_came_to_nothing_is_not_named, import_set_up, import_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
