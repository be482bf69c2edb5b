/* Work in the background: what is asked for is done in turn, and what became of it stands in the database. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/service/api/jobs.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

#define HEAD "AssetCode,PropertyName,Category,PostCode\n"
#define GOOD HEAD "A1,Hall,hall,TA1 1AA\nA2,Park,park,TA1 1AB\n"
#define BAD  HEAD "A1,Hall,hall,TA1 1AA\n,Nameless,park,TA1 1AB\n"

struct fixture {
    struct test_database *database;
    struct jobs *jobs;
    char *clerk;
    char spool[64];
    int moved;
};

static enum status clerk_dsn(void *context, struct text *out, struct error *err) {
    const struct fixture *fixture = context;

    (void)err;
    text_add(out, fixture->clerk);
    return STATUS_OK;
}

static void on_moved(void *context, const char *stamp) {
    struct fixture *fixture = context;

    assert_non_null(stamp);
    fixture->moved++;
}

static void begin(struct fixture *fixture) {
    struct jobs_options options = {.dsn = clerk_dsn,
                                   .spool_directory = fixture->spool,
                                   .version = "test",
                                   .moved = on_moved,
                                   .context = fixture};
    struct error err = {0};

    test_must(jobs_new(&fixture->jobs, &options, &err), &err, "the jobs");
    test_must(jobs_start(fixture->jobs, &err), &err, "the jobs");
}

static void end(struct fixture *fixture) {
    jobs_free(fixture->jobs);
    fixture->jobs = NULL;
}

static int set_up(void **state) {
    struct fixture *fixture = memory_array(1, sizeof *fixture);

    fixture->database = test_database_new();
    fixture->clerk = test_database_dsn(fixture->database, "terrier_clerk");
    snprintf(fixture->spool, sizeof fixture->spool, "/tmp/terrier-jobs-XXXXXX");
    if (mkdtemp(fixture->spool) == NULL) return -1;
    begin(fixture);
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    char command[128];

    end(fixture);
    snprintf(command, sizeof command, "rm -r %s", fixture->spool);
    if (system(command) != 0) return -1;
    test_database_free(fixture->database);
    free(fixture->clerk);
    free(fixture);
    return 0;
}

/* --- asking --- */

static void write_file(const char *path, const char *bytes) {
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
}

static enum status try_upload(struct fixture *fixture, const char *kind, const char *profile,
                              const char *name, const char *bytes, int64_t *upload, int64_t *job,
                              const char **field, struct error *err) {
    char path[96];

    snprintf(path, sizeof path, "%s/body", fixture->spool);
    write_file(path, bytes);
    struct jobs_upload what = {
        .kind = kind, .profile = profile, .file_name = name, .path = path, .asker = {"an editor", "key:1"}};
    enum status status = jobs_take_upload(fixture->jobs, &what, upload, job, field, err);
    unlink(path);
    return status;
}

static int64_t upload(struct fixture *fixture, const char *name, const char *bytes, int64_t *job) {
    struct error err = {0};
    const char *field = NULL;
    int64_t number = 0;

    test_must(try_upload(fixture, "register", NULL, name, bytes, &number, job, &field, &err), &err,
              "the upload");
    return number;
}

/* The number that `sql` gives; `number` is its $1, if it has one. */
static int64_t ask(struct fixture *fixture, const char *sql, int64_t number) {
    char text[24];
    struct rows *rows = NULL;
    struct error err = {0};
    struct bind bind = BIND(bind_integer(text, number));

    if (strstr(sql, "$1") == NULL) bind = BIND_NONE;
    test_must(store_query(fixture->database->db, sql, bind, STORE_ONE, &rows, &err), &err, sql);
    int64_t value = rows_integer(rows, 0, 0);
    rows_free(rows);
    return value;
}

/* All that a watch has to say, to its end, which ends the watch. The caller frees. */
static char *heard(struct jobs_watch *watching) {
    struct text out = TEXT_EMPTY;

    assert_non_null(watching);
    for (int i = 0; i < 1200 && jobs_watch_next(watching, &out); i++)
        usleep(50000);
    jobs_watch_free(watching);
    return text_take(&out);
}

static char *wait_for(struct fixture *fixture, int64_t job, const char *state) {
    char *said = heard(jobs_watch(fixture->jobs, job, true, 0)), wanted[64];

    snprintf(wanted, sizeof wanted, "\"state\":\"%s\"", state);
    if (strstr(said, wanted) == NULL) fail_msg("job %lld is not %s: %s", (long long)job, state, said);
    return said;
}

static void must_end(struct fixture *fixture, int64_t job, const char *state) {
    free(wait_for(fixture, job, state));
}

static int64_t apply(struct fixture *fixture, int64_t number) {
    struct error err = {0};
    int64_t job = 0;

    test_must(jobs_apply(fixture->jobs, number, (struct jobs_asker){"an editor", "key:1"}, &job, &err), &err,
              "applying");
    return job;
}

static void must_run(struct fixture *fixture, const char *sql) {
    struct error err = {0};

    test_must(store_script(fixture->database->db, sql, &err), &err, sql);
}

/* The merge of an import waits until release() is called. */
static struct store *hold_imports(struct fixture *fixture) {
    struct store *holder = test_database_connect(fixture->database, NULL);
    struct error err = {0};

    must_run(fixture,
             "create function public.wait() returns trigger language plpgsql as $$ begin perform "
             "pg_advisory_xact_lock(4711); return null; end $$; create trigger wait before insert on "
             "register.asset_holding for each statement execute function public.wait()");
    test_must(store_script(holder, "select pg_advisory_lock(4711)", &err), &err, "the lock");
    return holder;
}

static void wait_until_running(struct fixture *fixture, int64_t job) {
    for (int i = 0; i < 200; i++) {
        if (ask(fixture,
                "select count(*) from jobs.job where job_id = $1::bigint and state = 'running' and exists "
                "(select from pg_locks l join pg_database d on d.oid = l.database where d.datname = "
                "current_database() and l.locktype = 'advisory' and not l.granted)",
                job) == 1)
            return;
        usleep(50000);
    }
    fail_msg("job %lld does not wait", (long long)job);
}

/* --- imports --- */

static void a_preview_says_what_an_import_would_do_and_changes_nothing(void **state) {
    struct fixture *fixture = *state;
    int64_t job, number = upload(fixture, "assets.csv", BAD, &job);

    char *said = wait_for(fixture, job, "done");
    assert_non_null(strstr(said, "\"result\":\"previewed\""));
    assert_non_null(strstr(said, "\"rejected\":1"));
    assert_int_equal(ask(fixture, "select count(*) from register.asset", 0), 0);
    assert_int_equal(ask(fixture, "select count(*) from source.batch", 0), 0);
    assert_int_equal(ask(fixture,
                         "select count(*) from jobs.upload_issue where upload_id = $1::bigint and severity = "
                         "'rejected' and row_number = 2 and line = 3 and reason <> ''",
                         number),
                     1);
    assert_int_equal(fixture->moved, 0);
    free(said);
}

static void an_upload_is_applied_once(void **state) {
    struct fixture *fixture = *state;
    struct error err = {0};
    int64_t job, number = upload(fixture, "assets.csv", GOOD, &job);

    must_end(fixture, job, "done");
    must_end(fixture, apply(fixture, number), "done");
    assert_int_equal(ask(fixture, "select count(*) from register.asset", 0), 2);
    assert_int_equal(ask(fixture,
                         "select count(*) from history.change join jobs.upload using (batch_id) where "
                         "change.actor = 'an editor' and upload_id = $1::bigint",
                         number),
                     1);
    assert_int_equal(fixture->moved, 1);
    assert_int_equal(jobs_apply(fixture->jobs, number, (struct jobs_asker){"an editor", "key:1"}, &job, &err),
                     STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "in the register already"));
}

static void the_same_file_again_changes_nothing(void **state) {
    struct fixture *fixture = *state;
    int64_t job, first = upload(fixture, "assets.csv", GOOD, &job);

    must_end(fixture, job, "done");
    must_end(fixture, apply(fixture, first), "done");
    int64_t second = upload(fixture, "again.csv", GOOD, &job);
    must_end(fixture, job, "done");
    char *said = wait_for(fixture, apply(fixture, second), "done");
    assert_non_null(strstr(said, "\"result\":\"unchanged\""));
    assert_int_equal(
        ask(fixture, "select count(distinct batch_id) from jobs.upload where batch_id is not null", 0), 1);
    assert_int_equal(ask(fixture, "select count(*) from source.batch", 0), 1);
    free(said);
}

static void a_file_that_cannot_be_taken_is_refused_with_a_sentence_without_the_servers_folders(void **state) {
    struct fixture *fixture = *state;
    int64_t job;

    upload(fixture, "assets.csv", "", &job);
    struct jobs_watch *others = jobs_watch(fixture->jobs, job, false, 0);
    char *said = wait_for(fixture, job, "failed");
    char *told_others = heard(others);
    assert_non_null(strstr(said, "\"problem\":\""));
    assert_non_null(strstr(told_others, "\"problem\":null"));
    free(told_others);
    assert_null(strstr(said, fixture->spool));
    free(said);
    upload(fixture, "book.xlsx", "PK\003\004 no workbook", &job);
    said = wait_for(fixture, job, "failed");
    assert_null(strstr(said, fixture->spool));
    free(said);
}

static void what_is_wrong_in_the_request_is_named(void **state) {
    struct fixture *fixture = *state;
    struct error err = {0};
    const char *field = NULL;
    int64_t number, job;

    assert_int_equal(try_upload(fixture, "recipes", NULL, "a.csv", GOOD, &number, &job, &field, &err),
                     STATUS_INVALID);
    assert_string_equal(field, "kind");
    assert_int_equal(
        try_upload(fixture, "register", "/etc/passwd.json", "a.csv", GOOD, &number, &job, &field, &err),
        STATUS_INVALID);
    assert_string_equal(field, "profile");
    assert_int_equal(try_upload(fixture, "register", NULL, "../..", GOOD, &number, &job, &field, &err),
                     STATUS_INVALID);
    assert_string_equal(field, "file");
    assert_int_equal(ask(fixture, "select count(*) from jobs.upload", 0), 0);
}

static void a_name_never_leaves_its_folder(void **state) {
    struct fixture *fixture = *state;
    char path[160];
    int64_t job, number = upload(fixture, "../../../tmp/C:\\lists\\assets.csv", GOOD, &job);

    must_end(fixture, job, "done");
    snprintf(path, sizeof path, "%s/imports/%lld/assets.csv", fixture->spool, (long long)number);
    assert_int_equal(access(path, R_OK), 0);
}

static void a_withdrawn_upload_leaves_nothing(void **state) {
    struct fixture *fixture = *state;
    struct error err = {0};
    char path[160];
    int64_t job, number = upload(fixture, "assets.csv", BAD, &job);

    must_end(fixture, job, "done");
    test_must(jobs_withdraw(fixture->jobs, number, &err), &err, "withdrawing");
    snprintf(path, sizeof path, "%s/imports/%lld", fixture->spool, (long long)number);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(ask(fixture, "select count(*) from jobs.upload_issue", 0), 0);
    assert_int_equal(jobs_withdraw(fixture->jobs, number, &err), STATUS_NOT_FOUND);
}

static void a_file_goes_after_a_day_and_is_then_not_applied(void **state) {
    struct fixture *fixture = *state;
    struct error err = {0};
    char path[160];
    int64_t job, number = upload(fixture, "assets.csv", GOOD, &job);

    must_end(fixture, job, "done");
    end(fixture);
    must_run(fixture, "update jobs.upload set uploaded_at = now() - interval '25 hours'");
    begin(fixture);
    snprintf(path, sizeof path, "%s/imports/%lld/assets.csv", fixture->spool, (long long)number);
    for (int i = 0; i < 100 && access(path, F_OK) == 0; i++)
        usleep(50000);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(jobs_apply(fixture->jobs, number, (struct jobs_asker){"an editor", "key:1"}, &job, &err),
                     STATUS_CONFLICT);
    assert_non_null(strstr(err.message, "upload it again"));
}

/* --- cancelling, and the end of the service --- */

static void a_job_under_way_is_cancelled_and_leaves_nothing(void **state) {
    struct fixture *fixture = *state;
    struct store *holder = hold_imports(fixture);
    struct error err = {0};
    int64_t job;

    upload(fixture, "assets.csv", GOOD, &job);
    wait_until_running(fixture, job);
    test_must(jobs_cancel(fixture->jobs, job, &err), &err, "cancelling");
    must_end(fixture, job, "cancelled");
    assert_int_equal(ask(fixture, "select count(*) from source.record", 0), 0);
    assert_int_equal(jobs_cancel(fixture->jobs, job, &err), STATUS_CONFLICT);
    assert_int_equal(jobs_cancel(fixture->jobs, 99, &err), STATUS_NOT_FOUND);
    store_close(holder);
}

static void a_job_that_waits_is_cancelled_before_it_begins(void **state) {
    struct fixture *fixture = *state;
    struct store *holder = hold_imports(fixture);
    struct error err = {0};
    int64_t first, second, number;

    upload(fixture, "assets.csv", GOOD, &first);
    wait_until_running(fixture, first);
    number = upload(fixture, "more.csv", GOOD, &second);
    assert_int_equal(
        jobs_apply(fixture->jobs, number, (struct jobs_asker){"an editor", "key:1"}, &second, &err),
        STATUS_CONFLICT);
    test_must(jobs_cancel(fixture->jobs, second, &err), &err, "cancelling");
    store_close(holder);
    must_end(fixture, first, "done");
    must_end(fixture, second, "cancelled");
    assert_int_equal(ask(fixture, "select count(*) from jobs.job where begun_at is null", 0), 1);
}

static void what_was_under_way_is_stopped_by_the_end_and_what_waits_goes_on(void **state) {
    struct fixture *fixture = *state;
    struct store *holder = hold_imports(fixture);
    int64_t first, second;

    upload(fixture, "assets.csv", GOOD, &first);
    wait_until_running(fixture, first);
    upload(fixture, "more.csv", GOOD, &second);
    struct jobs_watch *watching = jobs_watch(fixture->jobs, first, true, 0);
    struct text out = TEXT_EMPTY;
    end(fixture);
    assert_false(jobs_watch_next(watching, &out));
    assert_non_null(strstr(text_string(&out), "\"state\":\"stopped\""));
    assert_non_null(strstr(text_string(&out), "restart"));
    jobs_watch_free(watching);
    text_free(&out);
    store_close(holder);
    begin(fixture);
    must_end(fixture, second, "done");
}

static void a_killed_service_leaves_word_of_what_was_under_way(void **state) {
    struct fixture *fixture = *state;
    int64_t job, number = upload(fixture, "assets.csv", GOOD, &job);

    must_end(fixture, job, "done");
    job = apply(fixture, number);
    must_end(fixture, job, "done");
    end(fixture);
    /* As a kill leaves it: once after the commit, once before. */
    must_run(
        fixture,
        "update jobs.upload set batch_id = null; update jobs.job set state = 'running', ended_at = null, "
        "result = null where work = 'apply'; insert into jobs.job (work, state, actor, begun_at) "
        "values ('evaluate', 'running', 'a steward', now())");
    begin(fixture);
    must_end(fixture, job, "done");
    assert_int_equal(ask(fixture,
                         "select count(*) from jobs.upload join source.batch using (batch_id) where "
                         "upload_id = $1::bigint",
                         number),
                     1);
    assert_int_equal(ask(fixture,
                         "select count(*) from jobs.job where work = 'evaluate' and state = 'stopped' and "
                         "problem like 'Stopped by a restart%'",
                         0),
                     1);
}

static void of_two_services_one_works_and_the_other_takes_over(void **state) {
    struct fixture *fixture = *state, other = *fixture;
    int64_t job;

    other.moved = 0;
    begin(&other);
    upload(&other, "assets.csv", GOOD, &job); /* asked of one, done by the other */
    must_end(&other, job, "done");
    end(fixture);
    upload(&other, "more.csv", GOOD, &job);
    must_end(&other, job, "done");
    end(&other);
    begin(fixture);
}

/* --- runs --- */

static enum status evaluate(struct fixture *fixture, bool trial, int64_t *job, struct error *err) {
    struct jobs_evaluation what = {.label = "Autumn", .trial = trial, .asker = {"a steward", "key:2"}};

    return jobs_evaluate(fixture->jobs, &what, job, err);
}

static void an_evaluation_makes_a_run_and_says_its_steps(void **state) {
    struct fixture *fixture = *state;
    struct error err = {0};
    int64_t job = 0;

    fixture_load(fixture->database, "judging.sql");
    int64_t before = ask(fixture, "select count(*) from evaluation.run", 0);
    test_must(evaluate(fixture, true, &job, &err), &err, "evaluate");
    char *said = wait_for(fixture, job, "done");
    assert_non_null(strstr(said, "event: result\ndata: {"));
    assert_non_null(strstr(said, "\"run\":"));
    assert_int_equal(ask(fixture, "select count(*) from evaluation.run", 0), before + 1);
    assert_int_equal(ask(fixture,
                         "select count(*) from evaluation.run where actor = 'a steward' and label = 'Autumn' "
                         "and kind = 'trial'",
                         0),
                     1);
    assert_int_equal(fixture->moved, 1);
    free(said);
}

static void a_second_evaluation_is_refused_with_the_number_of_the_first(void **state) {
    struct fixture *fixture = *state;
    struct store *holder = hold_imports(fixture);
    struct error err = {0};
    int64_t import, first = 0, second = 0;

    upload(fixture, "assets.csv", GOOD, &import);
    wait_until_running(fixture, import);
    test_must(evaluate(fixture, false, &first, &err), &err, "evaluate");
    assert_int_equal(evaluate(fixture, false, &second, &err), STATUS_CONFLICT);
    assert_int_equal(second, first);
    assert_non_null(strstr(err.message, "of a steward"));
    test_must(jobs_cancel(fixture->jobs, first, &err), &err, "cancelling");
    store_close(holder);
    must_end(fixture, import, "done");
}

static void the_steps_of_an_import_are_told_in_their_order(void **state) {
    struct fixture *fixture = *state;
    struct store *holder = hold_imports(fixture);
    int64_t job;

    upload(fixture, "assets.csv", GOOD, &job);
    struct jobs_watch *watching = jobs_watch(fixture->jobs, job, true, 0);
    struct text out = TEXT_EMPTY;
    wait_until_running(fixture, job);
    assert_true(jobs_watch_next(watching, &out));
    const char *read = strstr(text_string(&out), "Reading the file"),
               *checked = strstr(text_string(&out), "\"step\":\"Checking the rows\",\"done\":2"),
               *merged = strstr(text_string(&out), "Merging into the register");
    assert_true(read != NULL && checked > read && merged > checked);
    store_close(holder);
    text_clear(&out);
    for (int i = 0; i < 200 && jobs_watch_next(watching, &out); i++)
        usleep(50000);
    assert_non_null(strstr(text_string(&out), "event: result"));
    jobs_watch_free(watching);
    text_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    setenv("TERRIER_FILES", TERRIER_FILES_PROGRAM, 1);
    const struct CMUnitTest tests[] = {
        TEST(a_preview_says_what_an_import_would_do_and_changes_nothing),
        TEST(an_upload_is_applied_once),
        TEST(the_same_file_again_changes_nothing),
        TEST(a_file_that_cannot_be_taken_is_refused_with_a_sentence_without_the_servers_folders),
        TEST(what_is_wrong_in_the_request_is_named),
        TEST(a_name_never_leaves_its_folder),
        TEST(a_withdrawn_upload_leaves_nothing),
        TEST(a_file_goes_after_a_day_and_is_then_not_applied),
        TEST(a_job_under_way_is_cancelled_and_leaves_nothing),
        TEST(a_job_that_waits_is_cancelled_before_it_begins),
        TEST(what_was_under_way_is_stopped_by_the_end_and_what_waits_goes_on),
        TEST(a_killed_service_leaves_word_of_what_was_under_way),
        TEST(of_two_services_one_works_and_the_other_takes_over),
        TEST(an_evaluation_makes_a_run_and_says_its_steps),
        TEST(a_second_evaluation_is_refused_with_the_number_of_the_first),
        TEST(the_steps_of_an_import_are_told_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
