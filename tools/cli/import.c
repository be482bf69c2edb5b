/* terrier import */
#include "importers/import.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/json.h"
#include "engine/store/migrate.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"
#include "tools/cli/import_layout.h"
#include "tools/cli/import_undo.h"
#include "tools/cli/output_table.h"

/* --- the report of one import --- */

static void print_counts(const struct import_report *report) {
    char buffers[6][FORMAT_SIZE];

    printf("%s rows: %s in, %s rejected. Of those in, %s new, %s changed, %s as the register had them.\n",
           format_integer(buffers[0], report->rows), format_integer(buffers[1], report->accepted),
           format_integer(buffers[2], report->rejected), format_integer(buffers[3], report->inserted),
           format_integer(buffers[4], report->updated), format_integer(buffers[5], report->unchanged));
    if (report->warnings > 0) printf("Warnings: %s.\n", format_integer(buffers[0], report->warnings));
    if (report->matched > 0)
        printf("Recognised under another code: %s.\n", format_integer(buffers[0], report->matched));
    if (report->to_review > 0)
        printf("New, but perhaps an asset that the register %s: %s; `terrier match review` lists them.\n",
               report->result == IMPORT_PREVIEWED ? "has" : "had",
               format_integer(buffers[0], report->to_review));
    if (report->placed > 0)
        printf(
            "Assets without coordinates of their own that it places, moves or leaves without a place: %s.\n",
            format_integer(buffers[0], report->placed));
    if (report->absent > 0)
        printf("Absent from this file but in the last one: %s; nothing was deleted.\n",
               format_integer(buffers[0], report->absent));
}

/* A file's name and its columns' are anyone's. */
static void print_plain(const char *before, const char *name, const char *after) {
    struct text line = TEXT_EMPTY;

    text_add(&line, before);
    text_add_plain(&line, name, SIZE_MAX);
    text_add(&line, after);
    fputs(text_string(&line), stdout);
    text_free(&line);
}

/* The open data of energy certificates leaves 40 columns aside: folded, as tables are. */
static void print_left_aside(const char *columns) {
    struct text line = TEXT_EMPTY, folded = TEXT_EMPTY;

    text_add(&line, "Columns left aside (kept with the source rows): ");
    text_add(&line, columns);
    text_add_char(&line, '.');
    output_folded(&folded, text_string(&line), 0);
    fputs(text_string(&folded), stdout);
    text_free(&folded);
    text_free(&line);
}

static void print_report(const struct import_report *report) {
    if (report->result == IMPORT_UNCHANGED) {
        print_plain("", report->file_name, " was imported already");
        printf(", as import %" PRId64, report->batch_id);
        print_plain(" with the same profile (", report->profile, "). Nothing was changed.\n");
        return;
    }
    if (report->result == IMPORT_PREVIEWED)
        print_plain("Preview of ", report->file_name, ": what an import would do. Nothing was changed.\n");
    else {
        printf("Import %" PRId64, report->batch_id);
        print_plain(" of ", report->file_name,
                    report->result == IMPORT_REFUSED ? ": refused. Nothing was changed.\n" : ".\n");
    }
    print_plain("Feed ", report->feed, "");
    print_plain(", profile ", report->profile, report->encoding == NULL ? "" : ", ");
    printf("%s.\n", report->encoding == NULL ? "" : report->encoding);
    print_counts(report);
    import_layout_print(report);
    if (report->left_aside != NULL) print_left_aside(report->left_aside);
    if (rows_count(report->issue_counts) > 0) {
        putchar('\n');
        output_rows(OUTPUT_TABLE, report->issue_counts);
        if (report->result != IMPORT_PREVIEWED)
            printf("\n`terrier import issues %" PRId64 "` lists each with its row, column and value.\n",
                   report->batch_id);
        else
            puts("\n`--format csv` lists each with its row, column and value.");
    }
}

static void json_issues(struct json *json, const struct rows *rows) {
    json_array(json);
    for (size_t r = 0; r < rows_count(rows); r++) {
        json_object(json);
        for (size_t c = 0; c < rows_columns(rows); c++) {
            if (rows_column_kind(rows, c) == ROWS_INTEGER)
                json_raw_member(json, rows_column_name(rows, c), rows_text(rows, r, c));
            else
                json_text_member(json, rows_column_name(rows, c), rows_text(rows, r, c));
        }
        json_end(json);
    }
    json_end(json);
}

static void print_json(const struct import_report *report) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    json_object(&json);
    import_report_members(&json, report);
    if (report->issues != NULL) {
        json_name(&json, "issues");
        json_issues(&json, report->issues);
    }
    import_report_layout(&json, report);
    json_end(&json);
    puts(text_string(&out));
    text_free(&out);
}

static void print_import(const struct cli *cli, const struct import_report *report) {
    switch (cli->format) {
    case OUTPUT_TABLE:
        print_report(report);
        break;
    case OUTPUT_CSV:
        if (report->issues != NULL) output_rows(OUTPUT_CSV, report->issues);
        break;
    case OUTPUT_JSON:
        print_json(report);
        break;
    }
}

/* A file of which every row was kept out is no import: what calls this has to know. */
static enum status tell_refused(const struct import_report *report, struct error *err) {
    char rows[FORMAT_SIZE];

    if (report->result != IMPORT_REFUSED) return STATUS_OK;
    return error_set(err, STATUS_INVALID,
                     "%s was refused: none of its %s rows can be taken in, and the register is as it was; "
                     "`terrier import issues %" PRId64 "` lists why",
                     report->file_name, format_integer(rows, report->rows), report->batch_id);
}

/* --- the forms of the command --- */

static enum status run_list(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    enum status status = cli_end(cli, err);

    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = store_query(db, sql_import_list, BIND_NONE, STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        cli_say_none("nothing has been imported yet; `terrier import --help` shows how");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status check_batch(struct store *db, const char *batch, struct error *err) {
    struct rows *rows = NULL;
    int64_t number;
    enum status status;

    if (!number_parse_integer(batch, &number))
        return error_set(err, STATUS_INVALID,
                         "`%.40s` is no import: give its number, as `terrier import list` shows it", batch);
    status = store_query(db, sql_import_batch_exists, BIND(batch), STORE_MAYBE_ONE, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0)
        status = error_set(err, STATUS_NOT_FOUND,
                           "there is no import %s: `terrier import list` shows those there are", batch);
    rows_free(rows);
    return status;
}

static enum status check_severity(const char *severity, struct error *err) {
    if (severity == NULL || strcmp(severity, "rejected") == 0 || strcmp(severity, "warning") == 0 ||
        strcmp(severity, "absent") == 0 || strcmp(severity, "note") == 0)
        return STATUS_OK;
    return error_set(err, STATUS_INVALID, "--severity is rejected, warning, absent or note, not `%.40s`",
                     severity);
}

static enum status run_issues(struct cli *cli, struct error *err) {
    struct store *db = NULL;
    struct rows *rows = NULL;
    const char *batch = NULL, *severity = NULL;
    enum status status = cli_option(cli, "--severity", &severity, err);

    if (status == STATUS_OK) status = cli_operand(cli, "BATCH", &batch, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = check_severity(severity, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = check_batch(db, batch, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_import_issues, BIND(batch, severity), STORE_MANY, &rows, err);
    if (status == STATUS_OK && rows_count(rows) == 0) cli_say_none("this import has no such issues");
    if (status == STATUS_OK && (rows_count(rows) > 0 || cli->format != OUTPUT_TABLE))
        output_rows(cli->format, rows);
    rows_free(rows);
    store_close(db);
    return status;
}

static enum status run_import(struct cli *cli, const char *kind, struct error *err) {
    char *proj = NULL;
    struct store *db = NULL;
    struct import_report *report = NULL;
    struct import_request request = {.kind = kind};
    struct import_layout layout;
    struct text directory = TEXT_EMPTY;
    enum status status = import_layout_options(cli, &layout, &request, err);

    if (status == STATUS_OK) status = cli_operand(cli, "FILE", &request.path, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    text_format(&directory, "%s/proj", cli->data_directory);
    proj = text_take(&directory);
    request.proj_directory = proj;
    if (status == STATUS_OK) status = import_run(&report, db, &request, err);
    if (status == STATUS_OK) print_import(cli, report);
    if (status == STATUS_OK) status = import_layout_save(&layout, report, err);
    if (status == STATUS_OK) status = tell_refused(report, err);
    if (status == STATUS_OK && !request.preview) status = sheets_refresh(db, SHEETS_REST_SECONDS, err);
    import_report_free(report);
    import_layout_free(&layout);
    store_close(db);
    free(proj);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *kind = NULL;
    enum status status = cli_operand(cli, "KIND", &kind, err);

    if (status != STATUS_OK) return status;
    if (strcmp(kind, "list") == 0) return run_list(cli, err);
    if (strcmp(kind, "issues") == 0) return run_issues(cli, err);
    if (strcmp(kind, "undo") == 0) return import_undo(cli, err);
    return run_import(cli, kind, err);
}

const struct command command_import = {
    "import", "bring a file of another system into the register", run,
    "usage: terrier import KIND FILE [--preview] [--profile P] [--map \"Column=field\"]... [--accept]\n"
    "           [--set field=value]... [--save-profile NAME|FILE.json] [--scheme S] [--sheet NAME]\n"
    "           [--header-row N] [--data DIR]\n"
    "           [--format table|csv|json]\n"
    "       terrier import issues BATCH [--severity rejected|warning|absent|note]\n"
    "           [--format ...]\n"
    "       terrier import list [--format ...]\n"
    "       terrier import undo BATCH [--preview] [--reason TEXT] [--format ...]\n"
    "\n"
    "KIND is what a row of the file is; docs/sources.md describes each:\n"
    "  register (asset lists), condition, energy, factors, inspections, schools,\n"
    "  raac, certificates, designations, brownfield, proposals, constraints,\n"
    "  far (the fixed asset register), leases, valuations, costs and accounts (the ledger),\n"
    "  utilisation, documents,\n"
    "  gazetteer (OS Open UPRN, AddressBase Plus), boundaries, title-extents\n"
    "FILE is CSV, or a spreadsheet or spatial file. A profile (--profile, a name or the path of a JSON\n"
    "file) says which column is which and what its words mean. Without one, columns with known names are\n"
    "taken, and the others are guessed from names and values: --preview shows each with its reason, and\n"
    "an import takes what is guessed only with --accept or --save-profile. An\n"
    "import is one transaction: rows that cannot be taken are kept with the reason, the others go in.\n"
    "The same file again changes nothing. Nothing is ever deleted.\n"
    "\n"
    "undo takes an import back, as one change: rows that it made go, rows that it altered are as before.\n"
    "It shows that first, and is refused where later changes or other records depend on the import.\n"
    "\n"
    "  --preview   say what the import, or undoing it, would do, and change nothing\n"
    "  --map       says which field a column is; \"Column=\" leaves it aside. May be given several times\n"
    "  --set       what every row holds that does not say it itself: kind=parish of boundaries\n"
    "  --accept    take what is guessed\n"
    "  --save-profile  take it, and save the layout under this name, for later files with this header; or\n"
    "              into a file, with --preview too\n"
    "  --scheme    whose codes the file's are: assets are found again by scheme and code\n"
    "  --sheet     which sheet or layer, of a file that holds several\n"
    "  --header-row  the row of the sheet, or line of the CSV file, that holds the column names; without\n"
    "              it the first that is not blank\n"
    "  --reason    why an import is undone: kept with the change\n"
    "  --format    csv lists the issues, json gives all of the report\n"
    "\n"
    "examples:\n"
    "  terrier import register build/sample/mendip/register.csv --profile sample-mendip-register \\\n"
    "      --preview\n"
    "  terrier import register assets.csv --profile trafford\n"
    "  terrier import boundaries wards.geojson --set kind=ward\n"
    "  terrier import issues 1 --severity rejected --format csv\n"
    "  terrier import undo 1 --preview\n"};
