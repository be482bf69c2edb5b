#include "tools/cli/import_layout.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/format.h"
#include "importers/guess.h"
#include "importers/profile_saved.h"
#include "tools/cli/cells.h"

/* --- options --- */

static bool is_path(const char *name) {
    size_t length = strlen(name);

    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

/* "lists/mendip.json" -> "mendip" */
static char *stem_of(const char *path) {
    const char *slash = strrchr(path, '/');
    char *stem = memory_text(slash == NULL ? path : slash + 1);
    size_t length = strlen(stem);

    if (length > 5 && strcmp(stem + length - 5, ".json") == 0) stem[length - 5] = '\0';
    return stem;
}

static enum status read_save(struct import_layout *layout, struct import_request *request,
                             struct error *err) {
    if (layout->save == NULL) return STATUS_OK;
    if (is_path(layout->save)) {
        layout->save_name = stem_of(layout->save);
        request->save_elsewhere = true;
    } else if (request->preview) {
        return error_set(
            err, STATUS_INVALID,
            "a preview keeps nothing in the database: leave --preview out to import the file and save "
            "its layout as `%.60s`, or give a file name that ends in .json",
            layout->save);
    }
    request->save_profile = layout->save_name != NULL ? layout->save_name : layout->save;
    return profile_check_name(request->save_profile, err);
}

static enum status read_header_row(struct cli *cli, int *row, struct error *err) {
    const char *text = NULL;
    int64_t number = 0;
    enum status status = cli_option(cli, "--header-row", &text, err);

    if (status != STATUS_OK || text == NULL) return status;
    if (!number_parse_integer(text, &number) || number < 1 || number > SHEET_HEADER_ROW_MAX)
        return error_set(err, STATUS_INVALID, "--header-row is a number from 1 to %d, not `%.40s`",
                         SHEET_HEADER_ROW_MAX, text);
    *row = (int)number;
    return STATUS_OK;
}

enum status import_layout_options(struct cli *cli, struct import_layout *layout,
                                  struct import_request *request, struct error *err) {
    enum status status = cli_option(cli, "--profile", &request->profile, err);

    *layout = (struct import_layout){0};
    request->preview = cli_flag(cli, "--preview");
    request->accept = cli_flag(cli, "--accept");
    request->maps = layout->maps;
    if (status == STATUS_OK)
        status = cli_options(cli, "--map", layout->maps, IMPORT_MAPS_MAX, &request->map_count, err);
    request->sets = layout->sets;
    if (status == STATUS_OK)
        status = cli_options(cli, "--set", layout->sets, IMPORT_SETS_MAX, &request->set_count, err);
    if (status == STATUS_OK) status = cli_option(cli, "--scheme", &request->scheme, err);
    if (status == STATUS_OK) status = cli_option(cli, "--sheet", &request->sheet, err);
    if (status == STATUS_OK) status = read_header_row(cli, &request->header_row, err);
    if (status == STATUS_OK) status = cli_option(cli, "--save-profile", &layout->save, err);
    return status == STATUS_OK ? read_save(layout, request, err) : status;
}

void import_layout_free(struct import_layout *layout) {
    free(layout->save_name);
}

/* --- tables --- */

enum { COLUMN_CELLS = 6, WORD_CELLS = 8 };

static const char *percent(struct arena *arena, double confidence) {
    return arena_format(arena, "%.2f", confidence);
}

static const char *plain(struct arena *arena, const char *text, size_t most) {
    struct text out = TEXT_EMPTY;
    const char *kept;

    text_add_plain(&out, text == NULL ? "" : text, most);
    kept = out.length == 0 ? NULL : arena_text(arena, text_string(&out));
    text_free(&out);
    return kept;
}

static void print_columns(const struct guess *guess, struct arena *arena) {
    static const char *const names[COLUMN_CELLS] = {"column",     "field", "taken",
                                                    "confidence", "why",   "examples"};
    static const bool numbers[COLUMN_CELLS] = {false, false, false, true, false, false};
    const char **cells = arena_array(arena, guess->column_count * COLUMN_CELLS + 1, sizeof *cells);

    for (size_t i = 0; i < guess->column_count; i++) {
        const struct guess_column *column = &guess->columns[i];
        const char **row = cells + i * COLUMN_CELLS;
        row[0] = plain(arena, column->column, 60);
        row[1] = column->field;
        row[2] = guess_how_name(column->how);
        row[3] = percent(arena, column->confidence);
        row[4] = plain(arena, column->why, 160);
        row[5] = plain(arena, column->examples, 80);
    }
    cells_print(OUTPUT_TABLE, &(struct cells){names, numbers, COLUMN_CELLS, guess->column_count, cells});
}

static void print_words(const struct guess *guess, struct arena *arena) {
    static const char *const names[WORD_CELLS] = {"field", "word",       "times", "code",
                                                  "taken", "confidence", "why",   "nearest"};
    static const bool numbers[WORD_CELLS] = {false, false, true, false, false, true, false, false};
    const char **cells = arena_array(arena, guess->word_count * WORD_CELLS + 1, sizeof *cells);

    for (size_t i = 0; i < guess->word_count; i++) {
        const struct guess_word *word = &guess->words[i];
        const char **row = cells + i * WORD_CELLS;
        row[0] = word->field;
        row[1] = plain(arena, word->word, 60);
        row[2] = arena_format(arena, "%zu", word->times);
        row[3] = word->code;
        row[4] = word->taken ? "yes" : "no";
        row[5] = percent(arena, word->confidence);
        row[6] = plain(arena, word->why, 120);
        row[7] = plain(arena, word->nearest, 120);
    }
    cells_print(OUTPUT_TABLE, &(struct cells){names, numbers, WORD_CELLS, guess->word_count, cells});
}

static size_t words_taken(const struct guess *guess) {
    size_t taken = 0;

    for (size_t i = 0; i < guess->word_count; i++)
        taken += guess->words[i].taken;
    return taken;
}

/* How the columns were taken, of the ways that are met in this file. */
static void print_legend(const struct guess *guess) {
    static const struct {
        enum guess_how how;
        const char *means;
    } ways[] = {{GUESS_SAID, "said     by the profile or --map"},
                {GUESS_KNOWN, "known    by its name"},
                {GUESS_GUESSED, "guessed  from its name and values"},
                {GUESS_ASIDE, "aside    not read; a field beside it is the likeliest"},
                {GUESS_IGNORED, "ignored  not read, as the profile or --map says"}};

    puts("\nThe columns, and how each was taken:");
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (guess_count(guess, ways[i].how) > 0) printf("  %s\n", ways[i].means);
    putchar('\n');
}

static void print_preview(const struct import_report *report) {
    struct arena *arena = arena_new();
    const struct guess *guess = report->guess;

    print_legend(guess);
    print_columns(guess, arena);
    if (guess->word_count > 0) {
        puts("\nWords that no list knows, and the codes they are likeliest to mean:\n");
        print_words(guess, arena);
    }
    if (report->guesses_taken)
        printf("\n%zu columns and %zu words are guessed. An import takes them only when they are accepted:\n"
               "  --accept                this once\n"
               "  --save-profile NAME     and for later files with this header\n"
               "  --map \"Column=field\"    corrects one; \"Column=\" leaves it aside\n",
               guess_count(guess, GUESS_GUESSED), words_taken(guess));
    putchar('\n');
    arena_free(arena);
}

void import_layout_print(const struct import_report *report) {
    size_t guessed = report->guess == NULL ? 0 : guess_count(report->guess, GUESS_GUESSED);

    if (report->guess != NULL && report->result == IMPORT_PREVIEWED) print_preview(report);
    if (report->profile_version > 0)
        printf("The layout is saved as profile %s, version %" PRId64 "; files with this header use it.\n",
               report->profile, report->profile_version);
    if (report->result == IMPORT_APPLIED && guessed > 0 && !report->guesses_taken)
        printf("%zu more columns look like fields and were left aside, because nobody has accepted that: "
               "--preview "
               "shows them.\n",
               guessed);
}

enum status import_layout_save(const struct import_layout *layout, const struct import_report *report,
                               struct error *err) {
    FILE *file;
    bool written;

    if (layout->save_name == NULL || report->profile_body == NULL) return STATUS_OK;
    file = fopen(layout->save, "w");
    if (file == NULL)
        return error_set(err, STATUS_IO, "%s cannot be written: %s", layout->save, strerror(errno));
    written = fputs(report->profile_body, file) >= 0;
    if (fclose(file) != 0 || !written)
        return error_set(err, STATUS_IO, "%s could not be written whole: %s", layout->save, strerror(errno));
    printf("The layout is in %s: --profile %s reads a file by it.\n", layout->save, layout->save);
    return STATUS_OK;
}
