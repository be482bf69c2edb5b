/* terrier explain */
#include <math.h>
#include <stdio.h>

#include "engine/base/format.h"
#include "engine/base/text.h"
#include "sql/embedded.h"
#include "tools/cli/cli.h"

struct explanation {
    struct rows *run, *asset, *levels, *criteria;
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
    LEVEL_UNCAPPED
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

static enum status find_run(struct store *db, const char *number, struct explanation *found,
                            struct error *err) {
    enum status status = store_query(db, sql_run_find, BIND(number), STORE_MAYBE_ONE, &found->run, err);

    if (status != STATUS_OK || rows_count(found->run) == 1) return status;
    if (number)
        return error_set(err, STATUS_NOT_FOUND, "There is no run %s; `terrier runs` lists them.", number);
    return error_set(err, STATUS_NOT_FOUND, "Nothing has been judged yet; run `terrier evaluate` first.");
}

static enum status find(struct store *db, const char *reference, const char *number,
                        struct explanation *found, struct error *err) {
    enum status status = find_run(db, number, found, err);

    if (status != STATUS_OK) return status;
    const char *run = rows_text(found->run, 0, 0);
    status = store_query(db, sql_explain_asset, BIND(run, reference), STORE_MAYBE_ONE, &found->asset, err);
    if (status == STATUS_OK && rows_count(found->asset) == 0)
        return error_set(err, STATUS_NOT_FOUND,
                         "Run %s judged no asset %s: there is none, or it is outside the counts.", run,
                         reference);
    if (status != STATUS_OK) return status;
    const char *asset = rows_text(found->asset, 0, 0);
    status = store_query(db, sql_explain_levels, BIND(run, asset), STORE_MANY, &found->levels, err);
    if (status == STATUS_OK)
        status = store_query(db, sql_explain_criteria, BIND(run, asset), STORE_MANY, &found->criteria, err);
    return status;
}

static void print_percent(const char *words, double share) {
    if (!isnan(share)) printf(", %s %.0f%%", words, 100 * share);
}

static void print_score(const struct rows *levels, size_t row) {
    double score = rows_number(levels, row, LEVEL_SCORE);
    double uncapped = rows_number(levels, row, LEVEL_UNCAPPED);

    if (!isnan(score)) printf("%.0f ", floor(score)); /* a 69.7 that is amber must not read as 70 */
    printf("%s", rows_text(levels, row, LEVEL_RATING));
    if (uncapped > score) printf(" (%.0f before the cap of its guards)", floor(uncapped));
    print_percent("known", rows_number(levels, row, LEVEL_COVERAGE));
    print_percent("confidence", rows_number(levels, row, LEVEL_CONFIDENCE));
    if (rows_text(levels, row, LEVEL_DIRECTION)) printf(", %s", rows_text(levels, row, LEVEL_DIRECTION));
    printf("\n");
}

static void print_test(const struct rows *tests, size_t row) {
    const char *kind = rows_text(tests, row, TEST_KIND);
    const char *value = rows_text(tests, row, TEST_VALUE);
    const char *date = rows_text(tests, row, TEST_DATE);
    struct text line = TEXT_EMPTY;

    if (text_equal(kind, "guard"))
        text_format(&line, "    %-9s  %.60s", rows_text(tests, row, TEST_STATE),
                    rows_text(tests, row, TEST_FACT));
    else if (rows_is_null(tests, row, TEST_POINTS))
        text_format(&line, "    %9s  %.46s: unknown%s", "-", rows_text(tests, row, TEST_FACT),
                    text_equal(rows_text(tests, row, TEST_STATE), "condition_unknown")
                        ? ", and whether it applies"
                        : "");
    else
        text_format(&line, "    %5.0f x %.0f  %.46s: %.32s", rows_number(tests, row, TEST_POINTS),
                    rows_number(tests, row, TEST_WEIGHT), rows_text(tests, row, TEST_FACT),
                    value ? value : "-");
    if (date) text_format(&line, " (%s)", date);
    if (!text_equal(kind, "guard") && !text_equal(kind, "performance")) text_format(&line, ", %s", kind);
    printf("%s\n", text_string(&line));
    text_free(&line);
}

static void print_asset(const struct explanation *found) {
    printf("%s %s\n", rows_text(found->asset, 0, 1), rows_text(found->asset, 0, 2));
    printf("%s. Judged as: %s. Duty of inspection: %s.\n", rows_text(found->asset, 0, 3),
           rows_text(found->asset, 0, 4), rows_text(found->asset, 0, 5));
    printf("Run %s as at %s. A line gives points x weight, the fact, its value and its date.\n",
           rows_text(found->run, 0, 0), rows_text(found->run, 0, 1));
    if (!rows_boolean(found->asset, 0, 8)) {
        const char *reason = rows_text(found->asset, 0, 7);
        printf("\nNot scored. %s. %s\n", rows_text(found->asset, 0, 6), reason ? reason : "");
    }
}

static void print_explanation(const struct explanation *found) {
    size_t next = 0;

    print_asset(found);
    for (size_t i = 0; i < rows_count(found->levels) && rows_boolean(found->asset, 0, 8); i++) {
        const char *commitment = rows_text(found->levels, i, LEVEL_COMMITMENT);
        if (!commitment)
            printf("\n%s. %s: ", rows_text(found->levels, i, LEVEL_OBJECTIVE),
                   rows_text(found->levels, i, LEVEL_TITLE));
        else
            printf("  %s %s: ", commitment, rows_text(found->levels, i, LEVEL_TITLE));
        print_score(found->levels, i);
        const char *until = commitment ? commitment : "";
        while (next < rows_count(found->criteria) &&
               text_equal(rows_text(found->criteria, next, TEST_COMMITMENT), until))
            print_test(found->criteria, next++);
    }
}

static enum status run(struct cli *cli, struct error *err) {
    const char *reference = NULL;
    const char *number = NULL;
    struct store *db = NULL;
    struct explanation found = {0};
    int64_t parsed;
    enum status status = cli_option(cli, "--run", &number, err);

    if (status == STATUS_OK) status = cli_operand(cli, "REF", &reference, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && number && !number_parse_integer(number, &parsed))
        status = error_set(err, STATUS_INVALID, "--run %s is not a number; `terrier runs` lists the runs.",
                           number);
    if (status == STATUS_OK) status = cli_connect(cli, NULL, &db, err);
    if (status == STATUS_OK) status = find(db, reference, number, &found, err);
    if (status == STATUS_OK) {
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

const struct command command_explain = {"explain", "say why an asset scores what it scores", run,
                                        "usage: terrier explain REF [--run N] [--format table|csv|json]\n"
                                        "\n"
                                        "Each objective with its score, rating and guards, and every test "
                                        "that applied: the fact, its value and date,\n"
                                        "the points it earned and its weight, and what is unknown. From the "
                                        "newest published run unless --run says.\n"
                                        "\n"
                                        "examples:\n"
                                        "  terrier explain SC000123\n"
                                        "  terrier explain SC000123 --run 2 --format csv\n"};
