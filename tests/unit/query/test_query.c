/* Queries as SQL: what people give is bound, names outside the lists are refused. */
#include <string.h>

#include "engine/base/csv.h"
#include "engine/query/query.h"
#include "engine/query/template.h"
#include "tests/support/check.h"

static const char hostile[] = "x'; drop table register.asset; --";

static void must(enum status status, const struct error *err) {
    if (status != STATUS_OK) fail_msg("%s", err->message);
}

static void values_are_bound_and_never_in_the_text(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();
    struct text sql = TEXT_EMPTY;
    struct bind bind;

    must(query_where(query, "place", hostile, &err), &err);
    must(query_where(query, "category", "library", &err), &err);
    must(query_limit(query, "20", &err), &err);
    query_sql(query, &sql, &bind);
    assert_null(strstr(text_string(&sql), "drop table"));
    assert_null(strstr(text_string(&sql), "library"));
    assert_int_equal(bind.count, 3);
    assert_string_equal(bind.values[0], "20");
    assert_string_equal(bind.values[1], hostile);
    assert_string_equal(bind.values[2], "library");
    assert_non_null(strstr(text_string(&sql), "lower($2::text) IN"));
    assert_non_null(strstr(text_string(&sql), "asset.category_path && $3::text[]"));
    text_free(&sql);
    query_free(query);
}

static void without_filters_the_assets_held_are_given(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();
    struct text sql = TEXT_EMPTY;
    struct bind bind;

    query_sql(query, &sql, &bind);
    assert_non_null(strstr(text_string(&sql), "WHERE asset.held\n"));
    assert_int_equal(bind.count, 1);
    assert_null(bind.values[0]);
    text_clear(&sql);
    must(query_where(query, "held", "any", &err), &err);
    query_sql(query, &sql, &bind);
    assert_non_null(strstr(text_string(&sql), "WHERE true\n"));
    text_free(&sql);
    query_free(query);
}

static void each_word_of_a_text_is_a_pattern_of_its_own(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();
    struct text sql = TEXT_EMPTY;
    struct bind bind;

    must(query_where(query, "text", "  high 50%_\\ ", &err), &err);
    query_sql(query, &sql, &bind);
    assert_int_equal(bind.count, 3);
    assert_string_equal(bind.values[1], "%high%");
    assert_string_equal(bind.values[2], "%50\\%\\_\\\\%");
    text_free(&sql);
    query_free(query);
}

static void a_rating_is_any_objective_s_unless_one_is_named(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();
    struct text sql = TEXT_EMPTY;
    struct bind bind;

    must(query_where(query, "rating", "red", &err), &err);
    query_sql(query, &sql, &bind);
    assert_non_null(strstr(text_string(&sql), "asset.rating_codes && $2::text[]"));
    text_clear(&sql);
    must(query_where(query, "objective", "2", &err), &err);
    query_sql(query, &sql, &bind);
    assert_non_null(strstr(text_string(&sql), "asset.rating_codes[2] = ANY ($2::text[])"));
    text_free(&sql);
    query_free(query);
}

static void columns_and_order_come_from_the_list(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();
    struct text sql = TEXT_EMPTY;
    struct bind bind;

    must(query_select(query, "reference, floor_area_m2", &err), &err);
    must(query_order(query, "-floor_area_m2,name", &err), &err);
    query_sql(query, &sql, &bind);
    assert_non_null(strstr(text_string(&sql), "SELECT asset.reference, asset.floor_area_m2\n"));
    assert_non_null(strstr(text_string(&sql),
                           "ORDER BY asset.floor_area_m2 DESC NULLS LAST, "
                           "lower(asset.name) COLLATE \"C\" ASC NULLS LAST, asset.reference\n"));
    text_free(&sql);
    query_free(query);
}

static void what_is_not_in_a_list_is_refused_with_the_list(void **state) {
    (void)state;
    struct error err = {0};
    struct query *query = query_new();

    assert_int_equal(query_select(query, "reference,asset_id", &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "there is no column `asset_id`; there are: reference, name,"));
    assert_int_equal(query_order(query, "-name; drop", &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "there is no column `name; drop`"));
    assert_int_equal(query_where(query, "colour", "red", &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "there is no filter `colour`; there are: category, place,"));
    query_free(query);
}

static void senseless_values_are_refused(void **state) {
    (void)state;
    static const char *const limits[] = {"0", "-1", "many", "1.5", "99999999999999999999"};
    static const char *const objectives[] = {"0", "7", "x"};
    struct error err = {0};
    struct query *query = query_new();

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        assert_int_equal(query_limit(query, limits[i], &err), STATUS_INVALID);
    for (size_t i = 0; i < sizeof objectives / sizeof *objectives; i++)
        assert_int_equal(query_where(query, "objective", objectives[i], &err), STATUS_INVALID);
    assert_int_equal(query_where(query, "place", "  ", &err), STATUS_INVALID);
    assert_int_equal(query_where(query, "place", "\xff", &err), STATUS_INVALID);
    assert_int_equal(query_where(query, "held", "perhaps", &err), STATUS_INVALID);
    assert_int_equal(query_select(query, " , ", &err), STATUS_INVALID);
    query_free(query);
}

static void a_template_s_variables_are_replaced_and_its_casts_kept(void **state) {
    (void)state;
    const struct template_value values[] = {{"what", "a, b"}, {"from", "t"}};
    struct text out = TEXT_EMPTY;

    template_fill(&out, "-- :nothing\n-- more\nselect :what, $1::int from :from;", values, 2);
    assert_string_equal(text_string(&out), "select a, b, $1::int from t;");
    text_free(&out);
}

static void the_copy_guards_text_and_gives_geometry_last(void **state) {
    (void)state;
    struct text sql = TEXT_EMPTY;

    query_copy(&sql, &query_land_parcels, "extent", QUERY_COPY_BINARY, false);
    assert_non_null(strstr(text_string(&sql), "shown.area_m2::numeric AS area_m2"));
    assert_non_null(strstr(text_string(&sql), ", ST_AsBinary(shown.extent) AS geometry\n"));
    assert_non_null(strstr(text_string(&sql), "(FORMAT binary)"));
    text_clear(&sql);
    query_copy(&sql, &query_assets, NULL, QUERY_COPY_CSV, true);
    assert_non_null(strstr(text_string(&sql), "publish.guard_formula(shown.name) AS name"));
    assert_null(strstr(text_string(&sql), "geometry"));
    assert_non_null(strstr(text_string(&sql), "(FORMAT csv)"));
    text_free(&sql);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_bound_and_never_in_the_text),
        cmocka_unit_test(without_filters_the_assets_held_are_given),
        cmocka_unit_test(each_word_of_a_text_is_a_pattern_of_its_own),
        cmocka_unit_test(a_rating_is_any_objective_s_unless_one_is_named),
        cmocka_unit_test(columns_and_order_come_from_the_list),
        cmocka_unit_test(what_is_not_in_a_list_is_refused_with_the_list),
        cmocka_unit_test(senseless_values_are_refused),
        cmocka_unit_test(a_template_s_variables_are_replaced_and_its_casts_kept),
        cmocka_unit_test(the_copy_guards_text_and_gives_geometry_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
