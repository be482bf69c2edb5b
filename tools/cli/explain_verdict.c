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

void explain_print_sentence(const char *label, size_t indent, struct text *sentence) {
    if (sentence->length > 0) explain_print_folded(label, indent, text_string(sentence));
    text_free(sentence);
}

static void print_names(const struct explained *found) {
    const struct explanation *of = &found->of;
    struct text name = TEXT_EMPTY, line = TEXT_EMPTY;

    text_add_plain(&name, rows_text(of->asset, 0, ASSET_NAME), SIZE_MAX);
    printf("%s %s\n", rows_text(of->asset, 0, ASSET_REFERENCE), text_string(&name));
    explanation_about(&line, of);
    explain_print_sentence("", 0, &line);
    if (found->anew) {
        explanation_judged_anew(&line, found->reader.said);
        explain_print_sentence("", 0, &line);
    } else {
        printf("Run %s, facts as at %s%s%s.\n", rows_text(of->run, 0, RUN_ID),
               rows_text(of->run, 0, RUN_AS_AT), reader_run_words(&found->reader, found->run_asked),
               found->reader.said);
    }
    text_free(&name);
}

static void print_percent(const struct rows *levels, size_t row, size_t column) {
    double share = rows_number(levels, row, column);

    if (isnan(share))
        printf("  %5s", "-");
    else
        printf("  %4.0f%%", 100 * share);
}

static void print_objective(const struct explanation *of, size_t row) {
    const struct rows *levels = of->levels;
    double score = rows_number(levels, row, LEVEL_SCORE);
    const char *direction = rows_text(levels, row, LEVEL_DIRECTION);
    struct text remarks = TEXT_EMPTY;

    printf("  %s  %-*s", rows_text(levels, row, LEVEL_OBJECTIVE), TITLE_WIDTH,
           rows_text(levels, row, LEVEL_TITLE));
    if (isnan(score))
        printf("  %5s", "-");
    else
        printf("  %5d", explanation_whole(score));
    printf("  %-21s", rows_text(levels, row, LEVEL_RATING));
    print_percent(levels, row, LEVEL_COVERAGE);
    print_percent(levels, row, LEVEL_CONFIDENCE);
    printf("%s%s\n", direction ? "  " : "", direction ? direction : "");
    explanation_remarks(&remarks, of, row);
    explain_print_sentence("", 5, &remarks);
}

void explain_print_verdict(const struct explained *found) {
    const struct rows *levels = found->of.levels;
    struct text line = TEXT_EMPTY;

    print_names(found);
    if (!explanation_is_scored(&found->of)) {
        explanation_why_not(&line, &found->of);
        puts("");
        explain_print_sentence("", 0, &line);
        return;
    }
    printf("\nThe verdict\n     %-*s  %5s  %-21s  %5s  %s\n", TITLE_WIDTH, "of 100 points", "score", "rating",
           "known", "sure");
    for (size_t i = 0; i < rows_count(levels); i++)
        if (!rows_text(levels, i, LEVEL_COMMITMENT) && explanation_applies(levels, i))
            print_objective(&found->of, i);
    explanation_not_asked(&line, levels);
    explain_print_sentence("", 2, &line);
    printf("  %s\n", explanation_known_words);
}
