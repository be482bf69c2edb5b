/* terrier profiles */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "importers/profile_list.h"
#include "tools/cli/cells.h"
#include "tools/cli/cli.h"

enum { CELLS = 6 };

static void print_list(enum output_format format, const struct profile_listed *listed, size_t count,
                       struct arena *arena) {
    static const char *const names[CELLS] = {"name", "kind", "version", "saved_by", "saved_on", "title"};
    static const bool numbers[CELLS] = {false, false, true, false, false, false};
    const char **cells = arena_array(arena, count * CELLS + 1, sizeof *cells);

    for (size_t i = 0; i < count; i++) {
        const struct profile_listed *profile = &listed[i];
        const char *const row[CELLS] = {profile->name,  profile->kind,     profile->version,
                                        profile->actor, profile->saved_on, profile->title};
        memcpy(cells + i * CELLS, row, sizeof row);
    }
    cells_print(format, &(struct cells){names, numbers, CELLS, count, cells});
}

static enum status run_list(struct cli *cli, struct error *err) {
    struct arena *arena = arena_new();
    struct store *db = NULL;
    struct profile_listed *listed = NULL;
    size_t count = 0;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = profile_list(&listed, &count, db, arena, err);
    if (status == STATUS_OK) print_list(cli->format, listed, count, arena);
    store_close(db);
    arena_free(arena);
    return status;
}

static enum status write_file(const char *path, const char *body, struct error *err) {
    FILE *file = fopen(path, "w");
    bool written;

    if (file == NULL) return error_set(err, STATUS_IO, "%s cannot be written: %s", path, strerror(errno));
    written = fputs(body, file) >= 0;
    if (fclose(file) != 0 || !written)
        return error_set(err, STATUS_IO, "%s could not be written whole: %s", path, strerror(errno));
    printf("The profile is in %s.\n", path);
    return STATUS_OK;
}

static enum status check_version(const char *version, struct error *err) {
    int64_t number;

    if (version == NULL || (number_parse_integer(version, &number) && number > 0 && number < INT32_MAX))
        return STATUS_OK;
    return error_set(err, STATUS_INVALID, "--version is a number from 1, not `%.40s`", version);
}

/* show prints it, export puts it in a file. */
static enum status run_one(struct cli *cli, bool export, struct error *err) {
    struct arena *arena = arena_new();
    struct store *db = NULL;
    const char *name = NULL, *version = NULL, *path = NULL, *body = NULL;
    enum status status = cli_option(cli, "--version", &version, err);

    if (status == STATUS_OK && export) status = cli_option(cli, "--to", &path, err);
    if (status == STATUS_OK) status = cli_operand(cli, "NAME", &name, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_version(version, err);
    if (status == STATUS_OK && export && path == NULL)
        status = error_set(err, STATUS_INVALID, "say where to: --to FILE.json");
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = profile_body(&body, db, name, version, arena, err);
    if (status == STATUS_OK && export) status = write_file(path, body, err);
    if (status == STATUS_OK && !export) puts(body);
    store_close(db);
    arena_free(arena);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status = cli_operand(cli, "list, show or export", &what, err);

    if (status != STATUS_OK) return status;
    if (strcmp(what, "list") == 0) return run_list(cli, err);
    if (strcmp(what, "show") == 0) return run_one(cli, false, err);
    if (strcmp(what, "export") == 0) return run_one(cli, true, err);
    return error_set(err, STATUS_INVALID, "`terrier profiles` takes list, show or export, not `%.40s`", what);
}

const struct command command_profiles = {
    "profiles", "the mapping profiles that files are read by", run,
    "usage: terrier profiles list [--format table|csv|json]\n"
    "       terrier profiles show NAME [--version N]\n"
    "       terrier profiles export NAME --to FILE.json [--version N]\n"
    "\n"
    "A profile says which column of a file is which field, and which of its words which code. Some are in\n"
    "the program; others are saved by `terrier import ... --save-profile NAME`, a new version each time\n"
    "that they change. The newest version is in force, also for files that nobody names a profile for but\n"
    "whose header it fits. What show prints, or export writes, is JSON as docs/import.md describes it.\n"
    "\n"
    "examples:\n"
    "  terrier profiles list\n"
    "  terrier profiles show trafford\n"
    "  terrier profiles export trafford --to trafford.json\n"};
