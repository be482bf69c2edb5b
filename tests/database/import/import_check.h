/* What the tests of imports share: a file made of a text, its import, and what to ask of the result. */
#ifndef TERRIER_TESTS_IMPORT_CHECK_H
#define TERRIER_TESTS_IMPORT_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "importers/import.h"
#include "tests/support/database.h"

/* cmocka's set-up and tear-down for one test: *state is a struct test_database. */
int import_set_up(void **state);
int import_tear_down(void **state);

/* Imports `bytes` as a file named `name`; the caller frees the report. Fails the test when it is refused. */
struct import_report *import_text(struct test_database *database, const char *kind, const char *profile,
                                  const char *name, const char *bytes, bool preview);

/* As the request says, but for its path and actor. */
enum status import_as(struct test_database *database, struct import_request *request, const char *name,
                      const char *bytes, struct import_report **report, struct error *err);

/* The same, to be refused: the message, which the caller frees. */
char *import_refused(struct test_database *database, const char *kind, const char *profile,
                     const char *bytes);

/* The report of a text that is imported as a register, then freed: for tests that ask the database only. */
void import_register(struct test_database *database, const char *bytes);

/* The import of a real file; NULL, after saying so, when it is not there. */
struct import_report *import_shared(struct test_database *database, const char *kind, const char *profile,
                                    const char *name, bool preview);

/* The import of a file of tests/fixtures/sources. */
struct import_report *import_fixture(struct test_database *database, const char *kind, const char *profile,
                                     const char *name, bool preview);

/* How many issues have this code, and (row not 0) are of this row. */
size_t import_issues(const struct import_report *report, const char *code, int64_t row);

/* The first such issue's reason; fails the test when there is none. */
const char *import_reason(const struct import_report *report, const char *code);

/* The one value that a query gives, as text ("" for null); valid until the next call. */
const char *import_value(struct test_database *database, const char *sql);

/* A digest of everything in the register and its history. The caller frees. */
char *import_fingerprint(struct test_database *database);

#endif
