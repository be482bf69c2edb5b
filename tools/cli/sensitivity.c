/* terrier sensitivity: what would change a rating, and how robust the ratings are. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/format.h"
#include "engine/base/progress.h"
#include "engine/query/find.h"
#include "engine/runs/run_sensitivity.h"
#include "sql/embedded.h"
#include "tools/cli/cells.h"
#include "tools/cli/output_table.h"
#include "tools/cli/reader.h"
#include "tools/cli/sensitivity_rows.h"

enum { LIMIT_USUAL = 20 };

struct asked {
    struct reader reader;
    const char *given, *run, *objective_text, *limit_text;
    int64_t objective, limit; /* 0: all */
    /* found */
    char number[24], as_at[FORMAT_SIZE];
    struct run_sensitivity *found;
    struct progress progress;
};

static enum status read_all(struct store *db, void *context, struct error *err) {
    struct asked *asked = context;
    struct query_found named;
    char id[24];
    struct rows *run = NULL;
    enum status status = store_query(db, sql_run_find, BIND(asked->run), STORE_MAYBE_ONE, &run, err);

    if (status == STATUS_OK && rows_count(run) == 0)
        status = asked->run ? error_set(err, STATUS_NOT_FOUND,
                                        "there is no run %s; `terrier runs` lists them", asked->run)
                            : error_set(err, STATUS_NOT_FOUND,
                                        "nothing had been judged%s; run `terrier evaluate` first",
                                        asked->reader.said[0] ? " by then that is stored" : "");
    if (status == STATUS_OK) {
        snprintf(asked->number, sizeof asked->number, "%s", rows_text(run, 0, 0));
        snprintf(asked->as_at, sizeof asked->as_at, "%s", rows_text(run, 0, 1));
    }
    rows_free(run);
    if (status == STATUS_OK && asked->given) status = query_find(&named, db, asked->given, err);
    if (status != STATUS_OK) return status;
    run_sensitivity_free(asked->found); /* of an attempt that lost a race */
    asked->found = NULL;
    status = run_sensitivity_read(db, asked->number, asked->given ? bind_integer(id, named.asset_id) : NULL,
                                  &asked->found, err);
    if (status == STATUS_OK && asked->given && asked->found->asset_count == 0)
        status = error_set(
            err, STATUS_NOT_FOUND,
            "run %s did not score %s: it is outside the objectives or the counts, or newer than the run",
            asked->number, named.reference);
    return status;
}

/* --- an asset, for people --- */

static void print_folded(const char *text, size_t indent) {
    struct text folded = TEXT_EMPTY;

    printf("%*s", (int)indent, "");
    output_folded(&folded, text, indent);
    fputs(text_string(&folded), stdout);
    text_free(&folded);
}

static void print_about(const struct asked *asked) {
    const struct sensitivity_rules *rules = &asked->found->rules;
    struct text words = TEXT_EMPTY;
    char draws[FORMAT_SIZE];

    text_format(
        &words,
        "Run %s as at %s%s%s. In each of %s draws every weight is up to %.0f%% less or more, and each fact "
        "that was surveyed, measured or estimated is out by chance as far as is usual for its kind and age.",
        asked->number, asked->as_at, reader_run_words(&asked->reader, asked->run != NULL), asked->reader.said,
        format_integer(draws, rules->draws), 100 * rules->weight_spread);
    print_folded(text_string(&words), 0);
    text_free(&words);
}

static void print_heading(const struct run_sensitivity *found, size_t objective, const struct result *stands,
                          const struct sensitivity_draws *draws) {
    struct text words = TEXT_EMPTY;

    text_format(&words, "%zu. %s: %s", objective + 1, found->titles[objective],
                run_sensitivity_rating(stands->rating));
    if (!isnan(stands->score)) text_format(&words, " (%.1f)", floor(10 * stands->score) / 10);
    if (stands->rating == RATING_INSUFFICIENT) text_add(&words, ": too little is known");
    if (stands->rating != RATING_NOT_APPLICABLE) {
        text_add(&words, "; ");
        run_sensitivity_stays(&words, draws);
    }
    text_add(&words, ".");
    putchar('\n');
    print_folded(text_string(&words), 0);
    text_free(&words);
}

static bool fails_alike(const struct sensitivity_change *change, bool better) {
    return !better && change->kind == CHANGE_GUARD && change->value >= 2;
}

static void print_move(const char *rating, const char *words) {
    printf("    %-9s  ", rating);
    struct text folded = TEXT_EMPTY;
    output_folded(&folded, words, 15);
    fputs(text_string(&folded), stdout);
    text_free(&folded);
}

static const struct sensitivity_move *move_of(const struct sensitivity_change *change, bool better) {
    return better ? &change->better : &change->worse;
}

/* A must-hold test that is passed could fail: of several that is said once. */
static size_t print_failing(const struct sensitivity_change *changes, size_t count) {
    size_t passed = 0;
    char words[80];

    for (size_t i = 0; i < count; i++)
        passed += fails_alike(&changes[i], false) && changes[i].worse.rating != RATING_COUNT;
    if (passed == 0) return 0;
    snprintf(words, sizeof words, "any must-hold test that failed (now %zu passed)", passed);
    print_move(run_sensitivity_rating(RATING_RED), words);
    return passed;
}

static void print_moves(const struct run_sensitivity *found, const struct sensitivity_change *changes,
                        size_t count, bool better) {
    size_t printed = 0;

    for (size_t i = 0; i < count; i++) {
        const struct sensitivity_move *move = move_of(&changes[i], better);
        if (move->rating == RATING_COUNT || fails_alike(&changes[i], better)) continue;
        if (printed++ == 0) printf("  %s with any one of these:\n", better ? "Better" : "Worse");
        struct text words = TEXT_EMPTY;
        run_sensitivity_move(&words, found, &changes[i], move);
        print_move(run_sensitivity_rating(move->rating), text_string(&words));
        text_free(&words);
    }
    for (size_t i = 0; !better && printed == 0 && i < count; i++)
        if (fails_alike(&changes[i], false) && changes[i].worse.rating != RATING_COUNT) {
            puts("  Worse with any one of these:");
            break;
        }
    if (!better) printed += print_failing(changes, count);
    if (printed == 0) printf("  No fact by itself would make it %s.\n", better ? "better" : "worse");
}

static void print_weights(const struct run_sensitivity *found, const struct sensitivity_weight *weights,
                          size_t count) {
    size_t printed = 0;

    for (size_t i = 0; i < count; i++)
        for (int less = 1; less >= 0; less--) {
            if (isnan(less ? weights[i].less : weights[i].more)) continue;
            if (printed++ == 0) puts("  Another rating with any one of these weights:");
            struct text words = TEXT_EMPTY;
            run_sensitivity_weight(&words, found, &weights[i], less);
            print_move(run_sensitivity_rating(less ? weights[i].less_rating : weights[i].more_rating),
                       text_string(&words));
            text_free(&words);
        }
    if (printed == 0) puts("  No weight by itself would change it.");
}

static void print_guards(const struct run_sensitivity *found, const struct run_sensitivity_asset *asset,
                         size_t objective, uint8_t now) {
    uint8_t would = sensitivity_guards_passed(found->engine, asset->tests, asset->count, objective);

    if (would == RATING_COUNT) return;
    if (would == now)
        printf("  With every must-hold test passed it would still be %s.\n", run_sensitivity_rating(now));
    else
        printf("  With every must-hold test passed it would be %s.\n", run_sensitivity_rating(would));
}

static void print_objective(const struct run_sensitivity *found, const struct run_sensitivity_asset *asset,
                            size_t objective, const struct sensitivity_draws *draws) {
    struct result stands = sensitivity_stands(found->engine, asset->tests, asset->count, objective);

    print_heading(found, objective, &stands, draws);
    if (stands.rating == RATING_NOT_APPLICABLE) return;
    size_t most = run_sensitivity_most(found, asset);
    struct sensitivity_change *changes = memory_array(most, sizeof *changes);
    struct sensitivity_weight *weights = memory_array(most, sizeof *weights);
    size_t count = sensitivity_changes(found->engine, asset->tests, asset->count, objective, changes);
    print_moves(found, changes, count, true);
    print_guards(found, asset, objective, stands.rating);
    print_moves(found, changes, count, false);
    print_weights(found, weights,
                  sensitivity_weights(found->engine, asset->tests, asset->count, objective, weights));
    free(changes);
    free(weights);
}

static void print_asset(const struct asked *asked) {
    const struct run_sensitivity *found = asked->found;
    const struct run_sensitivity_asset *asset = &found->assets[0];
    struct sensitivity_draws *draws = memory_array(found->criteria->objective_count + 1, sizeof *draws);
    struct text name = TEXT_EMPTY;

    text_add_plain(&name, asset->name, SIZE_MAX);
    printf("%s %s\n", asset->reference, text_string(&name));
    text_free(&name);
    print_about(asked);
    sensitivity_draw(found->engine, asset->asset_id, asset->tests, asset->count, draws);
    for (size_t o = 0; o < found->criteria->objective_count; o++) {
        if (asked->objective != 0 && (size_t)asked->objective != o + 1) continue;
        if (run_sensitivity_withheld(asset, o))
            printf("\n%zu. %s: withheld, for it rests on what your role may not see.\n", o + 1,
                   found->titles[o]);
        else
            print_objective(found, asset, o, &draws[o]);
    }
    free(draws);
}

/* --- the estate --- */

static void print_lines(const struct cli *cli, const struct asked *asked,
                        const struct run_sensitivity_line *lines, size_t count) {
    static const char *const names[] = {"reference", "name",          "objective", "rating",
                                        "score",     "stays_percent", "else"};
    static const bool numbers[] = {false, false, true, false, true, true, false};
    enum { COLUMNS = 7 };
    struct arena *arena = asked->found->arena;
    const char **cells = arena_array(arena, count * COLUMNS + 1, sizeof *cells);

    for (size_t i = 0; i < count; i++) {
        const struct run_sensitivity_line *line = &lines[i];
        const char **cell = cells + i * COLUMNS;
        cell[0] = line->asset->reference;
        cell[1] = line->asset->name;
        cell[2] = arena_format(arena, "%zu", line->objective + 1);
        cell[3] = run_sensitivity_rating(line->stands.rating);
        cell[4] = isnan(line->stands.score)
                      ? NULL
                      : arena_format(arena, "%.1f", floor(10 * line->stands.score) / 10);
        cell[5] = arena_format(arena, "%.1f", 100 * sensitivity_stays(&line->draws));
        cell[6] = run_sensitivity_rating(sensitivity_else(&line->draws));
    }
    struct cells table = {names, numbers, COLUMNS, count, cells};
    cells_print(cli->format, &table);
}

static void print_totals(const struct cli *cli, const struct asked *asked,
                         const struct run_sensitivity_total *totals) {
    static const char *const names[] = {"objective", "title",          "ratings",
                                        "robust",    "robust_percent", "withheld"};
    static const bool numbers[] = {true, false, true, true, true, true};
    enum { COLUMNS = 6 };
    struct run_sensitivity *found = asked->found;
    const char **cells =
        arena_array(found->arena, found->criteria->objective_count * COLUMNS + 1, sizeof *cells);
    size_t rows = 0;

    for (size_t o = 0; o < found->criteria->objective_count; o++) {
        const char **cell = cells + COLUMNS * rows;
        if (asked->objective != 0 && (size_t)asked->objective != o + 1) continue;
        rows++;
        cell[0] = arena_format(found->arena, "%zu", o + 1);
        cell[1] = found->titles[o];
        cell[2] = arena_format(found->arena, "%zu", totals[o].ratings);
        cell[3] = arena_format(found->arena, "%zu", totals[o].robust);
        cell[4] = totals[o].ratings
                      ? arena_format(found->arena, "%.0f",
                                     100.0 * (double)totals[o].robust / (double)totals[o].ratings)
                      : NULL;
        cell[5] = arena_format(found->arena, "%zu", totals[o].withheld);
    }
    struct cells table = {names, numbers, COLUMNS, rows, cells};
    cells_print(cli->format, &table);
}

static void print_estate(const struct cli *cli, const struct asked *asked) {
    struct run_sensitivity *found = asked->found;
    struct run_sensitivity_total *totals =
        arena_array(found->arena, found->criteria->objective_count + 1, sizeof *totals);
    struct run_sensitivity_line *lines;
    size_t objective = asked->objective ? (size_t)asked->objective - 1 : SIZE_MAX;
    size_t count = run_sensitivity_lines(found, objective, &lines, totals);
    size_t most = asked->limit_text || cli->format == OUTPUT_TABLE ? (size_t)asked->limit : count;
    size_t shown = count < most ? count : most;

    if (cli->format == OUTPUT_TABLE) {
        print_about(asked);
        printf("A rating is robust when it stays in at least %.0f%% of the draws.\n\n", 100 * found->robust);
        print_totals(cli, asked, totals);
        printf("\nThe least robust first, %zu of %zu:\n\n", shown, count);
    }
    print_lines(cli, asked, lines, shown);
}

/* --- arguments --- */

static enum status take_number(const char *name, const char *text, int64_t most, int64_t *number,
                               struct error *err) {
    if (!text) return STATUS_OK;
    if (!number_parse_integer(text, number) || *number < 1 || *number > most)
        return error_set(err, STATUS_INVALID, "%s takes a whole number from 1 to %lld, not `%.40s`", name,
                         (long long)most, text);
    return STATUS_OK;
}

static enum status take(struct cli *cli, struct asked *asked, struct error *err) {
    int64_t run;
    enum status status = cli_option(cli, "--run", &asked->run, err);

    asked->limit = LIMIT_USUAL;
    if (status == STATUS_OK) status = cli_option(cli, "--objective", &asked->objective_text, err);
    if (status == STATUS_OK) status = cli_option(cli, "--limit", &asked->limit_text, err);
    if (status == STATUS_OK) status = reader_options(cli, &asked->reader, err);
    if (status == STATUS_OK && cli->argument_count > 0) status = cli_operand(cli, "REF", &asked->given, err);
    if (status == STATUS_OK) status = cli_end(cli, err);
    if (status == STATUS_OK && asked->run && !number_parse_integer(asked->run, &run))
        status = error_set(err, STATUS_INVALID, "--run %s is not a number; `terrier runs` lists the runs",
                           asked->run);
    if (status == STATUS_OK)
        status = take_number("--objective", asked->objective_text, 6, &asked->objective, err);
    if (status == STATUS_OK) status = take_number("--limit", asked->limit_text, 100000, &asked->limit, err);
    return status;
}

static enum status run(struct cli *cli, struct error *err) {
    struct asked asked = {0};
    struct store *db = NULL;
    enum status status = take(cli, &asked, err);

    if (status == STATUS_OK) status = reader_connect(cli, &asked.reader, &db, err);
    if (status == STATUS_OK) {
        asked.progress = progress_start("Reading the run", 0);
        status = store_transaction(db, (struct store_intent){.read_only = true}, read_all, &asked, err);
        progress_end(&asked.progress);
    }
    if (status == STATUS_OK && !asked.given)
        print_estate(cli, &asked);
    else if (status == STATUS_OK && cli->format == OUTPUT_TABLE)
        print_asset(&asked);
    else if (status == STATUS_OK)
        sensitivity_rows_print(cli->format, asked.found, (size_t)asked.objective);
    run_sensitivity_free(asked.found);
    store_close(db);
    return status;
}

const struct command command_sensitivity = {
    "sensitivity", "say what would change a rating, and how robust the ratings are", run,
    "usage: terrier sensitivity REF [--objective N] [--run N] [--as ROLE] [--as-at DAY] [--known-at TIME]\n"
    "       terrier sensitivity [--objective N] [--limit N] [--run N] [--as ROLE] ...\n"
    "       each with [--format table|csv|json] [--data DIR]\n"
    "\n"
    "Of an asset: on each objective which fact, and by how little, would by itself give another rating;\n"
    "which weight would; and in what share of draws the rating stays when weights and uncertain facts\n"
    "are drawn by chance. Without REF the whole estate: how many ratings are robust, and the ratings\n"
    "that are least so. docs/judging.md says how all of it is worked out.\n"
    "\n"
    "  --objective N  of one objective only\n"
    "  --limit N      so many ratings; 20 without it in a table, all in csv and json\n"
    "  --run N        as run N judged it; without it, the newest published run\n"
    "  --as ROLE      what reader, gis, editor or steward may see\n" READER_TIMES_HELP "\n"
    "examples:\n"
    "  terrier sensitivity SC000001\n"
    "  terrier sensitivity --objective 2 --limit 50\n"
    "  terrier sensitivity --format csv\n"};
