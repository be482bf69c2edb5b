/*
 * A throw-away database for each test, on a real server.
 *
 * The server is TERRIER_TEST_DSN (a superuser's connection string to its `postgres` database) if that is
 * set, otherwise a private cluster of the build's own, under /tmp, which ctest starts before the first
 * database test and removes after the last; a test program run by hand starts it too and leaves it running.
 * Databases are copied from a template that was migrated once.
 *
 * When there is no server the program ends with a sentence that says what to do.
 */
#ifndef TERRIER_TESTS_DATABASE_H
#define TERRIER_TESTS_DATABASE_H

#include "engine/store/store.h"

struct test_database {
    struct store *db; /* connected as the owner; closed by test_database_free */
    char *name;
    char *dsn; /* the owner's */
};

struct test_database *test_database_new(void);  /* migrated, with reference data */
struct test_database *test_database_bare(void); /* the extensions only */

/* Migrated and filled by `scripts`, each on a connection of its own. Filled once for the server, then copied.
 */
struct test_database *test_database_filled(const char *const *scripts, size_t count);

void test_database_free(struct test_database *database); /* drops it; NULL does nothing */

/* Another connection, as `role` (NULL: the owner, "terrier_admin": the superuser). store_close() it. */
struct store *test_database_connect(const struct test_database *database, const char *role);

/* Another connection, of whoever applies imports and makes runs: TERRIER_TEST_WORKER, so that the same tests
 * show what that login may do, else the owner. store_close() it. */
struct store *test_database_worker(const struct test_database *database);

/* The connection string for that; the caller frees. */
char *test_database_dsn(const struct test_database *database, const char *role);

/* Set-up and tear-down for cmocka, with a bare database as state, and the owner's connection of it. */
int test_database_make_bare(void **state);
int test_database_drop(void **state);
struct store *test_database_of(void **state);

/* The whole number that `sql` gives in one row; ends the program when it fails. */
int64_t test_number(struct store *db, const char *sql);

/* For a step that must succeed: ends the program with the message when it did not. */
void test_must(enum status status, const struct error *err, const char *what);

/* Starts the server and makes the template if need be; removes the private cluster. Used by the ctest
 * fixture. */
void test_server_up(void);
void test_server_remove(void);

#endif
