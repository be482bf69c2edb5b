/*
 * A file of any header and values: each column has one field at most and each field one column, and the
 * profile that is made of what was guessed reads the file in the same way.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "importers/guess.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct code_word words[] = {
    {"tenure", "freehold", "freehold"},
    {"tenure", "leasehold", "leasehold"},
    {"tenure", "F/H", "freehold"},
    {"status", "in_use", "in_use"},
    {"status", "vacant", "vacant"},
    {"category", "hall", "hall"},
    {"category", "Village hall", "hall"},
    {"category", "park", "park"},
    {"fuel", "gas", "natural_gas"},
    {"energy_band", "A", "A"},
    {"energy_band", "B", "B"},
    {"element", "roof", "roof"},
};

static void check(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_layout: %s\n", what);
    abort();
}

static struct profile *parse(const char *json, size_t length) {
    struct profile *profile = NULL;
    struct error err = {0};

    if (profile_parse(&profile, "fuzz", json, length, &err) != STATUS_OK) {
        fprintf(stderr, "fuzz_layout: %s\n%s\n", err.message, json);
        abort();
    }
    return profile;
}

static void check_guess(const struct guess *guess) {
    struct text out = TEXT_EMPTY;
    struct json json = json_writer(&out);

    for (size_t i = 0; i < guess->column_count; i++) {
        const struct guess_column *column = &guess->columns[i];
        check(column->confidence >= 0 && column->confidence <= 1, "a confidence is none");
        check(column->how >= GUESS_ASIDE || column->field != NULL, "a column that is taken has no field");
        for (size_t k = 0; k < i; k++)
            check(column->how >= GUESS_ASIDE || guess->columns[k].how >= GUESS_ASIDE ||
                      strcmp(column->field, guess->columns[k].field) != 0,
                  "two columns have one field");
    }
    for (size_t i = 0; i < guess->word_count; i++)
        check(!guess->words[i].taken || guess->words[i].code != NULL, "a word is taken for no code");
    json_object(&json);
    guess_members(&json, guess);
    json_end(&json);
    text_free(&out);
}

/* What layout.c makes of a guess that is accepted. */
static struct profile *accepted(const struct guess *guess, const struct profile *plain, struct arena *arena) {
    struct profile_pair *pairs = arena_array(arena, guess->column_count + 1, sizeof *pairs);
    struct profile_word *taken = arena_array(arena, guess->word_count + 1, sizeof *taken);
    struct profile_more more = {.name = "fuzz", .columns = pairs, .words = taken};
    struct text out = TEXT_EMPTY;
    struct profile *profile;

    for (size_t i = 0; i < guess->column_count; i++)
        pairs[more.column_count++] = (struct profile_pair){
            guess->columns[i].column, guess->columns[i].how < GUESS_ASIDE ? guess->columns[i].field : ""};
    for (size_t i = 0; i < guess->word_count; i++)
        if (guess->words[i].taken)
            taken[more.word_count++] =
                (struct profile_word){guess->words[i].field, guess->words[i].word, guess->words[i].code};
    profile_write(&out, plain, &more);
    profile = parse(text_string(&out), out.length);
    text_free(&out);
    return profile;
}

static void try_kind(const char *name, struct sheet *sheet, struct arena *arena) {
    const char *json = arena_format(arena, "{\"name\": \"plain\", \"kind\": \"%s\"}", name);
    struct profile *plain = parse(json, strlen(json)), *made;
    const struct kind *kind = kind_find(name);
    struct columns columns, again;
    struct guess_request request = {kind, plain, sheet, codes_of(words, sizeof words / sizeof *words, arena),
                                    true};
    struct guess *guess = NULL;
    struct error err = {0};

    if (columns_map(&columns, kind, plain, sheet, true, arena, &err) == STATUS_OK &&
        guess_layout(&guess, &columns, &request, &err) == STATUS_OK) {
        check_guess(guess);
        made = accepted(guess, plain, arena);
        if (columns_map(&again, kind, made, sheet, false, arena, &err) == STATUS_OK)
            check(memcmp(columns.of_field, again.of_field, sizeof columns.of_field) == 0,
                  "the profile that was made reads the file otherwise");
        profile_free(made);
    } else {
        check(err.message[0] != '\0', "refused without a sentence");
    }
    guess_free(guess);
    profile_free(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct file_bytes file = {arena_bytes(arena, (const char *)data, size), size, {0}};
    struct sheet *sheet = NULL;
    struct error err = {0};

    if (sheet_open(&sheet, &file, "fuzz.csv", &(struct sheet_request){0}, &err) == STATUS_OK) {
        try_kind("register", sheet, arena);
        try_kind("condition", sheet, arena);
        sheet_close(sheet);
    }
    arena_free(arena);
    return 0;
}
