#include <stdio.h>

#include "tests/database/import/import_check.h"
#include "tests/support/check.h"

struct import_report *import_fixture(struct test_database *database, const char *kind, const char *profile,
                                     const char *name, bool preview) {
    char path[512], bytes[65536];
    FILE *file;
    size_t length;

    snprintf(path, sizeof path, "%s/%s", TEST_SOURCES, name);
    file = fopen(path, "rb");
    assert_non_null(file);
    length = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    bytes[length] = '\0';
    return import_text(database, kind, profile, name, bytes, preview);
}
