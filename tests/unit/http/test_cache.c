/* Answers kept: engine/service/http/cache.h. */
#include <string.h>

#include "engine/base/hash.h"
#include "engine/service/http/cache.h"
#include "tests/support/check.h"

#define BODY 1000

static struct cache_key key_of(const char *text) {
    return (struct cache_key){text, strlen(text), hash_string(text)};
}

static void keep(struct cache *cache, const char *key, uint64_t generation) {
    struct cached out = {0};
    struct MHD_Response *answer = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    assert_true(cache_keep(cache, key_of(key), generation, answer, BODY, &out));
    assert_ptr_equal(out.answer, answer);
    cache_done(&out);
}

static bool has(struct cache *cache, const char *key, uint64_t generation) {
    struct cached out = {0};
    bool found = cache_find(cache, key_of(key), generation, &out);

    if (found) cache_done(&out);
    return found;
}

static void an_answer_is_found_by_its_key_and_generation_alone(void **state) {
    struct cache *cache = cache_new(1 << 20);

    (void)state;
    keep(cache, "a", 1);
    assert_true(has(cache, "a", 1));
    assert_false(has(cache, "b", 1));
    assert_false(has(cache, "a", 2));
    assert_false(has(cache, "a", 1)); /* of another generation: it is gone */
    cache_free(cache);
}

static void keys_of_one_hash_are_still_two(void **state) {
    struct cache *cache = cache_new(1 << 20);
    struct cache_key one = {"one", 3, 7}, two = {"two", 3, 7};
    struct cached out = {0};

    (void)state;
    cache_keep(cache, one, 1, MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT), BODY, &out);
    cache_done(&out);
    assert_false(cache_find(cache, two, 1, &out));
    assert_true(cache_find(cache, one, 1, &out));
    cache_done(&out);
    cache_free(cache);
}

static void what_was_asked_for_longest_ago_goes_first(void **state) {
    struct cache *cache = cache_new(20000); /* room for nine or so */
    char key[2] = "a";

    (void)state;
    for (; key[0] <= 'i'; key[0]++) {
        keep(cache, key, 1);
        assert_true(has(cache, "a", 1));
    }
    keep(cache, "j", 1);
    assert_true(has(cache, "a", 1));
    assert_true(has(cache, "j", 1));
    assert_false(has(cache, "b", 1));
    assert_true(cache_look(cache).bytes <= 20000);
    cache_free(cache);
}

static void an_answer_lives_while_it_is_held(void **state) {
    struct cache *cache = cache_new(1 << 20);
    struct cached held = {0};

    (void)state;
    keep(cache, "a", 1);
    assert_true(cache_find(cache, key_of("a"), 1, &held));
    cache_empty(cache);
    assert_false(has(cache, "a", 1));
    assert_null(MHD_get_response_header(held.answer, "none")); /* valgrind looks whether it is there */
    cache_done(&held);
    cache_free(cache);
}

static void one_answer_may_not_fill_it(void **state) {
    struct cache *cache = cache_new(10000), *none = cache_new(0);
    struct cached out = {0};
    struct MHD_Response *answer = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    (void)state;
    assert_false(cache_keep(cache, key_of("a"), 1, answer, 5000, &out));
    assert_false(cache_keep(none, key_of("a"), 1, answer, 1, &out));
    MHD_destroy_response(answer);
    cache_free(cache);
    cache_free(none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_found_by_its_key_and_generation_alone),
        cmocka_unit_test(keys_of_one_hash_are_still_two),
        cmocka_unit_test(what_was_asked_for_longest_ago_goes_first),
        cmocka_unit_test(an_answer_lives_while_it_is_held),
        cmocka_unit_test(one_answer_may_not_fill_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
