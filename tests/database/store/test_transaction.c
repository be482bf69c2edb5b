#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

static int make(void **state) {
    struct test_database *database = test_database_bare();
    struct error err = {0};
    test_must(store_script(database->db,
                           "create schema s; create table s.account (id int primary key, pence bigint);"
                           "insert into s.account values (1, 100), (2, 100)",
                           &err),
              &err, "the table");
    *state = database;
    return 0;
}

static struct store *serializable(const struct test_database *database) {
    char dsn[2048];
    struct store *db = NULL;
    struct error err = {0};
    snprintf(dsn, sizeof dsn, "%s options='-c default_transaction_isolation=serializable'", database->dsn);
    test_must(store_open(&db, dsn, &err), &err, "connecting");
    return db;
}

struct race {
    struct store *other;
    int attempts;
    int lost; /* the other is quicker in so many of them */
};

/* Reads the balance, is overtaken by the other's commit, and writes: the server refuses with 40001. */
static enum status overtaken(struct store *db, void *context, struct error *err) {
    struct race *race = context;
    struct rows *rows = NULL;
    enum status status =
        store_query(db, "select pence from s.account where id = 1", BIND_NONE, STORE_ONE, &rows, err);

    if (status != STATUS_OK) return status;
    rows_free(rows);
    if (race->attempts++ < race->lost)
        status =
            store_run(race->other, "update s.account set pence = pence + 1 where id = 1", BIND_NONE, err);
    if (status != STATUS_OK) return status;
    return store_run(db, "update s.account set pence = pence + 1000 where id = 1", BIND_NONE, err);
}

static void a_lost_race_is_run_again_from_the_start(void **state) {
    const struct test_database *database = *state;
    struct store *db = serializable(database);
    struct race race = {.other = database->db, .lost = 2};
    struct error err = {0};
    int64_t before = test_number(database->db, "select pence from s.account where id = 1");

    test_must(store_transaction(db, (struct store_intent){.reason = "a race"}, overtaken, &race, &err), &err,
              "the transaction");
    assert_int_equal(race.attempts, 3);
    assert_int_equal(test_number(database->db, "select pence from s.account where id = 1"),
                     before + 2 + 1000);
    store_close(db);
}

static void a_race_lost_for_ever_is_given_up(void **state) {
    const struct test_database *database = *state;
    struct store *db = serializable(database);
    struct race race = {.other = database->db, .lost = 1000};
    struct error err = {0};

    assert_int_equal(store_transaction(db, (struct store_intent){0}, overtaken, &race, &err),
                     STATUS_CONFLICT);
    assert_int_equal(err.status, STATUS_CONFLICT);
    assert_int_equal(race.attempts, 5);
    assert_non_null(strstr(err.message, "given up after 5 attempts"));
    store_close(db);
}

struct crossing {
    const struct test_database *database;
    pthread_barrier_t *both_hold_one;
    const char *first;
    const char *second;
    int attempts;
    enum status status;
};

static enum status cross(struct store *db, void *context, struct error *err) {
    struct crossing *crossing = context;
    const char *lock = "update s.account set pence = pence + 1 where id = $1::int";
    enum status status = store_run(db, lock, BIND(crossing->first), err);

    if (crossing->attempts++ == 0) pthread_barrier_wait(crossing->both_hold_one);
    return status == STATUS_OK ? store_run(db, lock, BIND(crossing->second), err) : status;
}

static void *cross_in_thread(void *context) {
    struct crossing *crossing = context;
    struct store *db = test_database_connect(crossing->database, NULL);
    struct error err = {0};
    crossing->status = store_transaction(db, (struct store_intent){0}, cross, crossing, &err);
    store_close(db);
    return NULL;
}

static void a_deadlock_is_untied(void **state) {
    pthread_barrier_t barrier;
    pthread_t threads[2];
    struct crossing crossings[2] = {{*state, &barrier, "1", "2", 0, STATUS_INTERNAL},
                                    {*state, &barrier, "2", "1", 0, STATUS_INTERNAL}};
    const struct test_database *database = *state;
    int64_t before = test_number(database->db, "select sum(pence) from s.account");

    pthread_barrier_init(&barrier, NULL, 2);
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, cross_in_thread, &crossings[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    pthread_barrier_destroy(&barrier);
    assert_int_equal(crossings[0].status, STATUS_OK);
    assert_int_equal(crossings[1].status, STATUS_OK);
    assert_int_equal(crossings[0].attempts + crossings[1].attempts, 3);
    assert_int_equal(test_number(database->db, "select sum(pence) from s.account"), before + 4);
}

static enum status write_then_fail(struct store *db, void *context, struct error *err) {
    (void)context;
    enum status status = store_run(db, "delete from s.account", BIND_NONE, err);
    return status == STATUS_OK ? error_set(err, STATUS_REFUSED, "second thoughts") : status;
}

static void what_fails_leaves_nothing(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    assert_int_equal(store_transaction(database->db, (struct store_intent){0}, write_then_fail, NULL, &err),
                     STATUS_REFUSED);
    assert_string_equal(err.message, "second thoughts");
    assert_int_equal(test_number(database->db, "select count(*) from s.account"), 2);
}

static enum status swallow_a_failure(struct store *db, void *context, struct error *err) {
    struct error ignored = {0};
    (void)context;
    (void)err;
    store_run(db, "select 1 / 0", BIND_NONE, &ignored);
    return STATUS_OK;
}

static void a_swallowed_failure_is_not_taken_for_a_commit(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    assert_int_equal(store_transaction(database->db, (struct store_intent){0}, swallow_a_failure, NULL, &err),
                     STATUS_INTERNAL);
}

static enum status see_intent(struct store *db, void *context, struct error *err) {
    struct rows *rows = NULL;
    enum status status =
        store_query(db, "select current_setting('terrier.actor'), current_setting('terrier.reason')",
                    BIND_NONE, STORE_ONE, &rows, err);
    if (status == STATUS_OK) snprintf(context, 200, "%s: %s", rows_text(rows, 0, 0), rows_text(rows, 0, 1));
    rows_free(rows);
    return status;
}

static void actor_and_reason_are_known_inside_and_forgotten_after(void **state) {
    const struct test_database *database = *state;
    struct store_intent intent = {.actor = "jo'hn", .reason = "sold; gone"};
    struct error err = {0};
    char seen[200] = "";
    test_must(store_transaction(database->db, intent, see_intent, seen, &err), &err, "the transaction");
    assert_string_equal(seen, "jo'hn: sold; gone");
    assert_int_equal(test_number(database->db, "select length(current_setting('terrier.actor', true))"), 0);
}

static enum status nest(struct store *db, void *context, struct error *err) {
    (void)context;
    return store_transaction(db, (struct store_intent){0}, write_then_fail, NULL, err);
}

static enum status write_something(struct store *db, void *context, struct error *err) {
    (void)context;
    return store_run(db, "delete from s.account", BIND_NONE, err);
}

static void a_transaction_inside_another_is_refused(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    assert_int_equal(store_transaction(database->db, (struct store_intent){0}, nest, NULL, &err),
                     STATUS_INTERNAL);
}

static void a_reader_cannot_write(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    assert_int_equal(store_transaction(database->db, (struct store_intent){.read_only = true},
                                       write_something, NULL, &err),
                     STATUS_REFUSED);
    assert_int_equal(test_number(database->db, "select count(*) from s.account"), 2);
}

/* As it is when a standby is promoted between the beginning of a transaction and its first write. */
static enum status find_it_read_only(struct store *db, void *context, struct error *err) {
    enum status status = store_run(db, "set transaction read only", BIND_NONE, err);
    return status == STATUS_OK ? write_something(db, context, err) : status;
}

static void what_nobody_asked_to_be_read_only_may_be_tried_again(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    assert_int_equal(store_transaction(database->db, (struct store_intent){0}, find_it_read_only, NULL, &err),
                     STATUS_UNAVAILABLE);
    assert_non_null(strstr(err.message, "nothing was changed; try again"));
    test_must(store_run(database->db, "set default_transaction_read_only = on", BIND_NONE, &err), &err,
              "set");
    assert_int_equal(store_transaction(database->db, (struct store_intent){0}, find_it_read_only, NULL, &err),
                     STATUS_REFUSED);
    test_must(store_run(database->db, "reset default_transaction_read_only", BIND_NONE, &err), &err, "reset");
}

static void *cancel_soon(void *db) {
    struct error err = {0};
    usleep(100000);
    store_cancel(db, &err);
    return NULL;
}

static void another_thread_can_stop_a_statement(void **state) {
    const struct test_database *database = *state;
    struct error err = {0};
    pthread_t thread;
    pthread_create(&thread, NULL, cancel_soon, database->db);
    assert_int_equal(store_run(database->db, "select pg_sleep(20)", BIND_NONE, &err), STATUS_CANCELLED);
    assert_string_equal(err.message, "the statement was stopped on request");
    pthread_join(thread, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lost_race_is_run_again_from_the_start),
        cmocka_unit_test(a_race_lost_for_ever_is_given_up),
        cmocka_unit_test(a_deadlock_is_untied),
        cmocka_unit_test(what_fails_leaves_nothing),
        cmocka_unit_test(a_swallowed_failure_is_not_taken_for_a_commit),
        cmocka_unit_test(actor_and_reason_are_known_inside_and_forgotten_after),
        cmocka_unit_test(a_transaction_inside_another_is_refused),
        cmocka_unit_test(a_reader_cannot_write),
        cmocka_unit_test(what_nobody_asked_to_be_read_only_may_be_tried_again),
        cmocka_unit_test(another_thread_can_stop_a_statement),
    };
    return cmocka_run_group_tests(tests, make, test_database_drop);
}
