/* What the commands share that take a step of deciding: options as the JSON of the step, one transaction. */
#ifndef TERRIER_CLI_GOVERNING_H
#define TERRIER_CLI_GOVERNING_H

#include "engine/base/json.h"
#include "tools/cli/cli.h"

struct governing_option {
    const char *option; /* "--by" */
    const char *member; /* "by"; of the JSON of the step */
};

/* A step by its name on the command line. */
struct governing {
    const char *verb;    /* "screen" */
    const char *step;    /* as struct governance_step; NULL: `verb` */
    const char *subject; /* "N": taken as an operand, named so in messages; NULL: the step has none */
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

/* Prints the rows of a query, read as --as says; `none` where there are none. */
enum status governing_list(struct cli *cli, const char *sql, struct bind bind, const char *none,
                           struct error *err);

#endif
