/* terrier propose */
#include "tools/cli/governing.h"

static const struct governing_option options[] = {{"--kind", "kind"},
                                                  {"--name", "name"},
                                                  {"--summary", "summary"},
                                                  {"--by", "by"},
                                                  {"--plan", "plan"},
                                                  {"--from-plan", "from_plan"},
                                                  {"--value", "value"},
                                                  {"--recipient", "recipient"},
                                                  {"--recipient-kind", "recipient_kind"},
                                                  {"--term-months", "term_months"},
                                                  {"--review-on", "review_on"},
                                                  {"--homes", "homes"},
                                                  {"--social-homes", "social_homes"},
                                                  {"--marking", "marking"},
                                                  {"--on", "on"},
                                                  {0}};

static const struct governing_option keeps[] = {{"--keeps-holding", "keeps_holding"}, {0}};

static enum status run(struct cli *cli, struct error *err) {
    static const struct governing what = {.verb = "propose",
                                          .subject = "REF",
                                          .subject_optional = true,
                                          .options = options,
                                          .flags = keeps,
                                          .said = "It is proposal"};

    return governing_run(cli, &what, err);
}

const struct command command_propose = {
    "propose", "propose something for an asset", run,
    "usage: terrier propose REF --kind KIND --name TEXT --by POST --reason WHY [options]\n"
    "       terrier propose REF --from-plan N --by POST --reason WHY [options]\n"
    "       terrier propose --kind acquire --name TEXT --by POST --reason WHY [options]\n"
    "\n"
    "Begins what ends in a decision: `terrier decide` takes the steps, `terrier proposals` shows how far\n"
    "each is. The members of the divisions (or wards) that the asset lies in are noted as to be consulted.\n"
    "What a file knew of, of the same kind and name, is taken up. What is to be acquired is no asset yet:\n"
    "it goes by its name, and `terrier decide complete N --asset REF` ties it to the asset that it became.\n"
    "\n"
    "  --kind KIND        sell, devolution, end_lease, let, housing, regeneration, maintain, decarbonise,\n"
    "                     move_out, host_partner, change_use, care, replacement, retain, acquire, ...\n"
    "  --name TEXT        what it is called          --by POST       who proposes it: a post, not a name\n"
    "  --summary TEXT     what and why               --plan TEXT     a plan of others, in words\n"
    "  --from-plan N      what plan N (`terrier plan list`) chooses for the asset: its kind, name, value, "
    "homes\n"
    "                     and host, where they are not given; --value is then the likely receipt or capital\n"
    "  --value GBP        what it is worth or costs, as 250000: decides who decides; of a disposal the "
    "latest\n"
    "                     valuation does, where that is more\n"
    "  --keeps-holding    only a part of the asset goes   --on DAY   when it was proposed (today)\n"
    "  --recipient NAME   who gets the asset         --recipient-kind parish|community|partner|tenant\n"
    "  --term-months N    for how long; without, for good               --review-on DAY\n"
    "  --homes N, --social-homes N                   --marking CODE  who may read it (internal)\n"
    "\n"
    "examples:\n"
    "  terrier propose SC000123 --kind sell --name \"Sale of the depot\" --value 180000 \\\n"
    "      --by \"Head of Property\" --reason \"Surplus since the move\"\n"
    "  terrier propose SC000456 --kind devolution --name \"Hall to the parish\" --recipient \"Wells City "
    "Council\" \\\n"
    "      --recipient-kind parish --term-months 300 --review-on 2027-04-01 --value 90000 \\\n"
    "      --by \"Localities Manager\" --reason \"Asked for by the council\"\n"
    "  terrier propose SC000789 --from-plan 3 --by \"Head of Property\" --reason \"In the programme\"\n"};
