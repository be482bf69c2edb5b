/* terrier policies: the property policies, in versions. */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/governing.h"
#include "tools/cli/reader.h"

static const struct governing_option draft[] = {
    {"--title", "title"}, {"--text", "body"}, {"--link", "link"},       {"--sha256", "sha256"},
    {"--from", "from"},   {"--by", "by"},     {"--marking", "marking"}, {0}};
static const struct governing_option approve[] = {{"--version", "version"}, {"--post", "post"}, {0}};

static const struct governing_option withdraw[] = {{"--version", "version"}, {0}};

static const struct governing steps[] = {
    {.verb = "draft", .subject = "POLICY", .options = draft, .said = "Drafted as version"},
    {.verb = "withdraw",
     .step = "withdraw_policy",
     .subject = "POLICY",
     .options = withdraw,
     .said = "Withdrawn: version"},
    {.verb = "approve", .subject = "POLICY", .options = approve, .said = "Approved: version"},
    {0}};

static enum status run(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    const char *policy = NULL;

    if (cli_flag(cli, "--thresholds"))
        return governing_list(cli, cli->format == OUTPUT_TABLE ? sql_thresholds_shown : sql_thresholds_list,
                              BIND_NONE, "there are no thresholds", err);
    if (cli->argument_count > 0 &&
        (text_equal(cli->arguments[0], "draft") || text_equal(cli->arguments[0], "approve") ||
         text_equal(cli->arguments[0], "withdraw"))) {
        enum status status = governing_find(cli, steps, &what, err);
        return status == STATUS_OK ? governing_run(cli, what, err) : status;
    }
    if (cli->argument_count > 0 && cli->arguments[0][0] != '-' &&
        cli_operand(cli, "POLICY", &policy, err) != STATUS_OK)
        return err->status;
    return governing_list_of(cli, GOVERNING_DATED,
                             policy                        ? sql_policies_texts
                             : cli->format == OUTPUT_TABLE ? sql_policies_shown
                                                           : sql_policies_list,
                             BIND(policy), "no version is there yet; `terrier policies draft` makes one",
                             err);
}

const struct command command_policies = {
    "policies", "list the property policies, draft and approve versions of them", run,
    "usage: terrier policies [POLICY] [--as ROLE] [--as-at DAY] [--known-at TIME]\n"
    "                         [--format table|csv|json] | --thresholds\n"
    "       terrier policies draft POLICY --title TEXT (--text TEXT | --link URL --sha256 DIGEST)\n"
    "                        --from DAY --by POST [--marking CODE] --reason WHY\n"
    "       terrier policies approve POLICY --version N --post POST --reason WHY\n"
    "       terrier policies withdraw POLICY --version N --reason WHY\n"
    "\n"
    "The policies of the strategy: acquisition, disposal, corporate_landlord, rural_estate. A version\n"
    "counts from its day on once two posts approved it, and two people signed in for them; its words\n"
    "stay as they were approved. A version that was withdrawn counts no longer, and the one before it does\n"
    "again. With POLICY the words of each version; --thresholds says who decides\n"
    "on what, from which value on.\n"
    "\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier policies\n"
    "  terrier policies draft disposal --title \"Disposal policy 2026\" --from 2026-10-01 --by \"Head of "
    "Property\" \\\n"
    "      --text \"Land is sold for the best that can reasonably be had.\" --reason \"First policy of the "
    "council\"\n"
    "  terrier policies approve disposal --version 1 --post \"Lead Member for Property\" --reason \"Meeting "
    "of May\"\n"};
