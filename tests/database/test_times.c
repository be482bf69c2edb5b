/*
 * Past states. A register that was changed since says, as known then, what a copy made at that moment says; a
 * sale entered late holds from its day, but was not known before; and no past state tells what is withheld
 * now.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/exchange/export.h"
#include "engine/query/card.h"
#include "engine/query/explanation.h"
#include "engine/query/find.h"
#include "engine/query/times.h"
#include "engine/runs/anew.h"
#include "sql/embedded.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

#define OFFICE "TT000065"

/* What is proposed and agreed, before anything is changed. */
static const char decided[] =
    "insert into register.proposal (asset_id, kind_code, stage_code, name, state_code, proposed_on, "
    "value_gbp) "
    "values (1, 'sell', 'idea', 'Sale', 'proposed', '2026-05-01', 250000), (2, 'maintain', 'idea', 'Roof', "
    "'proposed', '2026-05-02', null);"
    "insert into governance.screening (proposal_id, subject_code, finding_code, screened_by, screened_on) "
    "select min(proposal_id), 'finance', 'none', 'Finance Partner', '2026-05-03' from register.proposal "
    "where "
    "name = 'Sale';"
    "insert into governance.policy_version (policy_code, version_no, title, body, sha256, valid_from, "
    "drafted_by) "
    "values ('disposal', 1, 'Disposals', 'Best value.', encode(sha256('Best value.'), 'hex'), '2026-04-01', "
    "'Head "
    "of Property');"
    "insert into governance.action (title, owner_post, raised_on) values ('Review the depots', 'Head of "
    "Property', "
    "'2026-05-01');"
    "insert into governance.action_rating (action_id, quarter_on, rating_code, comment) select action_id, "
    "'2026-07-01', 'amber', 'Two of five' from governance.action;";
static const char undecided[] =
    "update register.proposal set state_code = 'withdrawn', closed_on = '2026-06-01' where name = 'Sale';"
    "update register.proposal set value_gbp = 9000000 where name = 'Roof';"
    "delete from governance.screening;"
    "update governance.policy_version set withdrawn_on = '2026-06-01', withdrawn_because = 'Wrong text';"
    "update governance.action set title = 'Review all depots';"
    "update governance.action_rating set rating_code = 'red';"
    "insert into register.partner_role (asset_id, organisation_id, role_code) select 1, "
    "min(organisation_id), "
    "'occupier' from register.organisation;";

/* All that is done since: what edits, imports and a merge do. */
static const char later[] =
    "select set_config('terrier.actor', 'officer', false), set_config('terrier.reason', 'later', false);"
    "update register.asset set name = 'Other House', category_code = 'hall', postcode = 'TA9 9ZZ' "
    "where reference = 'TT000065';"
    "update register.asset_holding set status_code = 'vacant' where asset_id = 1;"
    "update register.building set floor_area_m2 = 1, heating_code = 'oil' where asset_id = 1;"
    "insert into register.asset (reference, name, category_code) values ('TT000200', 'New Hall', 'hall');"
    "insert into register.asset_holding (asset_id, purpose_code, scope_code, status_code) "
    "select asset_id, 'operational', 'in', 'in_use' from register.asset where reference = 'TT000200';"
    "delete from register.liability where asset_id = 2;"
    "select * from edit.merge('TT000068', NULL, 'TT000067', 'officer', 'the same school');"
    "delete from register.asset_identifier where asset_id = 1;"
    "update register.organisation set name = 'Mendip (abolished)' where code = 'mendip';";

struct estate {
    struct test_database *then, *now;
    char revision[40];
};

static void run(struct test_database *database, const char *script) {
    struct error err = {0};

    test_must(store_script(database->db, script, &err), &err, "a change");
}

static void judge_estate(struct test_database *database) {
    struct error err = {0};
    struct run_report report;

    test_must(run_evaluate(database->db, &(struct run_options){.engine_version = "test"}, &report, &err),
              &err, "judging");
}

static int set_up(void **state) {
    static struct estate estate;
    char *script = fixture_text("estate.sql");
    const char *scripts[] = {script};

    estate.then = test_database_filled(scripts, 1);
    estate.now = test_database_filled(scripts, 1);
    free(script);
    run(estate.then, decided);
    run(estate.now, decided);
    judge_estate(estate.then);
    judge_estate(estate.now);
    snprintf(estate.revision, sizeof estate.revision, "revision %lld",
             (long long)test_number(estate.now->db, "select revision from history.head"));
    *state = &estate;
    return 0;
}

static int tear_down(void **state) {
    struct estate *estate = *state;

    test_database_free(estate->then);
    test_database_free(estate->now);
    return 0;
}

static void read_at(struct store *db, const char *as_at, const char *known_at) {
    struct arena *arena = arena_new();
    struct error err = {0};
    const char *words;

    test_must(times_begin_reading(db, &(struct times_asked){as_at, known_at}, arena, &words, &err), &err,
              "times");
    arena_free(arena);
}

/* --- what is compared --- */

static void add_rows(struct text *out, const struct rows *rows) {
    for (size_t r = 0; r < rows_count(rows); r++)
        for (size_t c = 0; c < rows_columns(rows); c++)
            text_format(out, "%s=%s%s", rows_column_name(rows, c),
                        rows_text(rows, r, c) ? rows_text(rows, r, c) : "-",
                        c + 1 == rows_columns(rows) ? "\n" : "|");
}

static void add_query(struct text *out, struct store *db, const char *sql, struct bind bind) {
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_query(db, sql, bind, STORE_MANY, &rows, &err), &err, sql);
    add_rows(out, rows);
    rows_free(rows);
}

static struct text assets(struct store *db) {
    struct query *query = query_new();
    struct rows *rows = NULL;
    struct text out = TEXT_EMPTY;
    struct error err = {0};

    test_must(query_where(query, "held", "any", &err), &err, "filter");
    test_must(query_select(query, "all", &err), &err, "columns");
    test_must(query_rows(query, db, &rows, &err), &err, "assets");
    add_rows(&out, rows);
    rows_free(rows);
    query_free(query);
    return out;
}

static struct text card(struct store *db) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);
    struct query_found found;
    struct error err = {0};

    test_must(query_find(&found, db, OFFICE, &err), &err, "finding");
    json_object(&json);
    test_must(card_json(&json, db, found.asset_id, &err), &err, "card");
    json_end(&json);
    return out;
}

static struct text explanation(struct store *db) {
    struct text out = TEXT_EMPTY;
    struct rows *latest = NULL;
    struct error err = {0};

    test_must(store_query(db, sql_run_find, BIND(NULL), STORE_ONE, &latest, &err), &err, "run");
    add_query(&out, db, sql_explain_asset, BIND(rows_text(latest, 0, 0), OFFICE));
    add_query(&out, db, sql_explain_levels, BIND(rows_text(latest, 0, 0), "1"));
    add_query(&out, db, sql_explain_criteria, BIND(rows_text(latest, 0, 0), "1"));
    rows_free(latest);
    return out;
}

/* --- what is judged anew --- */

struct telling {
    struct text *out;
    const char *judged, *as_at;
};

static enum status tell(struct store *db, void *context, struct error *err) {
    struct telling *telling = context;
    struct explanation found = {0};
    enum status status =
        explanation_read_anew(&found, db, &(struct explanation_anew){telling->judged, telling->as_at}, err);

    if (status == STATUS_OK) {
        add_rows(telling->out, found.asset);
        if (rows_count(found.asset) > 0) {
            add_rows(telling->out, found.levels);
            add_rows(telling->out, found.criteria);
        }
    }
    explanation_free(&found);
    return status;
}

/* What `reader` is told of an asset that was judged. */
static void add_anew(struct text *out, struct store *reader, const struct anew *anew, int64_t asset) {
    struct text judged = TEXT_EMPTY;
    struct error err = {0};

    test_must(anew_write(&judged, anew, asset, "REF", &err), &err, "an asset judged anew");
    struct telling telling = {out, text_string(&judged), anew->inputs->as_at};
    test_must(store_transaction(reader, (struct store_intent){.read_only = true}, tell, &telling, &err), &err,
              "telling");
    text_free(&judged);
}

static struct text judged_anew(struct store *db) {
    struct text out = TEXT_EMPTY;
    struct anew *anew = NULL;
    struct error err = {0};

    test_must(anew_judge(&anew, db, &err), &err, "judging anew");
    add_anew(&out, db, anew, 1);
    anew_free(anew);
    return out;
}

static struct text exported(struct store *db) {
    char path[] = "/tmp/terrier-times-XXXXXX.csv";
    struct query *query = query_new();
    struct text out = TEXT_EMPTY;
    struct error err = {0};
    char buffer[4096];
    size_t got;
    int file = mkstemps(path, 4);
    FILE *read;

    assert_true(file >= 0);
    close(file);
    test_must(export_write(&(struct export){path, NULL}, query, db, NULL, &err), &err, path);
    read = fopen(path, "rb");
    assert_non_null(read);
    while ((got = fread(buffer, 1, sizeof buffer, read)) > 0)
        text_add_bytes(&out, buffer, got);
    fclose(read);
    unlink(path);
    query_free(query);
    return out;
}

/* What runs read: facts of each asset, neighbours, backlog. */
static struct text facts(struct store *db) {
    struct text out = TEXT_EMPTY;

    add_query(&out, db, "select * from facts.asset_fact order by asset_id", BIND_NONE);
    add_query(&out, db, "select * from facts.neighbour order by 1, 2", BIND_NONE);
    add_query(&out, db, "select * from facts.backlog_asset order by 1", BIND_NONE);
    add_query(&out, db, sql_report_summary, BIND_NONE);
    add_query(&out, db, sql_report_chart_2b, BIND_NONE);
    return out;
}

static struct text governance(struct store *db) {
    struct text out = TEXT_EMPTY;

    add_query(&out, db, sql_proposals_list, BIND("all", NULL, "100", NULL));
    add_query(&out, db, sql_proposal_screenings, BIND("1"));
    add_query(&out, db, sql_policies_list, BIND(NULL));
    add_query(&out, db, sql_actions_list, BIND("true", NULL));
    add_query(&out, db, sql_decisions_list, BIND("100", NULL, NULL));
    add_query(&out, db, sql_partners_list, BIND(NULL));
    add_query(&out, db, sql_groups_list, BIND_NONE);
    add_query(&out, db, sql_decision_exceptions, BIND(NULL));
    add_query(&out, db, sql_transfers_list, BIND("false"));
    return out;
}

static void same(struct estate *estate, struct text (*what)(struct store *), bool changed) {
    struct text then, known, now;

    then = what(estate->then->db);
    read_at(estate->now->db, NULL, estate->revision);
    known = what(estate->now->db);
    read_at(estate->now->db, NULL, NULL);
    now = what(estate->now->db);
    assert_true(then.length > 100);
    assert_string_equal(text_string(&known), text_string(&then));
    assert_int_equal(strcmp(text_string(&now), text_string(&then)) != 0, changed);
    text_free(&then);
    text_free(&known);
    text_free(&now);
}

static void as_known_then_is_as_a_copy_made_then(void **state) {
    struct estate *estate = *state;

    run(estate->now, later);
    run(estate->now, undecided);
    judge_estate(estate->now);
    same(estate, assets, true);
    same(estate, card, true);
    same(estate, explanation, true);
    same(estate, judged_anew, true);
    same(estate, exported, true);
    same(estate, facts, true);
    same(estate, governance, true);
}

/* --- what is judged anew is what a run would have stored --- */

#define BEFORE "2026-06-30" /* any run */

/* Of a run its potential is left out: what options would reach is worked out for runs alone. */
static void add_stored(struct text *out, struct store *reader, const char *run, const char *asset) {
    add_query(out, reader,
              "select asset_id, reference, name, category, class, duty, scope, scope_reason, scored from "
              "publish.explained_asset where run_id = $1::bigint and asset_id = $2::bigint",
              BIND(run, asset));
    add_query(out, reader,
              "select objective, commitment, title, score, rating, coverage, confidence, guard_state, "
              "direction, "
              "uncapped_score, null as corporate_action, null as potential, null as potential_by from "
              "publish.explained_level where run_id = $1::bigint and asset_id = $2::bigint order by "
              "objective, commitment nulls first",
              BIND(run, asset));
    add_query(out, reader, sql_explain_criteria, BIND(run, asset));
}

static void is_told_as_of_the_run(struct estate *estate, const struct anew *anew, const char *run,
                                  const char *role, bool withheld) {
    struct store *reader = test_database_connect(estate->then, role);
    struct text of_run = TEXT_EMPTY, of_none = TEXT_EMPTY;
    char asset[24];

    read_at(reader, BEFORE, NULL);
    for (size_t i = 0; i < anew->inputs->portfolio->count; i++) {
        int64_t id = anew->inputs->portfolio->assets[i].asset_id;
        add_stored(&of_run, reader, run, bind_integer(asset, id));
        add_anew(&of_none, reader, anew, id);
    }
    assert_true(of_run.length > 1000);
    assert_string_equal(text_string(&of_none), text_string(&of_run));
    assert_int_equal(strstr(text_string(&of_none), "state=withheld") != NULL, withheld);
    text_free(&of_run);
    text_free(&of_none);
    store_close(reader);
}

static void what_is_judged_anew_is_told_as_a_run_of_then_would_be(void **state) {
    struct estate *estate = *state;
    struct store *db = estate->then->db;
    struct anew *anew = NULL;
    struct run_report report;
    struct text nobody = TEXT_EMPTY;
    struct error err = {0};
    char run_id[24];
    int64_t runs = test_number(db, "select count(*) from evaluation.run");

    /* Of what is surplus it is asked whether it is proposed for housing. */
    run(estate->then, "update register.proposal set marking_code = 'official-personal';"
                      "update register.asset_holding set purpose_code = 'surplus' where asset_id = 1;");
    read_at(db, BEFORE, NULL);
    test_must(anew_judge(&anew, db, &err), &err, "judging anew");
    read_at(db, NULL, NULL);
    assert_int_equal(test_number(db, "select count(*) from evaluation.run"), runs);
    assert_string_equal(anew->inputs->as_at, BEFORE);
    test_must(run_evaluate(db,
                           &(struct run_options){.engine_version = "test", .as_at = BEFORE, .trial = true},
                           &report, &err),
              &err, "a trial");
    bind_integer(run_id, report.run_id);
    is_told_as_of_the_run(estate, anew, run_id, NULL, false);
    is_told_as_of_the_run(estate, anew, run_id, "terrier_steward", false);
    is_told_as_of_the_run(estate, anew, run_id, "terrier_reader", true);
    assert_int_equal(anew_write(&nobody, anew, 99999, "TT099999", &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "TT099999 was outside the counts as at " BEFORE));
    text_free(&nobody);
    anew_free(anew);
}

/* --- a sale of 28 March, entered on 10 April --- */

static void expect_status(struct store *db, const char *as_at, const char *known_at, const char *status) {
    struct rows *rows = NULL;
    struct error err = {0};

    read_at(db, as_at, known_at);
    test_must(store_query(db,
                          "select status_code || case when held then ' held' else '' end "
                          "from publish.asset where reference = 'TT000066'",
                          BIND_NONE, STORE_ONE, &rows, &err),
              &err, "status");
    assert_string_equal(rows_text(rows, 0, 0), status);
    rows_free(rows);
    read_at(db, NULL, NULL);
}

static void a_sale_holds_from_its_day_and_is_known_from_its_entry(void **state) {
    struct estate *estate = *state;
    struct store *db = estate->then->db;

    run(estate->then,
        "update history.change set committed_at = '2026-01-01 12:00+00';"
        "delete from register.asset_holding where asset_id = 2;"
        "insert into register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, "
        "basis_code) values (2, '[2019-04-01,2026-03-28)', 'operational', 'in', 'in_use', null), "
        "(2, '[2026-03-28,)', 'operational', 'in', 'disposed', 'correction');");
    run(estate->then, "update history.change set committed_at = '2026-04-10 12:00+01' "
                      "where committed_at > '2026-01-02'");
    expect_status(db, "2026-03-31", "2026-04-05", "in_use held");
    expect_status(db, "2026-03-31", "2026-04-10T10:59:59Z", "in_use held");
    expect_status(db, "2026-03-31", "2026-04-10T12:00:00+01:00", "disposed");
    expect_status(db, "2026-03-31", "2026-04-11", "disposed");
    expect_status(db, "2026-03-27", "2026-04-11", "in_use held");
    expect_status(db, NULL, "2026-04-05", "in_use held");
    expect_status(db, "2026-03-31", NULL, "disposed");
    expect_status(db, "2026-03-27", NULL, "in_use held");
    expect_status(db, NULL, NULL, "disposed");
}

/* --- what is withheld --- */

static int64_t seen(struct store *db, const char *known_at, const char *condition) {
    struct text sql = TEXT_EMPTY;
    struct rows *rows = NULL;
    struct error err = {0};
    int64_t count;

    read_at(db, NULL, known_at);
    text_format(&sql, "select count(*) from publish.asset where %s", condition);
    test_must(store_query(db, text_string(&sql), BIND_NONE, STORE_ONE, &rows, &err), &err, "asking");
    count = rows_integer(rows, 0, 0);
    rows_free(rows);
    text_free(&sql);
    read_at(db, NULL, NULL);
    return count;
}

static void the_stricter_of_then_and_now_is_withheld(void **state) {
    struct estate *estate = *state;
    struct store *public = test_database_connect(estate->now, "terrier_public");
    struct store *reader = test_database_connect(estate->now, "terrier_reader");
    const char *then = estate->revision;
    char after[40];

    assert_int_equal(seen(public, then, "reference = 'TT000067' and uprn is not null"), 1);
    assert_int_equal(seen(public, then, "reference = 'TT000070'"), 0); /* commercial then */
    assert_int_equal(seen(reader, then, "reference = 'TT000068'"), 1);
    run(estate->now,
        "update register.asset set marking_code = 'official-personal' where reference = 'TT000067'");
    run(estate->now, "update register.asset set marking_code = 'public' where reference = 'TT000070'");
    run(estate->now, "update register.asset_holding set status_code = 'vacant' where asset_id = 1");
    run(estate->now, "delete from register.asset_identifier where asset_id = 14;"
                     "delete from register.asset_holding where asset_id = 14;"
                     "delete from register.liability where asset_id = 14;"
                     "delete from register.asset where asset_id = 14");
    run(estate->now,
        "select * from edit.merge('TT000068', NULL, 'TT000067', 'officer', 'part of the refuge')");
    snprintf(after, sizeof after, "revision %lld",
             (long long)test_number(estate->now->db, "select revision from history.head"));

    assert_int_equal(seen(public, then, "reference = 'TT000067'"), 0);
    assert_int_equal(seen(reader, then, "reference = 'TT000067'"), 0);
    assert_int_equal(seen(reader, then, "reference = 'TT000068'"), 0); /* part of what is marked now */
    assert_int_equal(seen(public, then, "reference = 'TT000070'"), 0);
    assert_int_equal(seen(public, after, "reference = 'TT000070'"), 1);
    assert_int_equal(seen(public, then, "reference = 'TT000065'"), 0); /* vacant now */
    assert_int_equal(seen(reader, then, "reference = 'TT000065' and status_code = 'in_use'"), 1);
    assert_int_equal(seen(public, then, "reference = 'TT000078'"), 0); /* no longer in the register */
    assert_int_equal(seen(reader, then, "reference = 'TT000078'"), 1);
    store_close(public);
    store_close(reader);
}

/* --- what is no part of an asset --- */

static int64_t sites(struct store *db, const char *known_at) {
    struct rows *rows = NULL;
    struct error err = {0};
    int64_t count;

    read_at(db, NULL, known_at);
    test_must(store_query(
                  db, "select count(*) from publish.brownfield_site where hectares = 2 and ended_on is null",
                  BIND_NONE, STORE_ONE, &rows, &err),
              &err, "sites");
    count = rows_integer(rows, 0, 0);
    rows_free(rows);
    read_at(db, NULL, NULL);
    return count;
}

static void a_site_of_a_brownfield_register_is_read_as_it_was_recorded(void **state) {
    struct estate *estate = *state;
    struct store *reader = test_database_connect(estate->now, "terrier_reader");
    char then[40];

    run(estate->now, "insert into gazetteer.brownfield_site (scheme, reference, name, hectares) "
                     "values ('test', 'BF1', 'Old yard', 2)");
    snprintf(then, sizeof then, "revision %lld",
             (long long)test_number(estate->now->db, "select revision from history.head"));
    run(estate->now, "update gazetteer.brownfield_site set hectares = 1.5, ended_on = '2026-04-01'");
    assert_int_equal(sites(reader, NULL), 0);
    assert_int_equal(sites(reader, then), 1);
    assert_int_equal(sites(reader, estate->revision), 0);
    store_close(reader);
}

/* --- times that are none --- */

static void times_that_are_none_are_refused(void **state) {
    struct estate *estate = *state;
    struct arena *arena = arena_new();
    struct error err = {0};
    const char *words;
    static const struct times_asked wrong[] = {{"yesterday", NULL},           {"2026-02-30", NULL},
                                               {"01/04/2026", NULL},          {NULL, "2026-04-10T10:00:00"},
                                               {NULL, "revision -1"},         {NULL, "revision"},
                                               {NULL, "revision 1; drop"},    {NULL, ""},
                                               {NULL, "revision 99999"},      {NULL, "2999-01-01"},
                                               {NULL, "2999-01-01T00:00:00Z"}};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(times_begin_reading(estate->now->db, &wrong[i], arena, &words, &err),
                         STATUS_INVALID);
    assert_int_equal(store_times(estate->now->db)->revision[0], '\0');
    read_at(estate->now->db, NULL, "1999-01-01");
    assert_int_equal(seen(estate->now->db, "1999-01-01", "true"), 0);
    arena_free(arena);
}

/* A transaction that fails takes the settings with it; the connection gives them again. */
static enum status give_up(struct store *db, void *context, struct error *err) {
    (void)context;
    read_at(db, NULL, NULL);
    test_number(db, "select 1");
    return error_set(err, STATUS_INVALID, "on purpose");
}

static void a_failed_transaction_leaves_no_other_time(void **state) {
    struct estate *estate = *state;
    struct store *db = estate->now->db;
    struct error err = {0};

    run(estate->now, "update register.asset set name = 'Renamed' where reference = 'TT000065'");
    read_at(db, NULL, estate->revision);
    assert_int_equal(test_number(db, "select count(*) from publish.asset where name = 'Renamed'"), 0);
    store_transaction(db, (struct store_intent){.read_only = true}, give_up, NULL, &err);
    assert_int_equal(test_number(db, "select count(*) from publish.asset where name = 'Renamed'"), 1);
    assert_int_equal(
        test_number(db, "select (coalesce(current_setting('terrier.as_at', true), '') = '')::int"), 1);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(as_known_then_is_as_a_copy_made_then, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_judged_anew_is_told_as_a_run_of_then_would_be, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_sale_holds_from_its_day_and_is_known_from_its_entry, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_stricter_of_then_and_now_is_withheld, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_site_of_a_brownfield_register_is_read_as_it_was_recorded, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(times_that_are_none_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failed_transaction_leaves_no_other_time, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
