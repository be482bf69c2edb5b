/* What `terrier plan` and `terrier scenario` share: what may be asked of a programme, and how one is shown.
 */
#ifndef TERRIER_CLI_PLAN_PARTS_H
#define TERRIER_CLI_PLAN_PARTS_H

#include "engine/runs/plan_asked.h"
#include "tools/cli/cli.h"

/* Nothing asked for yet, by this program for whoever runs it. */
struct plan_asked plan_asked_here(void);

/* Money, years, limits and kinds left out, as far as they are given. */
enum status plan_take_settings(struct cli *cli, struct plan_asked *asked, struct error *err);

/* How many rows to list; `limit` has room for a bound integer. */
enum status plan_take_limit(struct cli *cli, char *limit, struct error *err);

/* When to stop, the run, what to compare, and plan_take_limit(). */
enum status plan_take_search(struct cli *cli, struct plan_asked *asked, char *limit, struct error *err);

/* Prints a plan that was kept; its money by year as a picture in the file `svg`, unless that is NULL. */
enum status plan_show(struct cli *cli, struct store *db, int64_t plan_id, const char *limit, const char *svg,
                      struct error *err);

/* Makes a plan and shows it. */
enum status plan_make(struct cli *cli, struct store *db, const struct plan_asked *asked, const char *limit,
                      const char *svg, struct error *err);

const char *plan_actor(void); /* who asks; static storage */

/* A plan that was kept, for people to read; with another format than a table its assets alone. No such plan:
 * STATUS_NOT_FOUND. plan_print.c */
enum status plan_print(struct cli *cli, struct store *db, int64_t plan_id, const char *limit,
                       struct error *err);

/* `terrier plan list` and `terrier plan show N`: plan_kept.c */
enum status plan_run_list(struct cli *cli, struct error *err);
enum status plan_run_show(struct cli *cli, struct error *err);

#endif
