/*
 * Layouts that nobody has described: how many columns of the sample's files, their profiles withheld, and of
 * a real register are given to the right field. `TERRIER_TEST_SHOW=1` prints each column.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "importers/file_bytes.h"
#include "importers/guess.h"
#include "tests/database/import/sample_files.h"
#include "tests/support/check.h"
#include "tests/support/database.h"
#include "tests/support/shared_data.h"

struct tally {
    size_t columns, right, wrong, aside, words, words_right, words_wrong;
};

static struct test_database *database;
static struct arena *arena;
static struct codes *codes;

static int make(void **state) {
    struct error err = {0};

    (void)state;
    database = test_database_new();
    sample_files_make();
    arena = arena_new();
    test_must(codes_load(&codes, database->db, arena, &err), &err, "the code lists");
    return 0;
}

static int drop(void **state) {
    (void)state;
    arena_free(arena);
    sample_files_free();
    test_database_free(database);
    return 0;
}

/* Where the file is said to be read: the sheet reads no more than its bytes. */
static struct sheet *open_sheet(struct file_bytes *file, const char *path) {
    struct sheet *sheet = NULL;
    struct error err = {0};

    file->bytes = sample_files_bytes(path, &file->length);
    if (file->bytes == NULL) fail_msg("the sample has no file %s", path);
    test_must(sheet_open(&sheet, file, path, &(struct sheet_request){0}, &err), &err, path);
    return sheet;
}

static struct profile *plain(const char *kind) {
    struct profile *profile = NULL;
    struct error err = {0};
    const char *json = arena_format(arena, "{\"name\": \"plain\", \"kind\": \"%s\"}", kind);

    test_must(profile_parse(&profile, "plain", json, strlen(json), &err), &err, "the plain profile");
    return profile;
}

static struct columns map(const struct kind *kind, const struct profile *profile, struct sheet *sheet,
                          bool guessing) {
    struct columns columns;
    struct error err = {0};

    test_must(columns_map(&columns, kind, profile, sheet, guessing, arena, &err), &err, "the known columns");
    return columns;
}

static struct guess *guess_of(struct columns *columns, const struct kind *kind, const struct profile *profile,
                              struct sheet *sheet) {
    struct guess_request request = {kind, profile, sheet, codes, true};
    struct guess *guess = NULL;
    struct error err = {0};

    test_must(guess_layout(&guess, columns, &request, &err), &err, "the guess");
    return guess;
}

static const char *field_of(const struct columns *columns, const struct kind *kind, size_t column) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (columns->of_field[i] == column) return kind->fields[i].name;
    return NULL;
}

static void show(const struct guess_column *column, const char *truth) {
    if (getenv("TERRIER_TEST_SHOW") == NULL) return;
    printf("  %-7s %-26.26s %-22.22s %.2f %-48.48s %.40s%s%s\n", guess_how_name(column->how), column->column,
           column->field == NULL ? "-" : column->field, column->confidence, column->why, column->examples,
           truth == NULL || text_equal(truth, column->field) ? "" : "  IS ", truth == NULL ? "" : truth);
}

/* x and y of degrees are these. */
static bool same_field(const char *taken, const char *meant) {
    if (text_equal(taken, "longitude")) taken = text_equal(meant, "x") ? "x" : taken;
    if (text_equal(taken, "latitude")) taken = text_equal(meant, "y") ? "y" : taken;
    return text_equal(taken, meant);
}

static void count_columns(struct tally *tally, const struct guess *guess, const struct columns *truth,
                          const struct kind *kind) {
    for (size_t i = 0; i < guess->column_count; i++) {
        const struct guess_column *column = &guess->columns[i];
        const char *meant = field_of(truth, kind, i);
        bool taken = column->how == GUESS_KNOWN || column->how == GUESS_GUESSED;
        show(column, meant);
        tally->columns += meant != NULL;
        tally->right += taken && same_field(column->field, meant);
        tally->wrong += taken && !same_field(column->field, meant);
        tally->aside += !taken && meant != NULL;
    }
}

static void count_words(struct tally *tally, const struct guess *guess, const struct profile *said) {
    for (size_t i = 0; i < guess->word_count; i++) {
        const struct guess_word *word = &guess->words[i];
        const char *meant = profile_value(said, arena, word->field, word->word);
        tally->words += meant != NULL;
        tally->words_right += word->taken && text_equal(word->code, meant);
        tally->words_wrong += word->taken && !text_equal(word->code, meant);
        if (getenv("TERRIER_TEST_SHOW") != NULL)
            printf("    %-20.20s %-24.24s %5zu %-5s %-18.18s %.2f %-30.30s (%s)\n", word->field, word->word,
                   word->times, word->taken ? "taken" : "", word->code == NULL ? "-" : word->code,
                   word->confidence, word->why, meant == NULL ? "-" : meant);
    }
}

static void measure(struct tally *tally, const char *council, const char *kind_name) {
    const struct kind *kind = kind_find(kind_name);
    const char *profile_name = arena_format(arena, "sample-%s-%s", council, kind_name);
    struct file_bytes file = {0};
    struct sheet *sheet = open_sheet(&file, arena_format(arena, "%s/%s.csv", council, kind_name));
    struct profile *withheld = NULL, *nothing = plain(kind_name);
    struct error err = {0};

    test_must(profile_open(&withheld, profile_name, &err), &err, profile_name);
    struct columns truth = map(kind, withheld, sheet, false);
    struct columns found = map(kind, nothing, sheet, true);
    struct guess *guess = guess_of(&found, kind, nothing, sheet);
    struct tally one = {0};
    count_columns(&one, guess, &truth, kind);
    count_words(&one, guess, withheld);
    printf("%-22s %-12s %3zu columns: %3zu right, %zu wrong, %3zu left aside; %3zu words: %3zu right, %zu "
           "wrong\n",
           council, kind_name, one.columns, one.right, one.wrong, one.aside, one.words, one.words_right,
           one.words_wrong);
    tally->columns += one.columns;
    tally->right += one.right;
    tally->wrong += one.wrong;
    tally->words_wrong += one.words_wrong;
    guess_free(guess);
    profile_free(nothing);
    profile_free(withheld);
    sheet_close(sheet);
}

static void the_samples_layouts_are_guessed(void **state) {
    static const char *const councils[] = {"mendip", "sedgemoor", "somerset-county", "somerset-west-taunton",
                                           "south-somerset"};
    static const char *const kinds[] = {"register", "condition", "energy", "inspections"};
    struct tally all = {0};

    (void)state;
    for (size_t k = 0; k < 4; k++)
        for (size_t c = 0; c < 5; c++)
            measure(&all, councils[c], kinds[k]);
    printf("all: %zu columns, %zu right, %zu wrong; %zu words wrong\n", all.columns, all.right, all.wrong,
           all.words_wrong);
    assert_true(all.right * 100 >= all.columns * 85);
    assert_true(all.wrong * 100 <= all.columns);
    assert_int_equal(all.words_wrong, 0);
}

/* The real register, by content alone: every header is hidden. What is taken then must be right. */
static void a_real_register_without_its_header(void **state) {
    const struct kind *kind = kind_find("register");
    struct profile *nothing = plain("register"), *lga = NULL;
    struct file_bytes file = {0}, hidden = {0};
    struct sheet *named = NULL, *nameless = NULL;
    struct text bytes = TEXT_EMPTY;
    struct tally one = {0};
    struct error err = {0};

    (void)state;
    file.bytes = shared_data_read("registers/trafford_land_and_building_assets.csv", &file.length);
    if (file.bytes == NULL) skip();
    test_must(profile_open(&lga, "lga", &err), &err, "the layout of the register");
    test_must(sheet_open(&named, &file, "x.csv", &(struct sheet_request){0}, &err), &err, "the register");
    for (size_t i = 0; i < sheet_column_count(named); i++)
        text_format(&bytes, "%sHidden%zu", i == 0 ? "" : ",", i + 1);
    text_add(&bytes, strchr(file.bytes, '\n'));
    hidden = (struct file_bytes){bytes.data, bytes.length, {0}};
    test_must(sheet_open(&nameless, &hidden, "x.csv", &(struct sheet_request){0}, &err), &err, "the same");
    struct columns truth = map(kind, lga, named, false), found = map(kind, nothing, nameless, true);
    struct guess *guess = guess_of(&found, kind, nothing, nameless);
    count_columns(&one, guess, &truth, kind);
    printf("trafford, headers hidden: %zu columns: %zu right, %zu wrong, %zu left aside\n", one.columns,
           one.right, one.wrong, one.aside);
    assert_int_equal(one.wrong, 0);
    assert_true(one.right >= 5);
    guess_free(guess);
    sheet_close(named);
    sheet_close(nameless);
    profile_free(lga);
    profile_free(nothing);
    text_free(&bytes);
    free(file.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_samples_layouts_are_guessed),
                                       cmocka_unit_test(a_real_register_without_its_header)};
    return cmocka_run_group_tests(tests, make, drop);
}
