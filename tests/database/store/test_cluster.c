/* The private cluster itself: each test has a data directory of its own, and real servers are started in it.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/store/cluster.h"
#include "engine/store/migrate.h"
#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

struct place {
    char parent[64];
    char data[80];
};

static void shell(const char *format, const char *first, const char *second) {
    struct text command = TEXT_EMPTY;
    for (const char *at = format; *at != '\0'; at++) {
        if (*at == '?')
            text_add(&command, first);
        else if (*at == '!')
            text_add(&command, second);
        else
            text_add_char(&command, *at);
    }
    if (system(text_string(&command)) != 0) fail_msg("%s failed", text_string(&command));
    text_free(&command);
}

static int make(void **state) {
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL) return -1;
    snprintf(place->parent, sizeof place->parent, "/tmp/terrier-cluster-XXXXXX");
    if (mkdtemp(place->parent) == NULL || chmod(place->parent, 0755) != 0) return -1;
    snprintf(place->data, sizeof place->data, "%s/data", place->parent);
    *state = place;
    return 0;
}

static void remove_socket_directory(const char *data) {
    char link[128];
    char directory[128] = "";
    snprintf(link, sizeof link, "%s/socket", data);
    if (readlink(link, directory, sizeof directory - 1) > 0) rmdir(directory);
}

static int clear(void **state) {
    struct place *place = *state;
    struct error ignored = {0};
    unsetenv("TERRIER_POSTGRES");
    cluster_down(place->data, &ignored);
    remove_socket_directory(place->data);
    umount2(place->data, MNT_DETACH); /* a server that has just ended may hold it for a moment */
    shell("rm -rf ?", place->parent, "");
    free(place);
    return 0;
}

static const char *data_of(void **state) {
    const struct place *place = *state;
    return place->data;
}

static struct cluster_state up(const char *data) {
    struct cluster_state state = {0};
    struct error err = {0};
    test_must(cluster_up(data, &state, &err), &err, "up");
    assert_true(state.exists && state.running);
    return state;
}

static void assert_up_says(const char *data, enum status status, const char *part) {
    struct cluster_state state;
    struct error err = {0};
    enum status found = cluster_up(data, &state, &err);
    if (found != status) fail_msg("%s: %s", status_name(found), err.message);
    if (strstr(err.message, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", err.message, part);
}

static struct store *connect_as(const char *data, const char *role) {
    struct text dsn = TEXT_EMPTY;
    struct store *db = NULL;
    struct error err = {0};
    test_must(cluster_dsn(&dsn, data, role, &err), &err, "the connection string");
    test_must(store_open(&db, text_string(&dsn), &err), &err, "connecting");
    text_free(&dsn);
    return db;
}

static void assert_setting(struct store *db, const char *name, const char *value) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(db, "select current_setting($1::text)", BIND(name), STORE_ONE, &rows, &err), &err,
              name);
    assert_string_equal(rows_text(rows, 0, 0), value);
    rows_free(rows);
}

static void it_is_made_closed_to_the_network_and_to_others(void **state) {
    struct cluster_state made = up(data_of(state));
    struct store *db = connect_as(data_of(state), NULL);
    struct stat found;

    assert_setting(db, "listen_addresses", "");
    assert_setting(db, "data_checksums", "on");
    assert_setting(db, "server_encoding", "UTF8");
    assert_setting(db, "jit", "off");
    store_close(db);
    assert_int_equal(stat(made.socket_directory, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0700);
    assert_true(strlen(made.socket_directory) + strlen("/.s.PGSQL.5432") < 107);
    assert_int_equal(getsid((pid_t)made.postmaster),
                     made.postmaster); /* a hangup of our terminal is not its own */
}

static void a_second_up_changes_nothing_and_down_is_remembered(void **state) {
    const char *data = data_of(state);
    struct cluster_state first = up(data);
    struct cluster_state look;
    struct text dsn = TEXT_EMPTY;
    struct error err = {0};

    assert_int_equal(up(data).postmaster, first.postmaster);
    test_must(cluster_down(data, &err), &err, "down");
    test_must(cluster_down(data, &err), &err, "down again");
    test_must(cluster_look(data, &look, &err), &err, "looking");
    assert_true(look.exists);
    assert_false(look.running);
    assert_int_equal(cluster_dsn(&dsn, data, NULL, &err), STATUS_UNAVAILABLE);
    assert_non_null(strstr(err.message, "terrier up"));
    text_free(&dsn);
    assert_int_not_equal(up(data).postmaster, first.postmaster);
}

/* A program that is not a database server and runs as the cluster's user. */
static pid_t innocent(const char *data) {
    struct stat found;
    assert_int_equal(stat(data, &found), 0);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(found.st_uid) != 0) _exit(1);
        pause();
        _exit(0);
    }
    return child;
}

static void a_server_that_was_killed_comes_back(void **state) {
    const char *data = data_of(state);
    struct cluster_state killed = up(data);
    struct text pid_file = TEXT_EMPTY;

    kill((pid_t)killed.postmaster, SIGKILL);
    while (kill((pid_t)killed.postmaster, 0) == 0)
        usleep(10000);
    /* Its children end themselves when they notice, and are waited for. Meanwhile its number has passed to a
     * program that has nothing to do with it. */
    pid_t other = innocent(data);
    text_format(&pid_file, "%s/cluster/postmaster.pid", data);
    FILE *file = fopen(text_string(&pid_file), "r+");
    assert_non_null(file);
    fprintf(file, "%ld\n%s/cluster\n", (long)other, data);
    fclose(file);
    text_free(&pid_file);

    struct cluster_state look;
    struct error err = {0};
    test_must(cluster_look(data, &look, &err), &err, "looking");
    assert_false(look.running);
    assert_int_not_equal(up(data).postmaster, other);
    assert_int_equal(kill(other, SIGKILL), 0); /* it was left alone */
    waitpid(other, NULL, 0);
}

/* One process of the server crashes: the server ends the others, recovers, and takes no connection meanwhile.
 */
static void up_waits_for_a_server_that_recovers(void **state) {
    const char *data = data_of(state);
    struct rows *rows = NULL;
    struct error err = {0};

    up(data);
    struct store *db = connect_as(data, "terrier_admin");
    test_must(store_query(db, "select pg_backend_pid()", BIND_NONE, STORE_ONE, &rows, &err), &err,
              "its number");
    kill((pid_t)rows_integer(rows, 0, 0), SIGKILL);
    usleep(20000); /* the server notices */
    up(data);
    rows_free(rows);
    store_close(db);
    store_close(connect_as(data, "terrier_admin"));
}

static void the_second_at_once_is_told_who_holds_it(void **state) {
    const char *data = data_of(state);
    struct text lock = TEXT_EMPTY;
    struct error err = {0};
    int ready[2];
    char holder[32];
    char byte;

    test_must(cluster_prepare(data, &err), &err, "preparing");
    text_format(&lock, "%s/lock", data);
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        int file = open(text_string(&lock), O_RDWR | O_CREAT, 0600);
        if (file < 0 || flock(file, LOCK_EX) != 0 || dprintf(file, "%ld\n", (long)getpid()) < 0) _exit(1);
        (void)!write(ready[1], "x", 1);
        pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    snprintf(holder, sizeof holder, "process %ld", (long)child);
    assert_up_says(data, STATUS_CONFLICT, holder);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    text_free(&lock);
    up(data);
}

static void *up_in_thread(void *data) {
    struct cluster_state state;
    struct error err = {0};
    return (void *)(intptr_t)cluster_up(data, &state, &err);
}

static void many_at_once_make_one_cluster(void **state) {
    pthread_t threads[4];
    int done = 0;
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, up_in_thread, (void *)data_of(state));
    for (int i = 0; i < 4; i++) {
        void *status = NULL;
        pthread_join(threads[i], &status);
        if ((intptr_t)status == STATUS_OK)
            done++;
        else
            assert_int_equal((intptr_t)status, STATUS_CONFLICT);
    }
    assert_true(done >= 1);
    up(data_of(state));
}

static void what_another_made_is_left_alone(void **state) {
    const char *data = data_of(state);
    struct cluster_state look;
    struct error err = {0};
    test_must(cluster_prepare(data, &err), &err, "preparing");
    shell("mkdir ?/cluster && echo 15 > ?/cluster/PG_VERSION", data, "");
    assert_up_says(data, STATUS_REFUSED, "was not made by terrier");
    assert_int_equal(cluster_look(data, &look, &err), STATUS_REFUSED);
    assert_int_equal(cluster_down(data, &err), STATUS_REFUSED);
}

static void what_an_interrupted_start_left_is_cleared(void **state) {
    const char *data = data_of(state);
    struct error err = {0};
    test_must(cluster_prepare(data, &err), &err, "preparing");
    shell("mkdir -p ?/cluster.new/base && echo half > ?/cluster.new/PG_VERSION", data, "");
    up(data);
}

static void missing_programs_are_named(void **state) {
    const char *data = data_of(state);
    const struct place *place = *state;
    setenv("TERRIER_POSTGRES", place->parent, 1);
    assert_up_says(data, STATUS_UNAVAILABLE, "apt install postgresql-15 postgresql-15-postgis-3");
    unsetenv("TERRIER_POSTGRES");
}

static void a_cluster_of_another_version_names_what_to_install(void **state) {
    const char *data = data_of(state);
    struct error err = {0};
    up(data);
    test_must(cluster_down(data, &err), &err, "down");
    shell("echo 16 > ?/cluster/PG_VERSION", data, "");
    assert_up_says(data, STATUS_UNAVAILABLE, "apt install postgresql-16 postgresql-16-postgis-3");
}

static void a_directory_of_another_user_is_refused(void **state) {
    const char *data = data_of(state);
    if (geteuid() != 0) skip();
    shell("mkdir ? && chown nobody ?", data, "");
    assert_up_says(data, STATUS_REFUSED, "belongs to user nobody");
}

static void what_root_keeps_there_is_left_alone(void **state) {
    const char *data = data_of(state);
    if (geteuid() != 0) skip();
    shell("mkdir ? && touch ?/accounts.ods", data, "");
    assert_up_says(data, STATUS_REFUSED, "root's and not empty");
}

static void a_full_disk_is_named(void **state) {
    const char *data = data_of(state);
    struct error err = {0};
    if (geteuid() != 0) skip();
    assert_int_equal(mkdir(data, 0700), 0);
    if (mount("tmpfs", data, "tmpfs", 0, "size=20m") != 0) skip(); /* containers may forbid it */
    assert_up_says(data, STATUS_IO, "is full");
    /* And again with a little more room, where the files fit but the server cannot work. */
    assert_int_equal(mount("tmpfs", data, "tmpfs", MS_REMOUNT, "size=400m"), 0);
    up(data);
    test_must(cluster_down(data, &err), &err, "down");
}

/* The installed server copied elsewhere, where it finds its files relative to itself, but for PostGIS. */
static void a_missing_postgis_names_what_to_install(void **state) {
    const struct place *place = *state;
    struct text root = TEXT_EMPTY;
    struct text binaries = TEXT_EMPTY;
    struct error err = {0};

    test_must(cluster_server_binaries(&binaries, 15, &err), &err, "the binaries");
    if (strcmp(text_string(&binaries), "/usr/lib/postgresql/15/bin") != 0) skip();
    text_format(&root, "%s/usr", place->parent);
    shell("mkdir -p ?/lib/postgresql ?/share/postgresql && cp -r /usr/lib/postgresql/15 ?/lib/postgresql/ && "
          "cp -r /usr/share/postgresql/15 ?/share/postgresql/ && rm "
          "?/share/postgresql/15/extension/postgis.control && "
          "rm -rf ?/lib/postgresql/15/lib/bitcode && chmod -R a+rX ?",
          text_string(&root), "");
    text_add(&root, "/lib/postgresql");
    setenv("TERRIER_POSTGRES", text_string(&root), 1);
    assert_up_says(place->data, STATUS_UNAVAILABLE, "apt install postgresql-15-postgis-3");
    unsetenv("TERRIER_POSTGRES");
    text_free(&root);
    text_free(&binaries);
}

struct runner {
    char dsn[600];
    enum status status;
    struct error err;
};

static void *migrate_in_thread(void *context) {
    struct runner *runner = context;
    struct store *db = NULL;
    struct migrate_report report;
    runner->status = store_open(&db, runner->dsn, &runner->err);
    if (runner->status == STATUS_OK) runner->status = migrate_run(db, false, &report, &runner->err);
    store_close(db);
    return NULL;
}

/* On a fresh cluster neither finds the roles: both make them at the same moment. */
static void two_fresh_databases_migrate_at_the_same_time(void **state) {
    struct runner runners[2] = {0};
    struct text dsn = TEXT_EMPTY;
    struct error err = {0};
    pthread_t threads[2];

    up(data_of(state));
    struct store *admin = connect_as(data_of(state), "terrier_admin");
    test_must(store_script(admin, "create database first owner terrier_owner template terrier", &err), &err,
              "first");
    store_close(admin);
    test_must(cluster_dsn(&dsn, data_of(state), NULL, &err), &err, "the connection string");
    snprintf(runners[0].dsn, sizeof runners[0].dsn, "%s", text_string(&dsn));
    snprintf(runners[1].dsn, sizeof runners[1].dsn, "%s dbname=first", text_string(&dsn));
    text_free(&dsn);
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, migrate_in_thread, &runners[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 2; i++)
        test_must(runners[i].status, &runners[i].err, "migrating");
}

/* Another database's migration has made a role and not committed yet: ours waits, and goes on. */
static void a_role_made_meanwhile_is_no_fault(void **state) {
    struct runner runner = {0};
    struct text dsn = TEXT_EMPTY;
    struct error err = {0};
    pthread_t thread;

    up(data_of(state));
    struct store *admin = connect_as(data_of(state), "terrier_admin");
    test_must(store_script(admin, "begin; create role terrier_reader login", &err), &err, "the other's role");
    test_must(cluster_dsn(&dsn, data_of(state), NULL, &err), &err, "the connection string");
    snprintf(runner.dsn, sizeof runner.dsn, "%s", text_string(&dsn));
    text_free(&dsn);
    pthread_create(&thread, NULL, migrate_in_thread, &runner);
    for (int64_t waiting = 0; waiting == 0;) {
        struct rows *rows = NULL;
        usleep(20000);
        test_must(store_query(admin, "select count(*) from pg_locks where not granted", BIND_NONE, STORE_ONE,
                              &rows, &err),
                  &err, "waiting");
        waiting = rows_integer(rows, 0, 0);
        rows_free(rows);
    }
    test_must(store_script(admin, "commit", &err), &err, "the other's commit");
    pthread_join(thread, NULL);
    store_close(admin);
    test_must(runner.status, &runner.err, "migrating");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_made_closed_to_the_network_and_to_others, make, clear),
        cmocka_unit_test_setup_teardown(a_second_up_changes_nothing_and_down_is_remembered, make, clear),
        cmocka_unit_test_setup_teardown(a_server_that_was_killed_comes_back, make, clear),
        cmocka_unit_test_setup_teardown(up_waits_for_a_server_that_recovers, make, clear),
        cmocka_unit_test_setup_teardown(the_second_at_once_is_told_who_holds_it, make, clear),
        cmocka_unit_test_setup_teardown(many_at_once_make_one_cluster, make, clear),
        cmocka_unit_test_setup_teardown(what_another_made_is_left_alone, make, clear),
        cmocka_unit_test_setup_teardown(what_an_interrupted_start_left_is_cleared, make, clear),
        cmocka_unit_test_setup_teardown(missing_programs_are_named, make, clear),
        cmocka_unit_test_setup_teardown(a_cluster_of_another_version_names_what_to_install, make, clear),
        cmocka_unit_test_setup_teardown(a_directory_of_another_user_is_refused, make, clear),
        cmocka_unit_test_setup_teardown(what_root_keeps_there_is_left_alone, make, clear),
        cmocka_unit_test_setup_teardown(a_full_disk_is_named, make, clear),
        cmocka_unit_test_setup_teardown(a_missing_postgis_names_what_to_install, make, clear),
        cmocka_unit_test_setup_teardown(two_fresh_databases_migrate_at_the_same_time, make, clear),
        cmocka_unit_test_setup_teardown(a_role_made_meanwhile_is_no_fault, make, clear),
    };
    unsetenv("TERRIER_DSN");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
