/* The sentences of the report. */
#include <math.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/report/inside.h"

#define FACTS_MAX 16

/* "12 assets red" */
static void part(struct text *out, int64_t count, const char *what) {
    char number[FORMAT_SIZE];

    if (count == 0) return;
    if (out->length) text_add(out, "; ");
    text_format(out, "%s asset%s %s", format_integer(number, count), count == 1 ? "" : "s", what);
}

const char *report_comment(struct arena *arena, const struct report_line *line) {
    struct text out = TEXT_EMPTY;
    const char *kept;

    if (line->now.label == NULL) return "Not judged in this run.";
    part(&out, line->failed, "failed a must-hold test");
    part(&out, line->unproven, "could not prove a must-hold test");
    part(&out, line->red, "red");
    part(&out, line->insufficient, "without enough evidence");
    if (!isnan(line->coverage))
        text_format(&out, "%s%.0f%% of the evidence is known", out.length ? "; " : "", 100 * line->coverage);
    if (out.length == 0) text_add(&out, "No test of it counts towards a score in this run");
    text_add_char(&out, '.');
    kept = arena_text(arena, text_string(&out));
    text_free(&out);
    return kept;
}

static void add(struct report_fact *facts, size_t *count, const char *name, const char *value) {
    if (*count < FACTS_MAX && value != NULL) facts[(*count)++] = (struct report_fact){name, value};
}

/* "12 of 1,287 (1%)" */
static const char *share(struct report *report, int64_t some, int64_t all) {
    char a[FORMAT_SIZE], b[FORMAT_SIZE];

    if (all == 0) return "none held";
    return arena_format(report->arena, "%s of %s (%.0f%%)", format_integer(a, some), format_integer(b, all),
                        100.0 * (double)some / (double)all);
}

static const char *count(struct report *report, int64_t value) {
    char buffer[FORMAT_SIZE];
    return arena_text(report->arena, format_integer(buffer, value));
}

/* What files said is as it is now, also in a report of the past. */
static void add_rows(struct report *report, const char *name, int64_t value) {
    add(report->quality, &report->quality_count,
        report->past ? arena_format(report->arena, "%s (until today)", name) : name, count(report, value));
}

void report_quality(struct report *report, const struct rows *summary) {
    struct report_fact *facts = arena_array(report->arena, FACTS_MAX, sizeof *facts);
    size_t *n = &report->quality_count;
    int64_t held = report_integer(summary, 0, "assets_held");
    int64_t repaired = report_integer(summary, 0, "repaired_buildings");

    report->quality = facts;
    add_rows(report, "Rows read from the files of other systems", report_integer(summary, 0, "rows_read"));
    add_rows(report, "Rows rejected, each kept with its reason", report->rows_rejected);
    add_rows(report, "Warnings on rows taken in", report_integer(summary, 0, "row_warnings"));
    add(facts, n, "Records still being validated, outside the counts",
        count(report, report_integer(summary, 0, "being_validated")));
    add(facts, n, "Housing and infrastructure records, outside the counts",
        count(report, report_integer(summary, 0, "out_of_scope_records")));
    add(facts, n, "Assets held without coordinates",
        share(report, report_integer(summary, 0, "held_without_location"), held));
    add(facts, n, "Assets held without a UPRN",
        share(report, report_integer(summary, 0, "held_without_uprn"), held));
    add(facts, n, "Assets held of which it is not known who repairs",
        share(report, report_integer(summary, 0, "held_without_repairs"), held));
    add(facts, n, "Assets held without a recorded tenure",
        share(report, report_integer(summary, 0, "held_without_tenure"), held));
    add(facts, n, "Assets with buildings that the council repairs in full and nobody surveyed",
        share(report, report_integer(summary, 0, "never_surveyed"), repaired));
    add(facts, n, "Of them last surveyed over 5 years ago",
        share(report, report_integer(summary, 0, "surveyed_over_5_years_ago"), repaired));
}

void report_definitions(struct report *report, const struct rows *ratings) {
    struct report_fact *facts = arena_array(report->arena, FACTS_MAX, sizeof *facts);
    size_t *n = &report->definition_count;

    for (size_t i = 0; i < REPORT_BANDS && i < rows_count(ratings); i++)
        report->bands[i] = (struct report_rating){report_keep(report, ratings, i, "label"),
                                                  report_keep(report, ratings, i, "colour")};
    report->definitions = facts;
    add(facts, n, "Judging",
        report->judged ? report->run
        : report->past ? "The estate has not been judged for this day: no such run is published."
                       : "The estate has not been judged yet: no run is published.");
    add(facts, n, "Facts as at", report->as_at);
    if (report->past) add(facts, n, "State of the register", report->past);
    add(facts, n, "Criteria", report->criteria);
    add(facts, n, "Compared with", report->compared ? report->compared : "no earlier run");
    add(facts, n, "Held",
        arena_format(
            report->arena,
            "On %s, the day of the counts and charts: validated, in scope of the strategy or held for "
            "investment, and not disposed of. What is judged are those of the day of the facts.",
            report->held_on));
    add(facts, n, "Score",
        "0 to 100. The estate's is the mean of its assets, each counting once. A failed must-hold test caps "
        "an asset's "
        "objective and shows it red; an unproven one keeps it from green.");
    add(facts, n, "Direction",
        "Against the earlier run, both judged by the present criteria. The last rating is as it was given "
        "then.");
    for (size_t i = 0; i < rows_count(ratings); i++)
        add(facts, n, report_keep(report, ratings, i, "label"),
            report_keep(report, ratings, i, "description"));
    add(facts, n, "Backlog", report->backlog_about);
    add(facts, n, "Marking",
        "As at the top of this report. The worst and best assets leave out what is marked commercial or "
        "official-personal; the other parts name what a reader of this marking may see. Totals count all.");
}
