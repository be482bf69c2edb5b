/* terrier import undo BATCH */
#include "tools/cli/import_undo.h"

#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/register/undo.h"
#include "engine/store/migrate.h"
#include "engine/store/rows_json.h"
#include "tools/cli/output_table.h"

struct undoing {
    const char *batch;
    const char *reason;
    bool preview;
    int64_t rows;
};

/* --- what it would do --- */

static void print_assets(const struct rows *assets) {
    char buffers[2][FORMAT_SIZE];
    int64_t all = rows_count(assets) == 0 ? 0 : rows_integer(assets, 0, (size_t)rows_find(assets, "in_all"));

    if (all == 0) return;
    printf("\nAssets concerned: %s", format_integer(buffers[0], all));
    if ((size_t)all > rows_count(assets))
        printf(", of which the first %s", format_integer(buffers[1], (int64_t)rows_count(assets)));
    puts("");
    output_rows(OUTPUT_TABLE, assets);
}

/* The refusal tells the first few; a longer list stands before it. */
static void print_obstacles(const struct rows *obstacles) {
    struct text out = TEXT_EMPTY;
    size_t count = rows_count(obstacles);

    if (count <= UNDO_OBSTACLES_TOLD) return;
    text_add(&out, "\nIn its way, the newest first\n");
    for (size_t i = 0; i < count; i++) {
        text_add(&out, "  ");
        output_folded(&out, rows_text(obstacles, i, (size_t)rows_find(obstacles, "says")), 4);
    }
    fputs(text_string(&out), stdout);
    text_free(&out);
}

static void print_effects(const struct undoing *undoing, const struct undo_effects *effects) {
    printf("Undoing import %s would\n", undoing->batch);
    if (rows_count(effects->effects) == 0)
        puts("change nothing in the register.");
    else
        output_rows(OUTPUT_TABLE, effects->effects);
    print_assets(effects->assets);
    print_obstacles(effects->obstacles);
}

static void json_part(struct json *json, const char *name, const struct rows *rows) {
    json_name(json, name);
    rows_json_array(json, rows);
}

static void print_json(const struct undoing *undoing, const struct undo_effects *effects) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_object(&json);
    json_raw_member(&json, "import", undoing->batch);
    json_text_member(&json, "refusal", effects->refusal);
    json_part(&json, "effects", effects->effects);
    json_part(&json, "assets", effects->assets);
    json_part(&json, "obstacles", effects->obstacles);
    json_end(&json);
    puts(text_string(&out));
    text_free(&out);
}

static void show(const struct cli *cli, const struct undoing *undoing, const struct undo_effects *effects) {
    if (cli->format == OUTPUT_TABLE)
        print_effects(undoing, effects);
    else if (cli->format == OUTPUT_CSV)
        output_rows(OUTPUT_CSV, effects->effects);
    else
        print_json(undoing, effects);
}

/* --- doing it --- */

static enum status work(struct store *db, void *context, struct error *err) {
    struct undoing *undoing = context;

    return undo_import(db, undoing->batch, NULL, undoing->reason, &undoing->rows, err);
}

static enum status carry_out(const struct cli *cli, struct store *db, struct undoing *undoing,
                             struct error *err) {
    char buffer[FORMAT_SIZE];
    enum status status =
        store_transaction(db, (struct store_intent){NULL, undoing->reason, false}, work, undoing, err);

    if (status != STATUS_OK) return status;
    if (cli->format == OUTPUT_TABLE)
        printf("\nImport %s is undone: %s rows of the register are as they were before it.\n", undoing->batch,
               format_integer(buffer, undoing->rows));
    return sheets_refresh(db, SHEETS_REST_SECONDS, err);
}

static enum status ready(const struct undoing *undoing, const struct undo_effects *effects,
                         struct error *err) {
    if (effects->refusal) return error_set(err, STATUS_CONFLICT, "%s", effects->refusal);
    if (text_blank(undoing->reason) && !undoing->preview)
        return error_set(err, STATUS_INVALID,
                         "nothing was changed: say why with --reason \"...\" to undo import %s",
                         undoing->batch);
    return STATUS_OK;
}

static enum status check_batch(const char *batch, struct error *err) {
    int64_t number;

    if (number_parse_integer(batch, &number) && number > 0) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "`%.40s` is no import: give its number, as `terrier import list` shows it", batch);
}

enum status import_undo(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct arena *arena = arena_new();
    struct undoing undoing = {.preview = cli_flag(cli, "--preview")};
    struct undo_effects effects = {0};
    enum status status = cli_option(cli, "--reason", &undoing.reason, err);

    if (status == STATUS_OK) status = cli_operand(cli, "BATCH", &undoing.batch, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_batch(undoing.batch, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = undo_import_effects(&effects, db, arena, undoing.batch, err);
    if (status == STATUS_OK) {
        if (!effects.refusal || rows_count(effects.obstacles) > 0) show(cli, &undoing, &effects);
        fflush(stdout);
        status = ready(&undoing, &effects, err);
    }
    if (status == STATUS_OK && !undoing.preview) status = carry_out(cli, db, &undoing, err);
    undo_effects_free(&effects);
    arena_free(arena);
    store_close(db);
    return status;
}
