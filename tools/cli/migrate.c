/* terrier migrate */
#include "engine/store/migrate.h"

#include <stdio.h>

#include "tools/cli/cli.h"
#include "tools/cli/migrated.h"

void print_migrated(const struct migrate_report *report) {
    printf("The database is at migration %d", report->version);
    if (report->applied > 0) printf("; %d applied now", report->applied);
    if (report->derived_rebuilt) printf("; views rebuilt");
    if (report->reference_loaded) printf("; reference data loaded");
    if (report->applied == 0 && !report->derived_rebuilt && !report->reference_loaded)
        printf(": nothing was to be done");
    printf(".\n");
}

static enum status run(struct cli *cli, struct error *err) {
    bool check = cli_flag(cli, "--check");
    struct store *db = NULL;
    struct migrate_report report;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = migrate_run(db, check, &report, err);
    if (status == STATUS_OK) print_migrated(&report);
    store_close(db);
    return status;
}

const struct command command_migrate = {
    "migrate", "bring the database to what this terrier needs", run,
    "usage: terrier migrate [--check] [--data DIR]\n"
    "\n"
    "Applies the migrations that the database lacks, each in a transaction of its own, rebuilds the\n"
    "views if they changed, and loads reference data (code lists, criteria, factors) if it changed. A\n"
    "second run does nothing. `terrier up` does this too.\n"
    "\n"
    "  --check   changes nothing; exit code 0 when all is in place, 4 when something is to be done\n"
    "\n"
    "examples:\n"
    "  terrier migrate --check\n"
    "  TERRIER_DSN='host=db.council.example dbname=terrier user=terrier_owner' terrier migrate\n"};
