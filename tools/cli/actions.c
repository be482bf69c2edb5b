/* terrier actions: what the Asset Management Group has agreed to do, and its sub-groups. */
#include <string.h>

#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/governing.h"
#include "tools/cli/reader.h"

static const struct governing_option add[] = {{"--title", "title"},
                                              {"--owner", "owner"},
                                              {"--group", "group"},
                                              {"--commitment", "commitment"},
                                              {"--proposal", "proposal"},
                                              {"--due", "due"},
                                              {"--on", "on"},
                                              {"--marking", "marking"},
                                              {0}};
static const struct governing_option rate[] = {
    {"--quarter", "quarter"}, {"--rating", "rating"}, {"--comment", "comment"}, {0}};
static const struct governing_option close[] = {{"--on", "on"}, {0}};
static const struct governing_option convene[] = {
    {"--name", "name"}, {"--purpose", "purpose"}, {"--on", "on"}, {0}};
static const struct governing_option none[] = {{0}};
static const struct governing_option dissolve[] = {{"--name", "name"}, {"--on", "on"}, {0}};

static const struct governing steps[] = {
    {.verb = "add", .step = "action", .options = add, .said = "It is action"},
    {.verb = "rate", .subject = "N", .options = rate, .said = "Rated: action"},
    {.verb = "close", .subject = "N", .options = close, .said = "Closed: action"},
    {.verb = "withdraw",
     .step = "withdraw_action",
     .subject = "N",
     .options = none,
     .said = "Withdrawn: action"},
    {.verb = "convene", .options = convene, .said = "Convened: sub-group"},
    {.verb = "dissolve", .options = dissolve, .said = "Ended: sub-group"},
    {0}};

static enum status run(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    const char *number = NULL;
    enum status status;

    if (cli_flag(cli, "--groups"))
        return governing_list_of(cli, GOVERNING_KNOWN, sql_groups_list, BIND_NONE, "there are no sub-groups",
                                 err);
    if (cli->argument_count == 0 || cli->arguments[0][0] == '-') {
        const char *quarter = NULL, *all = cli_flag(cli, "--all") ? "true" : "false";
        if (cli_option(cli, "--quarter", &quarter, err) != STATUS_OK) return err->status;
        return governing_list_of(
            cli, GOVERNING_KNOWN, cli->format == OUTPUT_TABLE ? sql_actions_shown : sql_actions_list,
            BIND(all, quarter), "there is no open action; `terrier actions add` notes one", err);
    }
    if (cli->arguments[0][strspn(cli->arguments[0], "0123456789")] == '\0' &&
        strlen(cli->arguments[0]) < 19) {
        status = cli_operand(cli, "N", &number, err);
        return status == STATUS_OK
                   ? governing_list_of(cli, GOVERNING_KNOWN, sql_action_ratings, BIND(number),
                                       "there is no such action, or it was not rated yet", err)
                   : status;
    }
    status = governing_find(cli, steps, &what, err);
    return status == STATUS_OK ? governing_run(cli, what, err) : status;
}

const struct command command_actions = {
    "actions", "the actions of the Asset Management Group, with rating and direction", run,
    "usage: terrier actions [--all | --groups] [--quarter QUARTER] [--as ROLE] [--known-at TIME]\n"
    "                        [--format table|csv|json]\n"
    "       terrier actions N\n"
    "       terrier actions add --title TEXT --owner POST [--group NAME] [--commitment C] [--proposal N]\n"
    "                       [--due DAY] [--on DAY] [--marking CODE] --reason WHY\n"
    "       terrier actions rate N --rating green|amber|red --comment TEXT [--quarter Q] --reason WHY\n"
    "       terrier actions close N [--on DAY] --reason WHY\n"
    "       terrier actions withdraw N --reason WHY\n"
    "       terrier actions convene --name TEXT --purpose TEXT [--on DAY] --reason WHY\n"
    "       terrier actions dissolve --name TEXT [--on DAY] --reason WHY\n"
    "\n"
    "Actions with the rating of their last quarter, that of the quarter before, and the direction; with N\n"
    "all its quarters. --quarter takes a financial quarter (2026-27-Q2), and to rate also any day of it;\n"
    "without it, this one. Green is on track, amber at risk, red wants a recovery plan. What was noted by\n"
    "mistake is withdrawn, and stays to be read with --all. A sub-group is convened for a task, or stands.\n"
    "\n" READER_KNOWN_HELP "\n"
    "examples:\n"
    "  terrier actions add --title \"Review the depots\" --owner \"Head of Property\" --commitment 1.1 \\\n"
    "      --due 2027-03-31 --reason \"Meeting of May\"\n"
    "  terrier actions rate 1 --rating amber --comment \"Two of five done\" --reason \"Quarterly report\"\n"
    "  terrier actions convene --name \"Rural estate\" --purpose \"County farms\" --reason \"Meeting of "
    "May\"\n"};
