/* Pairs of records side by side, for a person to decide on: one table for each, with a line above it. */
#ifndef TERRIER_CLI_SIDES_H
#define TERRIER_CLI_SIDES_H

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/register/merge.h"
#include "engine/store/store.h"

struct cli;

/* A kind of pair: the command that lists them, and what decides on one. */
struct sides_subject {
    const char *command;     /* designations */
    const char *what;        /* names the number of a pair: candidate */
    const char *summary_sql; /* how many are in which state. No parameters. */
    const char *none;        /* said where there are none in any state */
    /* Rows of one pair follow one another: its number, its measure, then the columns of the table. $1 how
     * many pairs, $2 one of them (null: all that are open). */
    const char *sides_sql;
    void (*head)(struct text *out, const char *number, const char *measure); /* the line above a pair */
    const char *hint;                                                        /* printed below them all */
    /* register_match(), register_designation() */
    enum status (*decide)(struct store *db, struct arena *arena, const char *number, const char *decision,
                          const char *actor, const char *reason, struct register_merged *merged,
                          struct error *err);
    void (*say)(const char *decision, const char *number, const char *reference); /* once it is done */
};

/* Without arguments: how many there are. */
enum status sides_summary(struct cli *cli, const struct sides_subject *subject, struct error *err);

/* `review [N] [--limit N]`: the likeliest first. */
enum status sides_review(struct cli *cli, const struct sides_subject *subject, struct error *err);

/* Whether `what` is accept, reject or undo: the decisions there are. */
bool sides_is_decision(const char *what);

/* `accept`, `reject` or `undo` N --reason TEXT: decides, and prints what came of it. */
enum status sides_decide(struct cli *cli, const struct sides_subject *subject, const char *decision,
                         struct error *err);

#endif
