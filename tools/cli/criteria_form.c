/* terrier criteria export, import: criteria as a file that officers change. */
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/exchange/criteria_file.h"
#include "engine/register/governance.h"
#include "sql/embedded.h"
#include "tools/cli/criteria.h"

enum { SEVERITY, SHEET, LINE, FIELD, VALUE, SAYS }; /* columns of criteria_faults.sql */

enum status criteria_number(const char *given, struct error *err) {
    int64_t number;

    if (number_parse_integer(given, &number) && number > 0 && number <= INT32_MAX) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "%.40s is not the number of a version; `terrier criteria versions` lists them", given);
}

enum status criteria_run_export(struct cli *cli, struct error *err) {
    const char *verb = NULL, *version = NULL, *path = NULL;
    struct store *db = NULL;
    enum status status = cli_option(cli, "--version", &version, err);

    if (status == STATUS_OK) status = cli_operand(cli, "export", &verb, err);
    if (status == STATUS_OK) status = cli_operand(cli, "FILE", &path, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && version) status = criteria_number(version, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = criteria_file_write(path, db, version, err);
    if (status == STATUS_OK) printf("Wrote %s.\n", path);
    store_close(db);
    return status;
}

/* --- importing --- */

struct importing {
    const char *path, *title, *strategy, *by, *reason;
    bool preview;
    struct text sheets, fields;
    struct rows *found; /* faults and notes */
    struct rows *diff;  /* against what is in force */
    int64_t version;
    size_t faults;
};

static enum status take(struct cli *cli, struct importing *importing, struct error *err) {
    const char *verb = NULL;
    enum status status = cli_option(cli, "--title", &importing->title, err);

    importing->preview = cli_flag(cli, "--preview");
    if (status == STATUS_OK) status = cli_option(cli, "--strategy", &importing->strategy, err);
    if (status == STATUS_OK) status = cli_option(cli, "--by", &importing->by, err);
    if (status == STATUS_OK) status = cli_option(cli, "--reason", &importing->reason, err);
    if (status == STATUS_OK) status = cli_operand(cli, "import", &verb, err);
    if (status == STATUS_OK) status = cli_operand(cli, "FILE", &importing->path, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status != STATUS_OK || importing->preview) return status;
    if (!importing->title || !importing->by || !importing->reason)
        status = error_set(
            err, STATUS_INVALID,
            "say what is particular to it (--title), which post proposes it (--by) and why (--reason); "
            "--preview does without");
    return status;
}

static void write_fields(struct importing *importing) {
    struct json json = json_writer(&importing->fields);

    json_object(&json);
    json_text_member(&json, "title", importing->title ? importing->title : "Preview");
    json_text_member(&json, "by", importing->by ? importing->by : "Preview");
    if (importing->strategy) json_text_member(&json, "strategy", importing->strategy);
    json_raw_member(&json, "sheets", text_string(&importing->sheets));
    json_end(&json);
}

static enum status check(struct store *db, struct importing *importing, struct error *err) {
    enum status status = store_query(db, sql_criteria_faults, BIND(text_string(&importing->sheets)),
                                     STORE_MANY, &importing->found, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < rows_count(importing->found); i++)
        importing->faults += text_equal(rows_text(importing->found, i, SEVERITY), "fault");
    return STATUS_OK;
}

/* A preview is the draft itself, looked at and taken back. */
static enum status draft(struct store *db, void *context, struct error *err) {
    struct importing *importing = context;
    struct governance_step step = {.step = "draft_criteria",
                                   .fields = text_string(&importing->fields),
                                   .reason = importing->reason ? importing->reason : "preview"};
    char version[24];
    enum status status = governance_take(db, &step, &importing->version, err);

    rows_free(importing->diff); /* of an attempt that lost a race */
    importing->diff = NULL;
    if (status == STATUS_OK)
        status = store_query(db, sql_criteria_diff, BIND(NULL, bind_integer(version, importing->version)),
                             STORE_MANY, &importing->diff, err);
    if (status == STATUS_OK && importing->preview)
        return error_set(err, STATUS_CANCELLED, "a preview is not kept");
    return status;
}

static void print_notes(const struct importing *importing) {
    for (size_t i = importing->faults; i < rows_count(importing->found); i++)
        printf("Note: %s %s.\n",
               rows_is_null(importing->found, i, VALUE) ? "" : rows_text(importing->found, i, VALUE),
               rows_text(importing->found, i, SAYS));
}

static void print_result(const struct cli *cli, const struct importing *importing) {
    if (cli->format != OUTPUT_TABLE) {
        output_rows(cli->format, importing->diff);
        return;
    }
    if (rows_count(importing->diff) == 0)
        puts("This says the same as the criteria in force.");
    else
        output_rows(cli->format, importing->diff);
    print_notes(importing);
    if (importing->preview)
        puts("A preview: nothing was kept.");
    else
        printf("Drafted: version %lld. Next: terrier evaluate --criteria %lld, then another post and person "
               "approve it.\n",
               (long long)importing->version, (long long)importing->version);
}

static enum status import(struct cli *cli, struct store *db, struct importing *importing, struct error *err) {
    struct store_intent intent = {NULL, importing->reason, false};
    enum status status = criteria_file_read(&importing->sheets, importing->path, db, err);

    if (status == STATUS_OK) status = check(db, importing, err);
    if (status != STATUS_OK) return status;
    if (importing->faults > 0) {
        output_rows(cli->format, importing->found);
        return error_set(err, STATUS_INVALID, "%s has %zu fault%s, listed above; nothing was kept",
                         importing->path, importing->faults, importing->faults == 1 ? "" : "s");
    }
    write_fields(importing);
    status = store_transaction(db, intent, draft, importing, err);
    if (status == STATUS_CANCELLED && importing->preview && importing->diff) status = STATUS_OK;
    if (status == STATUS_OK) print_result(cli, importing);
    return status;
}

enum status criteria_run_import(struct cli *cli, struct error *err) {
    struct importing importing = {0};
    struct store *db = NULL;
    enum status status = take(cli, &importing, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = import(cli, db, &importing, err);
    rows_free(importing.found);
    rows_free(importing.diff);
    text_free(&importing.sheets);
    text_free(&importing.fields);
    store_close(db);
    return status;
}
