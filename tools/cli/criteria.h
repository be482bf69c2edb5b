/* The parts of `terrier criteria`, each with the arguments as it finds them, its own verb first. */
#ifndef TERRIER_CLI_CRITERIA_H
#define TERRIER_CLI_CRITERIA_H

#include "tools/cli/cli.h"

/* criteria_ratings.c */
enum status criteria_run_rate(struct cli *cli, struct error *err); /* also unrate */
enum status criteria_run_ratings(struct cli *cli, struct error *err);

#endif
