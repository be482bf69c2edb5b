/* terrier publish */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/memory.h"
#include "engine/exchange/publication.h"
#include "engine/query/find.h"
#include "sql/embedded.h"
#include "tools/cli/publish_parts.h"
#include "tools/cli/reader.h"

/* --- transparency --- */

struct asked {
    struct reader reader;
    const char *folder, *reference;
    bool draft, rules;
};

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    enum status status = reader_times(cli, &asked->reader, err);

    asked->draft = cli_flag(cli, "--draft");
    asked->rules = cli_flag(cli, "--rules");
    if (status == STATUS_OK) status = cli_option(cli, "--to", &asked->folder, err);
    if (status == STATUS_OK) status = cli_option(cli, "--why", &asked->reference, err);
    if (status == STATUS_OK && asked->reference == NULL)
        status = cli_option(cli, "--explain", &asked->reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && (asked->folder != NULL) + (asked->reference != NULL) + asked->rules != 1)
        status =
            error_set(err, STATUS_INVALID,
                      "`terrier publish transparency` takes one of --to FOLDER, --why REF and --rules: see "
                      "`terrier publish --help`");
    return status;
}

static void say_published(const struct asked *asked, const struct publication_report *report) {
    char number[5][FORMAT_SIZE];

    printf("Publication %" PRId64 "%s, as at %s, in %s.\n", report->id, asked->draft ? " (draft)" : "",
           report->as_at, asked->folder);
    if (report->sample) puts("This estate is a synthetic sample.");
    printf("%s assets; %s of the register are not in the list (terrier publish transparency --rules).\n",
           format_integer(number[0], report->row_count), format_integer(number[1], report->left_out_count));
    printf("Without coordinates: %s vacant, %s not known, %s by the licence of the coordinates.\n",
           format_integer(number[2], report->vacant_count),
           format_integer(number[3], report->unlocated_count),
           format_integer(number[4], report->licence_withheld_count));
    printf("Checked against the layout: %s faults, %s warnings (validation.csv).\n",
           format_integer(number[0], report->fault_count), format_integer(number[1], report->warning_count));
    printf("Made from revision %s of the register.\n", format_integer(number[0], report->revision));
}

static void show_published(const struct cli *cli, const struct asked *asked,
                           const struct publication_report *report) {
    char id[24], rows[24], faults[24], warnings[24], revision[24];

    if (cli->format == OUTPUT_TABLE) {
        say_published(asked, report);
        return;
    }
    output_items(cli->format,
                 (const struct output_item[]){{"publication", bind_integer(id, report->id)},
                                              {"as_at", report->as_at},
                                              {"folder", asked->folder},
                                              {"assets", bind_integer(rows, report->row_count)},
                                              {"faults", bind_integer(faults, report->fault_count)},
                                              {"warnings", bind_integer(warnings, report->warning_count)},
                                              {"revision", bind_integer(revision, report->revision)}},
                 7);
}

static enum status publish(const struct cli *cli, const struct asked *asked, struct store *db,
                           struct error *err) {
    struct text proj = TEXT_EMPTY;
    struct publication_report report;

    text_format(&proj, "%s/proj", cli->data_directory);
    const struct publication what = {.times = asked->reader.times,
                                     .draft = asked->draft,
                                     .folder = asked->folder,
                                     .keep_folder = true,
                                     .version = TERRIER_VERSION,
                                     .proj_directory = text_string(&proj)};
    enum status status = publication_make(&report, db, &what, err);
    text_free(&proj);
    if (status == STATUS_OK) show_published(cli, asked, &report);
    return status;
}

struct looking {
    const struct asked *asked;
    struct rows *rows;
};

static enum status look(struct store *db, void *context, struct error *err) {
    struct looking *looking = context;
    struct query_found found;
    char asset[24];
    enum status status;

    if (looking->asked->rules)
        return store_query(db, sql_publish_rules, BIND_NONE, STORE_MANY, &looking->rows, err);
    status = query_find(&found, db, looking->asked->reference, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_publish_why, BIND(bind_integer(asset, found.asset_id)), STORE_ONE,
                             &looking->rows, err);
    return status;
}

/* One row as names and values: what there is to say of one asset. */
static void show_items(const struct cli *cli, const struct rows *rows) {
    size_t count = rows_columns(rows);
    struct output_item *items = memory_array(count, sizeof *items);

    for (size_t i = 0; i < count; i++) {
        const char *value = rows_text(rows, 0, i);
        bool truth = rows_column_kind(rows, i) == ROWS_BOOLEAN && value != NULL;
        items[i] = (struct output_item){rows_column_name(rows, i), !truth                     ? value
                                                                   : rows_boolean(rows, 0, i) ? "yes"
                                                                                              : "no"};
    }
    output_items(cli->format, items, count);
    free(items);
}

static enum status show(const struct cli *cli, const struct asked *asked, struct store *db,
                        struct error *err) {
    struct looking looking = {.asked = asked};
    enum status status = store_transaction(db, (struct store_intent){.read_only = true}, look, &looking, err);

    if (status == STATUS_OK) reader_say(cli, &asked->reader);
    if (status == STATUS_OK && asked->rules) output_rows(cli->format, looking.rows);
    if (status == STATUS_OK && !asked->rules) show_items(cli, looking.rows);
    rows_free(looking.rows);
    return status;
}

static enum status run_transparency(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK && asked.folder == NULL) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK && asked.folder != NULL) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK)
        status = asked.folder ? publish(cli, &asked, db, err) : show(cli, &asked, db, err);
    store_close(db);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    const char *what = NULL;
    enum status status = cli_operand(cli, "transparency, check, list, fetch or circumstance", &what, err);

    if (status != STATUS_OK) return status;
    if (strcmp(what, "transparency") == 0) return run_transparency(cli, err);
    if (strcmp(what, "check") == 0) return publish_check(cli, err);
    if (strcmp(what, "list") == 0) return publish_list(cli, err);
    if (strcmp(what, "fetch") == 0) return publish_fetch(cli, err);
    if (strcmp(what, "circumstance") == 0) return publish_circumstance(cli, err);
    return error_set(err, STATUS_INVALID,
                     "`terrier publish` takes transparency, check, list, fetch or circumstance, not `%.60s`",
                     what);
}

const struct command command_publish = {
    "publish", "publish the list of assets, check such a list, or look at what was published", run,
    "usage: terrier publish transparency --to FOLDER [--as-at DAY] [--known-at TIME] [--draft]\n"
    "       terrier publish transparency --why REF [--as-at DAY] [--known-at TIME]\n"
    "       terrier publish transparency --rules [--as-at DAY] [--known-at TIME]\n"
    "       terrier publish check FILE [--all]\n"
    "       terrier publish list\n"
    "       terrier publish fetch NUMBER --to FOLDER\n"
    "       terrier publish circumstance REF CIRCUMSTANCE [--from DAY] [--until DAY] [--never]\n"
    "                                    --reason WHY\n"
    "\n"
    "transparency makes the list of land and building assets that the Local Government Transparency Code\n"
    "2015 asks for: CSV with its description, GeoPackage, a page, metadata, a check against the layout.\n"
    "FOLDER must not be there yet, and is made whole or not at all. What is marked never leaves; of\n"
    "vacant assets only the kind and the first part of the postcode do. Each publication is kept.\n"
    "  --as-at DAY   the list of that day; today without it\n"
    "  --known-at T  as recorded by then: a day, a moment or `revision 12`; a publication says of which\n"
    "                revision it is, and is made again by that\n"
    "  --draft       for staff to look at: the service does not show it to the public\n"
    "  --why REF     whether an asset is in the list, by which rule, and what of it is withheld\n"
    "                (--explain says the same)\n"
    "  --rules       the rules, and how many assets each decides on\n"
    "check holds any CSV file against the layout, whoever wrote it; it ends with 2 if there are faults.\n"
    "  --all         every fault and warning with its line, not only each kind\n"
    "list shows what was published; fetch writes the files of a publication as they left.\n"
    "circumstance says what the Code asks of an asset and nothing else in the register does: pfi, hostel,\n"
    "laboratory, garage, let_with_dwelling, temporary_office, committed, rent_free_trader,\n"
    "operational_railway, operational_canal, operational_highway, national_security, harm.\n"
    "  --from, --until   the days on which it holds, the last one excluded; --never takes it back\n"
    "\n"
    "examples:\n"
    "  terrier publish transparency --to land-2026 --as-at 2026-09-30\n"
    "  terrier publish transparency --why SC000123\n"
    "  terrier publish circumstance SC000123 harm --reason \"a refuge\"\n"
    "  terrier publish check other-council.csv --format csv > faults.csv\n"};
