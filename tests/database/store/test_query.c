#include <math.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

/* Runs `sql`, which must fail with `status`, and gives the message. */
static const char *failure(struct store *db, const char *sql, enum status status) {
    static struct error err;
    err = (struct error){0};
    assert_string_equal(status_name(store_run(db, sql, BIND_NONE, &err)), status_name(status));
    return err.message;
}

static void assert_says(const char *message, const char *part) {
    if (strstr(message, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", message, part);
}

static void bound_values_come_back_as_what_they_are(void **state) {
    struct rows *rows = NULL;
    struct error err = {0};
    enum status status = store_query(
        test_database_of(state),
        "select $1::bigint as number, $2::text as name, $3::float8 as area, $4::boolean "
        "as held, $5::text as nothing",
        BIND("9007199254740993", "O'Brien; drop table x", "0.1", "true", NULL), STORE_ONE, &rows, &err);
    test_must(status, &err, "the query");
    assert_int_equal(rows_count(rows), 1);
    assert_int_equal(rows_columns(rows), 5);
    assert_true(rows_integer(rows, 0, 0) == INT64_C(9007199254740993));
    assert_string_equal(rows_text(rows, 0, 1), "O'Brien; drop table x");
    assert_true(rows_number(rows, 0, 2) == 0.1);
    assert_true(rows_boolean(rows, 0, 3));
    assert_true(rows_is_null(rows, 0, 4));
    assert_int_equal(rows_find(rows, "area"), 2);
    assert_int_equal(rows_find(rows, "volume"), -1);
    assert_int_equal(rows_column_kind(rows, 0), ROWS_INTEGER);
    assert_int_equal(rows_column_kind(rows, 1), ROWS_TEXT);
    rows_free(rows);
}

static void an_unknown_number_is_not_zero(void **state) {
    struct rows *rows = NULL;
    struct error err = {0};
    test_must(store_query(test_database_of(state), "select null::float8, null::bigint, null::text", BIND_NONE,
                          STORE_ONE, &rows, &err),
              &err, "the query");
    assert_true(isnan(rows_number(rows, 0, 0)));
    assert_int_equal(rows_integer(rows, 0, 1), 0);
    assert_null(rows_text(rows, 0, 2));
    rows_free(rows);
}

static void the_shape_expected_is_held_to(void **state) {
    static const struct {
        const char *sql;
        enum store_shape shape;
        enum status status;
    } cases[] = {
        {"select 1", STORE_ONE, STATUS_OK},
        {"select 1 where false", STORE_ONE, STATUS_NOT_FOUND},
        {"select 1 where false", STORE_MAYBE_ONE, STATUS_OK},
        {"select generate_series(1, 2)", STORE_ONE, STATUS_INTERNAL},
        {"select generate_series(1, 2)", STORE_MAYBE_ONE, STATUS_INTERNAL},
        {"select generate_series(1, 2)", STORE_MANY, STATUS_OK},
        {"create temporary table t (a int)", STORE_MANY, STATUS_INTERNAL},
        {"create temporary table u (a int)", STORE_NOTHING, STATUS_OK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rows *rows = NULL;
        struct error err = {0};
        enum status status =
            store_query(test_database_of(state), cases[i].sql, BIND_NONE, cases[i].shape, &rows, &err);
        assert_string_equal(status_name(status), status_name(cases[i].status));
        rows_free(rows);
    }
}

static void a_statement_is_prepared_once(void **state) {
    struct rows *rows = NULL;
    struct error err = {0};
    for (int i = 0; i < 3; i++)
        test_must(store_run(test_database_of(state), "select 40 + 2", BIND_NONE, &err), &err, "the query");
    test_must(store_query(test_database_of(state),
                          "select count(*) from pg_prepared_statements where statement = 'select 40 + 2'",
                          BIND_NONE, STORE_ONE, &rows, &err),
              &err, "the count");
    assert_int_equal(rows_integer(rows, 0, 0), 1);
    rows_free(rows);
}

static void a_rebuilt_view_is_prepared_again(void **state) {
    const struct test_database *database = *state;
    struct store *other = test_database_connect(database, NULL);
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_script(other, "create schema s; create view s.v as select 1 as a", &err), &err,
              "the view");
    test_must(store_run(database->db, "select * from s.v", BIND_NONE, &err), &err, "the first query");
    test_must(store_script(other, "drop view s.v; create view s.v as select 'x'::text as a, 2 as b", &err),
              &err, "the rebuilding");
    test_must(store_query(database->db, "select * from s.v", BIND_NONE, STORE_ONE, &rows, &err), &err,
              "the second query");
    assert_int_equal(rows_columns(rows), 2);
    rows_free(rows);
    store_close(other);
}

static void what_the_server_refuses_is_said_in_plain_words(void **state) {
    struct store *db = test_database_of(state);
    struct error err = {0};
    test_must(
        store_script(db,
                     "create temporary table place (code text constraint place_code_key unique, "
                     "area numeric constraint place_area_positive check (area > 0), name text not null);"
                     "insert into place values ('A', 1, 'Depot')",
                     &err),
        &err, "the table");

    const char *said = failure(db, "insert into place values ('A', 1, 'Yard')", STATUS_CONFLICT);
    assert_says(said, "there is already a record with this value");
    assert_says(said, "Key (code)=(A) already exists");
    assert_says(said, "place_code_key");
    assert_says(failure(db, "insert into place values ('B', -1, 'Yard')", STATUS_INVALID),
                "place_area_positive");
    assert_says(failure(db, "insert into place values ('B', 1, null)", STATUS_INVALID), "column name");
    assert_says(failure(db, "select 'maybe'::boolean", STATUS_INVALID), "maybe");
    assert_says(failure(db, "create table pg_catalog.place (code text)", STATUS_REFUSED),
                "permission denied");
    assert_says(failure(db, "select 1,\n  nonsense", STATUS_INTERNAL), "line 2");
}

static void a_statement_over_its_time_is_stopped(void **state) {
    struct store *db = test_database_of(state);
    store_set_timeout(db, 50);
    assert_says(failure(db, "select pg_sleep(5)", STATUS_CANCELLED), "longer than the 50 ms allowed");
    store_set_timeout(db, 0);
    struct error err = {0};
    test_must(store_run(db, "select pg_sleep(0.1)", BIND_NONE, &err), &err, "after it");
}

static enum status hurry_then_fail(struct store *db, void *context, struct error *err) {
    (void)context;
    store_set_timeout(db, 50);
    enum status status = store_run(db, "select 1", BIND_NONE, err);
    return status != STATUS_OK ? status : error_set(err, STATUS_INVALID, "on purpose");
}

static void the_time_limit_outlives_a_rolled_back_transaction(void **state) {
    struct store *db = test_database_of(state);
    struct error err = {0};
    store_transaction(db, (struct store_intent){0}, hurry_then_fail, NULL, &err);
    failure(db, "select pg_sleep(5)", STATUS_CANCELLED);
    store_set_timeout(db, 0);
}

static atomic_int stop;

static void on_alarm(int number) {
    (void)number;
    stop = 1;
}

static void a_person_may_stop_a_statement(void **state) {
    const struct test_database *database = *state;
    struct store *db = test_database_connect(database, NULL);
    struct error err = {0};
    store_stop_when(db, &stop);
    test_must(store_run(db, "select 1", BIND_NONE, &err), &err, "before");
    signal(SIGALRM, on_alarm);
    alarm(1);
    time_t began = time(NULL);
    assert_says(failure(db, "select pg_sleep(30)", STATUS_CANCELLED), "not finished was not kept");
    assert_true(time(NULL) - began < 20);
    failure(db, "select 1", STATUS_CANCELLED); /* and nothing is begun after it */
    stop = 0;
    test_must(store_run(db, "select 1", BIND_NONE, &err), &err, "after");
    store_close(db);
}

static void a_lost_connection_says_what_to_do(void **state) {
    const struct test_database *database = *state;
    struct store *lost = test_database_connect(database, NULL);
    struct error err = {0};
    test_must(store_run(database->db,
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = "
                        "current_database() and pid <> pg_backend_pid()",
                        BIND_NONE, &err),
              &err, "ending the other connection");
    const char *said = failure(lost, "select 1", STATUS_UNAVAILABLE);
    assert_says(said, "connection to the database was lost");
    assert_says(said, "terrier up");
    failure(lost, "select 1", STATUS_UNAVAILABLE);
    store_close(lost);
}

static void a_server_that_is_not_there_says_what_to_do(void **state) {
    (void)state;
    struct store *db = NULL;
    struct error err = {0};
    assert_int_equal(store_open(&db, "host=/nowhere dbname=terrier", &err), STATUS_UNAVAILABLE);
    assert_null(db);
    assert_says(err.message, "terrier up");
}

/* libpq says which part of the string it could not read: after a slip in it that may be the password. */
static void no_message_holds_a_piece_of_the_password(void **state) {
    (void)state;
    static const char *const slips[] = {
        "host=/nowhere hunter2",           "postgresql://u:hunter2/x@localhost/terrier",
        "postgresql://u:%zzhunter2@h/db",  "postgresql://u:hunter2@[::1/terrier",
        "postgresql://u:x@hunter2@h/db",   "postgresql://u:x?hunter2@localhost/terrier",
        "host=/nowhere password='hunter2", "postgresql://u:a@localhost/terrier?hunter2"};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct store *db = NULL;
        struct error err = {0};
        assert_int_equal(store_open(&db, slips[i], &err), STATUS_UNAVAILABLE);
        if (strstr(err.message, "hunter2")) fail_msg("%s", err.message);
        assert_says(err.message, "TERRIER_DSN");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bound_values_come_back_as_what_they_are),
        cmocka_unit_test(an_unknown_number_is_not_zero),
        cmocka_unit_test(the_shape_expected_is_held_to),
        cmocka_unit_test(a_statement_is_prepared_once),
        cmocka_unit_test(a_rebuilt_view_is_prepared_again),
        cmocka_unit_test(what_the_server_refuses_is_said_in_plain_words),
        cmocka_unit_test(a_statement_over_its_time_is_stopped),
        cmocka_unit_test(the_time_limit_outlives_a_rolled_back_transaction),
        cmocka_unit_test(a_person_may_stop_a_statement),
        cmocka_unit_test(a_lost_connection_says_what_to_do),
        cmocka_unit_test(a_server_that_is_not_there_says_what_to_do),
        cmocka_unit_test(no_message_holds_a_piece_of_the_password),
    };
    return cmocka_run_group_tests(tests, test_database_make_bare, test_database_drop);
}
