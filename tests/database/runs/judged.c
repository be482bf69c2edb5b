#include "tests/database/runs/judged.h"

#include <stdlib.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

int judged_set_up(void **state) {
    struct test_database *database = test_database_new();

    fixture_load(database, "judging.sql");
    *state = database;
    return 0;
}

int judged_tear_down(void **state) {
    test_database_free(*state);
    return 0;
}

struct run_report judged_run_as(struct test_database *database, struct run_options options) {
    struct run_report report;
    struct error err = {0};
    struct store *db = test_database_worker(database);

    if (!options.engine_version) options.engine_version = "test";
    test_must(run_evaluate(db, &options, &report, &err), &err, "the run");
    store_close(db);
    return report;
}

int64_t judged_run(struct test_database *database, const char *as_at) {
    return judged_run_as(database, (struct run_options){.as_at = as_at}).run_id;
}

void judged_change(struct test_database *database, const char *script) {
    struct error err = {0};

    test_must(store_script(database->db, script, &err), &err, script);
}

char *judged_lines(struct test_database *database, const char *sql, const char *first, const char *second) {
    const char *values[] = {first, second, NULL}; /* of what takes three, all of the third */
    struct text out = TEXT_EMPTY;
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_query(database->db, sql,
                          (struct bind){values, sql == sql_runs_compare ? 3
                                                : second                ? 2
                                                : first                 ? 1
                                                                        : 0},
                          STORE_MANY, &rows, &err),
              &err, sql);
    for (size_t row = 0; row < rows_count(rows); row++)
        for (size_t column = 0; column < rows_columns(rows); column++)
            text_format(&out, "%s%s",
                        column ? " | "
                        : row  ? "\n"
                               : "",
                        rows_is_null(rows, row, column) ? "-" : rows_text(rows, row, column));
    rows_free(rows);
    text_add(&out, "");
    return text_take(&out);
}

void judged_expect(struct test_database *database, const char *sql, const char *lines) {
    char *found = judged_lines(database, sql, NULL, NULL);

    assert_string_equal(found, lines);
    free(found);
}
