/* Editing a record: who may, what is kept of it, what is refused, and that no one's work is overwritten. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/register/edit.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

#define LIBRARY "TT000066" /* public */
#define LET_OUT "TT000070" /* commercial */
#define REFUGE  "TT000076" /* official-personal */
#define WRITERS 8

struct answer {
    struct arena *arena;
    struct register_edited edited;
    struct error err;
    enum status status;
};

static struct answer edit_as(struct store *db, const char *reference, const char *version, const char *fields,
                             const char *actor, const char *reason) {
    struct answer answer = {.arena = arena_new()};
    struct register_edit edit = {reference, version, fields, actor, reason};

    answer.status = register_edit(db, answer.arena, &edit, &answer.edited, &answer.err);
    return answer;
}

static struct rows *ask(struct store *db, const char *sql, const char *value) {
    struct rows *rows = NULL;
    struct error err = {0};
    struct bind bind = value ? BIND(value) : BIND_NONE;

    test_must(store_query(db, sql, bind, STORE_MANY, &rows, &err), &err, sql);
    return rows;
}

/* The text that `sql` gives of a record ($1); NULL for null. The caller frees. */
static char *told(struct store *db, const char *sql, const char *reference) {
    struct rows *rows = ask(db, sql, reference);
    char *text = rows_count(rows) ? memory_text(rows_text(rows, 0, 0)) : NULL;

    rows_free(rows);
    return text;
}

static void says(struct store *db, const char *sql, const char *reference, const char *expected) {
    char *text = told(db, sql, reference);

    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static char *version_of(struct store *db, const char *reference) {
    return told(db, "select version from publish.record where reference = $1", reference);
}

/* An edit at the version of now, by an editor of the service unless `db` is another's. */
static struct answer edit(struct store *db, const char *reference, const char *fields) {
    char *version = version_of(db, reference);
    struct answer answer = edit_as(db, reference, version, fields, "estates officer", "annual review");

    free(version);
    return answer;
}

static void run(struct store *db, const char *sql) {
    struct error err = {0};
    test_must(store_script(db, sql, &err), &err, sql);
}

static struct store *editor(void **state) {
    return test_database_connect(*state, "terrier_serve_editor");
}

static int64_t revision(void **state) {
    return test_number(estate_db(*state), "select revision from history.head");
}

static void ledger_is_whole(void **state) {
    assert_int_equal(test_number(estate_db(*state), "select count(*) from history.verify()"), 0);
}

static void makes(void **state, const char *fields, enum register_outcome outcome, const char *field,
                  const char *words) {
    struct store *db = editor(state);
    int64_t before = revision(state);
    struct answer answer = edit(db, LIBRARY, fields);

    if (answer.edited.outcome != outcome || strstr(answer.err.message, words) == NULL)
        fail_msg("%s: outcome %d, %s", fields, answer.edited.outcome, answer.err.message);
    if (field) assert_string_equal(answer.edited.field, field);
    assert_int_equal(revision(state), before + (outcome == REGISTER_CHANGED));
    arena_free(answer.arena);
    store_close(db);
}

/* --- who --- */

static void only_the_services_editor_and_steward_may_edit(void **state) {
    static const struct {
        const char *role;
        bool may;
    } roles[] = {
        {"terrier_serve_public", false}, {"terrier_serve_reader", false}, {"terrier_serve_gis", false},
        {"terrier_serve_editor", true},  {"terrier_serve_steward", true}, {"terrier_public", false},
        {"terrier_reader", false},       {"terrier_gis", false},          {"terrier_editor", false},
        {"terrier_steward", false},      {"terrier_door", false},         {"terrier_clerk", false}};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct store *db = test_database_connect(*state, roles[i].role);
        struct answer answer = edit_as(db, LIBRARY, "0-00000000", "{}", "someone", "to see");
        assert_int_equal(answer.status, roles[i].may ? STATUS_CONFLICT : STATUS_REFUSED);
        arena_free(answer.arena);
        store_close(db);
    }
}

static void the_ledger_says_who_and_why(void **state) {
    struct store *db = editor(state);
    struct answer answer =
        edit(db, LIBRARY, "{\"name\":\"Example Library, Yeovil\",\"service\":\"Culture\"}");
    char *version = version_of(db, LIBRARY);

    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    assert_string_equal(answer.edited.version, version);
    says(db, "select changed_by || ': ' || reason from publish.record where reference = $1", LIBRARY,
         "estates officer: annual review");
    says(db,
         "select string_agg(field || ' ' || coalesce(old_value #>> '{}', '-') || ' > ' || (new_value #>> "
         "'{}'), "
         "', ' order by field) from publish.asset_field_change where reference = $1 and revision = (select "
         "max(revision) from publish.asset_change)",
         LIBRARY, "name Example Library > Example Library, Yeovil, service - > Culture");
    ledger_is_whole(state);
    free(version);
    arena_free(answer.arena);
    store_close(db);
}

static void a_login_that_is_not_the_services_writes_under_its_own_name(void **state) {
    struct store *db = estate_db(*state);
    struct answer answer = edit(db, LIBRARY, "{\"notes\":\"by the owner\"}");

    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    assert_int_equal(test_number(db, "select count(*) from publish.record where reference = 'TT000066' and "
                                     "changed_by = session_user"),
                     1);
    arena_free(answer.arena);
}

/* --- marking --- */

static void a_record_above_the_clearance_is_not_there(void **state) {
    struct store *db = editor(state);
    struct store *steward = test_database_connect(*state, "terrier_serve_steward");
    char *version = version_of(steward, REFUGE);
    struct answer refused = edit_as(db, REFUGE, version, "{\"notes\":\"x\"}", "a", "b");
    struct answer absent = edit_as(db, "TT999999", version, "{\"notes\":\"x\"}", "a", "b");
    struct answer done = edit(steward, REFUGE, "{\"notes\":\"x\"}");

    assert_int_equal(refused.edited.outcome, REGISTER_MISSING);
    assert_int_equal(absent.edited.outcome, REGISTER_MISSING);
    assert_null(refused.edited.version);
    assert_int_equal(done.edited.outcome, REGISTER_CHANGED);
    free(version);
    arena_free(refused.arena);
    arena_free(absent.arena);
    arena_free(done.arena);
    store_close(db);
    store_close(steward);
}

static void an_editor_sets_no_marking_above_the_own_clearance(void **state) {
    makes(state, "{\"marking\":\"official-personal\",\"notes\":\"hidden\"}", REGISTER_REFUSED, "marking",
          "above what you may read");
    makes(state, "{\"marking\":\"commercial\"}", REGISTER_CHANGED, NULL, "");
    makes(state, "{\"marking\":\"public\"}", REGISTER_CHANGED, NULL, "");
}

static void what_was_marked_at_the_time_stays_out_of_the_history_of_others(void **state) {
    struct store *steward = test_database_connect(*state, "terrier_serve_steward");
    struct store *db = editor(state);
    static const char *const steps[] = {"{\"marking\":\"official-personal\"}", "{\"notes\":\"a secret\"}",
                                        "{\"marking\":\"public\",\"notes\":\"opened\"}",
                                        "{\"notes\":\"later\"}"};
    static const char shown[] =
        "select count(*) from publish.asset_field_change where reference = 'TT000073' "
        "and revision > (select min(revision) from publish.asset_change where "
        "reference = 'TT000073')";
    static const char reasons[] = "select count(*) from publish.asset_change where reference = 'TT000073' "
                                  "and reason = 'annual review'";
    static const char set_by[] = "select count(*) from publish.provenance where reference = 'TT000073' "
                                 "and source = 'a person' and set_by is not null and reason is not null";
    static const char last[] = "select count(*) from publish.record where reference = 'TT000073' "
                               "and reason = 'annual review'";

    char *before = version_of(db, "TT000073");

    for (size_t i = 0; i < 4; i++) {
        struct answer answer = edit(steward, "TT000073", steps[i]);
        assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
        arena_free(answer.arena);
        if (i == 2) {
            assert_int_equal(test_number(steward, last), 1);
            assert_int_equal(test_number(db, last), 0);
            answer = edit_as(db, "TT000073", before, "{}", "a", "b");
            assert_non_null(strstr(answer.err.message, "estates officer (asset);"));
            assert_null(strstr(answer.err.message, "annual review"));
            arena_free(answer.arena);
        }
    }
    assert_int_equal(test_number(steward, shown), 5);
    assert_int_equal(test_number(db, shown), 1);
    assert_int_equal(test_number(steward, reasons), 4);
    assert_int_equal(test_number(db, reasons), 1);
    assert_int_equal(test_number(db, last), 1);
    assert_int_equal(test_number(steward, set_by), 2); /* marking and notes */
    assert_int_equal(test_number(db, set_by), 0);
    free(before);
    store_close(db);
    store_close(steward);
}

/* --- what is refused --- */

static void wrong_values_are_refused_by_name_and_nothing_is_applied(void **state) {
    makes(state, "{\"name\":\"  \",\"notes\":\"half\"}", REGISTER_INVALID, "name", "needs a name");
    makes(state, "{\"category\":\"libary\"}", REGISTER_INVALID, "category", "there is no category `libary`");
    makes(state, "{\"postcode\":\"nonsense\"}", REGISTER_INVALID, "postcode", "TA1 4DY");
    makes(state, "{\"uprn\":0}", REGISTER_INVALID, "uprn", "12 digits");
    makes(state, "{\"marking\":null}", REGISTER_INVALID, "marking", "needs a marking");
    makes(state, "{\"purpose_confirmed_on\":\"2999-01-01\"}", REGISTER_INVALID, "purpose_confirmed_on",
          "has not come");
    makes(state, "{\"asset_id\":1}", REGISTER_INVALID, "asset_id", "no field that can be edited");
    makes(state, "{\"extent\":null}", REGISTER_INVALID, "extent", "no field that can be edited");
    makes(state, "{\"notes\":\"half\",\"holding\":{\"status\":\"gone\"}}", REGISTER_INVALID, "holding.status",
          "there is no status `gone`; there are:");
    makes(state, "{\"notes\":\"half\",\"holding\":{\"from\":\"2026-02-30\",\"status\":\"vacant\"}}",
          REGISTER_INVALID, NULL, "2026-02-30");
    makes(state, "{\"holding\":{\"from\":\"3026-01-01\",\"status\":\"vacant\"}}", REGISTER_INVALID,
          "holding.from", "ten years");
    makes(state, "{\"holding\":{\"from\":\"2026-01-01\"}}", REGISTER_INVALID, "holding", "say what changes");
    makes(state, "{\"holding\":{\"valid\":\"(,)\"}}", REGISTER_INVALID, "holding.valid",
          "there are: purpose");
    makes(state, "{\"liability\":{\"share_percent\":20}}", REGISTER_INVALID, "liability", "goes with");
    makes(state, "{\"liability\":{\"council_repairs\":\"shared\"}}", REGISTER_INVALID, "liability",
          "goes with");
    makes(state, "[]", REGISTER_INVALID, NULL, "object");
    assert_int_equal(
        test_number(estate_db(*state), "select count(*) from register.asset where notes = 'half'"), 0);
}

static void a_reason_must_be_given(void **state) {
    struct store *db = editor(state);
    char *version = version_of(db, LIBRARY);
    static const char *const reasons[] = {NULL, "", " \t\n"};

    for (size_t i = 0; i < 3; i++) {
        struct answer answer = edit_as(db, LIBRARY, version, "{\"notes\":\"x\"}", "a", reasons[i]);
        assert_int_equal(answer.edited.outcome, REGISTER_INVALID);
        assert_string_equal(answer.edited.field, "reason");
        arena_free(answer.arena);
    }
    free(version);
    store_close(db);
}

static void an_edit_that_says_nothing_new_makes_no_revision(void **state) {
    makes(state, "{\"street\":\"Example Street\",\"postcode\":\" ta1 1aa \"}", REGISTER_CHANGED, NULL, "");
    makes(state, "{\"street\":\" Example Street \",\"postcode\":\"TA1 1AA\"}", REGISTER_SAME, NULL, "");
    makes(state, "{}", REGISTER_SAME, NULL, "");
    makes(state, "{\"holding\":{\"status\":\"in_use\",\"from\":\"2020-01-01\"}}", REGISTER_SAME, NULL, "");
    makes(state, "{\"liability\":{\"council_repairs\":\"all\"}}", REGISTER_SAME, NULL, "");
}

static void what_people_write_is_kept_as_text(void **state) {
    struct store *db = editor(state);
    static const char *const words[] = {"'; drop table register.asset; --",
                                        "$$ $1 $2",
                                        "{\\\"a\\\": 1}",
                                        "<b>&amp;",
                                        "%s%n",
                                        "E'\\\\x41'",
                                        "\xe2\x80\xae reversed"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct text fields = TEXT_EMPTY;
        char *version = version_of(db, LIBRARY);
        struct answer answer;
        text_format(&fields, "{\"notes\":\"%s\"}", words[i]);
        answer = edit_as(db, LIBRARY, version, text_string(&fields), words[i], words[i]);
        assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
        says(db, "select changed_by || '|' || reason from publish.record where reference = $1", LIBRARY,
             arena_format(answer.arena, "%s|%s", words[i], words[i]));
        says(
            db,
            "select to_jsonb(notes) = ($1::jsonb -> 'notes') from publish.asset where reference = 'TT000066'",
            text_string(&fields), "t");
        arena_free(answer.arena);
        text_free(&fields);
        free(version);
    }
    ledger_is_whole(state);
    store_close(db);
}

static void notes_of_64_kilobytes_are_kept(void **state) {
    struct store *db = editor(state);
    struct text fields = TEXT_EMPTY;
    struct answer answer;

    text_add(&fields, "{\"notes\":\"");
    for (size_t i = 0; i < 65536; i++)
        text_add_char(&fields, (char)('a' + i % 26));
    text_add(&fields, "\"}");
    answer = edit(db, LIBRARY, text_string(&fields));
    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    says(db, "select length(notes)::text from publish.asset where reference = $1", LIBRARY, "65536");
    arena_free(answer.arena);
    text_free(&fields);
    store_close(db);
}

/* --- dates of effect --- */

struct step {
    const char *holding; /* of the edit */
    const char *expected;
};

static const char ranges[] =
    "select string_agg(valid::text || ' ' || status_code, ' ' order by valid) from register.asset_holding "
    "join register.asset using (asset_id) where reference = $1";

static void a_holding_is_parted_at_the_day_given(void **state) {
    static const struct step steps[] = {
        {"{\"status\":\"vacant\",\"from\":\"2024-04-01\"}", "(,2024-04-01) in_use [2024-04-01,) vacant"},
        /* until what begins later */
        {"{\"status\":\"disposed\",\"from\":\"2022-01-01\"}",
         "(,2022-01-01) in_use [2022-01-01,2024-04-01) disposed [2024-04-01,) vacant"},
        /* put right where it stands */
        {"{\"status\":\"under_construction\",\"from\":\"2022-01-01\"}",
         "(,2022-01-01) in_use [2022-01-01,2024-04-01) under_construction [2024-04-01,) vacant"},
        /* what follows began earlier than was thought */
        {"{\"status\":\"vacant\",\"from\":\"2023-06-30\"}",
         "(,2022-01-01) in_use [2022-01-01,2023-06-30) under_construction [2023-06-30,) vacant"},
        /* what went before lasted longer */
        {"{\"status\":\"in_use\",\"from\":\"2022-01-01\"}", "(,2023-06-30) in_use [2023-06-30,) vacant"},
        /* a day to come */
        {"{\"status\":\"disposed\",\"from\":\"2030-03-28\",\"basis\":\"statutory_order\"}",
         "(,2023-06-30) in_use [2023-06-30,2030-03-28) vacant [2030-03-28,) disposed"},
        {"{\"status\":\"vacant\",\"from\":\"2030-03-28\"}", "(,2023-06-30) in_use [2023-06-30,) vacant"},
    };
    struct store *db = editor(state);

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct text fields = TEXT_EMPTY;
        struct answer answer;
        text_format(&fields, "{\"holding\":%s}", steps[i].holding);
        answer = edit(db, "TT000067", text_string(&fields));
        if (answer.status != STATUS_OK) fail_msg("%s: %s", steps[i].holding, answer.err.message);
        says(estate_db(*state), ranges, "TT000067", steps[i].expected);
        arena_free(answer.arena);
        text_free(&fields);
    }
    ledger_is_whole(state);
    store_close(db);
}

static void what_was_never_recorded_needs_all_of_it(void **state) {
    struct store *db = editor(state);
    struct answer answer;

    run(estate_db(*state), "delete from register.asset_holding where asset_id = (select asset_id from "
                           "register.asset where reference = 'TT000077')");
    answer = edit(db, "TT000077", "{\"holding\":{\"status\":\"in_use\",\"from\":\"2020-01-01\"}}");
    assert_int_equal(answer.edited.outcome, REGISTER_INVALID);
    assert_non_null(strstr(answer.err.message, "give purpose, scope and status"));
    arena_free(answer.arena);
    answer = edit(db, "TT000077",
                  "{\"holding\":{\"status\":\"in_use\",\"purpose\":\"operational\",\"scope\":\"in\",\"from\":"
                  "\"2020-01-01\"}}");
    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    says(estate_db(*state), ranges, "TT000077", "[2020-01-01,) in_use");
    arena_free(answer.arena);
    store_close(db);
}

static void who_repairs_is_stated_from_a_day_on(void **state) {
    static const char rows[] =
        "select string_agg(valid::text || ' ' || council_repairs || coalesce(' ' || share_percent, '') || ' "
        "' || "
        "duty_holder_code || ' ' || basis, ' ' order by valid) from register.liability join register.asset "
        "using (asset_id) where reference = $1";
    struct store *db = editor(state);
    struct answer answer = edit(db, "TT000068",
                                "{\"liability\":{\"council_repairs\":\"shared\",\"share_percent\":33.33,"
                                "\"from\":\"2025-04-01\"}}");

    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    says(estate_db(*state), rows, "TT000068",
         "(,2025-04-01) all council stated [2025-04-01,) shared 33.33 council stated");
    arena_free(answer.arena);
    answer = edit(db, "TT000068",
                  "{\"liability\":{\"council_repairs\":\"none\",\"duty_holder\":\"tenant\",\"from\":"
                  "\"2026-01-01\"}}");
    assert_int_equal(answer.edited.outcome, REGISTER_CHANGED);
    says(estate_db(*state), rows, "TT000068",
         "(,2025-04-01) all council stated [2025-04-01,2026-01-01) shared 33.33 council stated [2026-01-01,) "
         "none "
         "tenant stated");
    arena_free(answer.arena);
    store_close(db);
}

/* --- versions --- */

static void the_version_moves_with_every_part_of_the_record_and_no_other(void **state) {
    static const char *const others[] = {
        "insert into register.inspection (asset_id, type_code, inspected_on, result_code) select asset_id, "
        "'gas_safety', '2026-01-01', 'pass' from register.asset where reference = 'TT000065'",
        "update register.condition_item set cost = cost + 1 where survey_id = (select min(survey_id) from "
        "register.condition_survey join register.asset using (asset_id) where asset.reference = 'TT000065')",
        "update register.energy_reading set kwh = kwh + 1",
        "delete from register.certificate where asset_id = (select asset_id from register.asset where "
        "reference = "
        "'TT000065')",
    };
    struct store *db = estate_db(*state);
    char *library = version_of(db, LIBRARY);
    char *before = version_of(db, "TT000065");

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char *after;
        run(db, others[i]);
        after = version_of(db, "TT000065");
        if (strcmp(before, after) == 0) fail_msg("unmoved by: %s", others[i]);
        free(before);
        before = after;
    }
    says(db, "select version from publish.record where reference = $1", LIBRARY, library);
    free(before);
    free(library);
}

struct writer {
    void **state;
    const char *version;
    char fields[64];
    struct answer answer;
    pthread_t thread;
};

static void *write_once(void *given) {
    struct writer *writer = given;
    struct store *db = editor(writer->state);

    writer->answer = edit_as(db, LET_OUT, writer->version, writer->fields, writer->fields, "a race");
    store_close(db);
    return NULL;
}

static void of_many_writers_at_one_version_one_wins_and_the_others_are_told(void **state) {
    char *version = version_of(estate_db(*state), LET_OUT);
    struct writer writers[WRITERS];
    size_t won = 0;

    for (size_t i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){.state = state, .version = version};
        snprintf(writers[i].fields, sizeof writers[i].fields, "{\"notes\":\"writer %zu\"}", i);
        assert_int_equal(pthread_create(&writers[i].thread, NULL, write_once, &writers[i]), 0);
    }
    for (size_t i = 0; i < WRITERS; i++)
        pthread_join(writers[i].thread, NULL);
    for (size_t i = 0; i < WRITERS; i++)
        if (writers[i].answer.edited.outcome == REGISTER_CHANGED) {
            won++;
            says(estate_db(*state),
                 "select '{\"notes\":\"' || notes || '\"}' from register.asset where reference = $1", LET_OUT,
                 writers[i].fields);
        }
    assert_int_equal(won, 1);
    for (size_t i = 0; i < WRITERS; i++) {
        if (writers[i].answer.edited.outcome != REGISTER_CHANGED) {
            assert_int_equal(writers[i].answer.edited.outcome, REGISTER_STALE);
            assert_non_null(strstr(writers[i].answer.err.message, "by {\"notes\":\"writer"));
            assert_non_null(strstr(writers[i].answer.err.message, "(asset: a race)"));
        }
        arena_free(writers[i].answer.arena);
    }
    free(version);
    ledger_is_whole(state);
}

/* Until another connection waits for a lock: the edit has begun. */
static void await_waiting(void **state) {
    struct store *db =
        test_database_connect(*state, "terrier_admin"); /* others do not see what one waits for */
    static const char waiting[] = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and "
                                  "datname = current_database()";

    for (int i = 0; i < 1000 && test_number(db, waiting) == 0; i++)
        usleep(5000);
    store_close(db);
}

static void what_others_are_changing_is_waited_for_and_counts(void **state) {
    static const char *const changes[] = {
        "update register.asset_holding set reason = 'import' where asset_id = (select asset_id from "
        "register.asset "
        "where reference = 'TT000070')",
        "insert into register.designation (asset_id, kind_code) select asset_id, 'listed_2' from "
        "register.asset "
        "where reference = 'TT000070'",
        "update register.asset set name = name || '.' where reference = 'TT000070'"};

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct store *other = test_database_connect(*state, NULL);
        char *version = version_of(other, LET_OUT);
        struct writer writer = {.state = state, .version = version};

        snprintf(writer.fields, sizeof writer.fields, "{\"holding\":{\"status\":\"vacant\"}}");
        run(other, "begin");
        run(other, changes[i]);
        assert_int_equal(pthread_create(&writer.thread, NULL, write_once, &writer), 0);
        await_waiting(state);
        run(other, "commit");
        pthread_join(writer.thread, NULL);
        if (writer.answer.edited.outcome != REGISTER_STALE)
            fail_msg("%s: %d %s", changes[i], writer.answer.edited.outcome, writer.answer.err.message);
        arena_free(writer.answer.arena);
        free(version);
        store_close(other);
    }
}

static void a_version_of_another_database_is_stale(void **state) {
    struct store *db = editor(state);
    static const char *const versions[] = {"1-00000000", "",         "x", "99999999999999999999-00000000",
                                           "1",          "' or true"};

    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        struct answer answer = edit_as(db, LIBRARY, versions[i], "{\"notes\":\"x\"}", "a", "b");
        assert_int_equal(answer.edited.outcome, REGISTER_STALE);
        assert_non_null(strstr(answer.err.message, "not one of this register"));
        arena_free(answer.arena);
    }
    store_close(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_services_editor_and_steward_may_edit),
        cmocka_unit_test(the_ledger_says_who_and_why),
        cmocka_unit_test(a_login_that_is_not_the_services_writes_under_its_own_name),
        cmocka_unit_test(a_record_above_the_clearance_is_not_there),
        cmocka_unit_test(an_editor_sets_no_marking_above_the_own_clearance),
        cmocka_unit_test(what_was_marked_at_the_time_stays_out_of_the_history_of_others),
        cmocka_unit_test(wrong_values_are_refused_by_name_and_nothing_is_applied),
        cmocka_unit_test(a_reason_must_be_given),
        cmocka_unit_test(an_edit_that_says_nothing_new_makes_no_revision),
        cmocka_unit_test(what_people_write_is_kept_as_text),
        cmocka_unit_test(notes_of_64_kilobytes_are_kept),
        cmocka_unit_test(a_holding_is_parted_at_the_day_given),
        cmocka_unit_test(what_was_never_recorded_needs_all_of_it),
        cmocka_unit_test(who_repairs_is_stated_from_a_day_on),
        cmocka_unit_test(the_version_moves_with_every_part_of_the_record_and_no_other),
        cmocka_unit_test(of_many_writers_at_one_version_one_wins_and_the_others_are_told),
        cmocka_unit_test(what_others_are_changing_is_waited_for_and_counts),
        cmocka_unit_test(a_version_of_another_database_is_stale),
    };
    return cmocka_run_group_tests(tests, estate_set_up, estate_tear_down);
}
