/* Charts and the escaping of text. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/escape.h"
#include "engine/report/charts.h"
#include "tests/support/check.h"
#include "tests/unit/report/svg_check.h"

static void text_is_never_markup(void **state) {
    (void)state;
    struct text out = TEXT_EMPTY;

    escape_html(&out, "<a href='x'>\"R&D\"\x01\n</a>");
    assert_string_equal(text_string(&out), "&lt;a href=&#39;x&#39;&gt;&quot;R&amp;D&quot;  &lt;/a&gt;");
    escape_html(&out, NULL);
    text_free(&out);
}

static void each_kind_has_its_bar_and_its_number(void **state) {
    (void)state;
    struct report_bar bars[] = {{"Operational", 1103}, {"<b>Other</b>", 0}};
    struct report_chart chart = {"chart-1", "A & B", "About", bars, 2, 1103};
    struct text out = TEXT_EMPTY;

    charts_bars(&out, &chart);
    assert_int_equal(occurrences(text_string(&out), "<rect "), 2);
    assert_non_null(strstr(text_string(&out), "<title id=\"chart-1-t\">A &amp; B</title>"));
    assert_non_null(strstr(text_string(&out), ">1,103</text>"));
    assert_non_null(strstr(text_string(&out), "&lt;b&gt;Other&lt;/b&gt;"));
    text_free(&out);
}

static void a_range_that_is_not_known_has_no_bar(void **state) {
    (void)state;
    struct report_range ranges[] = {{"Schools", 30e6, 35e6, 40e6, 1, 0, 0},
                                    {"Others", NAN, NAN, NAN, 0, 0, 3}};
    struct text out = TEXT_EMPTY;

    charts_ranges(&out, ranges, 2);
    assert_int_equal(occurrences(text_string(&out), "<rect "), 1);
    assert_null(strstr(text_string(&out), "nan"));
    assert_non_null(strstr(text_string(&out), ">Others</text>"));
    text_free(&out);
}

static void each_budget_has_its_line_and_its_name(void **state) {
    (void)state;
    double none[] = {49.6e6, 70e6, 105.6e6}, hold[] = {49.6e6, 50e6, 49.6e6};
    struct report_path paths[] = {{"No money", 0, none, 84e6, 129.4e6},
                                  {"Holding it", 5607000, hold, NAN, NAN}};
    struct report report = {.paths = paths, .path_count = 2, .path_start = 2026, .path_years = 2};
    struct text out = TEXT_EMPTY;

    charts_paths(&out, &report);
    assert_int_equal(occurrences(text_string(&out), "<polyline "), 2);
    assert_int_equal(occurrences(text_string(&out), "stroke-opacity"), 1); /* no range, no bar */
    assert_non_null(strstr(text_string(&out), ">2028</text>"));
    assert_null(strstr(text_string(&out), "nan"));
    assert_nothing_clips(text_string(&out));
    text_free(&out);
}

static void no_label_is_clipped(void **state) {
    (void)state;
    struct report_bar bars[] = {
        {"Not schools: the council repairs everything", 571},
        {"A very long kind of asset, of which the name goes on for three lines or even "
         "more of them, as names do",
         1234567},
        {"Onewordthatgoesonandonandonandonandonandonandonandonandonandon", 1}};
    struct report_chart chart = {"chart-2a", "A", "About", bars, 3, 572};
    struct report_range ranges[] = {{"Operational assets that are neither schools nor let to anyone at all",
                                     30e6, 350e6, 999e6, 1, 0, 0}};
    struct report_line lines[] = {
        {.code = "1", .title = "An objective of which the title is rather long", .green = 3}};
    struct report report = {.objectives = lines, .objective_count = 1};
    struct text out = TEXT_EMPTY;

    charts_bars(&out, &chart);
    assert_nothing_clips(text_string(&out));
    assert_int_equal(occurrences(text_string(&out), ">everything</text>"), 1);
    text_clear(&out);
    charts_ranges(&out, ranges, 1);
    assert_nothing_clips(text_string(&out));
    text_clear(&out);
    charts_ratings(&out, &report);
    assert_nothing_clips(text_string(&out));
    text_free(&out);
}

static void ticks_are_round(void **state) {
    (void)state;
    struct report_range ranges[] = {{"Schools", 30e6, 35e6, 40e6, 1, 0, 0}};
    struct text out = TEXT_EMPTY;

    charts_ranges(&out, ranges, 1);
    assert_non_null(strstr(text_string(&out), ">\u00a310m</text>"));
    assert_null(strstr(text_string(&out), ".0m"));
    text_free(&out);
}

static double luminance(const char *colour) {
    double sum = 0;
    static const double weight[] = {0.2126, 0.7152, 0.0722};

    for (int i = 0; i < 3; i++) {
        unsigned value;
        char pair[3] = {colour[1 + 2 * i], colour[2 + 2 * i], 0};
        sscanf(pair, "%x", &value);
        double c = value / 255.0;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static void words_on_a_colour_can_be_read(void **state) {
    (void)state;
    static const char *const colours[] = {"#00703c", "#b35900", "#d4351c", CHARTS_NO_COLOUR,
                                          "#ffffff", "#000000", "#777777"};

    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        double a = luminance(colours[i]), b = luminance(charts_text_colour(colours[i]));
        double contrast = (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
        if (contrast < 4.5)
            fail_msg("%s on %s: %.2f to 1", charts_text_colour(colours[i]), colours[i], contrast);
    }
    assert_string_equal(charts_text_colour("red;}"), "#000000");
    assert_string_equal(charts_text_colour(NULL), "#000000");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_budget_has_its_line_and_its_name),
        cmocka_unit_test(text_is_never_markup),
        cmocka_unit_test(each_kind_has_its_bar_and_its_number),
        cmocka_unit_test(a_range_that_is_not_known_has_no_bar),
        cmocka_unit_test(no_label_is_clipped),
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(words_on_a_colour_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
