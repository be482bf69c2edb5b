/* Imports that are killed, lose their server or fill its disk. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,PostCode\n"
#define TWO  HEAD "A1,Hall,hall,TA1 1AA\nA2,Park,park,TA1 1AB\n"
#define ONE  HEAD "A1,Hall,hall,TA1 1AA\n"

static void many_rows(struct text *out, int count) {
    text_add(out, HEAD);
    for (int i = 0; i < count; i++)
        text_format(out, "K%d,Hall %d,hall,TA1 1AA\n", i, i);
}

/* An import in a process of its own, on a connection of its own, that ends itself after `milliseconds`. */
static pid_t import_in_child(const struct test_database *into, const char *bytes) {
    pid_t child = fork();

    if (child != 0) return child;
    struct error err = {0};
    struct test_database database = *into;
    if (store_open(&database.db, into->dsn, &err) != STATUS_OK) _exit(3);
    import_register(&database, bytes);
    _exit(0);
}

/* The server has noticed that the others are gone, and rolled back what they did. */
static void alone(struct test_database *database) {
    while (strcmp(import_value(database, "select count(*) from pg_stat_activity where datname = "
                                         "current_database() and pid <> pg_backend_pid() and "
                                         "backend_type = 'client backend'"),
                  "0") != 0)
        usleep(2000);
}

/* Under sanitizers each try takes ten times as long, and proves the same. */
#ifdef __SANITIZE_ADDRESS__
#define TRIES 4
#else
#define TRIES 50
#endif
#define NEW_ROWS 60

static void import_killed_at_random_moments_leaves_register_unchanged_or_fully_changed(void **state) {
    struct test_database *database = *state;
    unsigned seed = 7, most = 200; /* milliseconds; fitted so that some finish and most do not */
    int finished = 0, killed = 0;

    import_register(*state, ONE);
    for (int try = 0; try < TRIES; try++) {
        struct text bytes = TEXT_EMPTY;
        int status = 0;
        alone(database);
        char *before = import_fingerprint(database);
        char *count = strdup(import_value(database, "select count(*) from register.asset"));
        text_add(&bytes, HEAD);
        for (int i = 0; i < NEW_ROWS; i++) /* unlike any other, lest they are recognised as records there */
            text_format(&bytes, "K%d-%d,%08x %08x,hall,TA%d %dAA\n", finished, i, rand_r(&seed),
                        rand_r(&seed), 1 + finished % 24, i % 10);
        pid_t child = import_in_child(database, text_string(&bytes));
        usleep((useconds_t)(rand_r(&seed) % (most * 1000)));
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        alone(database);
        char *after = import_fingerprint(database);
        if (strcmp(before, after) == 0) {
            killed++;
            most += most / 8;
        } else {
            finished++;
            most -= most / 4;
            assert_int_equal(atoi(import_value(database, "select count(*) from register.asset")),
                             atoi(count) + NEW_ROWS);
        }
        free(before);
        free(after);
        free(count);
        text_free(&bytes);
    }
    assert_true(killed > 0);
    print_message("killed at %d moments of %d: %d left the register unchanged, %d fully changed\n", TRIES,
                  TRIES, killed, finished);
    assert_string_equal(import_value(database, "select count(*) from history.verify()"), "0");
}

static void two_imports_at_once_come_one_after_the_other(void **state) {
    struct test_database *database = *state;
    struct text first = TEXT_EMPTY, second = TEXT_EMPTY;
    int status = 0;

    text_add(&first, HEAD);
    text_add(&second, HEAD);
    for (int i = 0; i < 300; i++) {
        text_format(&first, "K%d,Hall %d,hall,TA1 1AA\n", i, i);
        text_format(&second, "K%d,Hall %d,hall,TA1 1AA\n", i + 150, i + 150);
    }
    pid_t one = import_in_child(database, text_string(&first));
    pid_t other = import_in_child(database, text_string(&second));
    assert_int_equal(waitpid(one, &status, 0), one);
    assert_int_equal(status, 0);
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
    assert_string_equal(
        import_value(database, "select count(*) || ' ' || count(DISTINCT name) from register.asset"),
        "450 450");
    assert_string_equal(import_value(database,
                                     "select string_agg(absent_count::text, ' ' order by batch_id) from "
                                     "source.batch where status = 'applied'"),
                        "0 150");
    text_free(&first);
    text_free(&second);
}

static void lost_server_is_said_and_nothing_kept(void **state) {
    struct test_database *database = *state, *other;
    struct import_request request = {
        .kind = "register", .path = "/tmp/terrier-import-lost.csv", .actor = "test"};
    struct import_report *report = NULL;
    struct text bytes = TEXT_EMPTY;
    struct error err = {0};

    other = database;
    struct store *victim = test_database_connect(other, NULL);
    struct store *admin = test_database_connect(other, "terrier_admin");
    FILE *file = fopen(request.path, "wb");
    many_rows(&bytes, 10);
    fwrite(bytes.data, 1, bytes.length, file);
    fclose(file);
    test_must(store_run(admin,
                        "select pg_terminate_backend(pid) from pg_stat_activity "
                        "where datname = current_database() and pid <> pg_backend_pid()",
                        BIND_NONE, &err),
              &err, "ending the connection");
    assert_int_equal(import_run(&report, victim, &request, &err), STATUS_UNAVAILABLE);
    assert_null(report);
    assert_true(strlen(err.message) > 20);
    store_close(victim);
    store_close(admin);
    store_close(database->db);
    database->db = test_database_connect(database, NULL);
    assert_string_equal(import_value(database, "select count(*) from register.asset"), "0");
    unlink(request.path);
    text_free(&bytes);
}

/* In a process of its own: ends the connection that waits for an advisory lock of this database. */
static pid_t end_what_waits(const char *dsn) {
    pid_t child = fork();
    struct store *db = NULL;
    struct rows *rows = NULL;
    struct error err = {0};

    if (child != 0) return child;
    if (store_open(&db, dsn, &err) != STATUS_OK) _exit(3);
    for (int i = 0; i < 200; i++) {
        if (store_query(
                db,
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not "
                "granted and database = (select oid from pg_database where datname = current_database())",
                BIND_NONE, STORE_MANY, &rows, &err) != STATUS_OK)
            _exit(4);
        if (rows_count(rows) > 0) _exit(0);
        rows_free(rows);
        usleep(50000);
    }
    _exit(5);
}

static void must_run(struct store *db, const char *sql) {
    struct error err = {0};

    test_must(store_script(db, sql, &err), &err, sql);
}

static void server_lost_in_the_merge_is_said_and_the_import_can_be_run_again(void **state) {
    struct test_database *database = *state;
    struct store *holder = test_database_connect(database, NULL);
    char *admin_dsn = test_database_dsn(database, "terrier_admin");
    int ended = 0;

    import_register(database, ONE);
    char *before = import_fingerprint(database);
    must_run(database->db,
             "create function public.wait() returns trigger language plpgsql as $$ begin perform "
             "pg_advisory_xact_lock(4711); return null; end $$; create trigger wait before insert on "
             "register.asset_holding for each statement execute function public.wait()");
    must_run(holder, "select pg_advisory_lock(4711)");
    pid_t child = end_what_waits(admin_dsn);
    char *message = import_refused(database, "register", NULL, TWO);
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
    if (!strstr(message, "the register is as it was") || !strstr(message, "`terrier status`") ||
        !strstr(message, "try again"))
        fail_msg("%s", message);

    store_close(database->db);
    database->db = test_database_connect(database, NULL);
    must_run(holder,
             "select pg_advisory_unlock(4711); drop trigger wait on register.asset_holding; drop function "
             "public.wait()");
    char *after = import_fingerprint(database);
    assert_string_equal(before, after);
    import_register(database, TWO);
    assert_string_equal(import_value(database, "select count(*) from register.asset"), "2");
    store_close(holder);
    free(admin_dsn);
    free(message);
    free(before);
    free(after);
}

/* The server's complaint about a full disk, in the middle of the merge. */
static void full_disk_is_said_and_nothing_kept(void **state) {
    struct test_database *database = *state;
    struct error err = {0};
    char *message;

    test_must(
        store_run(
            database->db,
            "create function pg_temp.full() returns trigger language plpgsql as $$ begin raise exception "
            "'could not extend file: No space left on device' using errcode = 'disk_full'; end $$",
            BIND_NONE, &err),
        &err, "the full disk");
    test_must(
        store_run(
            database->db,
            "create trigger full_disk before insert on register.asset_holding for each statement execute "
            "function pg_temp.full()",
            BIND_NONE, &err),
        &err, "the full disk");
    message = import_refused(database, "register", NULL, TWO);
    assert_non_null(strstr(message, "disk"));
    assert_non_null(strstr(message, "the register is as it was"));
    assert_string_equal(import_value(database, "select count(*) from register.asset"), "0");
    assert_string_equal(import_value(database, "select count(*) from source.record"), "0");
    free(message);
}

/* --- a disk that is full --- */

struct small_disk {
    struct test_database *database;
    char directory[64];
    bool mounted;
};

static int make_small_disk(void **state) {
    struct small_disk *disk = calloc(1, sizeof *disk);

    if (disk == NULL) return -1;
    disk->database = test_database_new();
    snprintf(disk->directory, sizeof disk->directory, "/tmp/terrier-disk-XXXXXX");
    if (mkdtemp(disk->directory) == NULL) return -1;
    *state = disk;
    return 0;
}

static int remove_small_disk(void **state) {
    struct small_disk *disk = *state;
    struct text sql = TEXT_EMPTY;
    struct error ignored = {0};

    if (disk->mounted) {
        struct test_database *other = test_database_bare();
        struct store *admin = test_database_connect(other, "terrier_admin");
        test_database_free(disk->database);
        text_format(&sql, "drop tablespace small_disk_%ld", (long)getpid());
        store_run(admin, text_string(&sql), BIND_NONE, &ignored);
        store_close(admin);
        test_database_free(other);
        umount(disk->directory);
    } else {
        test_database_free(disk->database);
    }
    rmdir(disk->directory);
    text_free(&sql);
    free(disk);
    return 0;
}

/* The database on a file system of its own, of 200 MB. False where that cannot be had. */
static bool move_to_small_disk(struct small_disk *disk) {
    struct test_database *database = disk->database;
    struct test_database *other;
    struct text sql = TEXT_EMPTY;
    struct stat cluster;

    if (geteuid() != 0 || getenv("TERRIER_TEST_DSN") != NULL)
        return false; /* only a server beside us sees it */
    struct store *admin = test_database_connect(database, "terrier_admin");
    struct store *of_server = database->db;
    database->db = admin;
    assert_int_equal(stat(import_value(database, "select current_setting('data_directory')"), &cluster), 0);
    if (mount("tmpfs", disk->directory, "tmpfs", 0, "size=200m") != 0) { /* containers may forbid it */
        store_close(of_server);
        return false;
    }
    disk->mounted = true;
    assert_int_equal(chown(disk->directory, cluster.st_uid, cluster.st_gid), 0);
    store_close(of_server);
    store_close(admin);
    other = test_database_bare();
    admin = test_database_connect(other, "terrier_admin");
    text_format(&sql, "create tablespace small_disk_%ld location '%s'", (long)getpid(), disk->directory);
    must_run(admin, text_string(&sql));
    text_clear(&sql);
    text_format(&sql, "alter database %s set tablespace small_disk_%ld", database->name, (long)getpid());
    must_run(admin, text_string(&sql));
    text_free(&sql);
    store_close(admin);
    test_database_free(other);
    database->db = test_database_connect(database, NULL);
    return true;
}

/* Fills the disk but for `left` bytes. */
static void fill(const char *path, off_t left) {
    static const char block[65536];
    FILE *file = fopen(path, "wb");
    struct stat filled;

    assert_non_null(file);
    setvbuf(file, NULL, _IONBF, 0);
    while (fwrite(block, 1, sizeof block, file) == sizeof block)
        ;
    assert_int_equal(errno, ENOSPC);
    assert_int_equal(fstat(fileno(file), &filled), 0);
    assert_int_equal(ftruncate(fileno(file), filled.st_size - left), 0);
    fclose(file);
}

static void full_disk_stops_an_import_and_room_lets_it_through(void **state) {
    struct small_disk *disk = *state;
    struct text ballast = TEXT_EMPTY, bytes = TEXT_EMPTY;

    if (!move_to_small_disk(disk)) {
        print_message(
            "SKIPPED: a small file system needs root, a server of the tests' own and the right to mount\n");
        skip();
    }
    import_register(disk->database, ONE);
    char *before = import_fingerprint(disk->database);
    many_rows(&bytes, 4000);
    text_format(&ballast, "%s/ballast", disk->directory);
    fill(text_string(&ballast), 512 * 1024);
    char *message = import_refused(disk->database, "register", NULL, text_string(&bytes));
    if (!strstr(message, "the database server's disk is full: free some space and try again") ||
        !strstr(message, "the register is as it was"))
        fail_msg("%s", message);
    char *after = import_fingerprint(disk->database);
    assert_string_equal(before, after);

    assert_int_equal(unlink(text_string(&ballast)), 0);
    import_register(disk->database, text_string(&bytes));
    assert_string_equal(import_value(disk->database, "select count(*) from register.asset"), "4001");
    text_free(&ballast);
    text_free(&bytes);
    free(message);
    free(before);
    free(after);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(import_killed_at_random_moments_leaves_register_unchanged_or_fully_changed),
        TEST(two_imports_at_once_come_one_after_the_other),
        TEST(lost_server_is_said_and_nothing_kept),
        TEST(server_lost_in_the_merge_is_said_and_the_import_can_be_run_again),
        TEST(full_disk_is_said_and_nothing_kept),
        cmocka_unit_test_setup_teardown(full_disk_stops_an_import_and_room_lets_it_through, make_small_disk,
                                        remove_small_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
