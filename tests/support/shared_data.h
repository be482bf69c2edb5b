/* Real files for tests. They are not part of the repository: TERRIER_SHARED_DATA says where they lie. */
#ifndef TERRIER_TESTS_SHARED_DATA_H
#define TERRIER_TESTS_SHARED_DATA_H

#include <stddef.h>

enum { TEST_SKIPPED = 77 }; /* exit code of a test program that cannot run here */

/*
 * The bytes of `name` under the shared data, with a NUL behind them; the caller frees. NULL, after a line
 * on stderr that says so, when it is not there: the test then skips.
 */
char *shared_data_read(const char *name, size_t *length);

#endif
