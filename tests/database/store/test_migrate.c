#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

#define FILES_MAX 100
#define HASH_A    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define END                                                                                                  \
    { 0, 0, 0 }

static const struct embedded_sql none[] = {END};
static const struct embedded_sql one[] = {
    {"0001_shed.sql", "create schema s; create table s.shed (a int)", HASH_A}, END};
static const struct embedded_sql one_edited[] = {
    {"0001_shed.sql", "create schema s; create table s.shed (a text)", HASH_B}, END};
static const struct embedded_sql two[] = {
    {"0001_shed.sql", "create schema s; create table s.shed (a int)", HASH_A},
    {"0002_wide.sql", "alter table s.shed alter a type bigint", HASH_A},
    END};
static const struct embedded_sql only_second[] = {
    {"0002_wide.sql", "create schema s; create table s.shed (a int)", HASH_A}, END};
static const struct embedded_sql broken[] = {
    {"0001_shed.sql", "create schema s; create table s.shed (a int)", HASH_A},
    {"0002_broken.sql", "create table s.yard (a int); select 1 / 0", HASH_A},
    END};
static const struct embedded_sql view[] = {
    {"10_sheds.sql", "create view facts.sheds as select a from s.shed", HASH_A}, END};
static const struct embedded_sql view_changed[] = {
    {"10_sheds.sql", "create view facts.sheds as select a, a + 1 as b from s.shed", HASH_B}, END};
static const struct embedded_sql codes[] = {{"10_codes.sql", "insert into s.shed values (1)", HASH_A}, END};

static struct migrate_report migrate(struct store *db, const struct embedded_sql *migrations,
                                     const struct embedded_sql *derived,
                                     const struct embedded_sql *reference) {
    struct migrate_plan plan = {migrations, derived, reference};
    struct migrate_report report;
    struct error err = {0};
    test_must(migrate_run_plan(db, &plan, false, &report, &err), &err, "migrating");
    return report;
}

static void assert_refused(struct store *db, const struct embedded_sql *migrations,
                           const struct embedded_sql *derived, const char *reason) {
    struct migrate_plan plan = {migrations, derived, none};
    struct migrate_report report;
    struct error err = {0};
    assert_string_equal(status_name(migrate_run_plan(db, &plan, false, &report, &err)), "refused");
    if (strstr(err.message, reason) == NULL) fail_msg("\"%s\" does not say \"%s\"", err.message, reason);
}

static void twice_changes_nothing(void **state) {
    struct store *db = test_database_of(state);
    struct migrate_report report = migrate(db, two, view, codes);
    assert_int_equal(report.applied, 2);
    assert_int_equal(report.version, 2);
    assert_true(report.derived_rebuilt && report.reference_loaded);

    int64_t before = test_number(db, "select max(xmin::text::bigint) from pg_class");
    report = migrate(db, two, view, codes);
    assert_int_equal(report.applied, 0);
    assert_int_equal(report.version, 2);
    assert_false(report.derived_rebuilt || report.reference_loaded);
    assert_int_equal(test_number(db, "select max(xmin::text::bigint) from pg_class"), before);
    assert_int_equal(test_number(db, "select count(*) from s.shed"), 1);
}

static void a_check_changes_nothing_and_says_what_is_missing(void **state) {
    struct store *db = test_database_of(state);
    struct migrate_plan plan = {two, view, codes};
    struct migrate_report report;
    struct error err = {0};
    assert_int_equal(migrate_run_plan(db, &plan, true, &report, &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "at migration 0 and this terrier has 2"));
    assert_int_equal(
        test_number(db, "select count(*) from pg_namespace where nspname in ('meta', 's', 'facts')"), 0);
    migrate(db, two, view, codes);
    test_must(migrate_run_plan(db, &plan, true, &report, &err), &err, "the check after");
}

static void a_migration_may_change_what_views_stand_on(void **state) {
    struct store *db = test_database_of(state);
    migrate(db, one, view, none);
    struct migrate_report report = migrate(db, two, view, none);
    assert_int_equal(report.applied, 1);
    assert_true(report.derived_rebuilt);
    assert_int_equal(test_number(db, "select count(*) from facts.sheds"), 0);
}

static void changed_views_are_rebuilt(void **state) {
    struct store *db = test_database_of(state);
    migrate(db, one, view, none);
    assert_true(migrate(db, one, view_changed, none).derived_rebuilt);
    assert_int_equal(test_number(db, "select count(b) from facts.sheds"), 0);
    assert_true(migrate(db, one, none, none).derived_rebuilt);
    assert_int_equal(
        test_number(db, "select count(*) from pg_class where relnamespace = 'facts'::regnamespace"), 0);
}

static void a_strangers_view_is_named_and_kept(void **state) {
    struct store *db = test_database_of(state);
    struct error err = {0};
    migrate(db, one, view, none);
    test_must(store_script(db,
                           "create schema gis; create view gis.my_map as select * from facts.sheds;"
                           "create materialized view gis.my_copy as select a from facts.sheds",
                           &err),
              &err, "the stranger's view");
    assert_refused(db, one, view_changed, "view gis.my_map");
    assert_refused(db, one, view_changed, "materialized view gis.my_copy");
    assert_refused(db, two, view, "view gis.my_map");
    assert_int_equal(test_number(db, "select count(*) from gis.my_map"), 0);
    assert_int_equal(test_number(db, "select max(number) from meta.migration"), 1);
    assert_int_equal(migrate(db, one, view, none).applied, 0); /* unchanged views are left alone */
}

static void an_edited_past_is_refused(void **state) {
    migrate(test_database_of(state), one, none, none);
    assert_refused(test_database_of(state), one_edited, none, "0001_shed.sql");
}

static void a_newer_database_is_refused(void **state) {
    migrate(test_database_of(state), two, none, none);
    assert_refused(test_database_of(state), one, none, "0002_wide.sql");
}

static void a_migration_slipped_in_before_is_refused(void **state) {
    migrate(test_database_of(state), only_second, none, none);
    assert_refused(test_database_of(state), two, none, "0001_shed.sql was never applied");
}

static void a_broken_migration_leaves_those_before_it_whole(void **state) {
    struct store *db = test_database_of(state);
    struct migrate_plan plan = {broken, none, none};
    struct migrate_report report;
    struct error err = {0};
    assert_int_equal(migrate_run_plan(db, &plan, false, &report, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "0002_broken.sql"));
    assert_int_equal(test_number(db, "select max(number) from meta.migration"), 1);
    assert_int_equal(test_number(db, "select count(*) from pg_tables where schemaname = 's'"), 1);
    assert_int_equal(migrate(db, two, none, none).applied, 1); /* the lock was given back, and it can go on */
}

struct runner {
    const struct test_database *database;
    struct migrate_report report;
    struct error err;
    enum status status;
};

static void *run_ours(void *context) {
    struct runner *runner = context;
    struct store *db = test_database_connect(runner->database, NULL);
    runner->status = migrate_run(db, false, &runner->report, &runner->err);
    store_close(db);
    return NULL;
}

static void run_both(struct runner *first, struct runner *second) {
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, run_ours, first);
    pthread_create(&threads[1], NULL, run_ours, second);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    test_must(first->status, &first->err, "the first");
    test_must(second->status, &second->err, "the second");
}

static void two_runs_on_one_database_apply_each_once(void **state) {
    struct runner first = {.database = *state};
    struct runner second = {.database = *state};
    run_both(&first, &second);
    assert_int_equal(first.report.applied + second.report.applied,
                     test_number(test_database_of(state), "select count(*) from meta.migration"));
    assert_int_equal(first.report.version, second.report.version);
    assert_true(first.report.applied == 0 || second.report.applied == 0);
}

static void two_databases_migrate_at_the_same_time(void **state) {
    struct test_database *other = test_database_bare();
    struct runner first = {.database = *state};
    struct runner second = {.database = other};
    run_both(&first, &second);
    assert_int_equal(first.report.applied, second.report.applied);
    test_database_free(other);
}

/* The schema as pg_dump writes it, without its random \restrict key. */
static void dump(struct text *out, const struct test_database *database) {
    char command[2048];
    char line[8192];
    char *dsn = test_database_dsn(database, "terrier_admin");
    snprintf(command, sizeof command, "pg_dump --schema-only --dbname=\"%s\" 2>&1", dsn);
    free(dsn);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    while (fgets(line, sizeof line, pipe) != NULL)
        if (strstr(line, "restrict ") == NULL) text_add(out, line);
    assert_int_equal(pclose(pipe), 0);
}

/* One database made at a stroke, the other one migration at a time, each with its views and reference data.
 */
static void upgraded_equals_fresh(void **state) {
    const struct test_database *upgraded = *state;
    struct test_database *fresh = test_database_new();
    struct embedded_sql part[FILES_MAX] = {END};
    struct text expected = TEXT_EMPTY;
    struct text found = TEXT_EMPTY;
    struct error err = {0};
    struct migrate_report report;

    for (size_t i = 0; embedded_migrations[i].name != NULL && i < FILES_MAX - 1; i++) {
        part[i] = embedded_migrations[i];
        migrate(upgraded->db, part, none, none);
    }
    test_must(migrate_run(upgraded->db, false, &report, &err), &err, "the last step");
    assert_int_equal(report.applied, 0);
    dump(&expected, fresh);
    dump(&found, upgraded);
    assert_true(expected.length > 1000);
    assert_string_equal(text_string(&found), text_string(&expected));
    text_free(&expected);
    text_free(&found);
    test_database_free(fresh);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(twice_changes_nothing, test_database_make_bare, test_database_drop),
        cmocka_unit_test_setup_teardown(a_check_changes_nothing_and_says_what_is_missing,
                                        test_database_make_bare, test_database_drop),
        cmocka_unit_test_setup_teardown(a_migration_may_change_what_views_stand_on, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(changed_views_are_rebuilt, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(a_strangers_view_is_named_and_kept, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(an_edited_past_is_refused, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(a_newer_database_is_refused, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(a_migration_slipped_in_before_is_refused, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(a_broken_migration_leaves_those_before_it_whole,
                                        test_database_make_bare, test_database_drop),
        cmocka_unit_test_setup_teardown(two_runs_on_one_database_apply_each_once, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(two_databases_migrate_at_the_same_time, test_database_make_bare,
                                        test_database_drop),
        cmocka_unit_test_setup_teardown(upgraded_equals_fresh, test_database_make_bare, test_database_drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
