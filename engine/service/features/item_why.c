#include "engine/service/features/item_why.h"

#include "engine/service/features/html.h"

static void add_commitment(struct text *out, const struct explanation *of, size_t level) {
    const struct rows *levels = of->levels;
    struct text line = TEXT_EMPTY;

    text_format(&line, "%s %s: ", rows_text(levels, level, LEVEL_COMMITMENT),
                rows_text(levels, level, LEVEL_TITLE));
    explanation_score(&line, levels, level);
    text_add_char(&line, '.');
    text_add(out, "<li>");
    html_sentence(out, "span", &line);
    explanation_action(&line, levels, level);
    html_sentence(out, "p", &line);
    explanation_passed(&line, of->criteria, rows_text(levels, level, LEVEL_COMMITMENT));
    if (line.length > 0) {
        text_add(out, "<p>Passed: ");
        escape_html(out, text_string(&line));
        text_add(out, "</p>");
    }
    text_add(out, "</li>\n");
    text_free(&line);
}

static void add_number(struct text *out, const struct rows *tests, size_t row, size_t column) {
    text_add(out, "<td class=\"number\">");
    if (!rows_is_null(tests, row, column)) text_format(out, "%.0f", rows_number(tests, row, column));
    text_add(out, "</td>");
}

static void add_test(struct text *out, const struct rows *tests, size_t row) {
    const char *kind = rows_text(tests, row, TEST_KIND);
    struct text shown = TEXT_EMPTY;

    text_add(out, "<tr><th scope=\"row\">");
    escape_html(out, rows_text(tests, row, TEST_FACT));
    text_add(out, "</th>");
    html_element(out, "td", rows_text(tests, row, TEST_COMMITMENT));
    if (explanation_is_guard(tests, row))
        text_format(&shown, "must hold: %s", rows_text(tests, row, TEST_STATE));
    else
        explanation_value(&shown, tests, row);
    if (!explanation_is_guard(tests, row) && !text_equal(kind, "performance"))
        text_format(&shown, " (%s)", kind);
    html_sentence(out, "td", &shown);
    html_element(out, "td", rows_text(tests, row, TEST_DATE));
    add_number(out, tests, row, TEST_POINTS);
    if (text_equal(kind, "performance"))
        add_number(out, tests, row, TEST_WEIGHT);
    else
        text_add(out, "<td class=\"number\"></td>");
    text_add(out, "</tr>\n");
}

/* The row behind the last commitment of the objective in `level`. */
static size_t end_of(const struct rows *levels, size_t level) {
    do
        level++;
    while (level < rows_count(levels) && rows_text(levels, level, LEVEL_COMMITMENT));
    return level;
}

static size_t count_tests(const struct explanation *of, size_t level) {
    const struct rows *tests = of->criteria;
    size_t count = 0;

    for (size_t i = 0; i < rows_count(tests); i++)
        count += explanation_is_test_told(tests, i, rows_text(of->levels, level, LEVEL_COMMITMENT));
    return count;
}

static void add_tests_of(struct text *out, const struct explanation *of, size_t level) {
    const struct rows *tests = of->criteria;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (explanation_is_test_told(tests, i, rows_text(of->levels, level, LEVEL_COMMITMENT)))
            add_test(out, tests, i);
}

static void add_tests(struct text *out, const struct explanation *of, size_t level) {
    const size_t end = end_of(of->levels, level);
    struct text id = TEXT_EMPTY, caption = TEXT_EMPTY;
    size_t count = 0;

    for (size_t i = level + 1; i < end; i++)
        count += count_tests(of, i);
    if (count == 0) return;
    text_format(&id, "tests-%s", rows_text(of->levels, level, LEVEL_OBJECTIVE));
    text_format(&caption, "Tests of objective %s", rows_text(of->levels, level, LEVEL_OBJECTIVE));
    html_scrolled_begin(out, text_string(&id), text_string(&caption));
    text_add(out, "<thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Commitment</th>"
                  "<th scope=\"col\">What it is</th><th scope=\"col\">Day</th>"
                  "<th scope=\"col\" class=\"number\">Points of 100</th>"
                  "<th scope=\"col\" class=\"number\">Weight</th></tr></thead>\n<tbody>\n");
    for (size_t i = level + 1; i < end; i++)
        add_tests_of(out, of, i);
    html_scrolled_end(out);
    text_free(&caption);
    text_free(&id);
}

static void add_named(struct text *out, const struct rows *tests, const char *objective) {
    for (enum explanation_named kind = 0; kind < EXPLANATION_NAMED_COUNT; kind++) {
        struct text line = TEXT_EMPTY;
        explanation_named(&line, tests, objective, kind);
        html_sentence(out, "p", &line);
    }
}

static void add_commitments(struct text *out, const struct explanation *of, size_t level) {
    bool any = false;

    for (size_t i = level + 1; i < end_of(of->levels, level); i++) {
        if (!explanation_is_told(of, i)) continue;
        if (!any) text_add(out, "<ul>\n");
        any = true;
        add_commitment(out, of, i);
    }
    if (any) text_add(out, "</ul>\n");
}

static void add_objective(struct text *out, const struct explanation *of, size_t level) {
    const struct rows *levels = of->levels;
    const char *objective = rows_text(levels, level, LEVEL_OBJECTIVE);
    struct text line = TEXT_EMPTY;

    text_format(&line, "%s. %s: ", objective, rows_text(levels, level, LEVEL_TITLE));
    explanation_score(&line, levels, level);
    text_format(out, "<h3 id=\"objective-%s\">", objective);
    escape_html(out, text_string(&line));
    text_add(out, "</h3>\n");
    text_clear(&line);
    explanation_cap(&line, levels, level);
    html_sentence(out, "p", &line);
    add_commitments(out, of, level);
    add_tests(out, of, level);
    text_free(&line);
}

void item_why(struct text *out, const struct explanation *of) {
    const struct rows *levels = of->levels;

    text_add(out, "<h2 id=\"why\">Why</h2>\n");
    html_element(out, "p",
                 "Points of 100 and their weight, the fact, its value and its day; of the day above where "
                 "there is none.");
    for (size_t i = 0; i < rows_count(levels); i = end_of(levels, i)) {
        if (explanation_is_told(of, i)) add_objective(out, of, i);
        add_named(out, of->criteria, rows_text(levels, i, LEVEL_OBJECTIVE));
    }
}
