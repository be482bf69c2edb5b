/*
 * Why an asset scores what it scores: a run's verdict on it, the tests behind that, what would help and what
 * the newest plan does with it, with the sentences in which people are told. The command line prints them and
 * the page of an asset shows them. What is marked above the reader is withheld by the views that are read
 * (docs/decisions/0045-what-is-told-of-a-test.md); the public may read none of it.
 */
#ifndef TERRIER_QUERY_EXPLANATION_H
#define TERRIER_QUERY_EXPLANATION_H

#include "engine/base/text.h"
#include "engine/store/store.h"

/* Zeroed before its first use, and explanation_free()d. `levels` to `plan` are of one asset and one run; of a
 * judging anew `run`, `options` and `plan` are NULL: they are made of runs alone. */
struct explanation {
    struct rows *run; /* of run_find.sql, the caller's to fill */
    struct rows *asset, *levels, *criteria, *options, *plan;
    struct rows *proposals; /* as they stand on the day, not as the run found them */
};

/* Columns of run_find.sql, explain_asset.sql, explain_levels.sql and explain_criteria.sql. */
enum { RUN_ID, RUN_AS_AT };
enum {
    ASSET_ID,
    ASSET_REFERENCE,
    ASSET_NAME,
    ASSET_CATEGORY,
    ASSET_CLASS,
    ASSET_DUTY,
    ASSET_SCOPE,
    ASSET_REASON,
    ASSET_SCORED
};
enum {
    LEVEL_OBJECTIVE,
    LEVEL_COMMITMENT,
    LEVEL_TITLE,
    LEVEL_SCORE,
    LEVEL_RATING,
    LEVEL_COVERAGE,
    LEVEL_CONFIDENCE,
    LEVEL_GUARD,
    LEVEL_DIRECTION,
    LEVEL_UNCAPPED,
    LEVEL_ACTION,
    LEVEL_POTENTIAL,
    LEVEL_POTENTIAL_BY
};
enum {
    TEST_COMMITMENT,
    TEST_CODE,
    TEST_KIND,
    TEST_STATE,
    TEST_FACT,
    TEST_VALUE,
    TEST_DATE,
    TEST_POINTS,
    TEST_WEIGHT,
    TEST_SENTENCE,
    TEST_SOURCE,
    TEST_CAME_WITH,
    TEST_ESTIMATED
};

/*
 * Reads all but `run`, in place of what was read before. STATUS_OK with no row in `asset` when the run did
 * not judge the asset: it is outside the counts, or newer than the run.
 */
enum status explanation_read(struct explanation *found, struct store *db, const char *run,
                             const char *reference, struct error *err);
void explanation_free(struct explanation *found);

/*
 * The same of a past state of which no run was stored, judged anew for this reading: what the reader may not
 * be told of it is withheld as of a run. Within a transaction of the caller's, until whose end `db` holds it.
 * STATUS_OK with no row in `asset`: the reader may not see the asset.
 */
struct explanation_anew {
    const char *judged; /* of one asset, as anew_write() of engine/runs writes it */
    const char *as_at;  /* the day that it was judged for */
};
enum status explanation_read_anew(struct explanation *found, struct store *db,
                                  const struct explanation_anew *anew, struct error *err);

/* --- what there is to tell --- */

bool explanation_is_scored(const struct explanation *found);
bool explanation_applies(const struct rows *levels, size_t row); /* the objective was asked of the asset */

/* A row of `levels` that is worth telling: an objective or a commitment of which something was tested. */
bool explanation_is_told(const struct explanation *found, size_t row);

bool explanation_is_guard(const struct rows *tests, size_t row); /* it earns no points: it must hold */
bool explanation_has_state(const struct rows *tests, size_t row, const char *state);

/* A test of the commitment that is told on a line of its own; the others are named together. */
bool explanation_is_test_told(const struct rows *tests, size_t row, const char *commitment);

/* A score cut to a whole number: a 69.7 that is amber must not read as 70. */
int explanation_whole(double score);

/* --- sentences: each is added to `out`; nothing where there is nothing to say (explanation_words.c) --- */

/* That no run of then was stored; `state` as times_begin_reading() says it. */
void explanation_judged_anew(struct text *out, const char *state);

void explanation_about(struct text *out, const struct explanation *found);
void explanation_why_not(struct text *out, const struct explanation *found); /* of one not scored */
void explanation_not_asked(struct text *out, const struct rows *levels); /* objectives that do not apply */
void explanation_score(struct text *out, const struct rows *levels, size_t row); /* "69, Amber, 80% known" */
void explanation_cap(struct text *out, const struct rows *levels, size_t row);
void explanation_action(struct text *out, const struct rows *levels, size_t row);

/* Of an objective: which test that must hold does not, and what option would better it. */
void explanation_remarks(struct text *out, const struct explanation *found, size_t row);

/* The value of a test as people read it, marked where it was an estimate; "-" unknown. */
void explanation_value(struct text *out, const struct rows *tests, size_t row);

/* The must-hold tests of a commitment that passed, "a 2026-03-01; b". */
void explanation_passed(struct text *out, const struct rows *tests, const char *commitment);

/* Tests of an objective that earned nothing: what is not known of them, or that they are withheld. */
enum explanation_named {
    EXPLANATION_UNKNOWN,
    EXPLANATION_CONDITION_UNKNOWN,
    EXPLANATION_WITHHELD,
    EXPLANATION_NAMED_COUNT
};
void explanation_named(struct text *out, const struct rows *tests, const char *objective,
                       enum explanation_named kind);

extern const char explanation_known_words[]; /* what the columns "known" and "sure" mean */

/* --- what would help (explanation_help.c); rows of explain_options.sql --- */

extern const char explanation_recommended_words[], explanation_none_words[], explanation_blocked_words[];

bool explanation_is_feasible(const struct rows *options, size_t row);
void explanation_option_title(struct text *out, const struct rows *options, size_t row);
void explanation_option(struct text *out, const struct rows *options,
                        size_t row); /* what is done, and to whom */
void explanation_option_money(struct text *out, const struct rows *options, size_t row);
void explanation_option_blocks(struct text *out, const struct rows *options, size_t row);
void explanation_option_conditions(struct text *out, const struct rows *options, size_t row);

/* What is proposed for the asset and was not carried out, of rows of asset_standing.sql: one sentence. */
void explanation_proposals(struct text *out, const struct rows *proposals);

/* What the newest plan does with it; nothing when there is no plan. */
void explanation_plan(struct text *out, const struct explanation *found);

#endif
