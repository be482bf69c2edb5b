/* The parts of `terrier criteria`, each with the arguments as it finds them, its own verb first. */
#ifndef TERRIER_CLI_CRITERIA_H
#define TERRIER_CLI_CRITERIA_H

#include "tools/cli/cli.h"

/* criteria_ratings.c */
enum status criteria_run_rate(struct cli *cli, struct error *err); /* also unrate */
enum status criteria_run_ratings(struct cli *cli, struct error *err);

/* criteria_versions.c */
enum status criteria_run_versions(struct cli *cli, struct error *err);
enum status criteria_run_diff(struct cli *cli, struct error *err);
enum status criteria_run_step(struct cli *cli, struct error *err); /* approve, note, withdraw */

/* criteria_form.c */
enum status criteria_run_export(struct cli *cli, struct error *err);
enum status criteria_run_import(struct cli *cli, struct error *err);
enum status criteria_number(const char *given,
                            struct error *err); /* STATUS_INVALID where it is no version's */

#endif
