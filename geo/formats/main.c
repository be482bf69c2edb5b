/* terrier-files: the command line. What it does and why it is apart: README.md beside this. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/status.h"
#include "geo/formats/allowed.h"
#include "geo/formats/limits.h"
#include "geo/formats/read.h"
#include "geo/formats/schema.h"
#include "geo/formats/write.h"
#include "geo/ostn15.h"

struct options {
    const char *proj_directory;
    const char *as_user;
    struct read_request read;
    struct schema schema;
    char **rest; /* after -- */
    int rest_count;
};

static enum status parse_header_row(const char *text, int *row, struct error *err) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < 1 || value > 1048576)
        return error_set(err, STATUS_INVALID, "--header-row needs a row number from 1, not \"%s\".", text);
    *row = (int)value;
    return STATUS_OK;
}

/* How many values follow the option, or -1 for no such option. `--layer` takes two where it defines one. */
static int value_count(const char *option, bool writing) {
    if (strcmp(option, "--proj") == 0 || strcmp(option, "--as-user") == 0) return 1;
    if (strcmp(option, "--layer") == 0) return writing ? 2 : 1;
    if (strcmp(option, "--field") == 0) return writing ? 3 : -1;
    if (strcmp(option, "--header-row") == 0) return writing ? -1 : 1;
    return -1;
}

static enum status take_option(struct options *options, char **at, bool writing, struct error *err) {
    if (strcmp(at[0], "--proj") == 0)
        options->proj_directory = at[1];
    else if (strcmp(at[0], "--as-user") == 0)
        options->as_user = at[1];
    else if (strcmp(at[0], "--layer") == 0 && writing)
        return schema_add_layer(&options->schema, at[1], at[2], err);
    else if (strcmp(at[0], "--layer") == 0)
        options->read.layer = at[1];
    else if (strcmp(at[0], "--field") == 0)
        return schema_add_field(&options->schema, at[1], at[2], at[3], err);
    else
        return parse_header_row(at[1], &options->read.header_row, err);
    return STATUS_OK;
}

static enum status parse_options(struct options *options, int argc, char **argv, bool writing,
                                 struct error *err) {
    int at = 0;
    while (at < argc && strcmp(argv[at], "--") != 0) {
        int values = value_count(argv[at], writing);
        if (values < 0 && strncmp(argv[at], "--", 2) != 0)
            break; /* the first of the files: -- may be left out */
        if (values < 0) return error_set(err, STATUS_INVALID, "There is no option %s here.", argv[at]);
        if (at + values >= argc)
            return error_set(err, STATUS_INVALID, "%s needs %d values.", argv[at], values);
        enum status status = take_option(options, argv + at, writing, err);
        if (status != STATUS_OK) return status;
        at += 1 + values;
    }
    if (at < argc && strcmp(argv[at], "--") == 0) at++;
    options->rest = argv + at;
    options->rest_count = argc - at;
    if (options->rest_count != 2)
        return error_set(err, STATUS_INVALID, "Two more words are needed: the %s and the file.",
                         writing ? "format" : "kind");
    return STATUS_OK;
}

static enum status run_formats(int argc, char **argv, bool writing, struct error *err) {
    struct options options = {0};
    enum status status = parse_options(&options, argc, argv, writing, err);
    if (status == STATUS_OK) status = limits_become(options.as_user, err);
    if (status == STATUS_OK) status = limits_set(err);
    if (status == STATUS_OK) {
        allowed_set_up(options.proj_directory);
        if (writing) {
            status = write_file(options.rest[0], options.rest[1], &options.schema, err);
        } else {
            options.read.kind = options.rest[0];
            options.read.path = options.rest[1];
            status = read_file(&options.read, err);
        }
    }
    schema_free(&options.schema);
    return status;
}

static enum status run(int argc, char **argv, struct error *err) {
    if (argc >= 2 && strcmp(argv[1], "read") == 0) return run_formats(argc - 2, argv + 2, false, err);
    if (argc >= 2 && strcmp(argv[1], "write") == 0) return run_formats(argc - 2, argv + 2, true, err);
    if (argc == 4 && strcmp(argv[1], "grid") == 0) return ostn15_build(argv[2], argv[3], err);
    return error_set(
        err, STATUS_INVALID,
        "Usage: terrier-files read KIND FILE | write FORMAT FILE | grid SHIFTS_DIRECTORY DIRECTORY; see "
        "geo/formats/README.md.");
}

int main(int argc, char **argv) {
    struct error err = {0};
    signal(SIGXFSZ, SIG_IGN); /* the write fails instead, and says so */
    enum status status = run(argc, argv, &err);
    if (status == STATUS_OK) return 0;
    for (char *c = err.message; *c; c++)
        if (*c == '\n' || *c == '\r') *c = ' '; /* a library's message may have lines; ours is one */
    fprintf(stderr, "%s\n", err.message);
    return status_exit_code(status);
}
