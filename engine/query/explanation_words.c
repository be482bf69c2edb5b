#include <math.h>

#include "engine/query/explanation.h"

const char explanation_known_words[] =
    "known: how much of the evidence asked for is held; sure: the same, less for its age.";

void explanation_about(struct text *out, const struct explanation *found) {
    text_format(out, "%s. Judged as: %s. Who has to keep its inspections in date: %s.",
                rows_text(found->asset, 0, ASSET_CATEGORY), rows_text(found->asset, 0, ASSET_CLASS),
                rows_text(found->asset, 0, ASSET_DUTY));
}

void explanation_judged_anew(struct text *out, const char *state) {
    text_format(out, "No run of then was stored: judged anew, %s, by the criteria of now.", state);
}

void explanation_why_not(struct text *out, const struct explanation *found) {
    const char *reason = rows_text(found->asset, 0, ASSET_REASON);

    text_format(out, "Not scored. %s. %s", rows_text(found->asset, 0, ASSET_SCOPE), reason ? reason : "");
}

void explanation_not_asked(struct text *out, const struct rows *levels) {
    bool any = false;

    for (size_t i = 0; i < rows_count(levels); i++) {
        if (rows_text(levels, i, LEVEL_COMMITMENT) || explanation_applies(levels, i)) continue;
        text_format(out, "%s%s %s", any ? "; " : "Not asked of it: ", rows_text(levels, i, LEVEL_OBJECTIVE),
                    rows_text(levels, i, LEVEL_TITLE));
        any = true;
    }
    if (any) text_add_char(out, '.');
}

/* What is worth saying of how much is known: nothing, where all is and it is fresh. */
static void add_known(struct text *out, const struct rows *levels, size_t row) {
    double known = rows_number(levels, row, LEVEL_COVERAGE),
           sure = rows_number(levels, row, LEVEL_CONFIDENCE);

    if (!isnan(known) && known < 0.995) text_format(out, ", %.0f%% known", 100 * known);
    if (!isnan(known) && !isnan(sure) && !rows_is_null(levels, row, LEVEL_SCORE) && known - sure >= 0.015)
        text_format(out, ", %.0f%% sure for its age", 100 * sure);
}

void explanation_score(struct text *out, const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE);
    const char *rating = rows_text(levels, row, LEVEL_RATING), *guard = rows_text(levels, row, LEVEL_GUARD);

    if (!isnan(score)) text_format(out, "%d, ", explanation_whole(score));
    text_add(out, rating);
    if (rows_text(levels, row, LEVEL_COMMITMENT) && text_equal(guard, "failed"))
        text_add(out, " for a failed test");
    else if (rows_text(levels, row, LEVEL_COMMITMENT) && text_equal(guard, "unproven") &&
             text_equal(rating, "Amber"))
        text_add(out, ", with an unproven test");
    add_known(out, levels, row);
}

/* Why it scores less than its parts: the caps of must-hold tests. */
void explanation_cap(struct text *out, const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE), uncapped = rows_number(levels, row, LEVEL_UNCAPPED);
    bool failed = text_equal(rows_text(levels, row, LEVEL_GUARD), "failed");

    if (uncapped > score)
        text_format(out, "Capped at %d by a must-hold test that %s; %d without.", explanation_whole(score),
                    failed ? "failed" : "is not proven", explanation_whole(uncapped));
}

/* What the owner of a corporate action says stands beside what is measured, and never changes it. */
void explanation_action(struct text *out, const struct rows *levels, size_t row) {
    if (!rows_is_null(levels, row, LEVEL_ACTION))
        text_format(out, "Council-wide, rated by %s", rows_text(levels, row, LEVEL_ACTION));
}

/* --- what is said of several tests together --- */

/* The objective that a test belongs to is what its commitment's code begins with. */
static bool belongs(const struct rows *tests, size_t row, const char *objective) {
    return rows_text(tests, row, TEST_COMMITMENT)[0] == objective[0];
}

static void add_guards(struct text *out, const struct rows *tests, const char *objective, const char *state) {
    const char *before = ": ";

    for (size_t i = 0; i < rows_count(tests); i++) {
        if (!explanation_is_guard(tests, i) || !belongs(tests, i, objective) ||
            !explanation_has_state(tests, i, state))
            continue;
        text_format(out, "%s%s", before, rows_text(tests, i, TEST_FACT));
        before = "; ";
    }
    text_add_char(out, '.');
}

void explanation_remarks(struct text *out, const struct explanation *found, size_t row) {
    const struct rows *levels = found->levels;
    const char *objective = rows_text(levels, row, LEVEL_OBJECTIVE),
               *state = rows_text(levels, row, LEVEL_GUARD);
    double score = rows_number(levels, row, LEVEL_SCORE), best = rows_number(levels, row, LEVEL_POTENTIAL);
    bool failed = text_equal(state, "failed"), guarded = failed || text_equal(state, "unproven");

    if (guarded) {
        text_format(out, "A test that must hold %s", failed ? "failed" : "is not proven");
        add_guards(out, found->criteria, objective, state);
    }
    if (!isnan(best) && rows_text(levels, row, LEVEL_POTENTIAL_BY) && (isnan(score) || best >= score + 1))
        text_format(out, "%sCould reach %d: %s.", guarded ? " " : "", explanation_whole(best),
                    rows_text(levels, row, LEVEL_POTENTIAL_BY));
}

void explanation_value(struct text *out, const struct rows *tests, size_t row) {
    const char *value = rows_text(tests, row, TEST_VALUE);

    text_format(out, "%s%s", value ? value : "-",
                value && rows_boolean(tests, row, TEST_ESTIMATED) ? " (estimate)" : "");
}

void explanation_passed(struct text *out, const struct rows *tests, const char *commitment) {
    const char *before = "";

    for (size_t i = 0; i < rows_count(tests); i++) {
        const char *date = rows_text(tests, i, TEST_DATE);
        if (!explanation_is_guard(tests, i) || !explanation_has_state(tests, i, "passed") ||
            !text_equal(rows_text(tests, i, TEST_COMMITMENT), commitment))
            continue;
        text_format(out, "%s%s%s%s", before, rows_text(tests, i, TEST_FACT), date ? " " : "",
                    date ? date : "");
        before = "; ";
    }
    if (*before) text_add_char(out, '.');
}

void explanation_named(struct text *out, const struct rows *tests, const char *objective,
                       enum explanation_named kind) {
    static const struct {
        const char *state, *words;
    } kinds[EXPLANATION_NAMED_COUNT] = {
        [EXPLANATION_UNKNOWN] = {"unknown", "Unknown"},
        [EXPLANATION_CONDITION_UNKNOWN] = {"condition_unknown", "Unknown, and whether it applies"},
        [EXPLANATION_WITHHELD] = {"withheld", "Withheld, being marked above your clearance"},
    };
    bool any = false, withheld = kind == EXPLANATION_WITHHELD;

    for (size_t i = 0; i < rows_count(tests); i++) {
        if (!belongs(tests, i, objective) || !explanation_has_state(tests, i, kinds[kind].state)) continue;
        if (!withheld && (explanation_is_guard(tests, i) || !rows_is_null(tests, i, TEST_POINTS))) continue;
        if (any)
            text_add(out, "; ");
        else
            text_format(out, "%s: ", kinds[kind].words);
        text_format(out, "%s (%s)", rows_text(tests, i, TEST_FACT), rows_text(tests, i, TEST_COMMITMENT));
        any = true;
    }
    if (any) text_add_char(out, '.');
}
