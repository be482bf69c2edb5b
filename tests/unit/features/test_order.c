/* The order of a page, the places in it, and the SQL that reads on from one. */
#include <stdlib.h>
#include <string.h>

#include "engine/service/features/page.h"
#include "tests/support/check.h"

struct order_test {
    struct arena *arena;
    const struct collection *assets;
    struct order order;
    struct error err;
};

static int set_up(void **state) {
    struct order_test *test = memory_array(1, sizeof *test);
    test->arena = arena_new();
    test->assets = collection_find("assets");
    *state = test;
    return 0;
}

static int tear_down(void **state) {
    struct order_test *test = *state;
    arena_free(test->arena);
    free(test);
    return 0;
}

static void must_order(struct order_test *test, const char *text) {
    if (order_parse(&test->order, test->assets, text, &test->err) != STATUS_OK)
        fail_msg("%s", test->err.message);
}

static void up_to_three_sortables_make_an_order(void **state) {
    struct order_test *test = *state;

    must_order(test, "-name,+floor_area_m2, year_built");
    assert_int_equal(test->order.count, 3);
    assert_true(test->order.keys[0].down && !test->order.keys[1].down && !test->order.keys[2].down);
    assert_string_equal(test->order.keys[2].column->name, "year_built");
    must_order(test, "-id");
    assert_ptr_equal(test->order.keys[0].column, &collection_id);
    must_order(test, NULL);
    assert_int_equal(test->order.count, 0);
}

static void what_cannot_be_sorted_by_is_refused(void **state) {
    static const char *const wrong[] = {
        "",          "-",          "colour", "name,",     ",name",
        "name,name", "name,-name", "--name", "reference", "name,category,status,ward",
        "name;--",   "feature"};
    struct order_test *test = *state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (order_parse(&test->order, test->assets, wrong[i], &test->err) != STATUS_INVALID)
            fail_msg("%s was taken", wrong[i]);
}

static const char *token_of(struct order_test *test, const struct place *place) {
    struct text out = TEXT_EMPTY;

    place_write(&out, &test->order, place);
    const char *token = arena_text(test->arena, text_string(&out));
    text_free(&out);
    return token;
}

static void a_place_comes_back_as_it_was(void **state) {
    static const struct place places[] = {
        {{"plain place", "12.50", NULL}, "SC000001"},
        {{"", NULL, NULL}, "x"},
        {{NULL, NULL, NULL}, "SC000002-1"},
        {{"caf\xC3\xA9 \"'; -- n v", "-1e10", "1900"}, "~"},
    };
    struct order_test *test = *state;

    must_order(test, "name,-floor_area_m2,year_built");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct place back;
        const char *token = token_of(test, &places[i]);
        assert_int_equal(strspn(token, "0123456789abcdef"), strlen(token));
        assert_int_equal(place_read(&back, test->arena, &test->order, token, &test->err), STATUS_OK);
        assert_string_equal(back.id, places[i].id);
        for (int k = 0; k < 3; k++)
            assert_true((back.values[k] == NULL) == (places[i].values[k] == NULL) &&
                        text_equal(back.values[k], places[i].values[k]));
    }
}

static void a_token_that_was_changed_is_refused(void **state) {
    struct order_test *test = *state;
    struct place back;

    must_order(test, "name");
    const char *token = token_of(test, &(struct place){{"plain", NULL, NULL}, "SC000001"});
    for (size_t i = 0; i < strlen(token); i++) {
        char *changed = arena_text(test->arena, token);
        changed[i] = changed[i] == '0' ? '1' : '0';
        assert_int_equal(place_read(&back, test->arena, &test->order, changed, &test->err), STATUS_INVALID);
        changed = arena_text(test->arena, token);
        changed[i] = '\0';
        assert_int_equal(place_read(&back, test->arena, &test->order, changed, &test->err), STATUS_INVALID);
    }
}

static void a_token_is_good_for_its_own_order_alone(void **state) {
    static const char *const others[] = {NULL, "-name", "category", "name,category"};
    struct order_test *test = *state;
    struct place back;

    must_order(test, "name");
    const char *token = token_of(test, &(struct place){{"plain", NULL, NULL}, "SC000001"});
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        must_order(test, others[i]);
        assert_int_equal(place_read(&back, test->arena, &test->order, token, &test->err), STATUS_INVALID);
    }
    order_parse(&test->order, collection_find("buildings"), "name", &test->err);
    assert_int_equal(place_read(&back, test->arena, &test->order, token, &test->err), STATUS_INVALID);
}

/* Whoever knows how tokens are made gets no further: the type is checked. */
static void a_forged_value_of_another_type_is_refused(void **state) {
    struct order_test *test = *state;
    struct place back;

    must_order(test, "year_built");
    const char *token = token_of(test, &(struct place){{"1900 OR true", NULL, NULL}, "SC000001"});
    assert_int_equal(place_read(&back, test->arena, &test->order, token, &test->err), STATUS_INVALID);
    token = token_of(test, &(struct place){{"1900", NULL, NULL}, "\xFF"});
    assert_int_equal(place_read(&back, test->arena, &test->order, token, &test->err), STATUS_INVALID);
}

static const char *sql_of(struct order_test *test, struct page_wanted *wanted) {
    struct text out = TEXT_EMPTY;

    wanted->collection = test->assets;
    wanted->crs = &crs_list[CRS_CRS84];
    wanted->order = test->order;
    wanted->limit = 100;
    page_sql(&out, wanted);
    const char *sql = arena_text(test->arena, text_string(&out));
    text_free(&out);
    return sql;
}

static size_t count_of(const char *text, const char *word) {
    size_t count = 0;

    for (text = strstr(text, word); text != NULL; text = strstr(text + 1, word))
        count++;
    return count;
}

static void each_key_is_a_branch_of_its_own(void **state) {
    static const struct place known = {{"a", "1", NULL}, "x"}, unknown = {{NULL, "1", NULL}, "x"};
    struct order_test *test = *state;
    struct page_wanted wanted;

    must_order(test, "name,-floor_area_m2");
    wanted = (struct page_wanted){.selection = {.arena = test->arena}};
    assert_int_equal(count_of(sql_of(test, &wanted), "UNION ALL"), 0);
    wanted = (struct page_wanted){.selection = {.arena = test->arena}, .from = &known};
    const char *sql = sql_of(test, &wanted);
    assert_int_equal(count_of(sql, "UNION ALL"), 4); /* equals; beyond, unknown in each of two */
    assert_int_equal(wanted.selection.count, 3);
    assert_non_null(strstr(sql, "lower(feature.name) COLLATE \"C\" > $1::text"));
    assert_non_null(strstr(sql, "feature.floor_area_m2 < $2::numeric"));
    wanted = (struct page_wanted){.selection = {.arena = test->arena}, .from = &unknown};
    assert_int_equal(count_of(sql_of(test, &wanted), "UNION ALL"), 2); /* nothing lies behind unknown */
    wanted = (struct page_wanted){.selection = {.arena = test->arena}, .from = &unknown, .backwards = true};
    sql = sql_of(test, &wanted);
    assert_int_equal(count_of(sql, "UNION ALL"), 2);
    assert_int_equal(count_of(sql, "lower(feature.name) COLLATE \"C\" IS NOT NULL"), 1);
    assert_int_equal(count_of(sql, "NULLS LAST"), 0);
}

static void what_people_gave_is_bound_and_never_in_the_text(void **state) {
    struct order_test *test = *state;
    struct page_wanted wanted = {.selection = {.arena = test->arena}, .count = PAGE_COUNT_EXACT};
    static const char hostile[] = "x'; drop table register.asset; --";
    size_t count;
    const struct cql2_property *properties = collection_queryables(test->assets, test->arena, &count);
    struct place place = {{hostile, NULL, NULL}, hostile};

    must_order(test, "name");
    selection_equal(&wanted.selection, &properties[1], hostile, true);
    wanted.from = &place;
    const char *sql = sql_of(test, &wanted);
    assert_null(strstr(sql, "drop table"));
    assert_int_equal(wanted.selection.count, 3);
    for (int i = 0; i < 3; i++)
        assert_string_equal(wanted.selection.values[i], hostile);
    selection_free(&wanted.selection);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(up_to_three_sortables_make_an_order),
        TEST(what_cannot_be_sorted_by_is_refused),
        TEST(a_place_comes_back_as_it_was),
        TEST(a_token_that_was_changed_is_refused),
        TEST(a_token_is_good_for_its_own_order_alone),
        TEST(a_forged_value_of_another_type_is_refused),
        TEST(each_key_is_a_branch_of_its_own),
        TEST(what_people_gave_is_bound_and_never_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
