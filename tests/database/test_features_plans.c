/* Of many features a page reads few: in every order, from the beginning, behind and before any place, in a
 * box. */
#include <stdlib.h>
#include <string.h>

#include "engine/service/features/page.h"
#include "engine/store/migrate.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

#define LIMIT 20
#define MOST  (4 * (LIMIT + 1)) /* rows of the sheet that a page of 20 may look at */

static const char many[] =
    "insert into register.asset (name, category_code, post_town, postcode, location, location_crs84) "
    "select 'Asset ' || n || ' ' || md5(n::text), 'office', 'Town ' || n, 'TA1 1AA', place, "
    "st_transform(place, 4326) from (select n, case when n % 100 > 0 then st_setsrid(st_makepoint("
    "300000 + n % 100 * 500, 100000 + n / 100 * 500), 27700) end as place from generate_series(1, 8000) n) "
    "numbered";

struct plans {
    struct store *reader;
    struct arena *arena;
};

static struct plans plans;

static int set_up(void **state) {
    struct error err = {0};
    int failed = estate_set_up(state);

    if (failed != 0) return failed;
    test_must(store_run(estate_db(*state), many, BIND_NONE, &err), &err, "many assets");
    test_must(sheets_refresh(estate_db(*state), 0, &err), &err, "the sheets");
    test_must(store_run(estate_db(*state), "analyze", BIND_NONE, &err), &err, "analyze");
    plans.reader = test_database_connect(*state, "terrier_serve_reader");
    plans.arena = arena_new();
    return 0;
}

static int tear_down(void **state) {
    store_close(plans.reader);
    arena_free(plans.arena);
    return estate_tear_down(state);
}

/* The number behind `name` in a line, or 0. */
static int64_t number_after(const char *line, const char *name) {
    const char *found = strstr(line, name);
    return found != NULL ? strtoll(found + strlen(name), NULL, 10) : 0;
}

/* How many rows of the sheet the page looked at: those its scans gave and those they left out. */
static int64_t rows_read(struct page_wanted *wanted, struct text *plan) {
    struct text sql = TEXT_EMPTY;
    struct rows *rows = NULL;
    struct error err = {0};
    int64_t count = 0;

    text_add(&sql, "explain (analyze, costs off, timing off) ");
    page_sql(&sql, wanted);
    test_must(store_query_once(plans.reader, text_string(&sql), selection_values(&wanted->selection),
                               STORE_MANY, &rows, &err),
              &err, "explain");
    for (size_t i = 0; i < rows_count(rows); i++) {
        const char *line = rows_text(rows, i, 0);
        text_format(plan, "%s\n", line);
        if (strstr(line, "asset_sheet") != NULL && strstr(line, "Bitmap Index") == NULL)
            count += number_after(line, "(actual rows=");
        count += number_after(line, "Rows Removed by Filter: ");
    }
    rows_free(rows);
    text_free(&sql);
    return count;
}

static void begin(struct page_wanted *wanted) {
    *wanted = (struct page_wanted){.collection = collection_find("assets"),
                                   .crs = &crs_list[CRS_CRS84],
                                   .limit = LIMIT,
                                   .count = PAGE_COUNT_NONE};
    selection_begin(&wanted->selection, plans.arena);
}

static void must_read_few(struct page_wanted *wanted, int64_t most, const char *what) {
    struct text plan = TEXT_EMPTY;
    int64_t count = rows_read(wanted, &plan);

    if (count > most) fail_msg("%s reads %lld rows:\n%s", what, (long long)count, text_string(&plan));
    text_free(&plan);
    selection_free(&wanted->selection);
}

/* A place in the middle of the known values, and one among the unknown. */
static const struct place *place_of(enum cql2_type type, bool known) {
    static struct place place;
    const char *value = type == CQL2_TEXT ? "m" : type == CQL2_DATE ? "2020-01-01" : "50";

    place = (struct place){{known ? value : NULL, NULL, NULL}, "SC004000"};
    return &place;
}

static void in_every_order_a_page_reads_few(void **state) {
    const struct collection *assets = collection_find("assets");
    struct error err = {0};
    (void)state;

    for (size_t i = 0; i < assets->column_count; i++)
        for (int way = 0; (assets->columns[i].flags & COLUMN_SORTED) != 0 && way < 10; way++) {
            const char *sortby =
                arena_format(plans.arena, "%s%s", way % 2 ? "-" : "", assets->columns[i].name);
            struct page_wanted wanted;

            begin(&wanted);
            test_must(order_parse(&wanted.order, assets, sortby, &err), &err, sortby);
            if (way >= 2) wanted.from = place_of(assets->columns[i].type, way >= 6);
            wanted.backwards = way >= 2 && way % 4 >= 2;
            must_read_few(&wanted, MOST, sortby);
        }
}

static void by_id_a_page_reads_few(void **state) {
    (void)state;
    for (int way = 0; way < 3; way++) {
        struct page_wanted wanted;

        begin(&wanted);
        if (way > 0) wanted.from = place_of(CQL2_TEXT, true);
        wanted.backwards = way == 2;
        must_read_few(&wanted, MOST, "by id");
    }
}

/* Behind a place the order by several columns goes on along the index of the first. */
static void by_several_columns_a_page_reads_the_equals_of_the_first(void **state) {
    static const struct place place = {{"town 4000", NULL, "asset 4000"}, "SC004000"};
    struct page_wanted wanted;
    struct error err = {0};
    (void)state;

    begin(&wanted);
    test_must(order_parse(&wanted.order, wanted.collection, "post_town,-year_built,name", &err), &err,
              "sortby");
    wanted.from = &place;
    must_read_few(&wanted, MOST, "by three columns");
}

static void in_boxes(const char *box, enum crs_code crs, const char *sortby, int64_t most) {
    struct page_wanted wanted;
    struct bbox parsed;
    struct error err = {0};

    begin(&wanted);
    test_must(bbox_parse(&parsed, plans.arena, box, &crs_list[crs], &err), &err, box);
    selection_in_box(&wanted.selection, &parsed);
    test_must(order_parse(&wanted.order, wanted.collection, sortby, &err), &err, "sortby");
    must_read_few(&wanted, most, box);
}

/* Few in a small box by the spatial index, few in a large one by the order's; and of those without a shape a
 * page. */
static void in_a_box_a_page_reads_few_however_large_it_is(void **state) {
    (void)state;
    in_boxes("310000,110000,312100,112100", CRS_EPSG_27700, NULL, 200);
    in_boxes("310000,110000,312100,112100", CRS_EPSG_27700, "-name", 400);
    in_boxes("0,0,700000,1300000", CRS_EPSG_27700, NULL, 200);
    in_boxes("0,0,700000,1300000", CRS_EPSG_27700, "name", 400);
    in_boxes("-3.3,50.88,-3.27,50.9", CRS_CRS84, NULL, 200);
    in_boxes("-10,49,2,61", CRS_CRS84, NULL, 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_every_order_a_page_reads_few),
        cmocka_unit_test(by_id_a_page_reads_few),
        cmocka_unit_test(by_several_columns_a_page_reads_the_equals_of_the_first),
        cmocka_unit_test(in_a_box_a_page_reads_few_however_large_it_is),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
