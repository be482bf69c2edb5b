#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "engine/base/memory.h"
#include "tests/support/check.h"
#include "tests/support/child.h"

static void arrays_are_zeroed_and_never_null(void **state) {
    (void)state;
    int *items = memory_array(1000, sizeof *items);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], 0);
    free(items);
    void *none = memory_array(0, 8);
    assert_non_null(none);
    free(none);
}

static void growing_keeps_what_was_there(void **state) {
    (void)state;
    void *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 5000; i++) {
        memory_reserve(&items, &capacity, i + 1, sizeof(size_t));
        assert_true(capacity > i);
        ((size_t *)items)[i] = i;
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(((size_t *)items)[i], i);
    size_t before = capacity;
    memory_reserve(&items, &capacity, 10, sizeof(size_t));
    assert_int_equal(capacity, before);
    items = memory_grow(items, 2, sizeof(size_t));
    assert_int_equal(((size_t *)items)[1], 1);
    free(items);
}

static void copies_of_text(void **state) {
    (void)state;
    assert_null(memory_text(NULL));
    char *copy = memory_text("terrier");
    assert_string_equal(copy, "terrier");
    free(copy);
}

static void ask_for_too_much_array(void) {
    free(memory_array(SIZE_MAX / 2, 4));
}

static void ask_for_too_much_growth(void) {
    free(memory_grow(NULL, SIZE_MAX / 2, 4));
}

static void ask_arena_for_too_much(void) {
    struct arena *arena = arena_new();
    arena_array(arena, SIZE_MAX / 2, 4);
    arena_free(arena);
}

static void a_size_that_overflows_ends_with_a_sentence(void **state) {
    (void)state;
    void (*const asks[])(void) = {ask_for_too_much_array, ask_for_too_much_growth, ask_arena_for_too_much};
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        char said[512];
        int status = child_run(asks[i], said, sizeof said);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 1);
        assert_non_null(strstr(said, "no memory left"));
    }
}

static void pieces_are_zeroed_aligned_and_apart(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    unsigned char *pieces[300];
    for (size_t i = 0; i < 300; i++) {
        pieces[i] = arena_alloc(arena, i * 7);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t b = 0; b < i * 7; b++)
            assert_int_equal(pieces[i][b], 0);
        memset(pieces[i], (int)(i % 251) + 1, i * 7);
    }
    for (size_t i = 0; i < 300; i++)
        for (size_t b = 0; b < i * 7; b++)
            assert_int_equal(pieces[i][b], i % 251 + 1);
    arena_free(arena);
}

static void a_piece_larger_than_a_block(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *small = arena_text(arena, "before");
    char *large = arena_alloc(arena, 3 * 1024 * 1024);
    memset(large, 'x', 3 * 1024 * 1024);
    char *after = arena_text(arena, "after");
    assert_string_equal(small, "before");
    assert_string_equal(after, "after");
    arena_free(arena);
}

static void a_reset_arena_gives_zeroed_memory_again(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    arena_reset(arena); /* nothing taken yet */
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 40; i++) {
            unsigned char *piece = arena_alloc(arena, 1000);
            for (int b = 0; b < 1000; b++)
                assert_int_equal(piece[b], 0);
            memset(piece, 0xFF, 1000);
        }
        arena_reset(arena);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void texts_in_an_arena(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_null(arena_text(arena, NULL));
    assert_memory_equal(arena_bytes(arena, "a\0b", 3), "a\0b\0", 4);
    assert_string_equal(arena_bytes(arena, NULL, 0), "");
    assert_string_equal(arena_format(arena, "%s %d", "asset", 7), "asset 7");
    assert_string_equal(arena_format(arena, "%s", ""), "");
    char *wide = arena_format(arena, "%20000d", 5);
    assert_int_equal(strlen(wide), 20000);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_are_zeroed_and_never_null),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(copies_of_text),
        cmocka_unit_test(a_size_that_overflows_ends_with_a_sentence),
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_piece_larger_than_a_block),
        cmocka_unit_test(a_reset_arena_gives_zeroed_memory_again),
        cmocka_unit_test(texts_in_an_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
