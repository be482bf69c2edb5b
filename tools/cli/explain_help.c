#include <stdio.h>

#include "tools/cli/explain_parts.h"

static void print_option(const struct rows *rows, size_t row) {
    struct text line = TEXT_EMPTY, label = TEXT_EMPTY, money = TEXT_EMPTY, blocks = TEXT_EMPTY,
                conditions = TEXT_EMPTY;

    text_format(&label, "  %s. ", rows_text(rows, row, (size_t)rows_find(rows, "place")));
    explanation_option_title(&line, rows, row);
    text_add_char(&line, ' ');
    explanation_option(&line, rows, row);
    explain_print_sentence(text_string(&label), 5, &line);
    explanation_option_money(&money, rows, row);
    explain_print_sentence("", 5, &money);
    explanation_option_blocks(&blocks, rows, row);
    explain_print_sentence("", 5, &blocks);
    explanation_option_conditions(&conditions, rows, row);
    explain_print_sentence("", 5, &conditions);
    text_free(&label);
}

/* Those of one kind, feasible or blocked; false: there are none. */
static bool print_options(const struct rows *rows, bool feasible, const char *title) {
    bool any = false;

    for (size_t i = 0; i < rows_count(rows); i++) {
        if (explanation_is_feasible(rows, i) != feasible) continue;
        if (!any) explain_print_folded("", 2, title);
        any = true;
        print_option(rows, i);
    }
    return any;
}

void explain_print_help(const struct explained *found) {
    struct text plan = TEXT_EMPTY, more = TEXT_EMPTY, proposals = TEXT_EMPTY;

    if (found->anew) {
        explanation_proposals(&proposals, found->of.proposals);
        if (proposals.length) explain_print_sentence("\n", 0, &proposals);
        puts("\nWhat would help, and what a programme does with it, is worked out for stored runs: `terrier "
             "evaluate\n--as-at DAY` makes one of a day.");
        return;
    }
    puts("\nWhat would help");
    if (!print_options(found->of.options, true, explanation_recommended_words))
        printf("  %s\n", explanation_none_words);
    print_options(found->of.options, false, explanation_blocked_words);
    explanation_proposals(&proposals, found->of.proposals);
    if (proposals.length) explain_print_sentence("", 2, &proposals);
    explanation_plan(&plan, &found->of);
    if (plan.length == 0)
        text_add(&plan, "No programme has been made yet: `terrier plan --budget 5m` makes one.");
    explain_print_sentence("", 2, &plan);
    text_format(&more,
                "All options with their appraisal: terrier options %s --appraise. Sources of facts: terrier "
                "facts %s. "
                "Rules: terrier method.",
                found->reference, found->reference);
    explain_print_sentence("", 2, &more);
}
