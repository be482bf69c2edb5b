/* The test server, its template, and copies of it. */
#include "tests/support/database.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/store/cluster.h"
#include "engine/store/extension.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"

#define UP_ATTEMPTS           100
#define UP_PAUSE_MICROSECONDS 200000

void test_must(enum status status, const struct error *err, const char *what) {
    if (status == STATUS_OK) return;
    fprintf(stderr, "%s: %s (%s)\n", what, err->message, status_name(status));
    exit(1);
}

/* Set by ctest; by hand the build's own. */
static const char *cluster_directory(void) {
    const char *given = getenv("TERRIER_TEST_CLUSTER");
    return given != NULL && *given != '\0' ? given : TEST_CLUSTER_DIRECTORY;
}

static const char *given_server(void) {
    const char *dsn = getenv("TERRIER_TEST_DSN");
    return dsn != NULL && *dsn != '\0' ? dsn : NULL;
}

/* `role` NULL is the owner; with a server of the user's own that is whoever TERRIER_TEST_DSN names. */
static char *dsn_for(const char *database, const char *role) {
    struct text out = TEXT_EMPTY;
    struct error err = {0};
    const char *given = given_server();

    if (given != NULL) {
        text_add(&out, given);
        if (role != NULL && !text_equal(role, "terrier_admin")) text_format(&out, " user=%s", role);
    } else {
        unsetenv("TERRIER_DSN"); /* never a database in use */
        test_must(cluster_dsn(&out, cluster_directory(), role, &err), &err, "the test server");
    }
    text_format(&out, " dbname=%s", database);
    return text_take(&out);
}

static struct store *connect_to(const char *database, const char *role) {
    struct store *db = NULL;
    struct error err = {0};
    char *dsn = dsn_for(database, role);

    test_must(
        store_open(&db, dsn, &err), &err,
        "no server for tests: install postgresql-15 and postgresql-15-postgis-3, or set TERRIER_TEST_DSN to "
        "a superuser's connection string");
    free(dsn);
    return db;
}

static void run(struct store *db, const char *format, const char *first, const char *second) {
    struct text sql = TEXT_EMPTY;
    struct error err = {0};

    for (const char *at = format; *at != '\0'; at++) {
        if (*at == '?')
            text_add(&sql, first);
        else if (*at == '!')
            text_add(&sql, second);
        else
            text_add_char(&sql, *at);
    }
    test_must(store_script(db, text_string(&sql), &err), &err, text_string(&sql));
    text_free(&sql);
}

/* Speed before safety: what these databases hold may be lost. */
static void relax(void) {
    struct text path = TEXT_EMPTY;
    struct store *admin;
    FILE *file;

    text_format(&path, "%s/server.conf", cluster_directory());
    file = fopen(text_string(&path), "we");
    if (file == NULL) {
        perror(text_string(&path));
        exit(1);
    }
    fputs("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n", file);
    fclose(file);
    chmod(text_string(&path), 0644);
    text_free(&path);
    admin = connect_to("postgres", "terrier_admin");
    run(admin, "select pg_reload_conf()", "", "");
    store_close(admin);
}

static void private_cluster_up(void) {
    struct cluster_state state;
    struct error err = {0};
    enum status status = cluster_look(cluster_directory(), &state, &err);

    test_must(status, &err, "the test server");
    if (state.running) return;
    /* Test programs run by hand may start it at the same moment: only one does. */
    for (int i = 0; i < UP_ATTEMPTS; i++) {
        status = cluster_up(cluster_directory(), &state, &err);
        if (status != STATUS_CONFLICT) break;
        usleep(UP_PAUSE_MICROSECONDS);
    }
    test_must(status, &err, "no server for tests");
    relax();
}

/* Named after what it is made from, so that an older build's template is never taken. */
static const char *template_name(char buffer[32]) {
    const struct embedded_sql *const lists[] = {embedded_migrations, embedded_derived, embedded_reference};
    uint64_t hash = HASH_START;

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const struct embedded_sql *file = lists[i]; file->name != NULL; file++)
            hash = hash_bytes(hash, file->sha256, strlen(file->sha256));
    snprintf(buffer, 32, "template_%016llx", (unsigned long long)hash);
    return buffer;
}

static bool exists(struct store *admin, const char *database) {
    struct rows *rows = NULL;
    struct error err = {0};
    bool found;

    test_must(store_query(admin, "select from pg_database where datname = $1::name", BIND(database),
                          STORE_MANY, &rows, &err),
              &err, "looking for the template");
    found = rows_count(rows) > 0;
    rows_free(rows);
    return found;
}

static void add_extensions(const char *database) {
    struct store *db = connect_to(database, "terrier_admin");
    struct error err = {0};

    test_must(extension_ensure(db, &err), &err, "the template's extensions");
    store_close(db);
}

static void migrate(const char *database) {
    struct store *db = connect_to(database, NULL);
    struct migrate_report report;
    struct error err = {0};

    test_must(migrate_run(db, false, &report, &err), &err, "migrating the template");
    store_close(db);
}

/* Filled under another name and renamed: half a template is never copied. */
static void make_template(struct store *admin, const char *name, bool migrated) {
    const char *owner = given_server() != NULL ? "" : " owner terrier_owner";

    if (exists(admin, name)) return;
    run(admin, "drop database if exists ?_new with (force)", name, "");
    run(admin, "create database ?_new!", name, owner);
    char *fresh = memory_array(strlen(name) + 5, 1);
    snprintf(fresh, strlen(name) + 5, "%s_new", name);
    add_extensions(fresh);
    if (migrated) migrate(fresh);
    free(fresh);
    run(admin, "alter database ?_new rename to ?", name, "");
}

void test_server_up(void) {
    static bool done;
    char name[32];
    struct store *admin;

    if (done) return;
    if (given_server() == NULL) private_cluster_up();
    admin = connect_to("postgres", "terrier_admin");
    run(admin, "select pg_advisory_lock(7337)", "", "");
    make_template(admin, "template_bare", false);
    make_template(admin, template_name(name), true);
    store_close(admin);
    done = true;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

void test_server_remove(void) {
    struct cluster_state state;
    struct error err = {0};

    if (given_server() != NULL) return;
    test_must(cluster_look(cluster_directory(), &state, &err), &err, "the test server");
    if (!state.exists) return;
    test_must(cluster_down(cluster_directory(), &err), &err, "stopping the test server");
    rmdir(state.socket_directory);
    nftw(cluster_directory(), remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static struct test_database *copy(const char *template) {
    static int serial;
    struct test_database *database = memory_array(1, sizeof *database);
    struct text name = TEXT_EMPTY;
    struct store *admin = connect_to("postgres", "terrier_admin");

    text_format(&name, "test_%ld_%d", (long)getpid(), ++serial);
    database->name = text_take(&name);
    if (given_server() != NULL)
        run(admin, "create database ? template ! strategy file_copy", database->name, template);
    else
        run(admin, "create database ? template ! strategy file_copy owner terrier_owner", database->name,
            template);
    store_close(admin);
    database->dsn = dsn_for(database->name, NULL);
    database->db = connect_to(database->name, NULL);
    return database;
}

struct test_database *test_database_new(void) {
    char name[32];
    test_server_up();
    return copy(template_name(name));
}

struct test_database *test_database_bare(void) {
    test_server_up();
    return copy("template_bare");
}

static void fill(const char *database, const char *const *scripts, size_t count) {
    struct error err = {0};

    for (size_t i = 0; i < count; i++) {
        struct store *db = connect_to(database, NULL);
        test_must(store_script(db, scripts[i], &err), &err, "filling a template");
        store_close(db);
    }
    /* As an import leaves the planner: told what the tables hold. */
    struct store *admin = connect_to(database, "terrier_admin");
    run(admin, "analyze", "", "");
    store_close(admin);
}

struct test_database *test_database_filled(const char *const *scripts, size_t count) {
    char base[32], name[32];
    uint64_t hash = HASH_START;
    struct store *admin;

    test_server_up();
    template_name(base);
    hash = hash_bytes(hash, base, strlen(base));
    for (size_t i = 0; i < count; i++)
        hash = hash_bytes(hash, scripts[i], strlen(scripts[i]));
    snprintf(name, sizeof name, "filled_%016llx", (unsigned long long)hash);

    admin = connect_to("postgres", "terrier_admin");
    run(admin, "select pg_advisory_lock(7337)", "", "");
    if (!exists(admin, name)) {
        struct test_database *fresh = copy(base);
        store_close(fresh->db); /* a database that someone is connected to cannot be renamed */
        fresh->db = NULL;
        fill(fresh->name, scripts, count);
        run(admin, "alter database ? rename to !", fresh->name, name);
        test_database_free(fresh);
    }
    store_close(admin);
    return copy(name);
}

void test_database_free(struct test_database *database) {
    struct store *admin;

    if (database == NULL) return;
    store_close(database->db);
    admin = connect_to("postgres", "terrier_admin");
    run(admin, "drop database if exists ? with (force)", database->name, "");
    store_close(admin);
    free(database->name);
    free(database->dsn);
    free(database);
}

struct store *test_database_connect(const struct test_database *database, const char *role) {
    return connect_to(database->name, role);
}

struct store *test_database_worker(const struct test_database *database) {
    return test_database_connect(database, getenv("TERRIER_TEST_WORKER"));
}

char *test_database_dsn(const struct test_database *database, const char *role) {
    return dsn_for(database->name, role);
}

int test_database_make_bare(void **state) {
    *state = test_database_bare();
    return 0;
}

int test_database_drop(void **state) {
    test_database_free(*state);
    return 0;
}

struct store *test_database_of(void **state) {
    const struct test_database *database = *state;
    return database->db;
}

int64_t test_number(struct store *db, const char *sql) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(db, sql, BIND_NONE, STORE_ONE, &rows, &err), &err, sql);
    int64_t value = rows_integer(rows, 0, 0);
    rows_free(rows);
    return value;
}
