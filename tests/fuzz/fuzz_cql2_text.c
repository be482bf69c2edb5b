/* Any bytes as a filter in CQL2 TEXT: refused with a sentence, or SQL whose placeholders are the values it
 * comes with and in which nothing of the input stands. That the SQL runs is shown by
 * tests/database/test_cql2.c. */
#include <stdint.h>

#include "tests/fuzz/fuzz_cql2.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_cql2(data, size, CQL2_LANGUAGE_TEXT);
    return 0;
}
