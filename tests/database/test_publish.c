/* What each role may read of the estate, and that asking for it finds what it should. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/query/find.h"
#include "engine/query/query.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static bool refused(struct store *db, const char *sql) {
    struct error err = {0};
    return store_query(db, sql, BIND_NONE, STORE_MANY, NULL, &err) != STATUS_OK &&
           strstr(err.message, "permission denied") != NULL;
}

static void each_role_sees_assets_up_to_its_clearance(void **state) {
    const struct {
        const char *role;
        int64_t assets;
    } expected[] = {{"terrier_public", 11}, {"terrier_reader", 12},  {"terrier_gis", 12},
                    {"terrier_editor", 13}, {"terrier_steward", 14}, {NULL, 14}};

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct store *db = test_database_connect(*state, expected[i].role);
        assert_int_equal(test_number(db, "select count(*) from publish.asset"), expected[i].assets);
        store_close(db);
    }
}

static void the_public_is_not_told_of_a_vacant_asset(void **state) {
    static const char *const relations[] = {"publish.asset", "publish.building", "publish.land_parcel",
                                            "publish.asset_place", "publish.record"};
    struct store *db = test_database_connect(*state, "terrier_public");

    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        struct text sql = TEXT_EMPTY;
        text_format(&sql, "select count(*) from %s where reference = 'TT000072'", relations[i]);
        assert_int_equal(test_number(db, text_string(&sql)), 0);
        text_free(&sql);
    }
    assert_int_equal(test_number(db, "select count(*) from publish.asset where vacant"), 0);
    assert_int_equal(test_number(db, "select count(*) from publish.building"), 6);
    store_close(db);
}

static void the_public_cannot_find_a_vacant_asset_by_anything_of_it(void **state) {
    static const char *const words[] = {"Secret", "Shepton", "10008", "5AA", "H1", "TT000072", "Vacant"};
    struct store *db = test_database_connect(*state, "terrier_public");

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct error err = {0};
        struct query *query = query_new();
        int64_t found = -1;
        test_must(query_where(query, "text", words[i], &err), &err, words[i]);
        test_must(query_count(query, db, &found, &err), &err, words[i]);
        assert_int_equal(found, 0);
        query_free(query);
    }
    store_close(db);
}

static void staff_read_the_vacant_asset(void **state) {
    struct store *db = test_database_connect(*state, "terrier_reader");

    assert_int_equal(
        test_number(db, "select count(*) from publish.asset where name = 'Secret Court' and uprn = 10008"),
        1);
    assert_int_equal(test_number(db, "select count(*) from publish.asset where notes is not null"), 12);
    store_close(db);
}

static void leases_and_valuations_follow_their_own_marking(void **state) {
    struct store *reader = test_database_connect(*state, "terrier_reader");
    struct store *editor = test_database_connect(*state, "terrier_editor");

    assert_int_equal(test_number(reader, "select count(*) from publish.lease"), 0);
    assert_int_equal(test_number(editor, "select count(*) from publish.lease"), 3);
    assert_int_equal(test_number(reader, "select count(*) from publish.valuation"), 1);
    assert_int_equal(test_number(editor, "select count(*) from publish.valuation"), 2);
    store_close(reader);
    store_close(editor);
}

static void expect_text(struct store *db, const char *sql, const char *expected) {
    struct rows *rows = NULL;
    struct error err = {0};

    test_must(store_query(db, sql, BIND_NONE, STORE_ONE, &rows, &err), &err, sql);
    assert_string_equal(rows_text(rows, 0, 0), expected);
    rows_free(rows);
}

/* Neither a fact that is commercial in itself, nor one made of a row that is marked so. */
static void facts_follow_the_marking_of_what_they_are_made_of(void **state) {
    static const char states[] =
        "select string_agg(concat_ws(' ', fact, value, state), ', ' order by fact) from publish.asset_fact "
        "where reference = 'TT000065' and fact in ('covenant', 'clawback', 'lease_out_secure', 'in_use')";
    struct store *owner = test_database_connect(*state, NULL);
    struct store *reader = test_database_connect(*state, "terrier_reader");
    struct store *editor = test_database_connect(*state, "terrier_editor");
    struct store *public = test_database_connect(*state, "terrier_public");
    struct error err = {0};

    test_must(store_run(owner,
                        "insert into register.constraint (asset_id, kind_code, source, marking_code) "
                        "select asset_id, kind, 'title', marking from register.asset, (values ('covenant', "
                        "'commercial'), ('clawback', 'internal')) given (kind, marking) "
                        "where reference = 'TT000065'",
                        BIND_NONE, &err),
              &err, "constraints");
    expect_text(reader, states,
                "clawback yes known, covenant withheld, in_use yes known, lease_out_secure withheld");
    expect_text(editor, states,
                "clawback yes known, covenant yes known, in_use yes known, lease_out_secure no known");
    assert_int_equal(test_number(reader, "select count(*) from publish.constraint"), 1);
    assert_true(refused(public, "select * from publish.asset_fact"));
    test_must(store_run(owner, "delete from register.constraint", BIND_NONE, &err), &err, "as before");
    store_close(owner);
    store_close(reader);
    store_close(editor);
    store_close(public);
}

static void totals_are_the_same_whoever_reads_them(void **state) {
    struct store *db = test_database_connect(*state, "terrier_public");

    assert_int_equal(test_number(db, "select assets_held from publish.summary"), 11);
    assert_int_equal(test_number(db, "select sum(assets) from publish.chart_1"), 11);
    assert_int_equal(test_number(db, "select sum(assets) from publish.chart_2b"), 3);
    store_close(db);
}

static void no_role_reads_what_lies_under_the_views(void **state) {
    static const char *const roles[] = {"terrier_public", "terrier_reader", "terrier_gis", "terrier_editor",
                                        "terrier_steward"};
    static const char *const under[] = {"select * from register.asset",
                                        "select * from publish.asset_whole",
                                        "select * from publish.asset_cleared",
                                        "select * from publish.operational",
                                        "select * from history.asset",
                                        "select * from source.record",
                                        "select * from evaluation.run",
                                        "select * from facts.asset_fact",
                                        "set role terrier_steward"};

    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        struct store *db = test_database_connect(*state, roles[r]);
        for (size_t i = 0; i < sizeof under / sizeof *under; i++)
            if (strcmp(roles[r], "terrier_steward") != 0 || i + 1 < sizeof under / sizeof *under)
                assert_true(refused(db, under[i]));
        store_close(db);
    }
}

/* Temporary tables are looked into first where a function does not say otherwise. */
static void nobody_raises_a_clearance_by_a_table_of_their_own(void **state) {
    struct store *db = test_database_connect(*state, "terrier_public");
    struct error err = {0};

    test_must(store_run(db,
                        "create temp table pg_namespace as select 'publish'::name as nspname, "
                        "'terrier_public'::regrole::oid as nspowner",
                        BIND_NONE, &err),
              &err, "a table");
    test_must(store_run(db, "grant select on pg_temp.pg_namespace to public", BIND_NONE, &err), &err,
              "its grant");
    assert_int_equal(test_number(db, "select publish.clearance()"), 0);
    store_close(db);
}

static void the_public_reads_only_what_may_be_published(void **state) {
    struct store *db = test_database_connect(*state, "terrier_public");

    assert_true(refused(db, "select * from publish.lease"));
    assert_true(refused(db, "select * from publish.condition_item"));
    assert_true(refused(db, "select * from publish.asset_change"));
    assert_int_equal(test_number(db, "select count(*) from publish.asset where notes is not null"), 0);
    store_close(db);
}

static void the_published_columns_are_the_views(void **state) {
    const struct query_collection *const collections[] = {
        &query_assets, &query_buildings, &query_land_parcels, &query_emissions, &query_recommendations};
    struct error err = {0};

    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct text sql = TEXT_EMPTY;
        struct query *query = query_new();
        test_must(query_keep_ready(estate_db(*state), &err), &err, "ready");
        test_must(query_keep(query, estate_db(*state), NULL, &err), &err, "keep");
        query_copy(&sql, collections[i], collections[i]->geometry, QUERY_COPY_BINARY, true);
        test_must(store_copy_out(estate_db(*state), text_string(&sql), estate_ignore, NULL, &err), &err,
                  text_string(&sql));
        query_free(query);
        text_free(&sql);
    }
}

struct asked {
    const char *filter, *value;
    int64_t found;
};

static void filters_find(void **state) {
    static const struct asked asked[] = {{"category", "community", 2},
                                         {"category", "Libraries", 1},
                                         {"category", "library, OFFICE", 2},
                                         {"place", "taunton", 3},
                                         {"liability", "all", 5},
                                         {"liability", "none,structure", 5},
                                         {"text", "exam lib", 1},
                                         {"text", "TA1 1AA", 1},
                                         {"text", "100%", 0},
                                         {"purpose", "surplus", 1},
                                         {"status", "vacant", 1},
                                         {"rating", "red", 1},
                                         {"rating", "Insufficient evidence", 1},
                                         {"predecessor", "mendip", 11},
                                         {"marking", "commercial", 1},
                                         {"tenure", "freehold", 9},
                                         {"validation", "being_validated", 0}};

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct error err = {0};
        struct query *query = query_new();
        int64_t found = -1;
        test_must(query_where(query, asked[i].filter, asked[i].value, &err), &err, asked[i].value);
        test_must(query_count(query, estate_db(*state), &found, &err), &err, asked[i].value);
        if (found != asked[i].found)
            fail_msg("%s %s finds %lld", asked[i].filter, asked[i].value, (long long)found);
        query_free(query);
    }
}

static void a_code_that_does_not_exist_is_refused_with_those_that_do(void **state) {
    struct error err = {0};
    struct query *query = query_new();
    int64_t found;

    test_must(query_where(query, "liability", "all,half", &err), &err, "where");
    assert_int_equal(query_count(query, estate_db(*state), &found, &err), STATUS_INVALID);
    assert_string_equal(err.message, "there is no liability `half`; there are: all, structure, shared, none");
    query_free(query);
}

static void an_objective_without_a_rating_is_refused(void **state) {
    struct error err = {0};
    struct query *query = query_new();
    int64_t found = -1;

    test_must(query_where(query, "objective", "2", &err), &err, "where");
    assert_int_equal(query_count(query, estate_db(*state), &found, &err), STATUS_INVALID);
    assert_string_equal(query_fault(query), "objective");
    test_must(query_where(query, "rating", "red", &err), &err, "where");
    test_must(query_count(query, estate_db(*state), &found, &err), &err, "count");
    query_free(query);
}

static void an_asset_is_found_by_reference_code_and_uprn(void **state) {
    static const char *const given[] = {"TT000065", "tt000065", "A1", "a1", "10001", "000000010001"};
    struct query_found found;
    struct error err = {0};

    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        test_must(query_find(&found, estate_db(*state), given[i], &err), &err, given[i]);
        assert_string_equal(found.reference, "TT000065");
    }
    assert_int_equal(query_find(&found, estate_db(*state), "Exampel Libary", &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "TT000066 (Example Library)"));
}

/* What is near to it is not looked for: PostgreSQL would take minutes over a text of this length. */
static void a_reference_of_a_page_is_answered_at_once(void **state) {
    struct query_found found;
    struct error err = {0};
    char *page = memory_array(100001, 1);

    memset(page, 'x', 100000);
    store_set_timeout(estate_db(*state), 2000);
    assert_int_equal(query_find(&found, estate_db(*state), page, &err), STATUS_NOT_FOUND);
    store_set_timeout(estate_db(*state), 0);
    free(page);
}

static void guarding_is_the_same_in_sql_and_in_c(void **state) {
    static const char *const values[] = {"=1+1",  "+44 1823", "-5",  "-5.5e3", "+7",  "@x", "-",
                                         "plain", "'x",       "\tx", "-x",     "1=1", ".5", "+.5"};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct rows *rows = NULL;
        struct error err = {0};
        test_must(store_query(estate_db(*state), "select publish.guard_formula($1::text)", BIND(values[i]),
                              STORE_ONE, &rows, &err),
                  &err, values[i]);
        if ((rows_text(rows, 0, 0)[0] == '\'' && values[i][0] != '\'') != csv_looks_like_formula(values[i]))
            fail_msg("`%s` is guarded in one of the two only", values[i]);
        rows_free(rows);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_sees_assets_up_to_its_clearance),
        cmocka_unit_test(the_public_is_not_told_of_a_vacant_asset),
        cmocka_unit_test(the_public_cannot_find_a_vacant_asset_by_anything_of_it),
        cmocka_unit_test(staff_read_the_vacant_asset),
        cmocka_unit_test(leases_and_valuations_follow_their_own_marking),
        cmocka_unit_test(facts_follow_the_marking_of_what_they_are_made_of),
        cmocka_unit_test(totals_are_the_same_whoever_reads_them),
        cmocka_unit_test(no_role_reads_what_lies_under_the_views),
        cmocka_unit_test(nobody_raises_a_clearance_by_a_table_of_their_own),
        cmocka_unit_test(the_public_reads_only_what_may_be_published),
        cmocka_unit_test(the_published_columns_are_the_views),
        cmocka_unit_test(filters_find),
        cmocka_unit_test(a_code_that_does_not_exist_is_refused_with_those_that_do),
        cmocka_unit_test(an_objective_without_a_rating_is_refused),
        cmocka_unit_test(an_asset_is_found_by_reference_code_and_uprn),
        cmocka_unit_test(a_reference_of_a_page_is_answered_at_once),
        cmocka_unit_test(guarding_is_the_same_in_sql_and_in_c),
    };
    return cmocka_run_group_tests(tests, estate_set_up, estate_tear_down);
}
