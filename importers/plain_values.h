/* Plain values as files write them, before any field is known: for who reads them, and for who only looks. */
#ifndef TERRIER_IMPORTERS_PLAIN_VALUES_H
#define TERRIER_IMPORTERS_PLAIN_VALUES_H

#include <stdbool.h>

#include "engine/base/memory.h"

/* Without the white space around it, in the arena; NULL for a blank. */
const char *plain_trimmed(struct arena *arena, const char *text);

/* What ="0012" keeps between its quotes, which is how files have spreadsheets keep a number's zeros: in the
 * arena, NULL for a blank. Any other text, and NULL, as it is. */
const char *plain_kept(struct arena *arena, const char *text);

/* Without the commas between thousands, where they stand between thousands. In the arena, or `text`. */
const char *plain_number(struct arena *arena, const char *text);

/* y, yes, true, t, 1; n, no, false, f, 0; in any case. */
bool plain_boolean(const char *text, bool *yes);

/* 2023, 2023/24, 2023-24, 2023/2024: the year that it starts in. */
bool plain_financial_year(const char *text, int *year);

#endif
