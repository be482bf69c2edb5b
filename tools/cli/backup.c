/* terrier backup */
#include "engine/store/backup.h"

#include <stdio.h>

#include "engine/base/format.h"
#include "tools/cli/cli.h"

static enum status run(struct cli *cli, struct error *err) {
    struct backup_report report = {0};
    char revision[FORMAT_SIZE], megabytes[FORMAT_SIZE];
    const char *to = NULL;
    enum status status = cli_operand(cli, "DIRECTORY", &to, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_private_only("backup", err);
    if (status == STATUS_OK) status = backup_make(cli->data_directory, to, &report, err);
    if (status != STATUS_OK) return status;
    format_integer(revision, report.revision);
    format_integer(megabytes, (report.bytes + 999999) / 1000000);
    printf("%s holds the register as of revision %s (%s MB).\n"
           "`terrier restore %s --verify` proves that it can be brought back.\n",
           to, revision, megabytes, to);
    return STATUS_OK;
}

const struct command command_backup = {
    "backup", "copy the running database into a directory, whole and checked", run,
    "usage: terrier backup DIRECTORY [--data DIR]\n"
    "\n"
    "Copies the private database while it runs (pg_basebackup), with the log that makes the copy\n"
    "whole, the digest of each file, and where the register's ledger stood. The directory must not be\n"
    "there yet; it appears when the copy is complete. Keep it on another machine's disk. A register on\n"
    "a server of your own (TERRIER_DSN) is backed up by that server's means.\n"
    "\n"
    "examples:\n"
    "  terrier backup /srv/backups/terrier-2026-11-22\n"
    "  terrier restore /srv/backups/terrier-2026-11-22 --verify\n"};
