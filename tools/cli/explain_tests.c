#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "tools/cli/explain_parts.h"

static bool is_guard(const struct rows *tests, size_t row) {
    return text_equal(rows_text(tests, row, TEST_KIND), "guard");
}

static bool has_state(const struct rows *tests, size_t row, const char *state) {
    return text_equal(rows_text(tests, row, TEST_STATE), state);
}

/* Without points and no guard: it is named with others of its kind, at the end of its objective. */
static bool is_listed(const struct rows *tests, size_t row) {
    return has_state(tests, row, "withheld") ||
           (!is_guard(tests, row) && rows_is_null(tests, row, TEST_POINTS));
}

/* An opportunity that is none says nothing. */
static bool is_idle(const struct rows *tests, size_t row) {
    return text_equal(rows_text(tests, row, TEST_KIND), "opportunity") &&
           rows_number(tests, row, TEST_POINTS) == 0;
}

/* The objective that a test belongs to is what its commitment's code begins with. */
static bool belongs(const struct rows *tests, size_t row, const char *objective) {
    return rows_text(tests, row, TEST_COMMITMENT)[0] == objective[0];
}

static int label_width(const struct rows *tests) {
    int widest = 0;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (!is_listed(tests, i) && !is_idle(tests, i) &&
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
    explain_print_folded("", 14, text_string(&line));
    text_free(&line);
}

static void print_test(const struct explanation *found, size_t row) {
    const struct rows *tests = found->criteria;
    const char *kind = rows_text(tests, row, TEST_KIND), *value = rows_text(tests, row, TEST_VALUE);
    const char *date = rows_text(tests, row, TEST_DATE);
    struct text line = TEXT_EMPTY;

    if (is_guard(tests, row))
        text_format(&line, "    %-8s", rows_text(tests, row, TEST_STATE));
    else if (text_equal(kind, "performance"))
        text_format(&line, "    %4.0f x %.0f", rows_number(tests, row, TEST_POINTS),
                    rows_number(tests, row, TEST_WEIGHT));
    else
        text_format(&line, "    %4.0f    ", rows_number(tests, row, TEST_POINTS));
    text_format(&line, "  %-*s", found->label_width, rows_text(tests, row, TEST_FACT));
    if (!is_guard(tests, row)) text_format(&line, "  %s", value ? value : "-");
    if (date) text_format(&line, "%s%s", is_guard(tests, row) ? "  " : ", ", date);
    if (!is_guard(tests, row) && !text_equal(kind, "performance")) text_format(&line, " (%s)", kind);
    while (line.length > 0 && line.data[line.length - 1] == ' ')
        line.data[--line.length] = '\0';
    printf("%s\n", text_string(&line));
    if (found->sentences) print_source(tests, row);
    text_free(&line);
}

/* --- what is said of several tests together --- */

static void add_part(struct text *list, const char *words) {
    if (list->length > 0) text_add(list, "; ");
    text_add(list, words);
}

struct text explain_guards(const struct explanation *found, const char *objective, const char *state) {
    const struct rows *tests = found->criteria;
    struct text list = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (is_guard(tests, i) && belongs(tests, i, objective) && has_state(tests, i, state))
            add_part(&list, rows_text(tests, i, TEST_FACT));
    return list;
}

/* The must-hold tests of a commitment that passed are one line: nobody has to act on them. */
static void print_passed(const struct rows *tests, const char *commitment) {
    struct text line = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(tests); i++) {
        const char *date = rows_text(tests, i, TEST_DATE);
        if (!is_guard(tests, i) || !has_state(tests, i, "passed") ||
            !text_equal(rows_text(tests, i, TEST_COMMITMENT), commitment))
            continue;
        if (line.length) text_add(&line, "; ");
        text_format(&line, "%s%s%s", rows_text(tests, i, TEST_FACT), date ? " " : "", date ? date : "");
    }
    if (line.length) {
        text_add_char(&line, '.');
        explain_print_folded("    passed", 14, text_string(&line));
    }
    text_free(&line);
}

static void print_named(const struct rows *tests, const char *objective, const char *state,
                        const char *words) {
    struct text list = TEXT_EMPTY, line = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(tests); i++) {
        if (!is_listed(tests, i) || !belongs(tests, i, objective) || !has_state(tests, i, state)) continue;
        add_part(&list, rows_text(tests, i, TEST_FACT));
        text_format(&list, " (%s)", rows_text(tests, i, TEST_COMMITMENT));
    }
    if (list.length > 0) {
        text_format(&line, "%s: %s.", words, text_string(&list));
        explain_print_folded("", 2, text_string(&line));
    }
    text_free(&line);
    text_free(&list);
}

/* --- objectives and commitments --- */

/* What is worth saying of how much is known: nothing, where all is and it is fresh. */
static void print_known(const struct rows *levels, size_t row) {
    double known = rows_number(levels, row, LEVEL_COVERAGE),
           sure = rows_number(levels, row, LEVEL_CONFIDENCE);

    if (!isnan(known) && known < 0.995) printf(", %.0f%% known", 100 * known);
    if (!isnan(known) && !isnan(sure) && !rows_is_null(levels, row, LEVEL_SCORE) && known - sure >= 0.015)
        printf(", %.0f%% sure for its age", 100 * sure);
}

static void print_score(const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE);
    const char *rating = rows_text(levels, row, LEVEL_RATING), *guard = rows_text(levels, row, LEVEL_GUARD);

    if (!isnan(score)) printf("%d, ", explain_whole(score));
    printf("%s", rating);
    if (rows_text(levels, row, LEVEL_COMMITMENT) && text_equal(guard, "failed"))
        printf(" for a failed test");
    else if (rows_text(levels, row, LEVEL_COMMITMENT) && text_equal(guard, "unproven") &&
             text_equal(rating, "Amber"))
        printf(", with an unproven test");
    print_known(levels, row);
    printf("\n");
}

/* Why it scores less than its parts: the caps of must-hold tests. */
static void print_cap(const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE), uncapped = rows_number(levels, row, LEVEL_UNCAPPED);
    bool failed = text_equal(rows_text(levels, row, LEVEL_GUARD), "failed");

    if (uncapped > score)
        printf("  Capped at %d by a must-hold test that %s; %d without.\n", explain_whole(score),
               failed ? "failed" : "is not proven", explain_whole(uncapped));
}

/* What the owner of a corporate action says stands beside what is measured, and never changes it. */
static void print_action(const struct rows *levels, size_t row) {
    struct text line = TEXT_EMPTY;

    if (rows_is_null(levels, row, LEVEL_ACTION)) return;
    text_format(&line, "Council-wide, rated by %s", rows_text(levels, row, LEVEL_ACTION));
    explain_print_folded("", 4, text_string(&line));
    text_free(&line);
}

/* What is in no score is told where any of its tests is. */
static bool is_commitment_told(const struct explanation *found, size_t level) {
    const char *commitment = rows_text(found->levels, level, LEVEL_COMMITMENT);

    if (commitment == NULL) return false;
    if (!rows_is_null(found->levels, level, LEVEL_COVERAGE) || rows_text(found->levels, level, LEVEL_GUARD))
        return true;
    for (size_t i = 0; i < rows_count(found->criteria); i++)
        if (text_equal(rows_text(found->criteria, i, TEST_COMMITMENT), commitment) &&
            !is_idle(found->criteria, i))
            return true;
    return false;
}

static void print_commitment(const struct explanation *found, size_t level) {
    const struct rows *tests = found->criteria;
    const char *commitment = rows_text(found->levels, level, LEVEL_COMMITMENT);

    printf("  %s %s: ", commitment, rows_text(found->levels, level, LEVEL_TITLE));
    print_score(found->levels, level);
    print_action(found->levels, level);
    for (size_t i = 0; i < rows_count(tests); i++)
        if (text_equal(rows_text(tests, i, TEST_COMMITMENT), commitment) && !is_listed(tests, i) &&
            !is_idle(tests, i) && !(is_guard(tests, i) && has_state(tests, i, "passed")))
            print_test(found, i);
    print_passed(tests, commitment);
}

static void print_objective(const struct explanation *found, size_t level) {
    printf("\n%s. %s: ", rows_text(found->levels, level, LEVEL_OBJECTIVE),
           rows_text(found->levels, level, LEVEL_TITLE));
    print_score(found->levels, level);
    print_cap(found->levels, level);
}

/* An objective has a part of its own where it applies, or where something under it is told. */
static bool is_told(const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;

    if (!text_equal(rows_text(levels, row, LEVEL_RATING), "Not applicable")) return true;
    for (size_t i = row + 1; i < rows_count(levels) && rows_text(levels, i, LEVEL_COMMITMENT); i++)
        if (is_commitment_told(found, i)) return true;
    return false;
}

void explain_print_why(struct explanation *found) {
    const struct rows *levels = found->levels;

    found->label_width = label_width(found->criteria);
    puts("\nWhy (points of 100 x weight, the fact, its value and its day; of the day above where there is "
         "none)");
    for (size_t i = 0; i < rows_count(levels); i++) {
        const char *objective = rows_text(levels, i, LEVEL_OBJECTIVE);
        if (is_commitment_told(found, i))
            print_commitment(found, i);
        else if (!rows_text(levels, i, LEVEL_COMMITMENT) && is_told(found, i))
            print_objective(found, i);
        if (i + 1 < rows_count(levels) && rows_text(levels, i + 1, LEVEL_COMMITMENT)) continue;
        print_named(found->criteria, objective, "unknown", "Unknown");
        print_named(found->criteria, objective, "condition_unknown", "Unknown, and whether it applies");
        print_named(found->criteria, objective, "withheld", "Withheld, being marked above your clearance");
    }
}
