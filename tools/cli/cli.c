/* Taking arguments apart, and opening the database. */
#include "tools/cli/cli.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/store/cluster.h"

/* The first Control-C ends the command with a sentence, the second the program. Handlers reach only globals.
 */
static atomic_int stop;

static void on_stop(int number) {
    stop = 1;
    signal(number, SIG_DFL);
}

static void take(struct cli *cli, int at, int count) {
    for (int i = at; i + count < cli->argument_count; i++)
        cli->arguments[i] = cli->arguments[i + count];
    cli->argument_count -= count;
}

/* Arguments after "--" are operands, whatever they look like. */
static int options_end(const struct cli *cli) {
    for (int i = 0; i < cli->argument_count; i++)
        if (strcmp(cli->arguments[i], "--") == 0) return i;
    return cli->argument_count;
}

bool cli_flag(struct cli *cli, const char *name) {
    for (int i = 0; i < options_end(cli); i++)
        if (strcmp(cli->arguments[i], name) == 0) {
            take(cli, i, 1);
            return true;
        }
    return false;
}

enum status cli_options(struct cli *cli, const char *name, const char **values, size_t most, size_t *count,
                        struct error *err) {
    size_t length = strlen(name);

    *count = 0;
    for (int i = 0; i < options_end(cli);) {
        const char *argument = cli->arguments[i];
        bool joined = strncmp(argument, name, length) == 0 && argument[length] == '=';
        if (!joined && strcmp(argument, name) != 0) {
            i++;
            continue;
        }
        if (!joined && i + 1 >= cli->argument_count)
            return error_set(err, STATUS_INVALID, "%s needs a value after it: see `terrier %s --help`", name,
                             cli->command);
        if (*count == most)
            return error_set(err, STATUS_INVALID, "%s is given more than %zu times", name, most);
        values[(*count)++] = joined ? argument + length + 1 : cli->arguments[i + 1];
        take(cli, i, joined ? 1 : 2);
    }
    return STATUS_OK;
}

#define REPEATS_MAX 64

enum status cli_option(struct cli *cli, const char *name, const char **value, struct error *err) {
    const char *values[REPEATS_MAX];
    size_t count;
    enum status status = cli_options(cli, name, values, REPEATS_MAX, &count, err);

    if (status == STATUS_OK && count > 0) *value = values[count - 1];
    return status;
}

/* A lone "-" is an operand: standard input, by custom. */
static int next_operand(const struct cli *cli) {
    int end = options_end(cli);

    for (int i = 0; i < end; i++)
        if (cli->arguments[i][0] != '-' || cli->arguments[i][1] == '\0') return i;
    return end + 1 < cli->argument_count ? end + 1 : -1;
}

enum status cli_operand(struct cli *cli, const char *what, const char **value, struct error *err) {
    int at = next_operand(cli);

    if (at < 0)
        return error_set(err, STATUS_INVALID, "`terrier %s` needs %s: see `terrier %s --help`", cli->command,
                         what, cli->command);
    *value = cli->arguments[at];
    take(cli, at, 1);
    return STATUS_OK;
}

enum status cli_end(const struct cli *cli, struct error *err) {
    int first = options_end(cli) == 0 ? 1 : 0; /* a "--" with nothing behind it is no fault */

    if (first >= cli->argument_count) return STATUS_OK;
    return error_set(err, STATUS_INVALID, "`terrier %s` does not understand `%s`: see `terrier %s --help`",
                     cli->command, cli->arguments[first], cli->command);
}

void cli_say_none(const char *sentence) {
    fprintf(stderr, "terrier: %s\n", sentence);
}

enum status cli_connect(const struct cli *cli, const char *role, struct store **db, struct error *err) {
    struct text dsn = TEXT_EMPTY;
    enum status status = cluster_dsn(&dsn, cli->data_directory, role, err);

    if (status == STATUS_OK) status = store_open(db, text_string(&dsn), err);
    if (status == STATUS_OK) {
        store_stop_when(*db, &stop);
        signal(SIGINT, on_stop);
        signal(SIGTERM, on_stop);
    }
    text_free(&dsn);
    return status;
}

enum status cli_common(struct cli *cli, bool *help, struct error *err) {
    const char *data = NULL;
    const char *format = "table";
    struct text directory = TEXT_EMPTY;
    enum status status;

    *help = cli_flag(cli, "--help") || cli_flag(cli, "-h");
    if (*help) return STATUS_OK;
    status = cli_option(cli, "--data", &data, err);
    if (status == STATUS_OK) status = cli_option(cli, "--format", &format, err);
    if (status == STATUS_OK && !output_format_parse(format, &cli->format))
        status = error_set(err, STATUS_INVALID, "--format is table, csv or json, not `%s`", format);
    if (status == STATUS_OK) status = cluster_data_directory(&directory, data, err);
    cli->data_directory = text_take(&directory);
    return status;
}

enum status cli_private_only(const char *what, struct error *err) {
    const char *dsn = getenv("TERRIER_DSN");

    if (dsn == NULL || *dsn == '\0') return STATUS_OK;
    return error_set(
        err, STATUS_REFUSED,
        "`terrier %s` is for the private database, and TERRIER_DSN names a server of your own: use "
        "that server's means (pg_basebackup, pg_dump, its archive), or unset TERRIER_DSN",
        what);
}
