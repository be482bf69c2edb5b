/* `terrier`: finds the command, runs it, and says what went wrong. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tools/cli/cli.h"

static const struct command *find(const char *name) {
    for (const struct command *const *command = commands; *command != NULL; command++)
        if (strcmp((*command)->name, name) == 0) return *command;
    return NULL;
}

static void list(FILE *out) {
    fputs("terrier: the property asset register of a council\n\n"
          "usage: terrier COMMAND [ARGUMENTS] [--data DIR] [--format table|csv|json]\n\n",
          out);
    for (const struct command *const *command = commands; *command != NULL; command++)
        fprintf(out, "  %-12s  %s\n", (*command)->name, (*command)->summary);
    fputs("\n`terrier COMMAND --help` says more, with examples. Start with `terrier up`.\n", out);
}

/* Names of files and values of rows stand in messages; they come from anywhere. */
static void complain(const char *message) {
    struct text plain = TEXT_EMPTY;

    text_add_plain(&plain, message, SIZE_MAX);
    fprintf(stderr, "terrier: %s\n", text_string(&plain));
    text_free(&plain);
}

static int finish(enum status status, const struct error *err) {
    bool failed_before = ferror(stdout) != 0; /* then errno is of something since */

    if (fflush(stdout) != 0 || failed_before) {
        fprintf(stderr, "terrier: what was to be printed could not be written%s%s\n",
                failed_before ? "" : ": ", failed_before ? "" : strerror(errno));
        return status_exit_code(STATUS_IO);
    }
    if (status != STATUS_OK) complain(err->message);
    return status_exit_code(status);
}

static enum status run(const struct command *command, struct cli *cli, struct error *err) {
    bool help = false;
    enum status status = cli_common(cli, &help, err);

    if (status != STATUS_OK) return status;
    if (help) {
        fputs(command->help, stdout);
        return STATUS_OK;
    }
    return command->run(cli, err);
}

static enum status dispatch(struct cli *cli, struct error *err) {
    const struct command *command = find(cli->command);

    if (command != NULL) return run(command, cli, err);
    if (strcmp(cli->command, "--version") == 0) {
        puts("terrier " TERRIER_VERSION);
        return STATUS_OK;
    }
    if (strcmp(cli->command, "--help") == 0 || strcmp(cli->command, "-h") == 0 ||
        strcmp(cli->command, "help") == 0) {
        command = cli->argument_count > 0 ? find(cli->arguments[0]) : NULL;
        if (command != NULL)
            fputs(command->help, stdout);
        else
            list(stdout);
        return STATUS_OK;
    }
    if (cli->command[0] == '-')
        return error_set(err, STATUS_INVALID,
                         "options such as `%s` stand behind the command: terrier COMMAND %s", cli->command,
                         cli->command);
    return error_set(err, STATUS_INVALID, "there is no command `%s`: `terrier --help` lists them",
                     cli->command);
}

int main(int count, char **arguments) {
    struct error err = {0};
    struct cli cli = {0};
    enum status status;

    if (count < 2) {
        list(stderr);
        return status_exit_code(STATUS_INVALID);
    }
    cli.command = arguments[1];
    cli.arguments = (const char **)(arguments + 2);
    cli.argument_count = count - 2;
    status = dispatch(&cli, &err);
    free((char *)cli.data_directory);
    return finish(status, &err);
}
