/*
 * How alike two names are: headers of columns, and words for codes. Each from 0 (nothing in common) to 1 (the
 * same but for case, spaces and marks). Pure; the texts are anyone's.
 */
#ifndef TERRIER_IMPORTERS_LIKENESS_H
#define TERRIER_IMPORTERS_LIKENESS_H

#include "engine/base/memory.h"

#define LIKENESS_WORDS_MAX 12

/* A name as its words, in lower case: "SiteAreaHa" and "Site area (ha)" are both site, area, hectares. Usual
 * short forms are written out. */
struct likeness_name {
    const char *words[LIKENESS_WORDS_MAX]; /* in the arena */
    size_t count;
    const char *joined; /* all of them together */
};

struct likeness_name likeness_split(struct arena *arena, const char *name);

/* Of headers: the words they share, those that any header may hold ("date", "code", "site") counting less.
 * Different units (ha, m2) make them unlike. */
double likeness_of_names(const struct likeness_name *a, const struct likeness_name *b);

/* Of a word in a file and one that is known: a misspelling, a beginning, or the known one among others
 * ("owned freehold"). 0 where one denies what the other says ("not in use"). */
double likeness_of_words(const struct likeness_name *given, const struct likeness_name *known);

#endif
