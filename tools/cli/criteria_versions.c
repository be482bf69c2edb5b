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

static enum status must_exist(struct store *db, const char *version, struct error *err) {
    struct rows *rows = NULL;
    enum status status = store_query(db, sql_criteria_form, BIND(version), STORE_MAYBE_ONE, &rows, err);

    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no version %s of the criteria; `terrier criteria versions` lists them",
                           version);
    rows_free(rows);
    return status;
}

static enum status take_two(struct cli *cli, const char **first, const char **second, struct error *err) {
    const char *verb = NULL;
    enum status status = cli_operand(cli, "diff", &verb, err);

    if (status == STATUS_OK) status = cli_operand(cli, "A", first, err);
    if (status == STATUS_OK) status = cli_operand(cli, "B", second, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = criteria_number(*first, err);
    if (status == STATUS_OK) status = criteria_number(*second, err);
    return status;
}

enum status criteria_run_diff(struct cli *cli, struct error *err) {
    const char *first = NULL, *second = NULL;
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = take_two(cli, &first, &second, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = must_exist(db, first, err);
    if (status == STATUS_OK) status = must_exist(db, second, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_criteria_diff, BIND(first, second), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("the two versions say the same");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}
