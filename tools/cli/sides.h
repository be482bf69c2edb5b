/* Pairs of records side by side, for a person to decide on: one table for each, with a line above it. */
#ifndef TERRIER_CLI_SIDES_H
#define TERRIER_CLI_SIDES_H

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/store/store.h"

/* Rows of one pair follow one another; their first column is its number, the second its measure, and both
 * stand in the line that `head` writes. The other columns are the table. */
void sides_print(const struct rows *rows,
                 void (*head)(struct text *out, const char *number, const char *measure));

/* A whole number above 0, or nothing given; else a sentence that says which command shows them. */
enum status sides_number(const char *given, const char *what, const char *review, struct error *err);

#endif
