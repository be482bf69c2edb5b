/* What the commands share that take a step of deciding: options as the JSON of the step, one transaction. */
#ifndef TERRIER_CLI_GOVERNING_H
#define TERRIER_CLI_GOVERNING_H

#include "engine/base/json.h"
#include "tools/cli/cli.h"

struct governing_option {
    const char *option; /* "--by" */
    const char *member; /* "by"; of the JSON of the step */
};

struct reader; /* tools/cli/reader.h */

/* A step by its name on the command line. */
struct governing {
    const char *verb;      /* "screen" */
    const char *step;      /* as struct governance_step; NULL: `verb` */
    const char *subject;   /* "N": taken as an operand, named so in messages; NULL: the step has none */
    bool subject_optional; /* it may be left out */
    struct governing_option operand;        /* a word after it, as a member; {0} none */
    const struct governing_option *options; /* with a value, closed by NULLs; NULL none */
    const struct governing_option *flags;   /* without */
    struct governing_option list;           /* may be given several times; {0} none */
    bool says_why;                          /* its --comment is the reason too, where no other is given */
    const char *said; /* printed before the number, or before the subject where `of_subject` */
    bool of_subject;
};

/* Takes the rest of the arguments, and --reason; does it; prints what was done, or {"number": N}. */
enum status governing_run(struct cli *cli, const struct governing *what, struct error *err);

/* The one of `all` (closed by a NULL verb) that is the next argument; STATUS_INVALID with their names. */
enum status governing_find(struct cli *cli, const struct governing *all, const struct governing **found,
                           struct error *err);

/* Which past states a list can be of: none; what had been recorded by a time; and what was in effect on a
 * day. */
enum governing_past { GOVERNING_NOW, GOVERNING_KNOWN, GOVERNING_DATED };

/* Takes --as and the options of past states that there are; as_at is refused with a sentence where what is
 * listed has no other day than the one on which it was recorded. */
enum status governing_reader(struct cli *cli, enum governing_past past, struct reader *reader,
                             struct error *err);

/* Prints the rows of a query, of the state that is asked for; `none` where there are none. */
enum status governing_list_of(struct cli *cli, enum governing_past past, const char *sql, struct bind bind,
                              const char *none, struct error *err);

/* The same of what is kept as it is now alone. */
enum status governing_list(struct cli *cli, const char *sql, struct bind bind, const char *none,
                           struct error *err);

#endif
