#include "tests/database/estate.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/base/text.h"

static void read_file(struct text *out, const char *path) {
    char buffer[8192];
    size_t length;
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        perror(path);
        exit(1);
    }
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add_bytes(out, buffer, length);
    fclose(file);
}

int estate_set_up(void **state) {
    struct test_database *database = test_database_new();
    struct text script = TEXT_EMPTY;
    struct error err = {0};

    read_file(&script, TEST_FIXTURES "/estate.sql");
    test_must(store_script(database->db, text_string(&script), &err), &err, "the small estate");
    text_free(&script);
    *state = database;
    return 0;
}

int estate_tear_down(void **state) {
    test_database_free(*state);
    return 0;
}

struct store *estate_db(void *state) {
    struct test_database *database = state;
    return database->db;
}

enum status estate_ignore(void *context, const void *bytes, size_t length, struct error *err) {
    (void)context;
    (void)bytes;
    (void)length;
    (void)err;
    return STATUS_OK;
}
