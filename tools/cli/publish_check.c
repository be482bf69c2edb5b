/* terrier publish check */
#include <stdio.h>

#include "engine/base/csv.h"
#include "engine/base/format.h"
#include "engine/exchange/layout_check.h"
#include "importers/file_bytes.h"
#include "tools/cli/publish_parts.h"

static enum status say_checked(const struct cli *cli, const struct layout_check *check, const char *path,
                               bool all, struct error *err) {
    char rows[FORMAT_SIZE], faults[FORMAT_SIZE], warnings[FORMAT_SIZE];

    if (cli->format != OUTPUT_TABLE || all)
        output_rows(cli->format, check->issues);
    else if (rows_count(check->kinds) > 0)
        output_rows(cli->format, check->kinds);
    format_integer(rows, check->row_count);
    format_integer(faults, check->fault_count);
    format_integer(warnings, check->warning_count);
    if (check->fault_count > 0)
        return error_set(err, STATUS_INVALID,
                         "%s: %s rows, %s faults, %s warnings; --all lists each with its line", path, rows,
                         faults, warnings);
    if (cli->format == OUTPUT_TABLE) printf("%s: %s rows, no fault, %s warnings.\n", path, rows, warnings);
    return STATUS_OK;
}

enum status publish_check(struct cli *cli, struct error *err) {
    const char *path = NULL;
    bool all = cli_flag(cli, "--all");
    struct file_bytes file = {0};
    struct layout_check check = {0};
    struct store *db = NULL;
    enum status status = cli_operand(cli, "FILE", &path, err);

    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = file_bytes_read(&file, path, LAYOUT_CHECK_MOST, CSV_FIELD_MAX, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = layout_check(&check, db, file.bytes, file.length, err);
    if (status == STATUS_OK) status = say_checked(cli, &check, path, all, err);
    layout_check_free(&check);
    file_bytes_free(&file);
    store_close(db);
    return status;
}
