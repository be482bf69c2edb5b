/*
 * What `terrier explain` prints, in the order in which people read it: the verdict, why, what would help.
 * Each part is a file.
 */
#ifndef TERRIER_CLI_EXPLAIN_PARTS_H
#define TERRIER_CLI_EXPLAIN_PARTS_H

#include "tools/cli/reader.h"

struct explanation {
    struct reader reader;
    char reference[16];
    struct rows *run, *asset, *levels, *criteria, *options, *plan;
    bool anew;       /* no run of then was stored: judged now from the facts as they were */
    bool sentences;  /* each test says what it asks, and where value and rule come from */
    int label_width; /* of the names of facts, so that values stand below each other */
};

/* Columns of explain_asset.sql, explain_levels.sql and explain_criteria.sql. */
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
    TEST_CAME_WITH
};

/* explain_verdict.c: the asset, and a line for each objective that applies. */
void explain_print_verdict(const struct explanation *found);

/* explain_tests.c: each objective with its commitments, and each test with fact, value, day and points. */
void explain_print_why(struct explanation *found);

/* explain_help.c: the options worth most, those that are blocked, and the newest plan. */
void explain_print_help(const struct explanation *found);

/* --- what they share --- */

/* Text folded at the width of the page, at column `indent`; before its first line stands `label`. */
void explain_print_folded(const char *label, size_t indent, const char *line);

/* The must-hold tests of an objective that are in a state, "a; b"; the caller frees. */
struct text explain_guards(const struct explanation *found, const char *objective, const char *state);

/* A score cut to a whole number: a 69.7 that is amber must not read as 70. */
int explain_whole(double score);

#endif
