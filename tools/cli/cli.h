/*
 * The command line. A command is one file that exports one `struct command`, and one row in commands.c.
 *
 *     static enum status run(struct cli *cli, struct error *err) {
 *         const char *reference = NULL;
 *         enum status status = cli_operand(cli, "REF", &reference, err);
 *         if (status == STATUS_OK) status = cli_end(cli, err);
 *         if (status == STATUS_OK) status = cli_connect(cli, "terrier_reader", &db, err);
 *         ...
 *     }
 *     const struct command command_asset = {"asset", "show the record card of an asset", run, "usage: ..."};
 *
 * Options are taken out of the arguments as they are asked for; cli_end() refuses what is left. The options
 * --data, --format and --help are every command's and are taken before it runs. What a command returns is
 * printed as `terrier: <sentence>`, with the exit code of status_exit_code().
 */
#ifndef TERRIER_CLI_CLI_H
#define TERRIER_CLI_CLI_H

#include <stdbool.h>

#include "engine/base/status.h"
#include "engine/store/store.h"
#include "tools/cli/output.h"

struct cli {
    const char *command;        /* its name, for messages */
    const char *data_directory; /* absolute, whether or not it exists */
    enum output_format format;
    const char **arguments; /* those not taken yet */
    int argument_count;
};

/* Files often come in many at once: the sheets need not be made again after each. */
#define SHEETS_REST_SECONDS 60

struct command {
    const char *name;
    const char *summary; /* one line, for the list of commands */
    enum status (*run)(struct cli *cli, struct error *err);
    const char *help; /* usage, what it does, options, examples */
};

/* Closed by NULL, in the order of the list that `terrier` prints. */
extern const struct command *const commands[];

/* True when `name` ("--check") was given. */
bool cli_flag(struct cli *cli, const char *name);

/* The value of `--profile X` or `--profile=X`; untouched when it was not given. The last one counts. */
enum status cli_option(struct cli *cli, const char *name, const char **value, struct error *err);

/* All values of an option that may be given several times; more than `most` are refused. */
enum status cli_options(struct cli *cli, const char *name, const char **values, size_t most, size_t *count,
                        struct error *err);

/* The next argument that is not an option; `what` ("FILE") names it in the message when it is missing. */
enum status cli_operand(struct cli *cli, const char *what, const char **value, struct error *err);

/* Refuses what no one asked for. Call it after taking all, before doing anything. */
enum status cli_end(const struct cli *cli, struct error *err);

/* Says on stderr that there is nothing to show, in a sentence with what to do. It is no failure. */
void cli_say_none(const char *sentence);

/* Opens the database in force (TERRIER_DSN, or the private cluster as `role`; NULL is the owner). */
enum status cli_connect(const struct cli *cli, const char *role, struct store **db, struct error *err);

/* STATUS_REFUSED when TERRIER_DSN names a server of the council's own, which has its own means to do `what`.
 */
enum status cli_private_only(const char *what, struct error *err);

/* --data, --format and --help out of the arguments; `*help` says whether help is wanted. */
enum status cli_common(struct cli *cli, bool *help, struct error *err);

#endif
