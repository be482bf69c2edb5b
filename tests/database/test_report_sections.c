/* The sections of the report: whom they tell what, and what they say where nothing is there yet. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/report/html.h"
#include "engine/report/pictures.h"
#include "engine/report/sections.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static int set_up(void **state) {
    struct test_database *database = test_database_new();

    fixture_load(database, "marked.sql");
    fixture_load(database, "options.sql");
    fixture_load(database, "scenarios.sql");
    *state = database;
    return 0;
}

/* The report as `role` may read it; NULL: as the owner. */
static struct report *report_for(void *state, const char *role, const struct report_asked *asked) {
    struct store *theirs = test_database_connect(state, role);
    struct report *report = NULL;
    struct error err = {0};

    test_must(report_read(&report, estate_db(state), 0, &err), &err, "report");
    test_must(report_sections(report, theirs, asked, &err), &err, "sections");
    store_close(theirs);
    return report;
}

static char *page_for(void *state, const char *role) {
    struct report *report = report_for(state, role, &(struct report_asked){0});
    struct text out = TEXT_EMPTY;

    report_html(&out, report);
    report_free(report);
    return text_take(&out);
}

static const struct report_table *table_of(const struct report *report, const char *sheet) {
    for (size_t i = 0; i < report->section_count; i++)
        for (size_t t = 0; t < report->sections[i].table_count; t++)
            if (strcmp(report->sections[i].tables[t].sheet, sheet) == 0)
                return &report->sections[i].tables[t];
    fail_msg("no sheet %s", sheet);
    return NULL;
}

/* Of the first row whose cell in the first column is `first`. */
static const char *text_at(const struct report_table *table, const char *first, size_t column) {
    for (size_t row = 0; row < table->row_count; row++)
        if (strcmp(table->texts[row * table->column_count], first) == 0)
            return table->texts[row * table->column_count + column];
    return NULL;
}

static void nobody_is_told_what_is_marked_above_their_clearance(void **state) {
    static const struct {
        const char *role, *marking, *may, *may_not[2];
    } expected[] = {{"terrier_reader", ">Internal<", "rank1", {"rank2", "rank3"}},
                    {"terrier_editor", ">Commercial<", "rank2", {"rank3", NULL}},
                    {NULL, ">Official: personal<", "rank3", {NULL, NULL}}};

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        char *page = page_for(*state, expected[i].role);
        assert_non_null(strstr(page, expected[i].marking));
        assert_non_null(strstr(page, expected[i].may));
        for (size_t n = 0; n < 2; n++)
            if (expected[i].may_not[n] && strstr(page, expected[i].may_not[n]))
                fail_msg("%s is told of %.80s", expected[i].role, strstr(page, expected[i].may_not[n]));
        free(page);
    }
}

/* Selling rests on a price hoped for: readers are not shown it, and so are recommended the next best. */
static void what_is_recommended_is_the_best_that_the_reader_may_see(void **state) {
    struct report *reader = report_for(*state, "terrier_reader", &(struct report_asked){0});
    struct report *editor = report_for(*state, "terrier_editor", &(struct report_asked){0});
    const struct report_table *theirs = table_of(reader, "Options recommended");

    assert_string_equal(text_at(theirs, "MA000000", 2), "Maintain");
    assert_string_equal(text_at(theirs, "MA000000", theirs->column_count - 1),
                        "Refurbishment asbestos survey");
    assert_string_equal(text_at(table_of(editor, "Options recommended"), "MA000000", 2), "Sell");
    assert_int_equal(theirs->row_count, 4);
    report_free(reader);
    report_free(editor);
}

static void what_is_blocked_says_by_what(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    const struct report_table *blocked = table_of(report, "Options blocked");

    assert_int_equal(blocked->row_count, 8);
    assert_non_null(strstr(text_at(blocked, "MD000001", 6), "Flood risk (National Planning Policy"));
    assert_int_equal(table_of(report, "What blocks options")->numbers[3], 8);
    report_free(report);
}

/* The cheapest package of each, then what the fullest adds to it: -40 for 100 t, 300 for 300 t. */
static void a_tonne_costs_what_the_view_says(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    const struct report_table *table = table_of(report, "Cost of a tonne");

    assert_non_null(table->steps);
    assert_int_equal(table->steps->count, table->row_count);
    assert_true(table->row_count > 0 && table->row_count % 2 == 0);
    assert_true(table->steps->steps[0].width == 100 && table->steps->steps[0].height == -40);
    assert_true(table->steps->steps[table->row_count - 1].width == 200);
    assert_true(table->steps->steps[table->row_count - 1].height == 470);
    assert_true(table->steps->mark > 0);
    report_free(report);
}

static void emissions_are_by_year_and_the_path_has_a_line_for_each_target(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    const struct report_table *years = table_of(report, "Carbon by year"),
                              *path = table_of(report, "Carbon path");

    assert_string_equal(years->texts[0], "2025/26");
    assert_true(isnan(years->numbers[4]) && years->numbers[7] == 8); /* no factor: unknown, not nought */
    assert_int_equal(path->lines->line_count, 3);                    /* what is unknown is not projected */
    assert_string_equal(path->columns[2].head, "Projected, t");
    assert_int_equal(path->row_count, path->lines->years);
    assert_string_equal(path->texts[0], "2018/19");
    report_free(report);
}

/* The same as in the report, and a whole file: who draws what else is on the page is not asked. */
static void pictures_are_files_of_their_own(void **state) {
    enum status (*const carbon[])(struct text *, struct store *, struct error *) = {picture_carbon_path,
                                                                                    picture_carbon_measures};
    struct error err = {0};
    struct text out = TEXT_EMPTY;

    for (size_t i = 0; i < sizeof carbon / sizeof *carbon; i++) {
        text_clear(&out);
        test_must(carbon[i](&out, estate_db(*state), &err), &err, "a picture");
        assert_int_equal(strncmp(text_string(&out), "<?xml", 5), 0);
        assert_non_null(strstr(text_string(&out), "<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert_null(strstr(text_string(&out), "<div"));
        assert_string_equal(strstr(text_string(&out), "</svg>"), "</svg>\n");
    }
    text_clear(&out);
    test_must(picture_plan(&out, estate_db(*state), 2, &err), &err, "a picture of a plan");
    assert_non_null(strstr(text_string(&out), ">Receipts</text>"));
    assert_int_equal(picture_plan(&out, estate_db(*state), 999, &err), STATUS_NOT_FOUND);
    text_free(&out);
}

static const char *about_plan(const struct report *report) {
    for (size_t i = 0; i < report->section_count; i++)
        if (strcmp(report->sections[i].id, "plan") == 0) return report->sections[i].about;
    return NULL;
}

/* Plan 1 is of marked.sql, and of its run; 2 and 3 are of scenarios.sql. */
static void the_plan_is_the_newest_or_the_one_asked_for(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    struct report *first = report_for(*state, NULL, &(struct report_asked){.plan = 1});
    struct report *none = NULL;
    struct error err = {0};

    assert_non_null(strstr(about_plan(report), "Plan 3 of run 2, made on"));
    assert_null(strstr(about_plan(report), "rests on an older run"));
    assert_non_null(strstr(about_plan(first), "Plan 1 of run 1, made on"));
    assert_non_null(strstr(about_plan(first), "rests on an older run"));
    test_must(report_read(&none, estate_db(*state), 0, &err), &err, "report");
    assert_int_equal(report_sections(none, estate_db(*state), &(struct report_asked){.plan = 999}, &err),
                     STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "There is no plan 999"));
    report_free(none);
    report_free(first);
    report_free(report);
}

/* Plan 1 sells every asset: a reader is told only of how many.
 */
static void what_a_plan_takes_is_for_those_who_may_read_of_it(void **state) {
    struct report *reader = report_for(*state, "terrier_reader", &(struct report_asked){.plan = 1});
    struct report *editor = report_for(*state, "terrier_editor", &(struct report_asked){.plan = 1});

    assert_non_null(strstr(about_plan(reader), "Of 8 assets it takes, nothing is said here"));
    assert_int_equal(table_of(reader, "Plan by asset")->row_count, 0);
    assert_non_null(strstr(about_plan(editor), "Of 2 assets it takes"));
    assert_int_equal(table_of(editor, "Plan by asset")->row_count, 6);
    report_free(editor);
    report_free(reader);
}

static void two_scenarios_stand_side_by_side(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    const struct report_table *figures = table_of(report, "Scenarios"),
                              *assets = table_of(report, "Scenarios by asset"),
                              *cut = table_of(report, "Plan and rank-and-cut");

    assert_string_equal(figures->columns[1].head, "careful");
    assert_string_equal(figures->columns[2].head, "bold");
    assert_int_equal(assets->row_count, 1);
    assert_string_equal(text_at(assets, "MA000000", 2), "Maintain, year 1");
    assert_string_equal(text_at(assets, "MA000000", 3), "Maintain, year 2");
    assert_int_equal(cut->row_count, 1);
    assert_string_equal(text_at(cut, "MB000000", 2), "nothing");
    assert_string_equal(text_at(cut, "MB000000", 3), "Maintain, year 2");
    assert_true(table_of(report, "Plan by year")->numbers[3] == 200000);
    assert_string_equal(figures->texts[0], "Plan");
    assert_true(isnan(figures->numbers[3])); /* between numbers of plans there is no difference */
    assert_string_equal(table_of(report, "Plan by asset")->texts[9], "not tried");
    report_free(report);
}

static void a_part_without_anything_says_what_to_do(void **state) {
    static const char *const said[] = {"<code>terrier evaluate</code>", "<code>terrier plan --budget 5m",
                                       "<code>terrier scenario new NAME", "<code>terrier propose REFERENCE",
                                       "every disposal and acquisition stands on a decision"};
    struct test_database *fresh = test_database_new();
    char *page = page_for(fresh, NULL);
    (void)state;

    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strstr(page, said[i]) == NULL) fail_msg("nothing says %s", said[i]);
    free(page);
    test_database_free(fresh);
}

static void each_part_is_linked_from_the_contents_and_has_its_own_sheet(void **state) {
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    char *page = page_for(*state, NULL), link[128];
    const char *sheets[64];
    size_t count = 0;

    assert_non_null(strstr(page, "made on <span class=\"d\">20")); /* no line ends within a day */
    for (size_t i = 0; i < report->section_count; i++) {
        snprintf(link, sizeof link, "<li><a href=\"#%s\">%s</a></li>", report->sections[i].id,
                 report->sections[i].title);
        assert_non_null(strstr(page, link));
        for (size_t t = 0; t < report->sections[i].table_count; t++) {
            const char *sheet = report->sections[i].tables[t].sheet;
            assert_true(strlen(sheet) <= 31 && count < 64);
            for (size_t n = 0; n < count; n++)
                assert_string_not_equal(sheets[n], sheet);
            sheets[count++] = sheet;
        }
    }
    free(page);
    report_free(report);
}

static void the_newest_quarter_has_its_commitments_with_what_is_said(void **state) {
    static const char script[] =
        "insert into evaluation.run (kind, as_at, known_at, revision, criteria_version_id, rules_sha256, "
        "engine_version, fact_codes, asset_count, scored_count, actor, retain_until, quarter_on) values "
        "('published', '2026-06-30', '2026-07-01', 1, 1, repeat('c', 64), 'test', '{}', 0, 0, 'test', "
        "'2036-01-01', '2026-04-01');"
        "select edit.comment_on('2.2', '{\"comment\": \"Said\", \"by\": \"Head of Property\", "
        "\"marking\": \"commercial\"}', null)";
    struct error err = {0};

    test_must(store_script(estate_db(*state), script, &err), &err, "a quarter");
    struct report *report = report_for(*state, NULL, &(struct report_asked){0});
    const struct report_table *table = table_of(report, "Quarter");
    assert_int_equal(table->row_count, 24);
    assert_string_equal(table->title, "Commitments in 2026-27-Q1");
    assert_string_equal(text_at(table, "2.2", 9), "Said");
    assert_int_equal(table_of(report, "Assets that moved")->row_count, 0);
    report_free(report);
    report = report_for(*state, "terrier_reader", &(struct report_asked){0});
    assert_null(text_at(table_of(report, "Quarter"), "2.2", 9));
    report_free(report);
}

static void a_report_of_the_past_is_without_what_is_kept_as_it_is_now(void **state) {
    struct store *db = estate_db(*state);
    struct report *report = NULL;
    struct error err = {0};
    struct text out = TEXT_EMPTY;

    store_read_at(db, &(struct store_times){.as_at = "2020-02-03"});
    test_must(report_read(&report, db, 0, &err), &err, "report");
    test_must(report_sections(report, db, &(struct report_asked){0}, &err), &err, "sections");
    report_html(&out, report);
    store_read_at(db, NULL);
    assert_non_null(strstr(text_string(&out), "a report of the past is without them"));
    assert_null(strstr(text_string(&out), "proposal rank"));
    assert_non_null(strstr(text_string(&out), "<h2 id=\"carbon\">"));
    text_free(&out);
    report_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_told_what_is_marked_above_their_clearance),
        cmocka_unit_test(what_is_recommended_is_the_best_that_the_reader_may_see),
        cmocka_unit_test(what_is_blocked_says_by_what),
        cmocka_unit_test(a_tonne_costs_what_the_view_says),
        cmocka_unit_test(pictures_are_files_of_their_own),
        cmocka_unit_test(emissions_are_by_year_and_the_path_has_a_line_for_each_target),
        cmocka_unit_test(the_plan_is_the_newest_or_the_one_asked_for),
        cmocka_unit_test(what_a_plan_takes_is_for_those_who_may_read_of_it),
        cmocka_unit_test(two_scenarios_stand_side_by_side),
        cmocka_unit_test(a_part_without_anything_says_what_to_do),
        cmocka_unit_test(each_part_is_linked_from_the_contents_and_has_its_own_sheet),
        cmocka_unit_test(the_newest_quarter_has_its_commitments_with_what_is_said),
        cmocka_unit_test(a_report_of_the_past_is_without_what_is_kept_as_it_is_now),
    };
    return cmocka_run_group_tests(tests, set_up, estate_tear_down);
}
