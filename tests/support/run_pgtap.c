/* `run_pgtap FILE.sql`: runs a pgTAP script in a throw-away database through pg_prove. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/database.h"
#include "tests/support/shared_data.h"

static void add_pgtap(const struct test_database *database) {
    struct store *admin = test_database_connect(database, "terrier_admin");
    struct error err = {0};

    if (store_script(admin, "create extension pgtap schema public", &err) != STATUS_OK) {
        fprintf(stderr,
                "SKIPPED: pgTAP is not installed on the server (on Debian: apt install "
                "postgresql-15-pgtap): %s\n",
                err.message);
        exit(TEST_SKIPPED);
    }
    store_close(admin);
}

/* pg_prove cannot pass on a connection string (it splits at "="), but psql reads the environment. */
static void set_environment(const char *dsn) {
    PQconninfoOption *options = PQconninfoParse(dsn, NULL);

    for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
        if (option->envvar != NULL && option->val != NULL) setenv(option->envvar, option->val, 1);
    PQconninfoFree(options);
}

static int prove(const char *dsn, const char *file) {
    int state = 0;
    pid_t child = fork();

    if (child == 0) {
        set_environment(dsn);
        execlp("pg_prove", "pg_prove", "--failures", file, (char *)NULL);
        fputs(
            "SKIPPED: there is no pg_prove (on Debian: apt install libtap-parser-sourcehandler-pgtap-perl)\n",
            stderr);
        _exit(TEST_SKIPPED);
    }
    if (child < 0 || waitpid(child, &state, 0) != child) return 1;
    return WIFEXITED(state) ? WEXITSTATUS(state) : 1;
}

int main(int count, char **arguments) {
    struct test_database *database;
    int code;

    if (count != 2) {
        fputs("usage: run_pgtap FILE.sql\n", stderr);
        return 2;
    }
    database = test_database_new();
    add_pgtap(database);
    code = prove(database->dsn, arguments[1]);
    test_database_free(database);
    return code;
}
