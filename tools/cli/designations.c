/* terrier designations: listed entries that may be of an asset. */
#include <stdio.h>
#include <string.h>

#include "engine/register/merge.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/sides.h"

static void print_head(struct text *out, const char *candidate, const char *metres) {
    text_format(out, "Candidate %s: %s m away\n", candidate, metres);
}

static void say_decided(const char *decision, const char *number, const char *reference) {
    if (strcmp(decision, "accept") == 0)
        printf("%s has the designation now. `terrier designations undo %s` takes it back.\n", reference,
               number);
    else if (strcmp(decision, "reject") == 0)
        printf(
            "The entry will not be proposed for %s again. `terrier designations undo %s` takes that back.\n",
            reference, number);
    else
        printf("The decision on candidate %s is taken back.\n", number);
}

static const struct sides_subject subject = {
    .command = "designations",
    .what = "candidate",
    .summary_sql = sql_designation_summary,
    .none = "no listed entry was found near an asset yet; `terrier import designations` looks",
    .sides_sql = sql_designation_sides,
    .head = print_head,
    .hint = "`terrier designations accept N --reason \"...\"` says that it is the asset, `reject N` that it "
            "is not.",
    .decide = register_designation,
    .say = say_decided};

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status;

    if (cli->argument_count == 0) return sides_summary(cli, &subject, err);
    status = cli_operand(cli, "WHAT", &what, err);
    if (status != STATUS_OK) return status;
    if (strcmp(what, "review") == 0) return sides_review(cli, &subject, err);
    if (sides_is_decision(what)) return sides_decide(cli, &subject, what, err);
    return error_set(err, STATUS_INVALID,
                     "`terrier designations` takes review, accept, reject or undo, not `%.40s`", what);
}

const struct command command_designations = {
    "designations", "decide which listed entries are assets", run,
    "usage: terrier designations [--format table|csv|json]\n"
    "       terrier designations review [N] [--limit N] [--format table|csv|json]\n"
    "       terrier designations accept|reject|undo N --reason TEXT\n"
    "\n"
    "Imports of lists of designations (listed buildings, monuments, assets of community value) propose\n"
    "entries that stand near an asset without naming it. `review` shows asset and entry side by side, the\n"
    "likeliest first. `accept` lays the designation on the asset, `reject` keeps it off: later files of\n"
    "the list are taken the same way. `undo` takes a decision back.\n"
    "\n"
    "examples:\n"
    "  terrier designations review --limit 3\n"
    "  terrier designations accept 7 --reason \"Seen on site: the plaque is ours\"\n"
    "  terrier designations undo 7 --reason \"It is the house next door\"\n"};
