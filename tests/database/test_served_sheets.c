/* How the sheets that the service reads keep step with the register, and that what is asked of them uses
 * their indexes. */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/query/template.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static void run(struct store *db, const char *sql) {
    struct error err = {0};
    test_must(store_run(db, sql, BIND_NONE, &err), &err, sql);
}

static bool current(struct store *db) {
    return test_number(db, "select current::integer from served.stamp") == 1;
}

static void refresh(struct store *db) {
    struct error err = {0};
    test_must(sheets_refresh(db, 0, &err), &err, "sheets_refresh");
}

static void a_migrated_database_has_sheets_that_are_current(void **state) {
    (void)state;
    struct test_database *database = test_database_new();

    /* A copy of the template may be of the day before: facts age at midnight, and the service refreshes then.
     */
    assert_int_equal(test_number(database->db, "select (current or (sheet_made_at at time zone "
                                               "'Europe/London')::date < day)::integer from served.stamp"),
                     1);
    test_database_free(database);
}

/* --- the stamp --- */

static const char published[] =
    "insert into evaluation.run (kind, label, as_at, known_at, revision, criteria_version_id, rules_sha256, "
    "engine_version, fact_codes, asset_count, scored_count, actor, retain_until) values ('published', 'new', "
    "'2026-11-21', now(), 1, 1, repeat('d', 64), 'test', '{}', 1, 1, 'tester', '2036-01-01')";

static const char *const changes[] = {
    "update register.asset set notes = 'changed' where reference = 'TT000065'",
    "insert into gazetteer.boundary (kind_code, code, name, extent, extent_crs84, source) select 'ward', "
    "'W', "
    "'Ward', s, st_transform(s, 4326), 'test' from (select st_multi(st_makeenvelope(322000, 124000, 323000, "
    "125000, 27700)) as s) drawn",
    published,
    "update code.category set label = 'Offices, renamed' where code = 'office'",
    "update evaluation.parameter set amount = 731 where parameter_code = 'unrecorded_overdue_days'",
    "update served.sheet_state set build = 'another'",
};

static void the_stamp_moves_with_everything_that_is_served(void **state) {
    struct store *db = estate_db(*state);
    struct store *reader = test_database_connect(*state, "terrier_serve_reader");

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        refresh(db);
        assert_true(current(reader));
        run(db, changes[i]);
        if (current(reader)) fail_msg("the stamp stays after: %s", changes[i]);
    }
    refresh(reader);
    assert_int_equal(test_number(reader, "select count(*) from served.asset where notes = 'changed' and "
                                         "category = 'Offices, renamed' and ward = 'Ward'"),
                     1);
    store_close(reader);
}

static void the_stamp_stays_while_nothing_that_is_served_changes(void **state) {
    struct store *db = estate_db(*state);

    refresh(db);
    run(db, "insert into evaluation.run (kind, as_at, known_at, revision, criteria_version_id, rules_sha256, "
            "engine_version, fact_codes, asset_count, scored_count, actor, retain_until) values ('trial', "
            "'2026-11-21', now(), 1, 1, repeat('d', 64), 'test', '{}', 1, 1, 'tester', '2036-01-01')");
    assert_true(current(db));
    run(db, "set datestyle = 'german'");
    assert_true(current(db));
    run(db, "set datestyle = 'iso'");
}

/* Pages tell what the newest plan does with an asset; no sheet does. */
static void a_plan_moves_the_stamp_and_leaves_the_sheets_current(void **state) {
    struct store *db = estate_db(*state);
    struct store *listener = test_database_connect(*state, "terrier_serve_reader");
    struct rows *before = NULL, *after = NULL;
    struct error err = {0};
    bool told = false;

    run(db, published);
    refresh(db);
    run(listener, "listen terrier_stamp");
    test_must(store_query(db, sql_features_stamp, BIND_NONE, STORE_ONE, &before, &err), &err, "the stamp");
    run(db, "insert into programme.plan (run_id, years, settings, outcome, cut_value_gbp, engine_version, "
            "made_by) "
            "select max(run_id), 5, '{}', 'infeasible', 0, 'test', 'tester' from evaluation.run");
    test_must(store_wait(listener, 5000, &told, &err), &err, "waiting");
    assert_true(told);
    assert_true(current(listener));
    test_must(store_query(db, sql_features_stamp, BIND_NONE, STORE_ONE, &after, &err), &err, "the stamp");
    assert_string_not_equal(rows_text(before, 0, 0), rows_text(after, 0, 0));
    rows_free(before);
    rows_free(after);
    store_close(listener);
}

static void whoever_listens_is_told(void **state) {
    struct store *db = estate_db(*state);
    struct store *listener = test_database_connect(*state, "terrier_serve_public");
    struct error err = {0};

    run(listener, "listen terrier_stamp");
    for (size_t i = 0; i + 1 < sizeof changes / sizeof *changes; i++) {
        bool told = false;
        if (strncmp(changes[i], "insert into gazetteer", 21) == 0) continue; /* it is there already */
        run(db, changes[i]);
        test_must(store_wait(listener, 5000, &told, &err), &err, "waiting");
        if (!told) fail_msg("nobody was told of: %s", changes[i]);
        while (told)
            test_must(store_wait(listener, 0, &told, &err), &err, "waiting");
    }
    store_close(listener);
}

/* --- making the sheets --- */

static void every_login_of_the_service_may_make_them(void **state) {
    static const char *const logins[] = {"terrier_serve_public", "terrier_serve_steward", "terrier_clerk"};

    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        struct store *db = test_database_connect(*state, logins[i]);
        run(estate_db(*state), "update register.asset set notes = notes || '.' where reference = 'TT000065'");
        assert_false(current(db));
        refresh(db);
        assert_true(current(db));
        store_close(db);
    }
}

static void one_makes_them_at_a_time_and_readers_go_on(void **state) {
    struct store *first = test_database_connect(*state, "terrier_serve_reader");
    struct store *second = test_database_connect(*state, "terrier_serve_editor");

    run(estate_db(*state), "update register.asset set notes = 'newer' where reference = 'TT000065'");
    run(first, "begin");
    run(first, "select served.refresh()");
    assert_int_equal(test_number(second, "select (served.refresh() is null)::integer"), 1);
    assert_int_equal(test_number(second, "select count(*) from served.asset where notes = 'newer'"), 0);
    assert_false(current(second));
    run(first, "commit");
    assert_int_equal(test_number(second, "select count(*) from served.asset where notes = 'newer'"), 1);
    assert_true(current(second));
    store_close(second);
    store_close(first);
}

static void they_are_todays_whatever_day_was_asked_for(void **state) {
    struct store *db = test_database_connect(*state, "terrier_serve_steward");

    run(estate_db(*state), "update register.asset set notes = 'newest' where reference = 'TT000065'");
    run(db, "set terrier.as_at = '1999-01-01'");
    refresh(db);
    assert_int_equal(test_number(db, "select (current_setting('terrier.as_at') = '1999-01-01')::integer"), 1);
    assert_true(test_number(db, "select count(*) from served.asset where held") > 0);
    store_close(db);
}

static void they_rest_a_while_if_asked_to(void **state) {
    struct store *db = estate_db(*state);
    struct error err = {0};

    refresh(db);
    run(db, "update register.asset set notes = 'later' where reference = 'TT000065'");
    test_must(sheets_refresh(db, 3600, &err), &err, "sheets_refresh");
    assert_false(current(db));
    run(db, "update served.sheet_state set made_at = now() - interval '2 hours'");
    test_must(sheets_refresh(db, 3600, &err), &err, "sheets_refresh");
    assert_true(current(db));
}

/* --- what is made anew --- */

static const char *const collections[] = {"asset",     "asset_extent", "building",      "land_parcel",
                                          "condition", "inspection",   "boundary",      "judgement",
                                          "proposal",  "emission",     "recommendation"};

static void must_be_as_live(struct store *db, const char *after) {
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct text sql = TEXT_EMPTY;
        text_format(
            &sql,
            "select (select count(*) from (table served.%1$s_sheet except all table served.%1$s_live) "
            "gone) + (select count(*) from (table served.%1$s_live except all table "
            "served.%1$s_sheet) come)",
            collections[i]);
        if (test_number(db, text_string(&sql)) != 0)
            fail_msg("the sheet of %s is not as live after: %s", collections[i], after);
        text_free(&sql);
    }
}

#define ASSET(reference) "(select asset_id from register.asset where reference = '" reference "')"

/* Each way that a row comes to an asset, leaves it or is of none: TT000065 has one of everything. */
static const char *const edits[] = {
    "update register.asset set name = 'Renamed' where reference = 'TT000065'",
    "update register.condition_item set cost = cost + 1 where survey_id in (select survey_id from "
    "register.condition_survey where asset_id = " ASSET("TT000065") ")",
    "delete from register.condition_item where line_reference = '2'",
    "update register.building set asset_id = " ASSET("TT000068") ", code = '9' where asset_id = " ASSET(
        "TT000065"),
    "update register.condition_survey set asset_id = " ASSET("TT000066") " where asset_id = " ASSET(
        "TT000065"),
    "delete from register.inspection where asset_id = " ASSET("TT000065"),
    "update register.asset_holding set status_code = 'vacant' where asset_id = " ASSET("TT000065"),
    "update register.asset set marking_code = 'commercial' where reference = 'TT000066'",
    "update register.asset set reference = 'TT900066' where reference = 'TT000066'",
    "insert into register.asset (reference, name, category_code) values ('TT900001', 'New', 'office')",
    "insert into register.asset (name, category_code, notes) select 'Shed ' || n, 'office', n % 8 from "
    "generate_series(1, 400) n",
    "update register.asset set name = name || ' (let)' where notes = '3'", /* some, which are compared first
                                                                            */
    "update register.organisation set name = name || ' (Council)'",
    "delete from gazetteer.boundary",
    "update register.asset set notes = 'all'",
};

static void what_changed_is_made_anew_as_it_is_live(void **state) {
    struct store *db = estate_db(*state);

    refresh(db);
    must_be_as_live(db, "nothing");
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        run(db, edits[i]);
        refresh(db);
        assert_true(current(db));
        must_be_as_live(db, edits[i]);
    }
}

static int64_t rows_since(struct store *db, const char *mark) {
    int64_t count = 0;

    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct text sql = TEXT_EMPTY;
        text_format(&sql, "select count(*) from served.%s_sheet where xmin::text::bigint > %s",
                    collections[i], mark);
        count += test_number(db, text_string(&sql));
        text_free(&sql);
    }
    return count;
}

static void what_did_not_change_is_left_alone(void **state) {
    struct store *db = estate_db(*state);

    refresh(db);
    run(db, "create table public.mark as select txid_current()::text::bigint as at");
    run(db, "insert into register.valuation (asset_id, valued_on, basis_code, amount) select asset_id, "
            "'2025-03-31', (select min(code) from code.valuation_basis), 1 from register.asset");
    assert_false(current(db));
    refresh(db);
    assert_true(current(db));
    assert_int_equal(rows_since(db, "(select at from public.mark)"), 0); /* no sheet shows a value */
    run(db, "update served.sheet_state set day = day - 1, content = null");
    refresh(db);
    assert_int_equal(rows_since(db, "(select at from public.mark)"), 0); /* all looked at, none differs */
    run(db, "update register.asset set notes = 'one' where reference = 'TT000067'");
    refresh(db);
    assert_true(rows_since(db, "(select at from public.mark)") > 0);
    assert_int_equal(test_number(db, "select count(*) from served.asset_sheet where xmin::text::bigint > "
                                     "(select at from public.mark) and reference <> 'TT000067'"),
                     0);
    run(db, "drop table public.mark");
}

static void a_reader_of_an_older_state_finds_its_own(void **state) {
    struct store *reader = test_database_connect(*state, "terrier_serve_reader");

    refresh(estate_db(*state));
    run(reader, "begin isolation level repeatable read");
    int64_t before = test_number(reader, "select count(*) from served.asset where notes = 'every'");
    run(estate_db(*state), "update register.asset set notes = 'every'");
    refresh(estate_db(*state));
    assert_int_equal(test_number(reader, "select count(*) from served.asset where notes = 'every'"), before);
    assert_true(test_number(reader, "select count(*) from served.asset") > 0);
    run(reader, "commit");
    assert_true(test_number(reader, "select count(*) from served.asset where notes = 'every'") > 0);
    store_close(reader);
}

/* --- plans --- */

static const char many[] =
    "insert into register.asset (name, category_code, post_town, postcode, location, location_crs84) "
    "select 'Asset ' || n || ' ' || md5(n::text), 'office', 'Town ' || n % 50, 'TA1 1AA', place, "
    "st_setsrid(st_makepoint(-4 + n % 200 / 100.0, 50.5 + n / 200 / 100.0), 4326) from (select n, "
    "st_setsrid(st_makepoint(300000 + n % 200 * 500, 100000 + n / 200 * 500), 27700) as place from "
    "generate_series(1, 8000) n) numbered";

struct asked {
    const char *sql;
    const char *index;
};

static const struct asked asked[] = {
    {"select feature from served.asset where id > 'SC000100' order by id limit 100",
     "asset_sheet_for_public_id"},
    {"select feature from served.asset where id = 'SC000100'", "asset_sheet_for_public_id"},
    {"select feature from served.asset order by id desc limit 100", "asset_sheet_for_public_id"},
    {"select feature from served.asset where geometry && st_makeenvelope(310000, 110000, 311000, 111000, "
     "27700) "
     "and st_intersects(geometry, st_makeenvelope(310000, 110000, 311000, 111000, 27700)) order by id limit "
     "100",
     "asset_sheet_for_public_geometry_idx"},
    {"select feature from served.asset where geometry_crs84 && st_makeenvelope(-3.5, 51, -3.48, 51.02, 4326) "
     "order by id limit 100",
     "asset_sheet_for_public_geometry_crs84_idx"},
    {"select feature from served.asset where search like '%c4ca4238%' limit 10", "asset_sheet_search_idx"},
};

/* The plan that is made once for any values, as prepared statements come to have, too. */
static bool plan_has(struct store *db, const char *sql, const char *index) {
    struct text explain = TEXT_EMPTY;
    struct rows *plan = NULL;
    struct error err = {0};
    bool found = false, whole = false;

    text_format(&explain, "explain (costs off) %s", sql);
    test_must(store_query(db, text_string(&explain), BIND_NONE, STORE_MANY, &plan, &err), &err, sql);
    for (size_t i = 0; i < rows_count(plan); i++) {
        found |= strstr(rows_text(plan, i, 0), index) != NULL;
        whole |= strstr(rows_text(plan, i, 0), "Seq Scan") != NULL;
    }
    rows_free(plan);
    text_free(&explain);
    return found && !whole;
}

static void every_sortable_is_read_along_an_index(struct store *db) {
    static const char sorted[] =
        "select format('select id from served.%I order by %s %s, id %s limit 10', collection, expression, "
        "way, "
        "tie) from served.sortable, (values ('asc nulls last', 'asc'), ('desc nulls last', 'asc'), "
        "('desc nulls first', 'desc'), ('asc nulls first', 'desc')) as order_by (way, tie) where collection "
        "= "
        "'asset'";
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_query(db, sorted, BIND_NONE, STORE_MANY, &rows, &err), &err, sorted);
    assert_true(rows_count(rows) >= 4 * 15);
    for (size_t i = 0; i < rows_count(rows); i++)
        if (!plan_has(db, rows_text(rows, i, 0), "Index"))
            fail_msg("not along an index: %s", rows_text(rows, i, 0));
    rows_free(rows);
}

static void what_is_asked_of_many_uses_the_indexes(void **state) {
    struct store *db = test_database_connect(*state, "terrier_serve_reader");

    run(estate_db(*state), many);
    run(estate_db(*state), "select served.gather_statistics('{register}')");
    refresh(db);
    assert_true(test_number(db, "select count(*) from served.asset") > 8000);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (!plan_has(db, asked[i].sql, asked[i].index))
            fail_msg("without %s: %s", asked[i].index, asked[i].sql);
    every_sortable_is_read_along_an_index(db);
    store_close(db);
}

/* --- map tiles --- */

static void tile_sql(struct text *out, const char *sql, const char *view) {
    const struct template_value values[] = {
        {"view", view}, {"columns", "feature.id, feature.name"}, {"layer", "'assets'"}};
    template_fill(out, sql, values, 3);
}

static size_t tile_bytes(struct store *db, const char *sql, const char *view, const char *zoom,
                         const char *column, const char *row) {
    struct text filled = TEXT_EMPTY;
    struct rows *rows = NULL;
    struct error err = {0};
    size_t bytes;

    tile_sql(&filled, sql, view);
    test_must(store_query(db, text_string(&filled), BIND(zoom, column, row), STORE_ONE, &rows, &err), &err,
              view);
    assert_non_null(rows_text(rows, 0, 2));
    bytes = strlen(rows_text(rows, 0, 2)) / 2; /* two digits each */
    rows_free(rows);
    text_free(&filled);
    return bytes;
}

/* TT000065 lies at 322800, 124500, which is -3.1022, 51.0146. */
static void a_tile_holds_what_lies_in_it(void **state) {
    struct store *db = test_database_connect(*state, "terrier_serve_reader");

    run(estate_db(*state), "update register.asset set location = null, location_crs84 = null where reference "
                           "<> 'TT000065'");
    refresh(db);
    for (int now = 0; now < 2; now++) {
        const char *view = now ? "served.asset_now" : "served.asset";
        assert_true(tile_bytes(db, sql_served_tile_web, view, "0", "0", "0") > 20);
        assert_true(tile_bytes(db, sql_served_tile_web, view, "12", "2012", "1370") > 20);
        assert_int_equal(tile_bytes(db, sql_served_tile_web, view, "12", "2013", "1370"), 0);
        assert_int_equal(tile_bytes(db, sql_served_tile_web, view, "12", "2012", "1369"), 0);
        /* (322800 + 238375) / 229376 = 2.45, (1376256 - 124500) / 229376 = 5.46 */
        assert_true(tile_bytes(db, sql_served_tile_grid, view, "0", "2", "5") > 20);
        assert_true(tile_bytes(db, sql_served_tile_grid, view, "5", "78", "174") > 20);
        assert_int_equal(tile_bytes(db, sql_served_tile_grid, view, "5", "79", "174"), 0);
        assert_int_equal(tile_bytes(db, sql_served_tile_grid, view, "5", "78", "173"), 0);
    }
    store_close(db);
}

/* 896 / 2^zoom metres a pixel, 256 pixels a tile, from the corner: the tile's own box. */
static void grid_tiles_are_as_documented(void **state) {
    assert_int_equal(
        test_number(
            estate_db(*state),
            "select count(*) from generate_series(0, 13) z, generate_series(0, 7) c, generate_series(0, 7) "
            "r, "
            "lateral (select st_tileenvelope(z + 3, c, r, st_makeenvelope(-238375, -458752, 1596633, "
            "1376256, 27700)) as box, 896.0 * 256 / 2 ^ z as side) t where abs(st_xmin(box) - (-238375 + c "
            "* side)) > 1e-6 or abs(st_xmax(box) - st_xmin(box) - side) > 1e-6 or abs(st_ymax(box) - "
            "(1376256 - r * side)) > 1e-6 or abs(st_ymax(box) - st_ymin(box) - side) > 1e-6"),
        0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_migrated_database_has_sheets_that_are_current),
        cmocka_unit_test(the_stamp_moves_with_everything_that_is_served),
        cmocka_unit_test(the_stamp_stays_while_nothing_that_is_served_changes),
        cmocka_unit_test(a_plan_moves_the_stamp_and_leaves_the_sheets_current),
        cmocka_unit_test(whoever_listens_is_told),
        cmocka_unit_test(every_login_of_the_service_may_make_them),
        cmocka_unit_test(one_makes_them_at_a_time_and_readers_go_on),
        cmocka_unit_test(they_are_todays_whatever_day_was_asked_for),
        cmocka_unit_test(they_rest_a_while_if_asked_to),
        cmocka_unit_test(a_tile_holds_what_lies_in_it),
        cmocka_unit_test(grid_tiles_are_as_documented),
        cmocka_unit_test(what_did_not_change_is_left_alone),
        cmocka_unit_test(a_reader_of_an_older_state_finds_its_own),
        cmocka_unit_test(what_changed_is_made_anew_as_it_is_live),
        cmocka_unit_test(what_is_asked_of_many_uses_the_indexes),
    };
    return cmocka_run_group_tests(tests, estate_set_up, estate_tear_down);
}
