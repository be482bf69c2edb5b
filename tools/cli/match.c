/* terrier match: records that may be one asset. */
#include "engine/register/match.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/register/merge.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/sides.h"

static void print_found(enum output_format format, const struct match_found *found) {
    char buffers[3][FORMAT_SIZE];
    char plain[3][24];
    const struct output_item items[] = {{"compared", bind_integer(plain[0], found->compared)},
                                        {"open", bind_integer(plain[1], found->open)},
                                        {"new", bind_integer(plain[2], found->added)}};

    if (format != OUTPUT_TABLE)
        output_items(format, items, sizeof items / sizeof *items);
    else
        printf(
            "%s pairs compared. %s may be one asset, %s of them new in the list: `terrier match review`.\n",
            format_integer(buffers[0], found->compared), format_integer(buffers[1], found->open),
            format_integer(buffers[2], found->added));
}

static enum status run_run(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct match_found found;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = match_run(&found, db, NULL, err);
    if (status == STATUS_OK) print_found(cli->format, &found);
    store_close(db);
    return status;
}

static void print_head(struct text *out, const char *match, const char *likely) {
    text_format(out, "Match %s: %s%% likely\n", match, likely);
}

static void say_decided(const char *decision, const char *number, const char *reference) {
    if (strcmp(decision, "accept") == 0)
        printf(
            "They are one asset now: %s. The other reference leads there. `terrier match undo %s` takes it "
            "back.\n",
            reference, number);
    else if (strcmp(decision, "reject") == 0)
        printf("They stay two. `terrier match undo %s` takes it back.\n", number);
    else
        printf("The decision on match %s is taken back.\n", number);
}

static const struct sides_subject subject = {
    .command = "match",
    .what = "match",
    .summary_sql = sql_match_summary,
    .none = "no two records are held to be one asset; `terrier match run` looks again",
    .sides_sql = sql_match_sides,
    .head = print_head,
    .hint =
        "`terrier match accept N --reason \"...\"` makes them one, `terrier match reject N` keeps them two.",
    .decide = register_match,
    .say = say_decided};

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status;

    if (cli->argument_count == 0) return sides_summary(cli, &subject, err);
    status = cli_operand(cli, "WHAT", &what, err);
    if (status != STATUS_OK) return status;
    if (strcmp(what, "run") == 0) return run_run(cli, err);
    if (strcmp(what, "review") == 0) return sides_review(cli, &subject, err);
    if (sides_is_decision(what)) return sides_decide(cli, &subject, what, err);
    return error_set(err, STATUS_INVALID,
                     "`terrier match` takes run, review, accept, reject or undo, not `%.40s`", what);
}

const struct command command_match = {
    "match", "find records that may be one asset, and decide on them", run,
    "usage: terrier match [--format table|csv|json]\n"
    "       terrier match run\n"
    "       terrier match review [N] [--limit N] [--format table|csv|json]\n"
    "       terrier match accept|reject|undo N --reason TEXT\n"
    "\n"
    "Imports of asset lists recognise rows under new codes, and put those that are not sure before a\n"
    "person. `run` looks through the whole register for records that may be one asset. `review` shows\n"
    "both records side by side, the likeliest first, with what was compared and how much it weighs.\n"
    "`accept` makes the younger part of the older: its reference leads there from then on. `reject`\n"
    "keeps them two, for later imports too. `undo` takes a decision back, also that of an import.\n"
    "\n"
    "examples:\n"
    "  terrier match review --limit 3\n"
    "  terrier match accept 12 --reason \"Same hall: seen on site\"\n"
    "  terrier match undo 12 --reason \"The annexe is let apart\"\n"};
