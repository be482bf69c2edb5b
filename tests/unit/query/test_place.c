/* Places in an order, as tokens. */
#include <stdlib.h>
#include <string.h>

#include "engine/query/place.h"
#include "tests/support/check.h"

static const char order[] = "lower(asset.name) COLLATE \"C\" ASC NULLS LAST, asset.id";

static void a_place_comes_back_as_it_went(void **state) {
    static const char *const given[][3] = {
        {"market hall", NULL, "SC000001"}, {"", "12.50", "x"}, {"\xe2\x82\xac", "v", "n"}};
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const char *read[3] = {0};
        char *token = query_place_token(order, given[i], 3);
        assert_true(query_place_read(token, order, read, 3, arena));
        for (size_t v = 0; v < 3; v++)
            if (given[i][v])
                assert_string_equal(read[v], given[i][v]);
            else
                assert_null(read[v]);
        free(token);
    }
    arena_free(arena);
}

static void a_place_of_another_order_or_altered_is_refused(void **state) {
    const char *const values[] = {"a", "SC000001"};
    const char *read[3];
    struct arena *arena = arena_new();
    char *token = query_place_token(order, values, 2);

    (void)state;
    assert_false(query_place_read(token, "asset.uprn DESC NULLS LAST, asset.id", read, 2, arena));
    assert_false(query_place_read(token, order, read, 1, arena));
    assert_false(query_place_read(token, order, read, 3, arena));
    for (size_t i = 0; i < strlen(token); i++) {
        char kept = token[i];
        token[i] = kept == '0' ? '1' : '0';
        assert_false(query_place_read(token, order, read, 2, arena));
        token[i] = kept;
    }
    token[strlen(token) - 2] = '\0';
    assert_false(query_place_read(token, order, read, 2, arena));
    assert_false(query_place_read("", order, read, 2, arena));
    assert_false(query_place_read("zz", order, read, 2, arena));
    assert_false(query_place_read("0", order, read, 2, arena));
    free(token);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_comes_back_as_it_went),
        cmocka_unit_test(a_place_of_another_order_or_altered_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
