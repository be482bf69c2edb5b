/* terrier restore */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/store/backup.h"
#include "tools/cli/cli.h"

static enum status run(struct cli *cli, struct error *err) {
    struct restore_report report = {0};
    char revision[FORMAT_SIZE], compared[FORMAT_SIZE];
    bool verify = cli_flag(cli, "--verify");
    const char *backup = NULL;
    enum status status = cli_operand(cli, "BACKUP", &backup, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_private_only("restore", err);
    if (status == STATUS_OK)
        status = verify ? restore_verify(backup, &report, err)
                        : restore_into(backup, cli->data_directory, &report, err);
    if (status != STATUS_OK) return status;
    format_integer(revision, report.revision);
    format_integer(compared, report.rows);
    printf(
        "%s rows of the record were compared with the ledger, revision %s: all are as they were written.\n",
        compared, revision);
    if (verify)
        printf("The backup %s is good. Nothing of it was kept.\n", backup);
    else
        printf("The database in %s runs.\n", cli->data_directory);
    return STATUS_OK;
}

const struct command command_restore = {
    "restore", "bring a backup back, or prove that it can be", run,
    "usage: terrier restore BACKUP [--data DIR] [--verify]\n"
    "\n"
    "Checks each file of the backup against its digest, brings the copy up, checks the ledger's whole\n"
    "chain, and compares each row of the record with its newest version in the ledger. What is damaged\n"
    "is named, and nothing is left behind. A database that is there already is never overwritten: the\n"
    "data directory must have none.\n"
    "\n"
    "  --verify     do it in a directory beside the backup, and remove that again\n"
    "\n"
    "examples:\n"
    "  terrier restore /srv/backups/terrier-2026-11-22 --verify\n"
    "  terrier restore /srv/backups/terrier-2026-11-22 --data /srv/terrier-restored\n"};
