/* What each login may read of assets of every marking: every relation that the database lets it read is
 * walked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static const struct login {
    const char *role;
    int clearance;
    bool serves;
} logins[] = {{"terrier_public", 0, false},      {"terrier_reader", 1, false},
              {"terrier_gis", 1, false},         {"terrier_editor", 2, false},
              {"terrier_steward", 3, false},     {"terrier_serve_public", 0, true},
              {"terrier_serve_reader", 1, true}, {"terrier_serve_gis", 1, true},
              {"terrier_serve_editor", 2, true}, {"terrier_serve_steward", 3, true}};

#define LOGINS (sizeof logins / sizeof *logins)

static const char *const collections[] = {"asset",     "asset_extent", "building",      "land_parcel",
                                          "condition", "inspection",   "boundary",      "judgement",
                                          "proposal",  "emission",     "recommendation"};

#define COLLECTIONS (sizeof collections / sizeof *collections)

static int set_up(void **state) {
    struct test_database *database = test_database_new();
    struct error err = {0};

    fixture_load(database, "marked.sql");
    test_must(store_run(database->db, "select served.refresh()", BIND_NONE, &err), &err, "refresh");
    test_must(store_run(database->db, "analyze", BIND_NONE, &err), &err, "analyze");
    *state = database;
    return 0;
}

static struct rows *ask(struct store *db, const char *sql) {
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_query(db, sql, BIND_NONE, STORE_MANY, &rows, &err), &err, sql);
    return rows;
}

/* `sql` with each "?" replaced by `first` and each "!" by `second`. */
static int64_t count_of(struct store *db, const char *sql, const char *first, const char *second) {
    struct text out = TEXT_EMPTY;
    int64_t found;

    for (const char *at = sql; *at != '\0'; at++) {
        if (*at == '?')
            text_add(&out, first);
        else if (*at == '!')
            text_add(&out, second);
        else
            text_add_char(&out, *at);
    }
    found = test_number(db, text_string(&out));
    text_free(&out);
    return found;
}

/* What this login must not find in the text of any row (tests/fixtures/marked.sql). */
static void forbidden_words(struct text *out, int clearance) {
    text_add(out, "no such word");
    for (int rank = clearance + 1; rank <= 3; rank++)
        text_format(out, "|rank%d|M%c0000|%d%d%d%d%d[.]%d%d|9000%d[01]|\\m3%d[01]000\\M|203%d-0%d-0%d", rank,
                    'A' + rank, rank, rank, rank, rank, rank, rank, rank, rank, rank, rank, rank, rank);
    if (clearance == 0) text_add(out, "|hush|MA000001|ZZ9 9ZZ|900001|\\m301000\\M");
}

/* Where no shape may lie that it reads. */
static void forbidden_places(struct text *out, int clearance) {
    text_add(out, "st_geometryfromtext('multipolygon empty', 27700)");
    for (int rank = clearance + 1; rank <= 3; rank++)
        text_format(out, ", st_makeenvelope(%d, 119000, %d, 121000, 27700)", 299500 + rank * 10000,
                    302000 + rank * 10000);
    if (clearance == 0) text_add(out, ", st_makeenvelope(300500, 119000, 302000, 121000, 27700)");
}

/* --- every relation that may be read --- */

static const char readable[] =
    "select c.oid::regclass::text, coalesce(string_agg(quote_ident(a.attname), ',') filter (where "
    "a.atttypid = 'geometry'::regtype), '') from pg_class c join pg_namespace n on n.oid = c.relnamespace "
    "join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped "
    "where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname !~ '^pg_|^information_schema$' "
    "and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') "
    "group by c.oid order by 1";

static int64_t misplaced(struct store *db, const char *relation, const char *columns, const char *places) {
    struct text sql = TEXT_EMPTY;
    int64_t found;

    text_format(&sql,
                "select count(*) from %s, lateral (select st_collect(array[%s]) as place) as forbidden "
                "where exists (select from unnest(array[%s]) shape "
                "where st_intersects(case st_srid(shape) when 27700 then shape else st_transform(shape, "
                "27700) end, forbidden.place))",
                relation, places, columns);
    found = test_number(db, text_string(&sql));
    text_free(&sql);
    return found;
}

static void nobody_reads_more_than_the_login_is_cleared_for(void **state) {
    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = test_database_connect(*state, logins[i].role);
        struct text words = TEXT_EMPTY, places = TEXT_EMPTY;
        struct rows *relations = ask(db, readable);

        forbidden_words(&words, logins[i].clearance);
        forbidden_places(&places, logins[i].clearance);
        assert_true(rows_count(relations) > 15);
        for (size_t r = 0; r < rows_count(relations); r++) {
            const char *relation = rows_text(relations, r, 0), *columns = rows_text(relations, r, 1);
            if (count_of(db, "select count(*) from ? t where t::text ~ '!'", relation, text_string(&words)) >
                0)
                fail_msg("%s reads in %s what it may not", logins[i].role, relation);
            if (*columns != '\0' && misplaced(db, relation, columns, text_string(&places)) > 0)
                fail_msg("%s sees in %s where something lies that it may not", logins[i].role, relation);
        }
        rows_free(relations);
        text_free(&places);
        text_free(&words);
        store_close(db);
    }
}

/* Every asset of the fixture has a proposal of the strictest marking, which decides a test of 4.2; and the
 * plan takes an option that is commercial. */
static void what_rests_on_a_marked_row_is_said_to_be_withheld(void **state) {
    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = logins[i].clearance ? test_database_connect(*state, logins[i].role) : NULL;
        const int assets = 2 * (logins[i].clearance + 1);
        const bool all = logins[i].clearance == 3, commercial = logins[i].clearance >= 2;

        if (db == NULL || logins[i].serves) {
            store_close(db);
            continue;
        }
        assert_int_equal(
            count_of(db, "select count(*) from publish.explained_test where state = 'known'", "", ""),
            all ? assets : 0);
        assert_int_equal(count_of(db,
                                  "select count(*) from publish.criterion_result where state = '?' and "
                                  "(fact_value is null) = ('?' = 'withheld')",
                                  all ? "known" : "withheld", ""),
                         assets);
        assert_int_equal(count_of(db,
                                  "select count(*) from publish.explained_level where commitment = '4.2' and "
                                  "rating = '?' and (score is null) = ('?' = 'Withheld')",
                                  all ? "Red" : "Withheld", ""),
                         assets);
        assert_int_equal(count_of(db, "select count(*) from publish.asset_plan where state = '?'",
                                  commercial ? "taken" : "withheld", ""),
                         assets);
        assert_int_equal(
            count_of(db, "select count(*) from publish.asset_prospect where objective = 1 and potential = ?",
                     commercial ? "80" : "75", ""),
            assets);
        store_close(db);
    }
}

static void each_login_reads_all_that_it_is_cleared_for(void **state) {
    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = test_database_connect(*state, logins[i].role);
        /* Of the two of each marking the one that is vacant is not for the public. */
        const int assets = logins[i].clearance == 0 ? 1 : 2 * (logins[i].clearance + 1);
        const char *schema = logins[i].serves ? "served" : "publish";

        assert_int_equal(count_of(db, "select count(*) from ?.asset!", schema, ""), assets);
        assert_int_equal(count_of(db, "select count(*) from ?.building!", schema, ""), assets);
        assert_int_equal(count_of(db, "select count(*) from ?.land_parcel!", schema, ""), 2 * assets);
        store_close(db);
    }
}

/* --- the two forms of a collection, and the two schemas --- */

static int64_t differing(struct store *db, const char *first, const char *second) {
    return count_of(db,
                    "select count(*) from ((table ? except table !) union all (table ! except table ?)) x",
                    first, second);
}

static void what_is_made_ahead_is_what_is_live(void **state) {
    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = logins[i].serves ? test_database_connect(*state, logins[i].role) : NULL;
        for (size_t c = 0; db != NULL && c < COLLECTIONS; c++) {
            char sheet[64], live[64];
            snprintf(sheet, sizeof sheet, "served.%s", collections[c]);
            snprintf(live, sizeof live, "served.%s_now", collections[c]);
            assert_int_equal(differing(db, sheet, live), 0);
            if (logins[i].clearance > 0) assert_true(count_of(db, "select count(*) from ?!", sheet, "") > 0);
        }
        store_close(db);
    }
}

/* served.asset has the columns of publish.asset but for identities and lists. */
static void both_schemas_say_the_same_of_an_asset(void **state) {
    static const char shared[] =
        "select string_agg(quote_ident(s.attname), ', ') from pg_attribute s join pg_attribute p on "
        "p.attname = s.attname and p.attrelid = 'publish.asset'::regclass where s.attnum > 0 and s.attrelid "
        "= 'served.asset'::regclass";

    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = logins[i].serves ? test_database_connect(*state, logins[i].role) : NULL;
        if (db == NULL) continue;
        struct rows *columns = ask(db, shared);
        struct text first = TEXT_EMPTY, second = TEXT_EMPTY;
        text_format(&first, "(select %s, location as geometry from publish.asset)", rows_text(columns, 0, 0));
        text_format(&second, "(select %s, geometry from served.asset)", rows_text(columns, 0, 0));
        assert_true(strlen(rows_text(columns, 0, 0)) > 500);
        assert_int_equal(count_of(db, "select count(*) from ((? except !) union all (! except ?)) x",
                                  text_string(&first), text_string(&second)),
                         0);
        text_free(&second);
        text_free(&first);
        rows_free(columns);
        store_close(db);
    }
}

static void a_feature_says_what_its_columns_say(void **state) {
    struct store *db = test_database_connect(*state, "terrier_serve_steward");

    for (size_t c = 0; c < COLLECTIONS; c++) {
        assert_int_equal(
            count_of(
                db,
                "select count(*) from (select f.*, to_jsonb(f) - '{id,geometry,geometry_crs84,valid,"
                "feature,feature_grid,for_public,marking_rank,search,marking_until}'::text[] as properties, "
                "feature::jsonb as said, feature_grid::jsonb as said_grid from served.? f) f where "
                "said ->> 'id' <> id or said ->> 'type' <> 'Feature' or said -> 'properties' <> "
                "properties or said_grid -> 'properties' <> properties "
                "or (said -> 'geometry' = 'null') <> (geometry is null) "
                "or st_distance(st_setsrid(st_geomfromgeojson(said_grid ->> 'geometry'), 27700), "
                "geometry) > 0.001 "
                "or not st_ispolygonccw(st_geomfromgeojson(said ->> 'geometry'))!",
                collections[c], ""),
            0);
    }
    store_close(db);
}

/* --- the rule itself --- */

/* In the fixture a sale is worth most to each asset, and solar panels most of what a reader may read. */
static void each_reader_is_told_the_best_of_what_it_may_read(void **state) {
    static const struct {
        const char *role, *view, *best;
    } asks[] = {{"terrier_serve_reader", "served.recommendation", "decarbonise.solar"},
                {"terrier_serve_editor", "served.recommendation_now", "sell"},
                {"terrier_serve_steward", "served.recommendation", "sell"},
                {"terrier_gis", "publish.recommendation", "decarbonise.solar"},
                {"terrier_editor", "publish.recommendation", "sell"}};

    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        struct store *db = test_database_connect(*state, asks[i].role);
        char sql[300];
        snprintf(sql, sizeof sql,
                 "select count(*) filter (where option_code = '%s') + 1000 * count(*) filter (where "
                 "option_code <> '%s') "
                 "+ 1000 * (count(*) - count(distinct reference)) from %s where reference like 'M_00000_'",
                 asks[i].best, asks[i].best, asks[i].view);
        int64_t found = test_number(db, sql);
        assert_in_range(found, 1, 999);
        store_close(db);
    }
    struct store *db = test_database_connect(*state, "terrier_serve_public");
    assert_int_equal(test_number(db, "select count(*) from served.recommendation"), 0);
    assert_in_range(test_number(db, "select count(*) from served.emission"), 1, 999);
    store_close(db);
}

static void both_ways_of_telling_a_clearance_agree(void **state) {
    struct store *owner = estate_db(*state);

    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = test_database_connect(*state, logins[i].role);
        assert_int_equal(test_number(db, "select publish.clearance()"), logins[i].clearance);
        if (logins[i].serves)
            assert_int_equal(test_number(db, "select served.audience()"), logins[i].clearance);
        store_close(db);
    }
    assert_int_equal(test_number(owner, "select served.audience() - publish.clearance()"), 0);
}

static bool refused(struct store *db, const char *sql) {
    struct error err = {0};
    return store_query(db, sql, BIND_NONE, STORE_MANY, NULL, &err) != STATUS_OK &&
           strstr(err.message, "permission denied") != NULL;
}

static void people_and_the_service_have_no_other_way_in(void **state) {
    static const char *const closed[] = {"table served.asset_sheet",
                                         "table served.asset_edition",
                                         "table served.sheet_state",
                                         "table publish.asset_edition",
                                         "table publish.edition",
                                         "table register.asset",
                                         "table history.asset",
                                         "table source.record",
                                         "table evaluation.run",
                                         "select history.current_change()",
                                         "select served.gather_statistics('{register}')",
                                         "create table public.mine (one integer)"};

    for (size_t i = 0; i < LOGINS; i++) {
        struct store *db = test_database_connect(*state, logins[i].role);
        for (size_t c = 0; c < sizeof closed / sizeof *closed; c++)
            if (!refused(db, closed[c])) fail_msg("%s may %s", logins[i].role, closed[c]);
        if (!logins[i].serves) {
            assert_true(refused(db, "table served.asset"));
            assert_true(refused(db, "table served.stamp"));
            assert_true(refused(db, "select served.refresh()"));
        }
        store_close(db);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_reads_more_than_the_login_is_cleared_for),
        cmocka_unit_test(what_rests_on_a_marked_row_is_said_to_be_withheld),
        cmocka_unit_test(each_login_reads_all_that_it_is_cleared_for),
        cmocka_unit_test(what_is_made_ahead_is_what_is_live),
        cmocka_unit_test(both_schemas_say_the_same_of_an_asset),
        cmocka_unit_test(a_feature_says_what_its_columns_say),
        cmocka_unit_test(each_reader_is_told_the_best_of_what_it_may_read),
        cmocka_unit_test(both_ways_of_telling_a_clearance_agree),
        cmocka_unit_test(people_and_the_service_have_no_other_way_in),
    };
    return cmocka_run_group_tests(tests, set_up, estate_tear_down);
}
