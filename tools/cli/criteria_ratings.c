/* terrier criteria rate, unrate, ratings: how the corporate actions go, as their owners say. */
#include "sql/embedded.h"
#include "tools/cli/criteria.h"
#include "tools/cli/governing.h"

static const struct governing_option rate[] = {
    {"--by", "by"}, {"--comment", "comment"}, {"--on", "on"}, {"--marking", "marking"}, {0}};
static const struct governing_option unrate[] = {{"--on", "on"}, {0}};

static const struct governing steps[] = {{.verb = "rate",
                                          .step = "rate_commitment",
                                          .subject = "COMMITMENT",
                                          .operand = {"green|amber|red", "rating"},
                                          .options = rate,
                                          .says_why = true,
                                          .said = "Rated:",
                                          .of_subject = true},
                                         {.verb = "unrate",
                                          .step = "unrate_commitment",
                                          .subject = "COMMITMENT",
                                          .options = unrate,
                                          .said = "Withdrawn: the rating of",
                                          .of_subject = true},
                                         {0}};

enum status criteria_run_rate(struct cli *cli, struct error *err) {
    const struct governing *what = NULL;
    enum status status = governing_find(cli, steps, &what, err);

    return status == STATUS_OK ? governing_run(cli, what, err) : status;
}

enum status criteria_run_ratings(struct cli *cli, struct error *err) {
    const char *verb = NULL, *commitment = NULL;
    enum status status = cli_operand(cli, "ratings", &verb, err);

    if (status == STATUS_OK && cli->argument_count > 0 && cli->arguments[0][0] != '-')
        status = cli_operand(cli, "COMMITMENT", &commitment, err);
    if (status != STATUS_OK) return status;
    return governing_list(
        cli, cli->format == OUTPUT_TABLE ? sql_ratings_shown : sql_ratings_list, BIND(commitment),
        "nobody has rated it yet; `terrier criteria rate` does, of 1.3, 1.5, 3.5, 6.1 and 6.2", err);
}
