/* The small estate of tests/fixtures/estate.sql in a throw-away database, and other scripts of that folder.
 */
#ifndef TERRIER_TESTS_ESTATE_H
#define TERRIER_TESTS_ESTATE_H

#include "tests/support/database.h"

/* For cmocka_run_group_tests; `*state` is then the struct test_database. */
int estate_set_up(void **state);
int estate_tear_down(void **state);

struct store *estate_db(void *state); /* as the owner */

/* The text of a script of tests/fixtures; the caller frees. */
char *fixture_text(const char *name);

/* Runs a script of tests/fixtures in the database. */
void fixture_load(struct test_database *database, const char *name);

/* A sink for store_copy_out() that forgets what it is given. */
enum status estate_ignore(void *context, const void *bytes, size_t length, struct error *err);

#endif
