#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tools/cli/explain_parts.h"

static int label_width(const struct rows *tests) {
    int widest = 0;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (explanation_is_test_told(tests, i, rows_text(tests, i, TEST_COMMITMENT)) &&
            (int)strlen(rows_text(tests, i, TEST_FACT)) > widest)
            widest = (int)strlen(rows_text(tests, i, TEST_FACT));
    return widest;
}

/* --- one test --- */

static void print_source(const struct rows *tests, size_t row) {
    const char *feed = rows_text(tests, row, TEST_CAME_WITH);
    struct text line = TEXT_EMPTY;

    text_format(&line, "%s From: %s. Rule: %s.", rows_text(tests, row, TEST_SENTENCE),
                feed ? feed : "the register itself", rows_text(tests, row, TEST_SOURCE));
    explain_print_sentence("", 14, &line);
}

/* Points are cut as scores are, so that one test of 77.7 is not 78 beside a score of 77. */
static void print_test(const struct explained *found, size_t row) {
    const struct rows *tests = found->of.criteria;
    const char *kind = rows_text(tests, row, TEST_KIND);
    const char *date = rows_text(tests, row, TEST_DATE);
    struct text line = TEXT_EMPTY;

    if (explanation_is_guard(tests, row))
        text_format(&line, "    %-8s", rows_text(tests, row, TEST_STATE));
    else if (text_equal(kind, "performance"))
        text_format(&line, "    %4.0f x %.0f", floor(rows_number(tests, row, TEST_POINTS)),
                    rows_number(tests, row, TEST_WEIGHT));
    else
        text_format(&line, "    %4.0f    ", floor(rows_number(tests, row, TEST_POINTS)));
    text_format(&line, "  %-*s", found->label_width, rows_text(tests, row, TEST_FACT));
    if (!explanation_is_guard(tests, row)) {
        text_add(&line, "  ");
        explanation_value(&line, tests, row);
    }
    if (date) text_format(&line, "%s%s", explanation_is_guard(tests, row) ? "  " : ", ", date);
    if (!explanation_is_guard(tests, row) && !text_equal(kind, "performance"))
        text_format(&line, " (%s)", kind);
    while (line.length > 0 && line.data[line.length - 1] == ' ')
        line.data[--line.length] = '\0';
    printf("%s\n", text_string(&line));
    if (found->sentences) print_source(tests, row);
    text_free(&line);
}

/* --- objectives and commitments --- */

static void print_score(const struct rows *levels, size_t row) {
    struct text line = TEXT_EMPTY;

    explanation_score(&line, levels, row);
    printf("%s\n", text_string(&line));
    text_free(&line);
}

static void print_commitment(const struct explained *found, size_t level) {
    const struct rows *tests = found->of.criteria, *levels = found->of.levels;
    const char *commitment = rows_text(levels, level, LEVEL_COMMITMENT);
    struct text action = TEXT_EMPTY, passed = TEXT_EMPTY;

    printf("  %s %s: ", commitment, rows_text(levels, level, LEVEL_TITLE));
    print_score(levels, level);
    explanation_action(&action, levels, level);
    explain_print_sentence("", 4, &action);
    for (size_t i = 0; i < rows_count(tests); i++)
        if (explanation_is_test_told(tests, i, commitment)) print_test(found, i);
    explanation_passed(&passed, tests, commitment);
    explain_print_sentence("    passed", 14, &passed);
}

static void print_objective(const struct rows *levels, size_t level) {
    struct text cap = TEXT_EMPTY;

    printf("\n%s. %s: ", rows_text(levels, level, LEVEL_OBJECTIVE), rows_text(levels, level, LEVEL_TITLE));
    print_score(levels, level);
    explanation_cap(&cap, levels, level);
    explain_print_sentence("", 2, &cap);
}

static void print_named(const struct rows *tests, const char *objective) {
    for (enum explanation_named kind = 0; kind < EXPLANATION_NAMED_COUNT; kind++) {
        struct text line = TEXT_EMPTY;
        explanation_named(&line, tests, objective, kind);
        explain_print_sentence("", 2, &line);
    }
}

void explain_print_why(struct explained *found) {
    const struct rows *levels = found->of.levels;

    found->label_width = label_width(found->of.criteria);
    puts("\nWhy (points of 100 x weight, the fact, its value and its day; of the day above where there is "
         "none)");
    for (size_t i = 0; i < rows_count(levels); i++) {
        if (explanation_is_told(&found->of, i)) {
            if (rows_text(levels, i, LEVEL_COMMITMENT))
                print_commitment(found, i);
            else
                print_objective(levels, i);
        }
        if (i + 1 < rows_count(levels) && rows_text(levels, i + 1, LEVEL_COMMITMENT)) continue;
        print_named(found->of.criteria, rows_text(levels, i, LEVEL_OBJECTIVE));
    }
}
