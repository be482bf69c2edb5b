/* terrier explain */
#include <stdint.h>
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/find.h"
#include "engine/runs/anew.h"
#include "sql/embedded.h"
#include "tools/cli/explain_parts.h"
#include "tools/cli/what_if.h"

/* Whether there is a run to read: one asked for by number must be there; of the past there may be none. */
static enum status find_run(struct store *db, const char *number, struct explained *found,
                            struct error *err) {
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &found->of.run, err);

    if (status != STATUS_OK || rows_count(found->of.run) == 1) return status;
    if (number)
        return error_set(err, STATUS_NOT_FOUND, "there is no run %s%s; `terrier runs` lists them", number,
                         found->reader.said[0] ? " of then" : "");
    found->anew = found->reader.said[0] != '\0';
    if (found->anew) return STATUS_OK;
    return error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet; run `terrier evaluate` first");
}

static enum status read_run(struct store *db, struct explained *found, struct error *err) {
    char run[24];
    enum status status;

    bind_integer(run, rows_integer(found->of.run, 0, RUN_ID));
    status = explanation_read(&found->of, db, run, found->reference, err);
    if (status == STATUS_OK && rows_count(found->of.asset) == 0)
        return error_set(err, STATUS_NOT_FOUND,
                         "run %s did not judge %s: it is outside the counts, or newer than the run", run,
                         found->reference);
    return status;
}

struct telling {
    struct explained *found;
    const char *judged, *as_at;
};

static enum status tell_anew(struct store *db, void *context, struct error *err) {
    struct telling *telling = context;
    struct explained *found = telling->found;
    struct explanation_anew anew = {telling->judged, telling->as_at};
    enum status status = explanation_read_anew(&found->of, db, &anew, err);

    if (status == STATUS_OK && rows_count(found->of.asset) == 0)
        status = error_set(err, STATUS_NOT_FOUND, "there is no asset %s that you may see", found->reference);
    return status;
}

/* The facts of all are the owner's to read; what `db` may be told of the asset is decided by its own login.
 */
static enum status read_anew(struct cli *cli, struct store *db, int64_t asset, struct explained *found,
                             struct error *err) {
    struct store *owner = NULL;
    struct anew *anew = NULL;
    struct text judged = TEXT_EMPTY;
    enum status status = reader_owner(cli, &found->reader, &owner, err);

    if (status == STATUS_OK) {
        store_read_at(owner, store_times(db));
        status = anew_judge(&anew, owner, err);
    }
    if (status == STATUS_OK) status = anew_write(&judged, anew, asset, found->reference, err);
    if (status == STATUS_OK) {
        struct telling telling = {found, text_string(&judged), anew->inputs->as_at};
        status = store_transaction(db, (struct store_intent){.read_only = true}, tell_anew, &telling, err);
    }
    text_free(&judged);
    anew_free(anew);
    store_close(owner);
    return status;
}

static enum status find(struct cli *cli, struct store *db, const char *given, const char *number,
                        struct explained *found, struct error *err) {
    struct query_found named;
    enum status status = find_run(db, number, found, err);

    if (status == STATUS_OK) status = query_find(&named, db, given, err);
    if (status != STATUS_OK) return status;
    snprintf(found->reference, sizeof found->reference, "%s", named.reference);
    return found->anew ? read_anew(cli, db, named.asset_id, found, err) : read_run(db, found, err);
}

static void print(struct explained *found) {
    bool scored = explanation_is_scored(&found->of);

    explain_print_verdict(found);
    if (scored) explain_print_why(found);
    if (scored) explain_print_help(found);
}

static enum status run(struct cli *cli, struct error *err) {
    const char *reference = NULL;
    const char *number = NULL;
    struct store *db = NULL;
    struct explained found = {0};
    int64_t parsed;
    const char *ifs[WHAT_IF_MOST];
    size_t if_count = 0;
    enum status status = cli_option(cli, "--run", &number, err);

    if (status == STATUS_OK) status = cli_options(cli, "--if", ifs, WHAT_IF_MOST, &if_count, err);
    found.run_asked = number != NULL;
    if (status == STATUS_OK) status = reader_options(cli, &found.reader, err);
    found.sentences = cli_flag(cli, "--sentences");
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && number && !number_parse_integer(number, &parsed))
        status =
            error_set(err, STATUS_INVALID, "--run %s is not a number; `terrier runs` lists the runs", number);
    if (status == STATUS_OK && text_equal(found.reader.as, "public"))
        status =
            error_set(err, STATUS_REFUSED, "explanations are for staff: --as reader, gis, editor or steward");
    if (status == STATUS_OK) status = reader_connect(cli, &found.reader, &db, err);
    if (status == STATUS_OK && if_count > 0) {
        status = what_if_explain(cli, &found.reader, db, reference, number, ifs, if_count, err);
        store_close(db);
        return status;
    }
    if (status == STATUS_OK) status = find(cli, db, reference, number, &found, err);
    if (status == STATUS_OK) {
        if (cli->format == OUTPUT_TABLE)
            print(&found);
        else
            output_rows(cli->format, found.of.criteria);
    }
    explanation_free(&found.of);
    store_close(db);
    return status;
}

const struct command command_explain = {
    "explain", "say why an asset scores what it scores", run,
    "usage: terrier explain REF [--sentences] [--run N] [--as ROLE] [--as-at DAY] [--known-at TIME]\n"
    "                           [--data DIR] [--format table|csv|json]\n"
    "       terrier explain REF --if FACT=VALUE [--if FACT=VALUE]... [--run N] [--as ROLE] ...\n"
    "\n"
    "The verdict on each objective: score, rating, how much is known, what capped it and what it could\n"
    "reach. Why: every test that applied, with the fact, its value and day, the points and the weight,\n"
    "and what is unknown. What would help: the options worth most, with cost, time and what each needs\n"
    "first; those that would be worth more but are blocked, by which law or policy; and what the newest\n"
    "programme does with it. CSV and JSON are of the tests. REF is the reference, the predecessor's code\n"
    "or the UPRN. docs/method.md says how all of it is worked out.\n"
    "\n"
    "  --if FACT=VALUE  what it would score if a fact were otherwise, and what moves; nothing is kept.\n"
    "               `terrier facts REF` lists the facts; VALUE is a number, yes, no, a code or unknown.\n"
    "               Of a past state it asks the newest run that was stored by then\n"
    "  --sentences  each test also says what it asks, which feed its value came with, and its rule\n"
    "  --run N      as run N judged it; without it, the newest published run\n"
    "  --as ROLE    what reader, gis, editor or steward may see\n" READER_TIMES_HELP
    "Of a past state the newest run stored by then is shown; where there is none the facts of then are\n"
    "judged anew by the criteria of now, nothing of it is kept, and the answer says so.\n"
    "\n"
    "examples:\n"
    "  terrier explain SC000001\n"
    "  terrier explain SC000001 --if suitability=good --if utilisation_percent=75\n"
    "  terrier explain SC000001 --sentences --as reader\n"
    "  terrier explain SC000001 --run 1 --format csv\n"
    "  terrier explain SC000001 --known-at \"revision 17\"\n"};
