/* The run that the commands of direction read, and its heading. */
#ifndef TERRIER_CLI_DIRECTION_RUN_H
#define TERRIER_CLI_DIRECTION_RUN_H

#include "engine/store/store.h"
#include "tools/cli/cli.h"

/* Columns of sql/queries/direction_run.sql. */
enum {
    DIRECTION_RUN,
    DIRECTION_QUARTER,
    DIRECTION_AS_AT,
    DIRECTION_CRITERIA,
    DIRECTION_LABEL,
    DIRECTION_MADE_ON,
    DIRECTION_COMPARED_RUN,
    DIRECTION_COMPARED_QUARTER,
    DIRECTION_COMPARED_AS_AT,
    DIRECTION_COMPARED_CRITERIA,
    DIRECTION_REPLACES
};

/* One row. STATUS_NOT_FOUND: nothing was published for the quarter; NULL: nothing has been judged. */
enum status direction_run_find(struct store *db, const char *quarter, struct rows **run, struct error *err);

/* Which run it is and what it is compared with, in a few lines, above a table. */
void direction_run_say(const struct rows *run);

#endif
