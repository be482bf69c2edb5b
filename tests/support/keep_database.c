/*
 * `keep_database SCRIPT.sql...`: makes a throw-away database filled by the scripts for tests that are not in
 * C, prints the owner's and the superuser's connection strings, a line each, and drops it when its standard
 * input ends: also when the test was killed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "tests/support/database.h"

static char *read_file(const char *path) {
    struct text out = TEXT_EMPTY;
    char buffer[8192];
    size_t length;
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        perror(path);
        exit(1);
    }
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add_bytes(&out, buffer, length);
    fclose(file);
    return text_take(&out);
}

static void wait_for_the_end(void) {
    char byte;

    while (read(STDIN_FILENO, &byte, 1) > 0)
        continue;
}

int main(int count, char **arguments) {
    size_t scripts = (size_t)count - 1;
    char **texts = memory_array(scripts + 1, sizeof *texts);
    struct test_database *database;
    char *admin;

    for (size_t i = 0; i < scripts; i++)
        texts[i] = read_file(arguments[i + 1]);
    database = test_database_filled((const char *const *)texts, scripts);
    for (size_t i = 0; i < scripts; i++)
        free(texts[i]);
    free(texts);

    admin = test_database_dsn(database, "terrier_admin");
    printf("%s\n%s\n", database->dsn, admin);
    fflush(stdout);
    free(admin);
    store_close(database->db); /* the tests may restart the server */
    database->db = NULL;
    wait_for_the_end();
    test_database_free(database);
    return 0;
}
