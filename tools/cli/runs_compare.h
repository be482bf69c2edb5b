/* terrier runs compare: two runs beside each other. */
#ifndef TERRIER_CLI_RUNS_COMPARE_H
#define TERRIER_CLI_RUNS_COMPARE_H

#include "tools/cli/cli.h"

/* With `compare` the next argument, or --compare. */
enum status runs_compare(struct cli *cli, struct error *err);

#endif
