/* terrier explain */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "engine/query/find.h"
#include "engine/runs/runs.h"
#include "sql/embedded.h"
#include "tools/cli/output_table.h"
#include "tools/cli/reader.h"

struct explanation {
    struct reader reader;
    char reference[16];
    struct rows *run, *asset, *levels, *criteria;
    bool anew;       /* no run of then was stored: judged now from the facts as they were */
    bool sentences;  /* each test says what it asks */
    int label_width; /* of the names of facts, so that values stand below each other */
};

/* Columns of explain_levels.sql and explain_criteria.sql. */
enum {
    LEVEL_OBJECTIVE,
    LEVEL_COMMITMENT,
    LEVEL_TITLE,
    LEVEL_SCORE,
    LEVEL_RATING,
    LEVEL_COVERAGE,
    LEVEL_CONFIDENCE,
    LEVEL_GUARD,
    LEVEL_DIRECTION,
    LEVEL_UNCAPPED,
    LEVEL_ACTION
};
enum {
    TEST_COMMITMENT,
    TEST_CODE,
    TEST_KIND,
    TEST_STATE,
    TEST_FACT,
    TEST_VALUE,
    TEST_DATE,
    TEST_POINTS,
    TEST_WEIGHT,
    TEST_SENTENCE
};

/* Whether there is a run to read: one asked for by number must be there; of the past there may be none. */
static enum status find_run(struct store *db, const char *number, struct explanation *found,
                            struct error *err) {
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &found->run, err);

    if (status != STATUS_OK || rows_count(found->run) == 1) return status;
    if (number)
        return error_set(err, STATUS_NOT_FOUND, "there is no run %s%s; `terrier runs` lists them", number,
                         found->reader.said[0] ? " of then" : "");
    found->anew = found->reader.said[0] != '\0';
    if (found->anew) return STATUS_OK;
    return error_set(err, STATUS_NOT_FOUND, "nothing has been judged yet; run `terrier evaluate` first");
}

static enum status read_run(struct store *db, int64_t run_id, void *context, struct error *err) {
    struct explanation *found = context;
    char run[24];
    enum status status;

    bind_integer(run, run_id);
    rows_free(found->asset); /* of an attempt that lost a race */
    rows_free(found->levels);
    rows_free(found->criteria);
    found->levels = found->criteria = NULL;
    status =
        store_query(db, sql_explain_asset, BIND(run, found->reference), STORE_MAYBE_ONE, &found->asset, err);
    if (status == STATUS_OK && rows_count(found->asset) == 0)
        return error_set(
            err, STATUS_NOT_FOUND, "%s %s did not judge %s: it is outside the counts, or newer than the run",
            found->anew ? "the judging anew," : "run", found->anew ? "not kept," : run, found->reference);
    if (status != STATUS_OK) return status;
    const char *asset = rows_text(found->asset, 0, 0);
    status = store_query(db, sql_explain_levels, BIND(run, asset), STORE_MANY, &found->levels, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_criteria, BIND(run, asset), STORE_MANY, &found->criteria, err);
    return status;
}

static enum status find(struct store *db, const char *given, const char *number, struct explanation *found,
                        struct error *err) {
    struct query_found named;
    enum status status = find_run(db, number, found, err);

    if (status == STATUS_OK) status = query_find(&named, db, given, err);
    if (status != STATUS_OK) return status;
    snprintf(found->reference, sizeof found->reference, "%s", named.reference);
    if (found->anew) return run_passing(db, TERRIER_VERSION, read_run, found, err);
    return read_run(db, rows_integer(found->run, 0, 0), found, err);
}

/* --- tests --- */

static bool is_guard(const struct rows *tests, size_t row) {
    return text_equal(rows_text(tests, row, TEST_KIND), "guard");
}

static bool is_unknown(const struct rows *tests, size_t row) {
    return !is_guard(tests, row) && rows_is_null(tests, row, TEST_POINTS);
}

static int label_width(const struct rows *tests) {
    int widest = 0;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (!is_unknown(tests, i) && (int)strlen(rows_text(tests, i, TEST_FACT)) > widest)
            widest = (int)strlen(rows_text(tests, i, TEST_FACT));
    return widest;
}

static void print_test(const struct explanation *found, size_t row) {
    const struct rows *tests = found->criteria;
    const char *kind = rows_text(tests, row, TEST_KIND);
    const char *value = rows_text(tests, row, TEST_VALUE);
    const char *date = rows_text(tests, row, TEST_DATE);
    struct text line = TEXT_EMPTY;

    if (is_guard(tests, row))
        text_format(&line, "    %-8s", rows_text(tests, row, TEST_STATE));
    else if (text_equal(kind, "performance"))
        text_format(&line, "    %4.0f x %.0f", rows_number(tests, row, TEST_POINTS),
                    rows_number(tests, row, TEST_WEIGHT));
    else
        text_format(&line, "    %4.0f    ", rows_number(tests, row, TEST_POINTS));
    text_format(&line, "  %-*s", found->label_width, rows_text(tests, row, TEST_FACT));
    if (!is_guard(tests, row)) text_format(&line, "  %s", value ? value : "-");
    if (date) text_format(&line, "%s%s", is_guard(tests, row) ? "  " : ", ", date);
    if (!is_guard(tests, row) && !text_equal(kind, "performance")) text_format(&line, " (%s)", kind);
    while (line.length > 0 && line.data[line.length - 1] == ' ')
        line.data[--line.length] = '\0';
    printf("%s\n", text_string(&line));
    if (found->sentences) printf("              %s\n", rows_text(tests, row, TEST_SENTENCE));
    text_free(&line);
}

/* --- what is said of several tests together --- */

static void add_part(struct text *list, const char *words) {
    if (list->length > 0) text_add(list, "; ");
    text_add(list, words);
}

/* "<words>: a; b; c." folded, its later lines further in. */
static void print_list(const char *words, const struct text *list) {
    struct text line = TEXT_EMPTY, folded = TEXT_EMPTY;

    if (list->length == 0) return;
    text_format(&line, "%s: %s.", words, text_string(list));
    output_folded(&folded, text_string(&line), 4);
    printf("  %s", text_string(&folded));
    text_free(&line);
    text_free(&folded);
}

/* The objective that a test belongs to is what its commitment's code begins with. */
static bool belongs(const struct rows *tests, size_t row, const char *objective) {
    return rows_text(tests, row, TEST_COMMITMENT)[0] == objective[0];
}

static void print_guards(const struct rows *tests, const char *objective, const char *state,
                         const char *words) {
    struct text list = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(tests); i++)
        if (is_guard(tests, i) && belongs(tests, i, objective) &&
            text_equal(rows_text(tests, i, TEST_STATE), state))
            add_part(&list, rows_text(tests, i, TEST_FACT));
    print_list(words, &list);
    text_free(&list);
}

static void print_unknown(const struct rows *tests, const char *objective, bool applies, const char *words) {
    struct text list = TEXT_EMPTY;

    for (size_t i = 0; i < rows_count(tests); i++) {
        if (!is_unknown(tests, i) || !belongs(tests, i, objective)) continue;
        if (text_equal(rows_text(tests, i, TEST_STATE), "condition_unknown") == applies) continue;
        add_part(&list, rows_text(tests, i, TEST_FACT));
        text_format(&list, " (%s)", rows_text(tests, i, TEST_COMMITMENT));
    }
    print_list(words, &list);
    text_free(&list);
}

/* --- objectives and commitments --- */

static void print_percent(const char *words, double share) {
    if (!isnan(share)) printf(", %s %.0f%%", words, 100 * share);
}

static void print_score(const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE);

    if (!isnan(score)) printf("%.0f ", floor(score)); /* a 69.7 that is amber must not read as 70 */
    printf("%s", rows_text(levels, row, LEVEL_RATING));
    print_percent("known", rows_number(levels, row, LEVEL_COVERAGE));
    if (!isnan(score)) print_percent("confidence", rows_number(levels, row, LEVEL_CONFIDENCE));
    if (rows_text(levels, row, LEVEL_DIRECTION)) printf(", %s", rows_text(levels, row, LEVEL_DIRECTION));
    printf("\n");
}

/* Why it scores less than its parts: the caps of its guards. */
static void print_caps(const struct explanation *found, size_t row) {
    double score = rows_number(found->levels, row, LEVEL_SCORE);
    double uncapped = rows_number(found->levels, row, LEVEL_UNCAPPED);
    const char *objective = rows_text(found->levels, row, LEVEL_OBJECTIVE);
    const char *state = rows_text(found->levels, row, LEVEL_GUARD);
    bool failed = text_equal(state, "failed");
    struct text words = TEXT_EMPTY;

    if (!failed && !text_equal(state, "unproven")) return;
    if (uncapped > score)
        text_format(&words, "Capped at %.0f (%.0f without), because ", floor(score), floor(uncapped));
    else
        text_add(&words, failed ? "Red, because " : "Could not be green, because ");
    text_add(&words, failed ? "a must-hold test failed" : "a must-hold test is not proven");
    print_guards(found->criteria, objective, state, text_string(&words));
    text_free(&words);
}

static void print_unknowns(const struct explanation *found, const char *objective) {
    print_unknown(found->criteria, objective, true, "Unknown");
    print_unknown(found->criteria, objective, false, "Unknown, and whether it applies");
}

static void print_asset(const struct explanation *found) {
    struct text words = TEXT_EMPTY, folded = TEXT_EMPTY;

    struct text name = TEXT_EMPTY;
    text_add_plain(&name, rows_text(found->asset, 0, 2), SIZE_MAX);
    printf("%s %s\n", rows_text(found->asset, 0, 1), text_string(&name));
    text_free(&name);
    printf("%s. Judged as: %s. Duty of inspection: %s.\n", rows_text(found->asset, 0, 3),
           rows_text(found->asset, 0, 4), rows_text(found->asset, 0, 5));
    if (found->anew)
        printf("No run of then was stored: judged anew, %s, by the criteria of now.\n", found->reader.said);
    else
        printf("Run %s as at %s%s%s.\n", rows_text(found->run, 0, 0), rows_text(found->run, 0, 1),
               found->reader.said[0] ? ", the newest of then, " : "", found->reader.said);
    puts("Lines give points of 100 x weight, the fact, its value and its date.");
    if (!rows_boolean(found->asset, 0, 8)) {
        const char *reason = rows_text(found->asset, 0, 7);
        text_format(&words, "Not scored. %s. %s", rows_text(found->asset, 0, 6), reason ? reason : "");
        output_folded(&folded, text_string(&words), 0);
        printf("\n%s", text_string(&folded));
        text_free(&words);
        text_free(&folded);
    }
}

/* What the owner of a corporate action says stands beside what is measured, and never changes it. */
static void print_action(const struct rows *levels, size_t level) {
    struct text line = TEXT_EMPTY, folded = TEXT_EMPTY;

    if (rows_is_null(levels, level, LEVEL_ACTION)) return;
    text_format(&line, "Council-wide, rated by %s", rows_text(levels, level, LEVEL_ACTION));
    output_folded(&folded, text_string(&line), 6);
    printf("    %s", text_string(&folded));
    text_free(&line);
    text_free(&folded);
}

/* The tests of a level follow it; `*next` is the first not printed yet. */
static void print_level(const struct explanation *found, size_t level, size_t *next) {
    const char *commitment = rows_text(found->levels, level, LEVEL_COMMITMENT);

    if (!commitment) {
        printf("\n%s. %s: ", rows_text(found->levels, level, LEVEL_OBJECTIVE),
               rows_text(found->levels, level, LEVEL_TITLE));
        print_score(found->levels, level);
        print_caps(found, level);
        return;
    }
    printf("  %s %s: ", commitment, rows_text(found->levels, level, LEVEL_TITLE));
    print_score(found->levels, level);
    print_action(found->levels, level);
    for (; *next < rows_count(found->criteria) &&
           text_equal(rows_text(found->criteria, *next, TEST_COMMITMENT), commitment);
         (*next)++)
        if (!is_unknown(found->criteria, *next)) print_test(found, *next);
}

static void print_explanation(const struct explanation *found) {
    size_t next = 0, count = rows_boolean(found->asset, 0, 8) ? rows_count(found->levels) : 0;

    print_asset(found);
    for (size_t i = 0; i < count; i++) {
        const char *objective = rows_text(found->levels, i, LEVEL_OBJECTIVE);
        print_level(found, i, &next);
        if (i + 1 == count || !rows_text(found->levels, i + 1, LEVEL_COMMITMENT))
            print_unknowns(found, objective);
    }
}

static enum status run(struct cli *cli, struct error *err) {
    const char *reference = NULL;
    const char *number = NULL;
    struct store *db = NULL;
    struct explanation found = {0};
    int64_t parsed;
    enum status status = cli_option(cli, "--run", &number, err);

    if (status == STATUS_OK) status = reader_times(cli, &found.reader, err);
    found.sentences = cli_flag(cli, "--sentences");
    if (status == STATUS_OK) status = cli_operand(cli, "REF", &reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && number && !number_parse_integer(number, &parsed))
        status =
            error_set(err, STATUS_INVALID, "--run %s is not a number; `terrier runs` lists the runs", number);
    if (status == STATUS_OK) status = reader_connect(cli, &found.reader, &db, err);
    if (status == STATUS_OK) status = find(db, reference, number, &found, err);
    if (status == STATUS_OK) {
        found.label_width = label_width(found.criteria);
        if (cli->format == OUTPUT_TABLE)
            print_explanation(&found);
        else
            output_rows(cli->format, found.criteria);
    }
    rows_free(found.run);
    rows_free(found.asset);
    rows_free(found.levels);
    rows_free(found.criteria);
    store_close(db);
    return status;
}

const struct command command_explain = {
    "explain", "say why an asset scores what it scores", run,
    "usage: terrier explain REF [--sentences] [--run N] [--as-at DAY] [--known-at TIME] [--data DIR]\n"
    "                           [--format table|csv|json]\n"
    "\n"
    "Each objective with its score, its rating and what capped it; every test that applied, with the\n"
    "fact, its value and date, the points it earned and its weight; and what is unknown. REF is the\n"
    "reference, the predecessor's code or the UPRN.\n"
    "\n"
    "  --sentences  each test also says in a sentence what it asks\n"
    "  --run N      as run N judged it; without it, the newest published run\n" READER_TIMES_HELP
    "Of a past state the newest run stored by then is shown; where there is none the facts of then are\n"
    "judged anew, and the answer says so.\n"
    "\n"
    "examples:\n"
    "  terrier explain SC000001\n"
    "  terrier explain SC000001 --run 1 --format csv\n"
    "  terrier explain SC000001 --known-at \"revision 17\"\n"};
