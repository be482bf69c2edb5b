/* Lines over years, and steps along a total. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/report/charts.h"
#include "engine/report/shapes.h"
#include "tests/support/check.h"
#include "tests/unit/report/svg_check.h"

/* Attribute `name` of the n-th (from 0) element that begins with `element`. */
static double attribute(const char *svg, const char *element, size_t n, const char *name) {
    char wanted[32];

    for (; (svg = strstr(svg, element)) != NULL && n > 0; n--)
        svg++;
    assert_non_null(svg);
    snprintf(wanted, sizeof wanted, " %s=\"", name);
    svg = strstr(svg, wanted);
    assert_non_null(svg);
    return strtod(svg + strlen(wanted), NULL);
}

/* --- steps --- */

static char *steps_of(const struct shape_step *steps, size_t count, double mark) {
    struct shape_steps chart = {.id = "s",
                                .title = "T & U",
                                .about = "About",
                                .steps = steps,
                                .count = count,
                                .width_unit = "tonnes",
                                .height_unit = "\u00a3 a tonne",
                                .mark = mark,
                                .mark_label = "the mark"};
    struct text out = TEXT_EMPTY;

    shape_steps(&out, &chart);
    assert_null(strstr(text_string(&out), "nan"));
    assert_null(strstr(text_string(&out), "inf"));
    assert_nothing_clips(text_string(&out));
    return text_take(&out);
}

static void a_step_is_as_wide_as_it_brings_and_as_high_as_it_costs(void **state) {
    (void)state;
    static const struct shape_step steps[] = {{100, -50}, {300, 100}, {200, 200}};
    char *svg = steps_of(steps, 3, NAN);
    double narrow = attribute(svg, "<rect ", 0, "width"), wide = attribute(svg, "<rect ", 1, "width");
    double low = attribute(svg, "<rect ", 1, "height"), high = attribute(svg, "<rect ", 2, "height");
    double below = attribute(svg, "<rect ", 0, "y"), above = attribute(svg, "<rect ", 1, "y");

    assert_int_equal(occurrences(svg, "<rect "), 3);
    assert_true(fabs(wide / narrow - 3) < 0.01);
    assert_true(fabs(high / low - 2) < 0.01);
    assert_true(fabs(above + low - below) < 0.2); /* both stand on nought */
    assert_non_null(strstr(svg, ">\u2190 pays for itself: 100<"));
    free(svg);
}

static void a_step_of_another_world_does_not_flatten_the_rest(void **state) {
    (void)state;
    static const struct shape_step steps[] = {{400, 100}, {400, 200}, {1, 1000000}};
    char *svg = steps_of(steps, 3, NAN);

    assert_true(attribute(svg, "<rect ", 0, "height") > 50);
    assert_non_null(strstr(svg, ">cut off at the end of the scale: 0.1%<"));
    assert_null(strstr(svg, "pays for itself"));
    free(svg);
}

static void steps_too_narrow_to_see_share_one(void **state) {
    (void)state;
    static struct shape_step steps[5000];

    for (size_t i = 0; i < 5000; i++)
        steps[i] = (struct shape_step){1, i < 2500 ? -10 : 10};
    char *svg = steps_of(steps, 5000, 4);
    assert_true(occurrences(svg, "<rect ") < 1000);
    assert_non_null(strstr(svg, "pays for itself: 2,500<"));
    assert_non_null(strstr(svg, ">the mark<"));
    free(svg);
}

static void nothing_to_draw_is_drawn_as_nothing(void **state) {
    (void)state;
    static const struct shape_step none[] = {{0, 5}, {NAN, 7}};
    char *svg = steps_of(none, 2, NAN);

    assert_int_equal(occurrences(svg, "<rect "), 0);
    free(svg);
    free(steps_of(none, 0, 250));
}

/* --- lines --- */

static char *lines_of(const struct shape_line *lines, size_t count, size_t years) {
    struct shape_lines chart = {.id = "l",
                                .title = "T",
                                .about = "About",
                                .lines = lines,
                                .line_count = count,
                                .start = 2018,
                                .years = years,
                                .financial = true,
                                .unit = "tonnes"};
    struct text out = TEXT_EMPTY;

    shape_lines(&out, &chart);
    assert_null(strstr(text_string(&out), "nan"));
    assert_nothing_clips(text_string(&out));
    return text_take(&out);
}

static void what_is_not_known_is_not_drawn(void **state) {
    (void)state;
    static const double own[] = {100, NAN, 80, NAN}, target[] = {100, 90, 81, 72.9};
    const struct shape_line lines[] = {{"Emissions", own, NAN, NAN, SHAPE_COUNTED},
                                       {"Target", target, NAN, NAN, SHAPE_RECKONED}};
    char *svg = lines_of(lines, 2, 4);

    assert_int_equal(occurrences(svg, "<circle "), 2);
    assert_int_equal(occurrences(svg, "<polyline "), 2);
    assert_non_null(strstr(svg, ">2018/19</text>"));
    /* The line that ends early is named where it ends, the other beside the chart. */
    assert_true(attribute(svg, "<text", occurrences(svg, "<text ") - 2, "x") < 700);
    free(svg);
}

static void what_is_projected_is_dotted_in_the_colour_of_the_first(void **state) {
    (void)state;
    static const double own[] = {100, 80, NAN, NAN}, target[] = {100, 90, 81, 73},
                        ahead[] = {NAN, 80, 70, 60};
    const struct shape_line lines[] = {{"Emissions", own, NAN, NAN, SHAPE_COUNTED},
                                       {"Target", target, NAN, NAN, SHAPE_RECKONED},
                                       {"Projected", ahead, NAN, NAN, SHAPE_PROJECTED}};
    char *svg = lines_of(lines, 3, 4);

    assert_int_equal(occurrences(svg, "<circle "), 2);
    assert_int_equal(occurrences(svg, "stroke-dasharray=\"0 7\" stroke-linecap=\"round\""), 1);
    assert_int_equal(occurrences(svg, "<polyline fill=\"none\" stroke=\"#8c2d19\""), 2);
    free(svg);
}

static void names_do_not_lie_on_each_other(void **state) {
    (void)state;
    static const double one[] = {50, 1}, two[] = {60, 1}, three[] = {70, 1};
    const struct shape_line lines[] = {{"One of some length that is folded", one, NAN, NAN, SHAPE_RECKONED},
                                       {"Two", two, NAN, NAN, SHAPE_RECKONED},
                                       {"Three", three, NAN, NAN, SHAPE_RECKONED}};
    char *svg = lines_of(lines, 3, 2);
    size_t count = occurrences(svg, "<text ");

    for (size_t i = count - 4; i + 1 < count; i++)
        assert_true(attribute(svg, "<text ", i + 1, "y") - attribute(svg, "<text ", i, "y") >= 16);
    free(svg);
}

static void a_single_year_or_no_line_is_no_fault(void **state) {
    (void)state;
    static const double zero[] = {0};
    const struct shape_line lines[] = {{"Zero", zero, NAN, NAN, SHAPE_COUNTED}};

    free(lines_of(lines, 1, 1));
    free(lines_of(lines, 0, 1));
}

static void less_than_nothing_has_its_sign_first(void **state) {
    (void)state;
    char buffer[64];

    assert_string_equal(charts_pounds(buffer, -841234), "-\u00a3841k");
    assert_string_equal(charts_pounds(buffer, -0.3), "\u00a30");
    assert_string_equal(charts_pounds(buffer, 12.3e6), "\u00a312.3m");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_is_as_wide_as_it_brings_and_as_high_as_it_costs),
        cmocka_unit_test(a_step_of_another_world_does_not_flatten_the_rest),
        cmocka_unit_test(steps_too_narrow_to_see_share_one),
        cmocka_unit_test(nothing_to_draw_is_drawn_as_nothing),
        cmocka_unit_test(what_is_not_known_is_not_drawn),
        cmocka_unit_test(what_is_projected_is_dotted_in_the_colour_of_the_first),
        cmocka_unit_test(names_do_not_lie_on_each_other),
        cmocka_unit_test(a_single_year_or_no_line_is_no_fault),
        cmocka_unit_test(less_than_nothing_has_its_sign_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
