#include "importers/guess.h"

#include <stdlib.h>
#include <string.h>

#include "importers/column_facts.h"
#include "importers/likeness.h"

#define HINT_WEIGHT 0.9

struct known_names {
    struct guess_name names[GUESS_NAMES_MAX];
    size_t count;
};

struct candidate {
    size_t column, field;
    struct guess_score score;
};

struct guessing {
    struct guess *guess;
    struct columns *columns;
    const struct guess_request *request;
    struct column_facts *facts;
    struct candidate *candidates;
    size_t count, capacity;
};

static void add_names(struct known_names *known, struct arena *arena, const char *between_bars,
                      double weight) {
    const char *at = between_bars;

    while (at != NULL && *at != '\0' && known->count < GUESS_NAMES_MAX) {
        size_t length = strcspn(at, "|");
        const char *name = arena_bytes(arena, at, length);
        known->names[known->count++] = (struct guess_name){name, likeness_split(arena, name), weight};
        at += length + (at[length] == '|');
    }
}

static void names_of(struct known_names *known, struct arena *arena, const struct field *field) {
    known->count = 0;
    add_names(known, arena, field->name, 1);
    add_names(known, arena, field->synonyms, 1);
    add_names(known, arena, guess_hints(field->name), HINT_WEIGHT);
}

/* --- every open column against every open field --- */

static void score_field(struct guessing *guessing, size_t field, const struct likeness_name *headers) {
    const struct guess_request *request = guessing->request;
    struct arena *arena = guessing->guess->arena;
    struct known_names known;

    names_of(&known, arena, &request->kind->fields[field]);
    for (size_t column = 0; column < guessing->guess->column_count; column++) {
        struct candidate candidate = {column, field, {0, NULL}};
        if (guessing->guess->columns[column].how != GUESS_ASIDE) continue;
        candidate.score = guess_score(arena, &request->kind->fields[field], known.names, known.count,
                                      &headers[column], &guessing->facts[column], request->codes);
        if (candidate.score.why == NULL) continue;
        memory_reserve((void **)&guessing->candidates, &guessing->capacity, guessing->count + 1,
                       sizeof candidate);
        guessing->candidates[guessing->count++] = candidate;
    }
}

static int surest_first(const void *a, const void *b) {
    const struct candidate *first = a, *second = b;

    if (first->score.confidence != second->score.confidence)
        return first->score.confidence > second->score.confidence ? -1 : 1;
    if (first->column != second->column) return first->column < second->column ? -1 : 1;
    return first->field < second->field ? -1 : first->field > second->field;
}

static void score_all(struct guessing *guessing) {
    struct guess *guess = guessing->guess;
    const struct kind *kind = guessing->request->kind;
    struct likeness_name *headers = arena_array(guess->arena, guess->column_count + 1, sizeof *headers);

    for (size_t i = 0; i < guess->column_count; i++)
        headers[i] = likeness_split(guess->arena, guess->columns[i].column);
    for (size_t field = 0; field < kind->field_count; field++)
        if (kind->fields[field].type != FIELD_MADE && guessing->columns->of_field[field] == COLUMN_NONE)
            score_field(guessing, field, headers);
    if (guessing->count > 0)
        qsort(guessing->candidates, guessing->count, sizeof *guessing->candidates, surest_first);
}

/* --- one to one, the surest first --- */

/* Nearly as good a use of the same column, or column for the same field: then nobody can tell. */
static const struct candidate *rival(const struct guessing *guessing, const struct candidate *mine) {
    for (size_t i = 0; i < guessing->count; i++) {
        const struct candidate *other = &guessing->candidates[i];
        if (mine->score.confidence - other->score.confidence > GUESS_APART) return NULL;
        if (other == mine || guessing->guess->columns[other->column].how != GUESS_ASIDE ||
            guessing->columns->of_field[other->field] != COLUMN_NONE)
            continue;
        if (other->column == mine->column || other->field == mine->field) return other;
    }
    return NULL;
}

static const char *as_likely(struct guessing *guessing, const struct candidate *mine,
                             const struct candidate *other) {
    struct arena *arena = guessing->guess->arena;

    if (other->column == mine->column)
        return arena_format(arena, "%s; but %s as likely", mine->score.why,
                            guessing->request->kind->fields[other->field].name);
    return arena_format(arena, "%s; but the column \"%s\" as likely", mine->score.why,
                        guessing->guess->columns[other->column].column);
}

static bool is_open(const struct guessing *guessing, const struct candidate *candidate) {
    return guessing->guess->columns[candidate->column].how == GUESS_ASIDE &&
           guessing->columns->of_field[candidate->field] == COLUMN_NONE;
}

static void give(struct guessing *guessing, const struct candidate *mine) {
    struct guess_column *column = &guessing->guess->columns[mine->column];

    column->field = guessing->request->kind->fields[mine->field].name;
    column->confidence = mine->score.confidence;
    column->why = mine->score.why;
    column->how = GUESS_GUESSED;
    guessing->columns->of_field[mine->field] = mine->column;
}

/* What every row must have goes first: the column that is called "Ref" alone is the asset's, not the
 * certificate's. */
static void take_needed(struct guessing *guessing) {
    for (size_t i = 0; i < guessing->count; i++) {
        const struct candidate *mine = &guessing->candidates[i];
        const struct candidate *other;
        if (mine->score.confidence < GUESS_TAKEN) return;
        if (guessing->request->kind->fields[mine->field].need == FIELD_OPTIONAL || !is_open(guessing, mine))
            continue;
        other = rival(guessing, mine);
        if (other == NULL || other->field != mine->field) give(guessing, mine);
    }
}

static void take(struct guessing *guessing, const struct candidate *mine) {
    struct guess_column *column = &guessing->guess->columns[mine->column];
    const struct candidate *other;

    if (!is_open(guessing, mine) || column->field != NULL) return; /* its likeliest was not sure enough */
    other = mine->score.confidence < GUESS_TAKEN ? NULL : rival(guessing, mine);
    if (mine->score.confidence >= GUESS_TAKEN && other == NULL) {
        give(guessing, mine);
        return;
    }
    column->field = guessing->request->kind->fields[mine->field].name;
    column->confidence = mine->score.confidence;
    column->why = other == NULL ? mine->score.why : as_likely(guessing, mine, other);
}

/* A known name over values that cannot be the field's: the column is as open as any. */
static void doubt_known(struct guessing *guessing) {
    const struct guess_request *request = guessing->request;

    for (size_t field = 0; field < request->kind->field_count; field++) {
        size_t column = guessing->columns->of_field[field];
        if (column == COLUMN_NONE || guessing->guess->columns[column].how != GUESS_KNOWN ||
            guess_possible(guessing->guess->arena, &request->kind->fields[field], &guessing->facts[column],
                           request->codes))
            continue;
        guessing->guess->columns[column].how = GUESS_ASIDE;
        guessing->guess->columns[column].field = NULL;
        guessing->guess->columns[column].confidence = 0;
        guessing->guess->columns[column].why = "a known name, but not such values";
        guessing->columns->of_field[field] = COLUMN_NONE;
    }
}

static enum status guess_columns(struct guess *guess, struct columns *columns,
                                 const struct guess_request *request, struct error *err) {
    struct guessing guessing = {.guess = guess, .columns = columns, .request = request};
    enum status status = column_facts_read(&guessing.facts, request->sheet, guess->arena, err);

    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < guess->column_count; i++)
        guess->columns[i].examples = guessing.facts[i].examples;
    if (!request->guessing) return STATUS_OK;
    doubt_known(&guessing);
    score_all(&guessing);
    take_needed(&guessing);
    for (size_t i = 0; i < guessing.count; i++)
        take(&guessing, &guessing.candidates[i]);
    free(guessing.candidates);
    return STATUS_OK;
}

/* --- all of it --- */

static void put_what_is_known(struct guess *guess, const struct columns *columns,
                              const struct guess_request *request) {
    guess->column_count = sheet_column_count(request->sheet);
    guess->columns = arena_array(guess->arena, guess->column_count + 1, sizeof *guess->columns);
    for (size_t i = 0; i < guess->column_count; i++) {
        const char *name = sheet_column(request->sheet, i);
        bool ignored = columns_ignored(request->profile, guess->arena, name);
        guess->columns[i] = (struct guess_column){.column = arena_text(guess->arena, name),
                                                  .why = ignored ? "left aside on purpose" : "like no field",
                                                  .how = ignored ? GUESS_IGNORED : GUESS_ASIDE};
    }
    for (size_t field = 0; field < request->kind->field_count; field++) {
        size_t column = columns->of_field[field];
        if (column == COLUMN_NONE) continue;
        bool said = columns_said(request->profile, guess->arena, sheet_column(request->sheet, column));
        guess->columns[column].field = request->kind->fields[field].name;
        guess->columns[column].confidence = 1;
        guess->columns[column].how = said ? GUESS_SAID : GUESS_KNOWN;
        guess->columns[column].why = said ? "the profile says so" : "a known name";
    }
}

static void keep_aside(struct guess *guess, struct columns *columns, const struct guess_request *request) {
    columns->left_aside_count = 0;
    for (size_t i = 0; i < guess->column_count; i++)
        if (guess->columns[i].how >= GUESS_ASIDE)
            columns->left_aside[columns->left_aside_count++] =
                arena_text(guess->arena, sheet_column(request->sheet, i));
}

enum status guess_layout(struct guess **out, struct columns *columns, const struct guess_request *request,
                         struct error *err) {
    struct arena *arena = arena_new();
    struct guess *guess = arena_alloc(arena, sizeof *guess);
    enum status status;

    guess->arena = arena;
    put_what_is_known(guess, columns, request);
    status = guess_columns(guess, columns, request, err);
    if (status == STATUS_OK) keep_aside(guess, columns, request);
    if (status == STATUS_OK) status = guess_words(guess, columns, request, err);
    if (status == STATUS_OK)
        *out = guess;
    else
        guess_free(guess);
    return status;
}

void guess_free(struct guess *guess) {
    if (guess != NULL) arena_free(guess->arena);
}

size_t guess_count(const struct guess *guess, enum guess_how how) {
    size_t count = 0;

    for (size_t i = 0; i < guess->column_count; i++)
        count += guess->columns[i].how == how;
    return count;
}

const char *guess_how_name(enum guess_how how) {
    static const char *const names[] = {"said", "known", "guessed", "aside", "ignored"};

    return names[how];
}
