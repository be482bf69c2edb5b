/* What the tests of runs share: the assets of tests/fixtures/judging.sql, runs of them, and what to ask of
 * these. */
#ifndef TERRIER_TESTS_JUDGED_H
#define TERRIER_TESTS_JUDGED_H

#include "engine/runs/runs.h"
#include "tests/support/database.h"

#define JUDGED_DAY "2026-11-22" /* the day for which the fixture is worked out */

/* cmocka's set-up and tear-down for one test: *state is a struct test_database with the six assets. */
int judged_set_up(void **state);
int judged_tear_down(void **state);

/* A published run on a day; gives its number. */
int64_t judged_run(struct test_database *database, const char *as_at);

/* A run with options of one's own; engine_version is filled in when it is NULL. */
struct run_report judged_run_as(struct test_database *database, struct run_options options);

/* A change, committed. Ends the program when it is refused. */
void judged_change(struct test_database *database, const char *script);

/* The rows of a query as lines, their columns joined by " | ", unknown ones "-". The caller frees. $1 is
 * `first`, $2 `second`, as many as are not NULL. */
char *judged_lines(struct test_database *database, const char *sql, const char *first, const char *second);

/* Fails the test when the lines of a query without values are others. */
void judged_expect(struct test_database *database, const char *sql, const char *lines);

#endif
