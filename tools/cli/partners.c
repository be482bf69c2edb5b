/* terrier partners: One Public Estate partners as owners and occupiers. */
#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/governing.h"
#include "tools/cli/reader.h"

static const struct governing_option set[] = {{"--partner", "partner"}, {"--role", "role"},
                                              {"--from", "from"},       {"--until", "until"},
                                              {"--note", "note"},       {0}};
static const struct governing_option never[] = {{"--never", "never"}, {0}};

static const struct governing steps[] = {{.verb = "set",
                                          .step = "partner",
                                          .subject = "REF",
                                          .options = set,
                                          .flags = never,
                                          .said = "The record says so: asset number"},
                                         {0}};

static enum status run(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    const char *asset = NULL;

    if (cli->argument_count > 0 && text_equal(cli->arguments[0], "set")) {
        enum status status = governing_find(cli, steps, &what, err);
        return status == STATUS_OK ? governing_run(cli, what, err) : status;
    }
    if (cli->argument_count > 0 && cli->arguments[0][0] != '-' &&
        cli_operand(cli, "REF", &asset, err) != STATUS_OK)
        return err->status;
    return governing_list_of(cli, GOVERNING_DATED,
                             cli->format == OUTPUT_TABLE ? sql_partners_shown : sql_partners_list,
                             BIND(asset), "no partner is known there", err);
}

const struct command command_partners = {
    "partners", "public sector partners that own or occupy assets", run,
    "usage: terrier partners [REF] [--as ROLE] [--as-at DAY] [--known-at TIME] [--format table|csv|json]\n"
    "       terrier partners set REF --partner NAME --role owner|occupier [--from DAY] [--until DAY]\n"
    "                        [--note TEXT] [--never] --reason WHY\n"
    "\n"
    "One Public Estate: which partner (police, health, fire, a department) owns or occupies which asset.\n"
    "--until is the first day on which it does no longer; --never withdraws what was never so: it stays to\n"
    "be read with REF.\n"
    "\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier partners\n"
    "  terrier partners set SC000123 --partner \"Avon and Somerset Police\" --role occupier \\\n"
    "      --from 2024-04-01 --note \"Ground floor\" --reason \"Agreement of March\"\n"};
