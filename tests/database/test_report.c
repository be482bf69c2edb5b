/* The Asset Management Group report over the small estate. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/report/html.h"
#include "tests/database/estate.h"
#include "tests/support/check.h"

static struct report *read_report(void *state) {
    struct report *report = NULL;
    struct error err = {0};

    test_must(report_read(&report, estate_db(state), 0, &err), &err, "report");
    return report;
}

static void the_model_holds_what_the_views_count(void **state) {
    struct report *report = read_report(*state);

    assert_int_equal(report->assets_held, 11);
    assert_int_equal(report->in_scope, 10);
    assert_int_equal(report->assets_judged, 9); /* one more is held now than on the day of the run */
    assert_int_equal(report->rows_rejected, 3);
    assert_int_equal(report->charts[0].total, 11);
    assert_int_equal(report->charts[1].total, 7);
    assert_int_equal(report->charts[2].total, 3);
    assert_int_equal(report->backlog_count, 2);
    assert_int_equal(report->objective_count, 6);
    assert_int_equal(report->commitment_count, 24);
    report_free(report);
}

static void a_line_says_last_present_direction_and_why(void **state) {
    struct report *report = read_report(*state);
    const struct report_line *line = &report->objectives[1];

    assert_string_equal(line->last.label, "Green");
    assert_string_equal(line->now.label, "Amber");
    assert_string_equal(line->direction, "worsening");
    assert_string_equal(line->comment, "1 asset failed a must-hold test; 1 asset red; 1 asset without enough "
                                       "evidence; 80% of the evidence is known.");
    report_free(report);
}

static void a_commitment_that_was_not_judged_is_listed_all_the_same(void **state) {
    struct report *report = read_report(*state);

    for (size_t i = 0; i < report->commitment_count; i++)
        if (strcmp(report->commitments[i].code, "4.3") == 0) {
            assert_null(report->commitments[i].now.label);
            assert_string_equal(report->commitments[i].comment, "Not judged in this run.");
        }
    report_free(report);
}

static void the_worst_come_first_and_the_marked_are_not_named(void **state) {
    struct report *report = read_report(*state);

    assert_string_equal(report->worst[0].reference, "TT000065");
    assert_int_equal(report->worst_count, 8);
    for (size_t i = 0; i < report->worst_count; i++)
        assert_string_not_equal(report->worst[i].name, "Refuge");
    for (size_t i = 0; i < report->best_count; i++) {
        assert_string_not_equal(report->best[i].name, "Refuge");
        assert_string_not_equal(report->best[i].reference, "TT000065");
    }
    report_free(report);
}

static void a_run_it_was_not_compared_with_is_refused(void **state) {
    struct report *report = NULL;
    struct error err = {0};

    assert_int_equal(report_read(&report, estate_db(*state), 999, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "not 999: directions are judged when a run is made"));
    assert_null(report);
}

/* --- the page --- */

static char *page(void *state) {
    struct report *report = read_report(state);
    struct text out = TEXT_EMPTY;

    report_html(&out, report);
    report_free(report);
    return text_take(&out);
}

static void counts_say_their_day(void **state) {
    struct report *report = read_report(*state);
    char held[64];
    char *html = page(*state);

    snprintf(held, sizeof held, "assets held on %s", report->held_on);
    assert_non_null(strstr(html, held));
    assert_non_null(strstr(html, "judged against the objectives, facts as at 2026-11-20"));
    free(html);
    report_free(report);
}

/* Every element is closed, in order: what a parser of XML asks, as far as this page uses it. */
static void assert_balanced(const char *html) {
    char open[64][16];
    size_t depth = 0;

    for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *end = strchr(at, '>');
        assert_non_null(end);
        if (at[1] == '!' || end[-1] == '/') continue;
        bool closing = at[1] == '/';
        const char *name = at + 1 + closing;
        int length = (int)strcspn(name, " >");
        if (!closing) {
            assert_true(depth < 64 && length < 16);
            snprintf(open[depth++], 16, "%.*s", length, name);
        } else {
            assert_true(depth > 0);
            depth--;
            if ((int)strlen(open[depth]) != length || strncmp(open[depth], name, (size_t)length) != 0)
                fail_msg("</%.*s> closes <%s>", length, name, open[depth]);
        }
    }
    assert_int_equal(depth, 0);
}

static void the_page_is_well_formed(void **state) {
    char *html = page(*state);

    assert_balanced(html);
    free(html);
}

static void a_hostile_name_is_only_text(void **state) {
    char *html = page(*state);

    assert_null(strstr(html, "<script"));
    assert_non_null(strstr(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    free(html);
}

static void the_page_needs_nothing_from_elsewhere(void **state) {
    char *html = page(*state);

    assert_null(strstr(html, " src="));
    assert_null(strstr(html, "@import"));
    assert_null(strstr(html, "url("));
    free(html);
}

static void each_chart_has_a_title_and_a_table(void **state) {
    static const char *const ids[] = {"chart-1-t", "chart-2a-t", "chart-2b-t", "backlog-t", "ratings-t"};
    char *html = page(*state);
    size_t captions = 0;

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_non_null(strstr(html, ids[i]));
    for (const char *at = html; (at = strstr(at, "<caption>The figures of the chart")) != NULL; at++)
        captions++;
    assert_int_equal(captions, 5);
    free(html);
}

static void without_a_run_it_says_so(void **state) {
    struct test_database *fresh = test_database_new();
    struct report *report = NULL;
    struct error err = {0};
    struct text out = TEXT_EMPTY;
    (void)state;

    test_must(report_read(&report, fresh->db, 0, &err), &err, "report");
    test_must(report_forecast(report, fresh->db, &err), &err, "forecast");
    assert_int_equal(report->path_count, 0);
    report_html(&out, report);
    assert_non_null(strstr(text_string(&out), "The estate has not been judged yet"));
    assert_balanced(text_string(&out));
    text_free(&out);
    report_free(report);
    test_database_free(fresh);
}

static char *page_of(struct store *db, const struct store_times *times) {
    struct report *report = NULL;
    struct error err = {0};
    struct text out = TEXT_EMPTY;

    store_read_at(db, times);
    test_must(report_read(&report, db, 0, &err), &err, "report");
    report_html(&out, report);
    report_free(report);
    store_read_at(db, NULL);
    return text_take(&out);
}

/* What is advised judges that day; and what files said, which is known as of now only, is marked so. */
static void of_a_past_day_it_says_how_to_judge_it_and_what_is_of_today(void **state) {
    struct store *db = estate_db(*state);
    char *day = page_of(db, &(struct store_times){.as_at = "2001-02-03"});
    char *known = page_of(db, &(struct store_times){"2001-02-03", "1", "2001-02-03T23:59:59Z"});
    char *now = page_of(db, NULL);

    assert_non_null(strstr(day, "<code>terrier evaluate --as-at 2001-02-03</code>"));
    assert_non_null(strstr(day, "rows of source files rejected until today"));
    assert_non_null(strstr(day, "Rows read from the files of other systems (until today)"));
    assert_non_null(strstr(known, "runs made later do not count"));
    assert_null(strstr(known, "<code>terrier evaluate"));
    assert_null(strstr(now, "until today"));
    free(now);
    free(known);
    free(day);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_holds_what_the_views_count),
        cmocka_unit_test(counts_say_their_day),
        cmocka_unit_test(a_line_says_last_present_direction_and_why),
        cmocka_unit_test(a_commitment_that_was_not_judged_is_listed_all_the_same),
        cmocka_unit_test(the_worst_come_first_and_the_marked_are_not_named),
        cmocka_unit_test(a_run_it_was_not_compared_with_is_refused),
        cmocka_unit_test(the_page_is_well_formed),
        cmocka_unit_test(a_hostile_name_is_only_text),
        cmocka_unit_test(the_page_needs_nothing_from_elsewhere),
        cmocka_unit_test(each_chart_has_a_title_and_a_table),
        cmocka_unit_test(without_a_run_it_says_so),
        cmocka_unit_test(of_a_past_day_it_says_how_to_judge_it_and_what_is_of_today),
    };
    return cmocka_run_group_tests(tests, estate_set_up, estate_tear_down);
}
