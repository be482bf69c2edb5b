#include "importers/layout.h"

#include <stdlib.h>
#include <string.h>

#include "importers/feed.h"
#include "importers/profile_saved.h"

struct settling {
    struct layout *layout;
    const struct kind *kind;
    const struct import_request *request;
    struct sheet *sheet;
    const struct codes *codes;
    struct arena *arena;
};

/* --- the profile to begin with --- */

static enum status find_profile(struct settling *settling, struct store *db, struct error *err) {
    const struct import_request *request = settling->request;
    struct profile **profile = &settling->layout->profile;
    enum status status;

    if (request->profile != NULL) return profile_find(profile, db, request->profile, err);
    status = profile_fitting(profile, db, settling->kind->name, settling->sheet, err);
    if (status != STATUS_OK || *profile != NULL) return status;
    settling->layout->guessing = true;
    return feed_profile(profile, NULL, settling->kind, settling->sheet, settling->arena, err);
}

/* --- what is said over it --- */

/* The column of that name as the file writes it; NULL when there is none. */
static const char *column_named(const struct settling *settling, const char *name, size_t length) {
    const char *folded = lookup_fold(settling->arena, arena_bytes(settling->arena, name, length));

    for (size_t i = 0; i < sheet_column_count(settling->sheet); i++)
        if (strcmp(lookup_fold(settling->arena, sheet_column(settling->sheet, i)), folded) == 0)
            return arena_text(settling->arena, sheet_column(settling->sheet, i));
    return NULL;
}

static bool is_field(const struct kind *kind, const char *name) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0 && kind->fields[i].type != FIELD_MADE) return true;
    return false;
}

/* "Column=field"; "Column=" leaves the column aside. A column's name may hold the sign itself. */
static enum status read_correction(struct settling *settling, const char *text, struct profile_pair *pair,
                                   struct error *err) {
    const char *sign = strrchr(text, '=');

    if (sign == NULL)
        return error_set(err, STATUS_INVALID, "a correction is \"Column=field\", not `%.80s`",
                         columns_shown(settling->arena, text));
    pair->from = column_named(settling, text, (size_t)(sign - text));
    pair->to = sign + 1;
    if (pair->from == NULL)
        return error_set(
            err, STATUS_INVALID, "the file has no column \"%s\": --preview lists those it has",
            columns_shown(settling->arena, arena_bytes(settling->arena, text, (size_t)(sign - text))));
    if (*pair->to != '\0' && !is_field(settling->kind, pair->to))
        return error_set(err, STATUS_INVALID, "%.60s is no field of the kind %s: docs/sources.md lists them",
                         pair->to, settling->kind->name);
    return STATUS_OK;
}

/* The profile in force from here on is `more` over the one before. */
static enum status put_over(struct layout *layout, const struct profile_more *more, struct error *err) {
    struct profile *profile = NULL;
    struct text written = TEXT_EMPTY, body = TEXT_EMPTY;
    char *indented;
    enum status status;

    profile_write(&written, layout->profile, more);
    indented = profile_indented(text_string(&written));
    text_add(&body, indented);
    text_add(&body, "\n");
    free(indented);
    text_free(&written);
    status = profile_parse(&profile, more->name != NULL ? more->name : layout->profile->name,
                           text_string(&body), body.length, err);
    if (status != STATUS_OK) {
        text_free(&body);
        return status;
    }
    profile_free(layout->profile);
    text_free(&layout->body);
    layout->profile = profile;
    layout->body = body;
    return STATUS_OK;
}

/* "field=value" */
static enum status read_settings(struct settling *settling, struct profile_pair *pairs, struct error *err) {
    const struct import_request *request = settling->request;

    for (size_t i = 0; i < request->set_count; i++) {
        const char *sign = strchr(request->sets[i], '=');
        size_t length = sign == NULL ? 0 : (size_t)(sign - request->sets[i]);
        pairs[i].from = arena_bytes(settling->arena, request->sets[i], length);
        pairs[i].to = sign == NULL ? "" : sign + 1;
        if (*pairs[i].to == '\0')
            return error_set(err, STATUS_INVALID,
                             "what every row is said to hold is \"field=value\", not `%.80s`",
                             columns_shown(settling->arena, request->sets[i]));
        if (!is_field(settling->kind, pairs[i].from))
            return error_set(err, STATUS_INVALID,
                             "%.60s is no field of the kind %s: docs/sources.md lists them",
                             columns_shown(settling->arena, pairs[i].from), settling->kind->name);
        for (size_t before = 0; before < i; before++)
            if (strcmp(pairs[before].from, pairs[i].from) == 0)
                return error_set(err, STATUS_INVALID, "%s is set twice", pairs[i].from);
    }
    return STATUS_OK;
}

/* Whose the file is: as asked, as the profile says, else as the file's own name says for kinds without
 * councils. */
static const char *scheme_of(const struct settling *settling) {
    const struct import_request *request = settling->request;

    if (request->scheme != NULL || settling->layout->profile->scheme != NULL ||
        !kind_named_by_file(settling->kind))
        return request->scheme;
    return feed_file_scheme(settling->arena, request->path);
}

static enum status apply_corrections(struct settling *settling, struct error *err) {
    const struct import_request *request = settling->request;
    struct profile_pair *pairs = arena_array(settling->arena, request->map_count + 1, sizeof *pairs);
    struct profile_pair *settings = arena_array(settling->arena, request->set_count + 1, sizeof *settings);
    struct profile_more more = {.columns = pairs,
                                .column_count = request->map_count,
                                .scheme = scheme_of(settling),
                                .defaults = settings,
                                .default_count = request->set_count};
    enum status set = read_settings(settling, settings, err);

    if (set != STATUS_OK) return set;

    for (size_t i = 0; i < request->map_count; i++) {
        enum status status = read_correction(settling, request->maps[i], &pairs[i], err);
        if (status != STATUS_OK) return status;
        for (size_t before = 0; before < i; before++)
            if (strcmp(pairs[before].from, pairs[i].from) == 0)
                return error_set(err, STATUS_INVALID, "the column \"%s\" is given two fields",
                                 columns_shown(settling->arena, pairs[i].from));
    }
    if (request->map_count == 0 && request->set_count == 0 && more.scheme == NULL) return STATUS_OK;
    return put_over(settling->layout, &more, err);
}

/* --- what is known by name, and what is guessed --- */

static enum status map_columns(struct settling *settling, struct columns *columns, bool guessing,
                               struct error *err) {
    return columns_map(columns, settling->kind, settling->layout->profile, settling->sheet, guessing,
                       settling->arena, err);
}

static enum status guess(struct settling *settling, struct error *err) {
    struct layout *layout = settling->layout;
    struct guess_request request = {settling->kind, layout->profile, settling->sheet, settling->codes,
                                    layout->guessing};
    struct columns columns;
    enum status status = map_columns(settling, &columns, layout->guessing, err);

    return status == STATUS_OK ? guess_layout(&layout->guess, &columns, &request, err) : status;
}

/* The file's whole header, so that the next file of it is known again by that. */
static void columns_of_guess(struct profile_more *more, const struct guess *guess, struct arena *arena) {
    struct profile_pair *pairs = arena_array(arena, guess->column_count + 1, sizeof *pairs);

    for (size_t i = 0; i < guess->column_count; i++) {
        const struct guess_column *column = &guess->columns[i];
        pairs[i] = (struct profile_pair){column->column, column->how < GUESS_ASIDE ? column->field : ""};
    }
    more->columns = pairs;
    more->column_count = guess->column_count;
}

static void words_of_guess(struct profile_more *more, const struct guess *guess, struct arena *arena) {
    struct profile_word *words = arena_array(arena, guess->word_count + 1, sizeof *words);

    for (size_t i = 0; i < guess->word_count; i++)
        if (guess->words[i].taken)
            words[more->word_count++] =
                (struct profile_word){guess->words[i].field, guess->words[i].word, guess->words[i].code};
    more->words = words;
}

static bool anything_guessed(const struct guess *guess) {
    for (size_t i = 0; i < guess->word_count; i++)
        if (guess->words[i].taken) return true;
    return guess_count(guess, GUESS_GUESSED) > 0;
}

/* An import under a profile does without: it would be another reading of the whole file. */
static bool is_shown(const struct layout *layout, const struct import_request *request) {
    return layout->guessing || request->preview || request->save_profile != NULL;
}

/* A name to save under is a whole profile of its own; else only what was guessed need be put over. */
static enum status accept(struct settling *settling, struct error *err) {
    struct layout *layout = settling->layout;
    const struct import_request *request = settling->request;
    const char *slash = strrchr(request->path, '/'), *file = slash == NULL ? request->path : slash + 1;
    struct profile_more more = {.name = request->save_profile};
    bool wanted = layout->guessing && (request->preview || request->accept || request->save_profile != NULL);

    layout->accepted = wanted && anything_guessed(layout->guess);
    if (!layout->accepted && request->save_profile == NULL) return STATUS_OK;
    if (layout->guessing && request->save_profile != NULL)
        more.title = arena_format(settling->arena, "Accepted for %s", columns_shown(settling->arena, file));
    columns_of_guess(&more, layout->guess, settling->arena);
    if (layout->accepted) words_of_guess(&more, layout->guess, settling->arena);
    return put_over(layout, &more, err);
}

enum status layout_settle(struct layout *layout, struct store *db, const struct kind *kind,
                          const struct import_request *request, struct sheet *sheet,
                          const struct codes *codes, struct arena *arena, struct error *err) {
    struct settling settling = {layout, kind, request, sheet, codes, arena};
    enum status status = find_profile(&settling, db, err);

    if (status == STATUS_OK) status = apply_corrections(&settling, err);
    if (status == STATUS_OK && is_shown(layout, request)) status = guess(&settling, err);
    if (status == STATUS_OK && layout->guess != NULL) status = accept(&settling, err);
    return status == STATUS_OK ? map_columns(&settling, &layout->columns, false, err) : status;
}

void layout_free(struct layout *layout) {
    profile_free(layout->profile);
    guess_free(layout->guess);
    text_free(&layout->body);
    *layout = (struct layout){0};
}
