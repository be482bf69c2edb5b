/* `terrier options --rates`: what options are costed by. */
#ifndef TERRIER_CLI_OPTIONS_RATES_H
#define TERRIER_CLI_OPTIONS_RATES_H

#include "tools/cli/cli.h"

/* All rates in force, or those of one code (NULL: all). STATUS_NOT_FOUND where there is none. */
enum status options_list_rates(struct cli *cli, const char *code, struct error *err);

#endif
