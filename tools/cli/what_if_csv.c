/* A what-if as CSV: a row for each fact, objective, commitment, test and mean of the estate. */
#include <math.h>
#include <stdio.h>

#include "engine/base/csv.h"
#include "tools/cli/what_if.h"

static const char *number_of(char *text, size_t size, double number) {
    if (isnan(number)) return "";
    snprintf(text, size, "%.15g", number);
    return text;
}

struct line {
    const char *level, *code, *what;
    double before, after;
    const char *before_said, *after_said;
};

static void add_line(struct text *out, struct line row) {
    char before[32], after[32];
    const char *values[] = {row.level,
                            row.code,
                            row.what,
                            number_of(before, sizeof before, row.before),
                            number_of(after, sizeof after, row.after),
                            row.before_said,
                            row.after_said};

    csv_write_row(out, values, sizeof values / sizeof *values, true);
}

static void add_result(struct text *out, const char *level, const char *code, const char *what,
                       const struct result *before, const struct result *after) {
    add_line(out, (struct line){level, code, what, before->score, after->score,
                                rating_code((enum rating)before->rating),
                                rating_code((enum rating)after->rating)});
}

static void add_facts(struct text *out, const struct what_if_answer *answer) {
    const struct portfolio *portfolio = answer->recalled->inputs->portfolio;

    for (size_t i = 0; i < answer->supposed.count; i++) {
        const struct what_if_change *change = &answer->supposed.changes[i];
        int fact = portfolio_fact(portfolio, change->fact);
        add_line(out,
                 (struct line){"fact", change->fact, recalled_words(answer->recalled, "fact", change->fact),
                               portfolio->values[fact][answer->made->rows[0]], change->value, "", ""});
    }
}

static void add_objectives(struct text *out, const struct what_if_answer *answer) {
    const struct recalled *recalled = answer->recalled;
    char code[24];

    for (size_t o = 0; o < answer->made->after->objective_count; o++) {
        bind_integer(code, (int64_t)o + 1);
        add_result(out, "objective", code, recalled_words(recalled, "objective", code),
                   judgement_objective(recalled->judged, o, answer->made->rows[0]),
                   judgement_objective(answer->made->after, o, 0));
    }
}

static void add_moved(struct text *out, const struct what_if_answer *answer) {
    const struct recalled *recalled = answer->recalled;
    const struct criteria *criteria = recalled->inputs->criteria;
    const struct judgement *judged = recalled->judged, *after = answer->made->after;

    for (size_t c = 0; c < criteria->commitment_count; c++)
        if (what_if_tells_commitment(answer->made, recalled, answer->withheld, c, 0))
            add_result(out, "commitment", criteria->commitments[c].code,
                       recalled_words(recalled, "commitment", criteria->commitments[c].code),
                       judgement_commitment(judged, c, answer->made->rows[0]),
                       judgement_commitment(after, c, 0));
    for (size_t c = 0; c < criteria->count; c++) {
        size_t was = c * judged->count + answer->made->rows[0], is = c * after->count;
        if (!what_if_tells_test(answer->made, recalled, answer->withheld, c, 0)) continue;
        add_line(out, (struct line){"test", criteria->items[c].code,
                                    recalled_words(recalled, "fact",
                                                   answer->made->facts->fact_codes[criteria->items[c].fact]),
                                    judged->points[was], after->points[is],
                                    criterion_state_code((enum criterion_state)judged->states[was]),
                                    criterion_state_code((enum criterion_state)after->states[is])});
    }
}

void what_if_print_csv(const struct what_if_answer *answer) {
    static const char *const head[] = {"level", "code",        "what",      "before",
                                       "after", "before_said", "after_said"};
    const struct estate *before = answer->made->before_estate, *after = answer->made->after_estate;
    struct text out = TEXT_EMPTY;
    char code[24];

    csv_write_row(&out, (const char **)head, sizeof head / sizeof *head, true);
    add_facts(&out, answer);
    add_objectives(&out, answer);
    add_moved(&out, answer);
    for (size_t o = 0; o < answer->made->after->objective_count; o++) {
        bind_integer(code, (int64_t)o + 1);
        add_line(&out, (struct line){"estate", code, recalled_words(answer->recalled, "objective", code),
                                     before[o].score, after[o].score, rating_code(before[o].rating),
                                     rating_code(after[o].rating)});
    }
    fputs(text_string(&out), stdout);
    text_free(&out);
}
