/* Words that a file has in its code columns, and the codes that they are likeliest to mean. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/progress.h"
#include "importers/guess.h"
#include "importers/likeness.h"
#include "importers/plain_values.h"

#define WORDS_MAX    500 /* that differ, in all columns: more are no codes */
#define NEAREST_MAX  3
#define NEAREST_WORD 0.30

struct gathering {
    struct guess *guess;
    struct lookup *seen; /* field, word -> struct guess_word */
    struct guess_word *words;
    size_t count;
};

/* Whether the import itself will know it, or take it for a blank cell. */
static bool is_known(const struct guess_request *request, struct arena *arena, const struct field *field,
                     const char *word) {
    const char *said = profile_value(request->profile, arena, field->name, word);

    if (said != NULL) return true;
    return codes_find(request->codes, arena, field->list, word) != NULL ||
           codes_find(request->codes, arena, "blank", word) != NULL;
}

static void note(struct gathering *gathering, struct arena *passing, const struct guess_request *request,
                 const struct field *field, const char *column, const char *word) {
    struct arena *arena = gathering->guess->arena;
    const char *key = arena_format(passing, "%s\x1f%s", field->name, lookup_fold(passing, word));
    struct guess_word *standing = (struct guess_word *)lookup_find(gathering->seen, key);

    if (standing != NULL) {
        standing->times++;
        return;
    }
    if (gathering->count == WORDS_MAX || is_known(request, passing, field, word)) return;
    standing = &gathering->words[gathering->count++];
    *standing = (struct guess_word){
        .column = column, .field = field->name, .word = arena_text(arena, word), .times = 1};
    lookup_add(gathering->seen, key, standing, NULL);
}

static enum status gather(struct gathering *gathering, const struct columns *columns,
                          const struct guess_request *request, struct error *err) {
    const struct kind *kind = request->kind;
    struct progress progress = progress_start("Looking at the words", 0);
    struct arena *passing = arena_new();
    struct sheet_row row;
    enum status status = sheet_rewind(request->sheet, err);

    while (status == STATUS_OK && sheet_next(request->sheet, &row)) {
        for (size_t i = 0; i < kind->field_count && row.fault_code == NULL; i++) {
            size_t column = columns->of_field[i];
            if (kind->fields[i].type != FIELD_CODE || column >= row.field_count) continue;
            const char *word = plain_kept(passing, plain_trimmed(passing, row.fields[column]));
            if (word != NULL)
                note(gathering, passing, request, &kind->fields[i], gathering->guess->columns[column].column,
                     word);
        }
        arena_reset(passing);
        progress_step(&progress, (int64_t)row.number);
    }
    progress_end(&progress);
    arena_free(passing);
    return status;
}

/* --- what they mean --- */

struct near {
    const char *code;
    const char *word;
    double alike;
};

/* The likeliest codes, each once, best first. */
static void keep_near(struct near nearest[NEAREST_MAX], const char *code, const char *word, double alike) {
    size_t at = 0, last = NEAREST_MAX - 1;

    for (size_t i = 0; i < NEAREST_MAX; i++)
        if (nearest[i].code != NULL && strcmp(nearest[i].code, code) == 0) last = i;
    if (nearest[last].code != NULL && strcmp(nearest[last].code, code) == 0 && nearest[last].alike >= alike)
        return;
    while (at < last && nearest[at].code != NULL && nearest[at].alike >= alike)
        at++;
    if (nearest[at].code != NULL && nearest[at].alike >= alike) return;
    memmove(&nearest[at + 1], &nearest[at], (last - at) * sizeof *nearest);
    nearest[at] = (struct near){code, word, alike};
}

static const char *list_of(struct arena *arena, const struct near nearest[NEAREST_MAX]) {
    const char *list = "";

    for (size_t i = 0; i < NEAREST_MAX && nearest[i].code != NULL; i++)
        list = i == 0 ? arena_text(arena, nearest[i].code)
                      : arena_format(arena, "%s, %s", list, nearest[i].code);
    return list;
}

static void propose(struct guess_word *word, struct arena *arena, const char *list,
                    const struct codes *codes) {
    struct likeness_name given = likeness_split(arena, word->word);
    struct near nearest[NEAREST_MAX] = {{0}};
    size_t count;
    const struct code_word *known = codes_words(codes, list, &count);

    for (size_t i = 0; i < count; i++) {
        struct likeness_name name = likeness_split(arena, known[i].word);
        double alike = likeness_of_words(&given, &name);
        double some = alike > 0 ? alike : likeness_of_names(&given, &name) * 0.7; /* for showing only */
        if (some >= NEAREST_WORD) keep_near(nearest, known[i].code, known[i].word, some);
    }
    word->nearest = list_of(arena, nearest);
    word->code = arena_text(arena, nearest[0].code); /* the codes go with the import, the guess stays */
    word->confidence = nearest[0].alike;
    word->why =
        nearest[0].code == NULL ? "like no known word" : arena_format(arena, "like \"%s\"", nearest[0].word);
    if (nearest[0].alike < GUESS_WORD_TAKEN) return;
    word->taken = nearest[1].code == NULL || nearest[0].alike - nearest[1].alike > GUESS_APART;
    if (!word->taken) word->why = arena_format(arena, "%s; but %s as likely", word->why, nearest[1].code);
}

static int most_first(const void *a, const void *b) {
    const struct guess_word *first = a, *second = b;
    int fields = strcmp(first->field, second->field);

    if (fields != 0) return fields;
    if (first->times != second->times) return first->times > second->times ? -1 : 1;
    return strcmp(first->word, second->word);
}

static const char *list_of_field(const struct kind *kind, const char *name) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0) return kind->fields[i].list;
    return "";
}

enum status guess_words(struct guess *guess, const struct columns *columns,
                        const struct guess_request *request, struct error *err) {
    struct gathering gathering = {.guess = guess, .seen = lookup_new(guess->arena)};
    enum status status;

    gathering.words = arena_array(guess->arena, WORDS_MAX, sizeof *gathering.words);
    status = gather(&gathering, columns, request, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < gathering.count; i++) {
        struct guess_word *word = &gathering.words[i];
        propose(word, guess->arena, list_of_field(request->kind, word->field), request->codes);
        word->taken = word->taken && request->guessing;
    }
    if (gathering.count > 0) qsort(gathering.words, gathering.count, sizeof *gathering.words, most_first);
    guess->words = gathering.words;
    guess->word_count = gathering.count;
    return STATUS_OK;
}
