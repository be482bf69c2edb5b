/*
 * What `terrier explain` prints, in the order in which people read it: the verdict, why, what would help.
 * Each part is a file; the sentences are engine/query/explanation.h's.
 */
#ifndef TERRIER_CLI_EXPLAIN_PARTS_H
#define TERRIER_CLI_EXPLAIN_PARTS_H

#include "engine/query/explanation.h"
#include "tools/cli/reader.h"

struct explained {
    struct reader reader;
    char reference[16];
    struct explanation of;
    bool run_asked;  /* the run was named, not found by the day */
    bool anew;       /* no run of then was stored: judged now from the facts as they were */
    bool sentences;  /* each test says what it asks, and where value and rule come from */
    int label_width; /* of the names of facts, so that values stand below each other */
};

/* explain_verdict.c: the asset, and a line for each objective that applies. */
void explain_print_verdict(const struct explained *found);

/* explain_tests.c: each objective with its commitments, and each test with fact, value, day and points. */
void explain_print_why(struct explained *found);

/* explain_help.c: the options worth most, those that are blocked, and the newest plan. */
void explain_print_help(const struct explained *found);

/* --- what they share --- */

/* Text folded at the width of the page, at column `indent`; before its first line stands `label`. */
void explain_print_folded(const char *label, size_t indent, const char *line);

/* The same of a sentence, which is freed; one that says nothing is not printed. */
void explain_print_sentence(const char *label, size_t indent, struct text *sentence);

#endif
