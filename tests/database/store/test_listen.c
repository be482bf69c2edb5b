#include <string.h>

#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

static void run(struct store *db, const char *sql) {
    struct error err = {0};
    test_must(store_run(db, sql, BIND_NONE, &err), &err, sql);
}

static bool told(struct store *db, int milliseconds) {
    struct error err = {0};
    bool told = false;
    test_must(store_wait(db, milliseconds, &told, &err), &err, "the wait");
    return told;
}

static void what_another_connection_announces_is_told(void **state) {
    struct test_database *database = *state;
    struct store *other = test_database_connect(database, NULL);
    run(database->db, "listen something");
    assert_false(told(database->db, 0));
    run(other, "notify something_else");
    assert_false(told(database->db, 50));
    run(other, "notify something");
    assert_true(told(database->db, 10000));
    assert_false(told(database->db, 0));
    store_close(other);
}

static void what_came_with_the_answer_to_a_statement_is_told(void **state) {
    struct test_database *database = *state;
    run(database->db, "listen something");
    run(database->db, "notify something");
    assert_true(told(database->db, 0));
}

static void a_lost_connection_is_no_silence(void **state) {
    struct test_database *database = *state;
    struct store *listener = test_database_connect(database, NULL);
    struct rows *rows = NULL;
    struct error err = {0};
    bool was_told = false;
    enum status status;
    test_must(store_query(listener, "select pg_backend_pid()", BIND_NONE, STORE_ONE, &rows, &err), &err,
              "its number");
    test_must(store_run(database->db, "select pg_terminate_backend($1::integer)", BIND(rows_text(rows, 0, 0)),
                        &err),
              &err, "the end");
    rows_free(rows);
    do
        status = store_wait(listener, 10000, &was_told, &err);
    while (status == STATUS_OK && was_told);
    if (status == STATUS_OK) status = store_wait(listener, 10000, &was_told, &err);
    assert_int_equal(status, STATUS_UNAVAILABLE);
    assert_non_null(strstr(err.message, "terrier status"));
    store_close(listener);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_connection_announces_is_told),
        cmocka_unit_test(what_came_with_the_answer_to_a_statement_is_told),
        cmocka_unit_test(a_lost_connection_is_no_silence),
    };
    return cmocka_run_group_tests(tests, test_database_make_bare, test_database_drop);
}
