/* Pairs of records side by side, for a person to decide on: one table for each, with a line above it. */
#ifndef TERRIER_CLI_SIDES_H
#define TERRIER_CLI_SIDES_H

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/register/merge.h"
#include "engine/store/store.h"

struct cli;

/* A kind of pair, and what decides on one: register_match(), register_designation(). */
struct sides_subject {
    const char *what;   /* names the number of a pair: match */
    const char *review; /* the command that shows them */
    enum status (*decide)(struct store *db, struct arena *arena, const char *number, const char *decision,
                          const char *actor, const char *reason, struct register_merged *merged,
                          struct error *err);
    void (*say)(const char *decision, const char *number, const char *reference); /* once it is done */
};

/* Rows of one pair follow one another; their first column is its number, the second its measure, and both
 * stand in the line that `head` writes. The other columns are the table. */
void sides_print(const struct rows *rows,
                 void (*head)(struct text *out, const char *number, const char *measure));

/* A whole number above 0, or nothing given; else a sentence that says which command shows them. */
enum status sides_number(const char *given, const char *what, const char *review, struct error *err);

/* `accept`, `reject` or `undo` N --reason TEXT: decides, and prints what came of it. */
enum status sides_decide(struct cli *cli, const struct sides_subject *subject, const char *decision,
                         struct error *err);

#endif
