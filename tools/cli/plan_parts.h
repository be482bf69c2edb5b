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

/* When to stop, the run, what to compare; `*limit` is how many assets to list (of at least 24 bytes). */
enum status plan_take_search(struct cli *cli, struct plan_asked *asked, char *limit, struct error *err);

/* Makes the plan and prints it; its money by year as a picture in the file `svg`, unless that is NULL. */
enum status plan_make(struct cli *cli, struct store *db, const struct plan_asked *asked, const char *limit,
                      const char *svg, struct error *err);

const char *plan_actor(void); /* who asks; static storage */

/* A plan that was kept, for people to read; with another format than a table its assets alone. plan_print.c
 */
enum status plan_print(struct cli *cli, struct store *db, int64_t plan_id, const char *limit,
                       struct error *err);

#endif
