/* terrier decide: the steps of a proposal. */
#include "tools/cli/governing.h"

static const struct governing_option screen[] = {{"--subject", "subject"}, {"--finding", "finding"},
                                                 {"--comment", "comment"}, {"--by", "by"},
                                                 {"--on", "on"},           {0}};
static const struct governing_option consult[] = {{"--place", "place"}, {"--member", "member"},
                                                  {"--view", "view"},   {"--comment", "comment"},
                                                  {"--on", "on"},       {0}};
static const struct governing_option interest[] = {
    {"--post", "post"}, {"--nature", "nature"}, {"--on", "on"}, {0}};
static const struct governing_option recommend[] = {
    {"--view", "view"}, {"--group", "group"}, {"--on", "on"}, {0}};
static const struct governing_option decide[] = {{"--outcome", "outcome"},
                                                 {"--level", "level"},
                                                 {"--by", "by"},
                                                 {"--consulted", "consulted"},
                                                 {"--on", "on"},
                                                 {"--reference", "reference"},
                                                 {0}};
static const struct governing_option complete[] = {{"--on", "on"}, {"--asset", "asset"}, {0}};
static const struct governing_option keeps[] = {{"--keeps-holding", "keeps_holding"}, {0}};
static const struct governing_option review[] = {{"--next", "next"}, {0}};

static const struct governing steps[] = {
    {.verb = "screen", .subject = "N", .options = screen, .said = "The screening is noted with proposal"},
    {.verb = "consult", .subject = "N", .options = consult, .said = "The view is noted with proposal"},
    {.verb = "interest", .subject = "N", .options = interest, .said = "The interest is noted with proposal"},
    {.verb = "recommend",
     .subject = "N",
     .options = recommend,
     .list = {"--present", "present"},
     .said = "The recommendation is noted with proposal"},
    {.verb = "record", .step = "decide", .subject = "N", .options = decide, .said = "Decided: proposal"},
    {.verb = "complete", .subject = "N", .options = complete, .flags = keeps, .said = "Done: proposal"},
    {.verb = "review", .subject = "N", .options = review, .said = "The review is noted with proposal"},
    {.verb = "withdraw", .subject = "N", .said = "Withdrawn: proposal"},
    {.verb = "undo", .subject = "N", .said = "The last step is taken back of proposal"},
    {0}};

static enum status run(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    enum status status = governing_find(cli, steps, &what, err);

    return status == STATUS_OK ? governing_run(cli, what, err) : status;
}

const struct command command_decide = {
    "decide", "take a proposal to its decision, step by step", run,
    "usage: terrier decide STEP N --reason WHY [options]\n"
    "\n"
    "The steps of proposal N, each one change in the ledger. A proposal is ready for the group once it is\n"
    "screened for all five subjects and the members of each division that it lies in were consulted; it\n"
    "can be decided once the group recommended for or against it, by the level that the thresholds ask\n"
    "for; and it can be carried out once it is approved. `terrier proposals N` says what it still needs.\n"
    "\n"
    "  screen     --subject equality|climate|health_safety|social_value|finance --by POST [--on DAY]\n"
    "             --finding none|positive|mitigated|negative [--comment TEXT]\n"
    "  consult    --member POST --view support|object|neutral|no_reply [--place DIVISION] [--comment TEXT]\n"
    "  interest   --post POST --nature TEXT: who has one takes no part\n"
    "  recommend  --view for|against|deferred --present POST [--present POST ...] [--group SUB-GROUP]\n"
    "  record     --outcome approved|refused --level executive --by POST --reference TEXT [--on DAY]\n"
    "             or --level officer --by POST --consulted POST\n"
    "  complete   [--on DAY] [--keeps-holding]: it was carried out; a sale, a transfer for good and the end\n"
    "             of a lease dispose of the asset on that day. --asset REF: what an acquisition became\n"
    "  review     [--next DAY]: a transfer was looked at      withdraw, undo (the last step)\n"
    "Through the service editors screen, consult, note interests and withdraw; the rest is for stewards.\n"
    "\n"
    "examples:\n"
    "  terrier decide screen 12 --subject finance --finding positive --by \"Finance Partner\" \\\n"
    "      --comment \"Saves GBP 21,000 a year\" --reason \"Report of May\"\n"
    "  terrier decide consult 12 --place \"Wells\" --member \"First member for Wells\" --view support \\\n"
    "      --reason \"Letter of 3 May\"\n"
    "  terrier decide recommend 12 --view for --present \"Head of Property\" --present \"Lead Member\" \\\n"
    "      --reason \"Surplus, no service need\"\n"
    "  terrier decide record 12 --outcome approved --level executive --by \"Executive\" --reference "
    "\"EX/26/041\" \\\n"
    "      --reason \"Best value\"\n"
    "  terrier decide complete 12 --on 2026-09-30 --reason \"Completion statement\"\n"};
