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

char *fixture_text(const char *name) {
    struct text path = TEXT_EMPTY, script = TEXT_EMPTY;

    text_format(&path, "%s/%s", TEST_FIXTURES, name);
    read_file(&script, text_string(&path));
    text_free(&path);
    return text_take(&script);
}

void fixture_load(struct test_database *database, const char *name) {
    struct error err = {0};
    char *script = fixture_text(name);

    test_must(store_script(database->db, script, &err), &err, name);
    free(script);
}

int estate_set_up(void **state) {
    struct test_database *database = test_database_new();

    fixture_load(database, "estate.sql");
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
