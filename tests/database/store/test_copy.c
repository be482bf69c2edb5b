#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/store.h"
#include "tests/support/check.h"
#include "tests/support/database.h"

#define COPY_COLUMNS "(a, b, c, d, e, f, g)"

static int make(void **state) {
    struct test_database *database = test_database_bare();
    struct error err = {0};
    test_must(store_script(
                  database->db,
                  "create schema s; create table s.t (a int2, b int4, c int8, d float8, e boolean, f date, "
                  "g text)",
                  &err),
              &err, "the table");
    *state = database;
    return 0;
}

static void add_rows(struct text *out) {
    copy_binary_header(out);
    copy_binary_row(out, 7);
    copy_binary_int2(out, -32768);
    copy_binary_int4(out, INT32_MIN);
    copy_binary_int8(out, INT64_MIN);
    copy_binary_float8(out, -0.1);
    copy_binary_bool(out, true);
    copy_binary_date(out, -1); /* 1969-12-31 */
    copy_binary_text(out, "Taunton \xe2\x80\x93 \"yard\"\n");
    copy_binary_row(out, 7);
    for (int i = 0; i < 3; i++)
        copy_binary_null(out);
    copy_binary_float8(out, (double)NAN);
    for (int i = 0; i < 2; i++)
        copy_binary_null(out);
    copy_binary_text(out, NULL);
    copy_binary_trailer(out);
}

struct seen {
    int rows;
    int trailers;
    double area[4];
    int64_t numbers[4][3];
    bool held[4];
    int32_t date[4];
    char name[4][40];
};

static enum status collect(void *context, const void *bytes, size_t length, struct error *err) {
    struct seen *seen = context;
    struct copy_row row;
    struct copy_field field[7];
    int at = seen->rows;

    if (!copy_row_open(&row, bytes, length, seen->rows == 0))
        return error_set(err, STATUS_INTERNAL, "not a row");
    if (row.field_count < 0) {
        seen->trailers++;
        return STATUS_OK;
    }
    for (int i = 0; i < 7; i++)
        if (!copy_row_next(&row, &field[i])) return error_set(err, STATUS_INTERNAL, "not a field");
    for (int i = 0; i < 3; i++)
        seen->numbers[at][i] = copy_field_integer(field[i]);
    seen->area[at] = copy_field_float8(field[3]);
    seen->held[at] = copy_field_bool(field[4]);
    seen->date[at] = copy_field_date(field[5]);
    if (field[6].length > 0) memcpy(seen->name[at], field[6].bytes, (size_t)field[6].length);
    seen->rows++;
    return STATUS_OK;
}

static void binary_rows_go_in_and_come_out_the_same(void **state) {
    struct store *db = test_database_of(state);
    struct text bytes = TEXT_EMPTY;
    struct seen seen = {0};
    struct error err = {0};
    int64_t count = 0;

    add_rows(&bytes);
    test_must(store_copy_in_begin(db, "copy s.t " COPY_COLUMNS " from stdin (format binary)", &err), &err,
              "begin");
    test_must(store_copy_in_bytes(db, text_string(&bytes), bytes.length, &err), &err, "bytes");
    test_must(store_copy_in_end(db, NULL, &count, &err), &err, "end");
    text_free(&bytes);
    assert_int_equal(count, 2);
    assert_int_equal(
        test_number(db, "select count(*) from s.t where f = '1969-12-31' and e and c = -9223372036854775808"),
        1);
    assert_int_equal(test_number(db, "select count(*) from s.t where num_nulls(a, b, c, d, e, f, g) = 7"), 1);

    test_must(store_copy_out(db, "copy s.t " COPY_COLUMNS " to stdout (format binary)", collect, &seen, &err),
              &err, "out");
    assert_int_equal(seen.rows, 2);
    assert_int_equal(seen.trailers, 1);
    assert_int_equal(seen.numbers[0][0], -32768);
    assert_int_equal(seen.numbers[0][1], INT32_MIN);
    assert_true(seen.numbers[0][2] == INT64_MIN);
    assert_true(seen.area[0] == -0.1);
    assert_true(isnan(seen.area[1]));
    assert_true(seen.held[0]);
    assert_int_equal(seen.date[0], -1);
    assert_int_equal(seen.date[1], INT32_MIN);
    assert_string_equal(seen.name[0], "Taunton \xe2\x80\x93 \"yard\"\n");
}

static void text_rows_go_in(void **state) {
    struct store *db = test_database_of(state);
    const char *lines = "1\t2\t3\t4\tt\t2026-11-22\tone\n\\N\t2\t3\t4\tf\t2026-11-22\ttwo\n";
    struct error err = {0};
    int64_t count = 0;
    test_must(store_copy_in_begin(db, "copy s.t from stdin", &err), &err, "begin");
    for (const char *at = lines; *at != '\0'; at++)
        test_must(store_copy_in_bytes(db, at, 1, &err), &err, "a byte");
    test_must(store_copy_in_end(db, NULL, &count, &err), &err, "end");
    assert_int_equal(count, 2);
    assert_int_equal(test_number(db, "select count(*) from s.t where g in ('one', 'two')"), 2);
}

static void a_bad_row_leaves_none_and_says_where(void **state) {
    struct store *db = test_database_of(state);
    int64_t before = test_number(db, "select count(*) from s.t");
    struct error err = {0};
    test_must(store_copy_in_begin(db, "copy s.t (b) from stdin", &err), &err, "begin");
    test_must(store_copy_in_bytes(db, "1\nmany\n", 7, &err), &err, "bytes");
    assert_int_equal(store_copy_in_end(db, NULL, NULL, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "many"));
    assert_non_null(strstr(err.message, "line 2"));
    assert_int_equal(test_number(db, "select count(*) from s.t"), before);
}

static void an_abandoned_copy_leaves_none(void **state) {
    struct store *db = test_database_of(state);
    int64_t before = test_number(db, "select count(*) from s.t");
    struct error err = {0};
    test_must(store_copy_in_begin(db, "copy s.t (b) from stdin", &err), &err, "begin");
    test_must(store_copy_in_bytes(db, "1\n2\n", 4, &err), &err, "bytes");
    test_must(store_copy_in_end(db, "the file ended early", NULL, &err), &err, "abandoning");
    assert_int_equal(test_number(db, "select count(*) from s.t"), before);
}

static enum status refuse(void *context, const void *bytes, size_t length, struct error *err) {
    (void)context;
    (void)bytes;
    (void)length;
    return error_set(err, STATUS_IO, "the disk is full");
}

static void a_reader_who_has_enough_leaves_the_connection_whole(void **state) {
    struct store *db = test_database_of(state);
    struct error err = {0};
    assert_int_equal(
        store_copy_out(db, "copy (select generate_series(1, 1000000)) to stdout", refuse, NULL, &err),
        STATUS_IO);
    assert_string_equal(err.message, "the disk is full");
    assert_int_equal(test_number(db, "select 7"), 7);
}

static void what_is_no_copy_is_refused(void **state) {
    struct store *db = test_database_of(state);
    struct error err = {0};
    assert_int_equal(store_copy_in_begin(db, "select 1", &err), STATUS_INTERNAL);
    assert_int_equal(store_copy_in_begin(db, "copy s.nothing from stdin", &err), STATUS_INTERNAL);
    assert_int_equal(store_copy_out(db, "select 1", refuse, NULL, &err), STATUS_INTERNAL);
    assert_int_equal(test_number(db, "select 7"), 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(binary_rows_go_in_and_come_out_the_same),
        cmocka_unit_test(text_rows_go_in),
        cmocka_unit_test(a_bad_row_leaves_none_and_says_where),
        cmocka_unit_test(an_abandoned_copy_leaves_none),
        cmocka_unit_test(a_reader_who_has_enough_leaves_the_connection_whole),
        cmocka_unit_test(what_is_no_copy_is_refused),
    };
    return cmocka_run_group_tests(tests, make, test_database_drop);
}
