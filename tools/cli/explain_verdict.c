#include <math.h>
#include <stdio.h>

#include "engine/base/text.h"
#include "tools/cli/explain_parts.h"
#include "tools/cli/output_table.h"

#define TITLE_WIDTH 27

void explain_print_folded(const char *label, size_t indent, const char *line) {
    struct text folded = TEXT_EMPTY;

    output_folded(&folded, line, indent);
    printf("%-*s%s", (int)indent, label, text_string(&folded));
    text_free(&folded);
}

int explain_whole(double score) {
    return (int)floor(score);
}

static void print_names(const struct explanation *found) {
    struct text name = TEXT_EMPTY, line = TEXT_EMPTY;

    text_add_plain(&name, rows_text(found->asset, 0, ASSET_NAME), SIZE_MAX);
    printf("%s %s\n", rows_text(found->asset, 0, ASSET_REFERENCE), text_string(&name));
    text_format(&line, "%s. Judged as: %s. Who has to keep its inspections in date: %s.",
                rows_text(found->asset, 0, ASSET_CATEGORY), rows_text(found->asset, 0, ASSET_CLASS),
                rows_text(found->asset, 0, ASSET_DUTY));
    explain_print_folded("", 0, text_string(&line));
    if (found->anew)
        printf("No run of then was stored: judged anew, %s, by the criteria of now.\n", found->reader.said);
    else
        printf("Run %s, facts as at %s%s%s.\n", rows_text(found->run, 0, 0), rows_text(found->run, 0, 1),
               found->reader.said[0] ? ", the newest of then, " : "", found->reader.said);
    text_free(&name);
    text_free(&line);
}

static bool applies(const struct rows *levels, size_t row) {
    return !text_equal(rows_text(levels, row, LEVEL_RATING), "Not applicable");
}

static void print_percent(const struct rows *levels, size_t row, size_t column) {
    double share = rows_number(levels, row, column);

    if (isnan(share))
        printf("  %5s", "-");
    else
        printf("  %4.0f%%", 100 * share);
}

/* Below the score: what capped it, and what option would better it. */
static void print_remarks(const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;
    const char *objective = rows_text(levels, row, LEVEL_OBJECTIVE),
               *state = rows_text(levels, row, LEVEL_GUARD);
    double score = rows_number(levels, row, LEVEL_SCORE), best = rows_number(levels, row, LEVEL_POTENTIAL);
    struct text line = TEXT_EMPTY;

    if (text_equal(state, "failed") || text_equal(state, "unproven")) {
        struct text guards = explain_guards(found, objective, state);
        text_format(&line, "A test that must hold %s: %s.",
                    text_equal(state, "failed") ? "failed" : "is not proven", text_string(&guards));
        text_free(&guards);
    }
    if (!isnan(best) && rows_text(levels, row, LEVEL_POTENTIAL_BY) && (isnan(score) || best >= score + 1))
        text_format(&line, "%sCould reach %d: %s.", line.length ? " " : "", explain_whole(best),
                    rows_text(levels, row, LEVEL_POTENTIAL_BY));
    if (line.length) explain_print_folded("", 5, text_string(&line));
    text_free(&line);
}

static void print_objective(const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;
    double score = rows_number(levels, row, LEVEL_SCORE);
    const char *direction = rows_text(levels, row, LEVEL_DIRECTION);

    printf("  %s  %-*s", rows_text(levels, row, LEVEL_OBJECTIVE), TITLE_WIDTH,
           rows_text(levels, row, LEVEL_TITLE));
    if (isnan(score))
        printf("  %5s", "-");
    else
        printf("  %5d", explain_whole(score));
    printf("  %-21s", rows_text(levels, row, LEVEL_RATING));
    print_percent(levels, row, LEVEL_COVERAGE);
    print_percent(levels, row, LEVEL_CONFIDENCE);
    printf("%s%s\n", direction ? "  " : "", direction ? direction : "");
    print_remarks(found, row);
}

static void print_not_asked(const struct rows *levels) {
    struct text line = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(levels); i++)
        if (!rows_text(levels, i, LEVEL_COMMITMENT) && !applies(levels, i))
            text_format(&line, "%s%s %s",
                        line.length ? "; " : "Not asked of it: ", rows_text(levels, i, LEVEL_OBJECTIVE),
                        rows_text(levels, i, LEVEL_TITLE));
    if (line.length) {
        text_add_char(&line, '.');
        explain_print_folded("", 2, text_string(&line));
    }
    text_free(&line);
}

static void print_why_not(const struct explanation *found) {
    const char *reason = rows_text(found->asset, 0, ASSET_REASON);
    struct text words = TEXT_EMPTY;

    text_format(&words, "Not scored. %s. %s", rows_text(found->asset, 0, ASSET_SCOPE), reason ? reason : "");
    puts("");
    explain_print_folded("", 0, text_string(&words));
    text_free(&words);
}

void explain_print_verdict(const struct explanation *found) {
    const struct rows *levels = found->levels;

    print_names(found);
    if (!rows_boolean(found->asset, 0, ASSET_SCORED)) {
        print_why_not(found);
        return;
    }
    printf("\nThe verdict\n     %-*s  %5s  %-21s  %5s  %s\n", TITLE_WIDTH, "of 100 points", "score", "rating",
           "known", "sure");
    for (size_t i = 0; i < rows_count(levels); i++)
        if (!rows_text(levels, i, LEVEL_COMMITMENT) && applies(levels, i)) print_objective(found, i);
    print_not_asked(levels);
    puts("  known: how much of the evidence asked for is held; sure: the same, less for its age.");
}
