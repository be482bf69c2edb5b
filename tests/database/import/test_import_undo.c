/* Undoing an import: told first, whole or not at all, refused where something stands on it, and then
 * importable again.
 */
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

static void later_stands_in_the_way(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    char *now;

    import_register(database, FIRST);
    import_register(database, SECOND);
    assert_int_equal(undo(database, "1", "no", &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "import 2"));

    test_must(store_script(database->db,
                           "select set_config('terrier.actor', 'officer', false), "
                           "set_config('terrier.reason', 'renamed', false); "
                           "update register.asset set name = 'Guildhall' where name = 'Town Hall'",
                           &err),
              &err, "edit");
    now = import_fingerprint(database);
    assert_int_equal(undo(database, "2", "no", &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "1 row of asset changed since, by officer on "));
    assert_non_null(strstr(err.message, "(renamed)"));
    char *after = import_fingerprint(database);
    assert_string_equal(after, now);
    free(after);
    free(now);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comes_and_goes, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(tells_first, import_set_up, import_tear_down),
        cmocka_unit_test_setup_teardown(later_stands_in_the_way, import_set_up, import_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
