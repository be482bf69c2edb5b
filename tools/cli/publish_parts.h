/* What `terrier publish` does beside publishing. */
#ifndef TERRIER_CLI_PUBLISH_PARTS_H
#define TERRIER_CLI_PUBLISH_PARTS_H

#include "tools/cli/cli.h"

/* publish_check.c: a file against the layout */
enum status publish_check(struct cli *cli, struct error *err);

/* publish_kept.c: what was published */
enum status publish_list(struct cli *cli, struct error *err);
enum status publish_fetch(struct cli *cli, struct error *err);

/* publish_circumstance.c: what the Code asks of an asset and nothing else says */
enum status publish_circumstance(struct cli *cli, struct error *err);

#endif
