/* terrier criteria versions, diff, approve, note, withdraw. */
#include "sql/embedded.h"
#include "tools/cli/criteria.h"
#include "tools/cli/governing.h"

static const struct governing_option approve[] = {{"--by", "by"},
                                                  {"--reference", "reference"},
                                                  {"--noted-on", "noted_on"},
                                                  {"--noted-reference", "noted_reference"},
                                                  {0}};
static const struct governing_option note[] = {{"--on", "on"}, {"--reference", "reference"}, {0}};

static const struct governing steps[] = {
    {.verb = "approve",
     .step = "approve_criteria",
     .subject = "N",
     .options = approve,
     .said = "Approved: version"},
    {.verb = "note",
     .step = "note_criteria",
     .subject = "N",
     .options = note,
     .said = "Noted, and in force: version"},
    {.verb = "withdraw", .step = "withdraw_criteria", .subject = "N", .said = "Withdrawn: version"},
    {0}};

enum status criteria_run_step(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    enum status status = governing_find(cli, steps, &what, err);

    return status == STATUS_OK ? governing_run(cli, what, err) : status;
}

enum status criteria_run_versions(struct cli *cli, struct error *err) {
    const char *verb = NULL;
    enum status status = cli_operand(cli, "versions", &verb, err);

    if (status != STATUS_OK) return status;
    return governing_list(cli,
                          cli->format == OUTPUT_TABLE ? sql_criteria_versions_shown : sql_criteria_versions,
                          BIND_NONE, "there are no criteria; run `terrier migrate`", err);
}

enum status criteria_run_diff(struct cli *cli, struct error *err) {
    const char *verb = NULL, *first = NULL, *second = NULL;
    enum status status = cli_operand(cli, "diff", &verb, err);

    if (status == STATUS_OK) status = cli_operand(cli, "A", &first, err);
    if (status == STATUS_OK) status = cli_operand(cli, "B", &second, err);
    if (status == STATUS_OK) status = criteria_number(first, err);
    if (status == STATUS_OK) status = criteria_number(second, err);
    if (status != STATUS_OK) return status;
    return governing_list(cli, sql_criteria_diff, BIND(first, second), "the two versions say the same", err);
}
