/* Backups of a real private cluster, brought back and damaged. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/store/backup.h"
#include "engine/store/cluster.h"
#include "engine/store/migrate.h"
#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

static char parent[] = "/tmp/terrier-backup-XXXXXX";
static char data[64], good[64], restored[64];

static void __attribute__((format(printf, 1, 2))) shell(const char *format, ...) {
    struct text command = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_format_va(&command, format, args);
    va_end(args);
    if (system(text_string(&command)) != 0) fail_msg("%s failed", text_string(&command));
    text_free(&command);
}

static struct store *connect_to(const char *directory) {
    struct text dsn = TEXT_EMPTY;
    struct store *db = NULL;
    struct error err = {0};
    test_must(cluster_dsn(&dsn, directory, NULL, &err), &err, "the connection string");
    test_must(store_open(&db, text_string(&dsn), &err), &err, "connecting");
    text_free(&dsn);
    return db;
}

static void add_asset(const char *name) {
    struct store *db = connect_to(data);
    struct error err = {0};
    test_must(store_run(db, "insert into register.asset (name, category_code) values ($1::text, 'library')",
                        BIND(name), &err),
              &err, name);
    store_close(db);
}

static int make(void **state) {
    struct cluster_state up;
    struct migrate_report report;
    struct error err = {0};
    struct store *db;
    (void)state;
    if (mkdtemp(parent) == NULL || chmod(parent, 0755) != 0) return -1;
    snprintf(data, sizeof data, "%s/data", parent);
    snprintf(good, sizeof good, "%s/good", parent);
    snprintf(restored, sizeof restored, "%s/restored", parent);
    test_must(cluster_up(data, &up, &err), &err, "up");
    db = connect_to(data);
    test_must(migrate_run(db, false, &report, &err), &err, "migrating");
    store_close(db);
    add_asset("Old Library");
    struct backup_report made;
    test_must(backup_make(data, good, &made, &err), &err, "the backup");
    assert_int_equal(made.revision, 1);
    return 0;
}

static void down(const char *directory) {
    struct error ignored = {0};
    struct cluster_state state;
    cluster_down(directory, &ignored);
    if (cluster_look(directory, &state, &ignored) == STATUS_OK) rmdir(state.socket_directory);
}

static int clear(void **state) {
    (void)state;
    down(data);
    down(restored);
    shell("rm -rf %s", parent);
    return 0;
}

static void assert_left_nothing(void) {
    shell("test -z \"$(find %s -maxdepth 1 -name '*.partial' -o -maxdepth 1 -name '*.verify-*')\"", parent);
}

static void refuses(const char *backup, enum status status, const char *part) {
    struct restore_report report;
    struct error err = {0};
    enum status found = restore_verify(backup, &report, &err);
    if (found != status) fail_msg("%s: %s", status_name(found), err.message);
    if (strstr(err.message, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", err.message, part);
    assert_left_nothing();
}

static void a_backup_verifies_and_leaves_nothing_behind(void **state) {
    struct restore_report report;
    struct error err = {0};
    (void)state;
    test_must(restore_verify(good, &report, &err), &err, "verifying");
    assert_int_equal(report.revision, 1);
    assert_int_equal(report.rows, 1);
    assert_left_nothing();
}

static void what_is_written_after_it_is_not_in_it_and_a_copy_is_another_incarnation(void **state) {
    struct restore_report report;
    struct error err = {0};
    struct store *old, *copy;
    (void)state;
    add_asset("Built later");
    test_must(restore_into(good, restored, &report, &err), &err, "restoring");
    old = connect_to(data);
    copy = connect_to(restored);
    assert_int_equal(test_number(old, "select count(*) from register.asset"), 2);
    assert_int_equal(test_number(copy, "select count(*) from register.asset"), 1);
    struct rows *mine = NULL, *theirs = NULL;
    const char *asked = "select incarnation::text from history.head";
    test_must(store_query(old, asked, BIND_NONE, STORE_ONE, &mine, &err), &err, asked);
    test_must(store_query(copy, asked, BIND_NONE, STORE_ONE, &theirs, &err), &err, asked);
    assert_string_not_equal(rows_text(mine, 0, 0), rows_text(theirs, 0, 0));
    rows_free(mine);
    rows_free(theirs);
    store_close(old);
    store_close(copy);
}

static void nothing_is_overwritten(void **state) {
    struct restore_report report;
    struct backup_report made;
    struct error err = {0};
    (void)state;
    assert_int_equal(restore_into(good, data, &report, &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "there is a database"));
    assert_int_equal(backup_make(data, good, &made, &err), STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "is there already"));
}

static void a_flipped_byte_a_missing_file_and_a_missing_label_are_found(void **state) {
    char bad[64];
    (void)state;
    snprintf(bad, sizeof bad, "%s/bad", parent);
    shell("cp -a %s %s", good, bad);
    shell("f=$(ls -S %s/cluster/base/*/* | sed -n 20p); printf X | dd of=$f bs=1 seek=5000 conv=notrunc "
          "status=none",
          bad);
    refuses(bad, STATUS_INVALID, "damaged: checksum mismatch");
    shell("rm -rf %s/cluster/pg_xact/0000", bad);
    refuses(bad, STATUS_INVALID, "damaged");
    shell("rm %s/backup", bad);
    refuses(bad, STATUS_NOT_FOUND, "is no backup");
    refuses("/no/such/backup", STATUS_NOT_FOUND, "cannot be read");
}

static void a_row_altered_past_the_triggers_before_the_backup_is_found(void **state) {
    struct backup_report made;
    struct store *db = NULL;
    struct error err = {0};
    char altered[64];
    (void)state;
    snprintf(altered, sizeof altered, "%s/altered", parent);
    struct text dsn = TEXT_EMPTY;
    test_must(cluster_dsn(&dsn, data, "terrier_admin", &err), &err, "the connection string");
    test_must(store_open(&db, text_string(&dsn), &err), &err, "connecting");
    text_free(&dsn);
    test_must(store_script(db,
                           "set session_replication_role = replica; "
                           "update register.asset set name = 'Nobody''s Library' where name = 'Old Library'; "
                           "set session_replication_role = origin",
                           &err),
              &err, "altering");
    store_close(db);
    test_must(backup_make(data, altered, &made, &err), &err, "the backup");
    refuses(altered, STATUS_INVALID, "asset (1): this row is not as it was written");
}

static void a_cluster_that_is_down_says_so(void **state) {
    struct backup_report made;
    struct error err = {0};
    char later[64];
    (void)state;
    snprintf(later, sizeof later, "%s/later", parent);
    down(data);
    assert_int_equal(backup_make(data, later, &made, &err), STATUS_UNAVAILABLE);
    assert_non_null(strstr(err.message, "is down: `terrier up`"));
    assert_left_nothing();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_verifies_and_leaves_nothing_behind),
        cmocka_unit_test(what_is_written_after_it_is_not_in_it_and_a_copy_is_another_incarnation),
        cmocka_unit_test(nothing_is_overwritten),
        cmocka_unit_test(a_flipped_byte_a_missing_file_and_a_missing_label_are_found),
        cmocka_unit_test(a_row_altered_past_the_triggers_before_the_backup_is_found),
        cmocka_unit_test(a_cluster_that_is_down_says_so),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
