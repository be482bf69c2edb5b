/* terrier propose */
#include "tools/cli/governing.h"

static const struct governing_option options[] = {{"--kind", "kind"},
                                                  {"--name", "name"},
                                                  {"--summary", "summary"},
                                                  {"--by", "by"},
                                                  {"--plan", "plan"},
                                                  {"--value", "value"},
                                                  {"--recipient", "recipient"},
                                                  {"--recipient-kind", "recipient_kind"},
                                                  {"--term-months", "term_months"},
                                                  {"--review-on", "review_on"},
                                                  {"--homes", "homes"},
                                                  {"--social-homes", "social_homes"},
                                                  {"--marking", "marking"},
                                                  {0}};

static enum status run(struct cli *cli, struct error *err) {
    static const struct governing what = {
        .verb = "propose", .subject = "REF", .options = options, .said = "It is proposal"};

    return governing_run(cli, &what, err);
}

const struct command command_propose = {
    "propose", "propose something for an asset", run,
    "usage: terrier propose REF --kind KIND --name TEXT --by POST --reason WHY [options]\n"
    "\n"
    "Begins what ends in a decision: `terrier decide` takes the steps, `terrier proposals` shows how far\n"
    "each is. The members of the divisions (or wards) that the asset lies in are noted as to be consulted.\n"
    "What a file knew of, of the same kind and name, is taken up.\n"
    "\n"
    "  --kind KIND        sell, devolution, end_lease, let, housing, regeneration, maintain, decarbonise,\n"
    "                     move_out, host_partner, change_use, care, replacement, retain, acquire, ...\n"
    "  --name TEXT        what it is called          --by POST       who proposes it: a post, not a name\n"
    "  --summary TEXT     what and why               --plan TEXT     the plan that it comes from\n"
    "  --value GBP        what it is worth or costs, as 250000: decides who decides\n"
    "  --recipient NAME   who gets the asset         --recipient-kind parish|community|partner|tenant\n"
    "  --term-months N    for how long; without, for good               --review-on DAY\n"
    "  --homes N, --social-homes N                   --marking CODE  who may read it (internal)\n"
    "\n"
    "examples:\n"
    "  terrier propose SC000123 --kind sell --name \"Sale of the depot\" --value 180000 \\\n"
    "      --by \"Head of Property\" --reason \"Surplus since the move\"\n"
    "  terrier propose SC000456 --kind devolution --name \"Hall to the parish\" --recipient \"Wells City "
    "Council\" \\\n"
    "      --recipient-kind parish --term-months 300 --review-on 2027-04-01 --value 0 \\\n"
    "      --by \"Localities Manager\" --reason \"Asked for by the council\"\n"};
