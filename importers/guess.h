/*
 * Which column of a file is which field, and which word which code, where neither a profile nor a known
 * header says so: by how alike the names are and by what the values look like. Each is a proposal with a
 * confidence from 0 to 1 and its reason; one below GUESS_TAKEN, or nearly as good as another, is shown but
 * not taken. A person accepts the whole: see import.h.
 *
 * Columns are given to fields one to one, the surest first. A field that no name hints at is given by content
 * alone only where the content is telling: postcodes, UPRNs, grid references, polygons, degrees, addresses.
 */
#ifndef TERRIER_IMPORTERS_GUESS_H
#define TERRIER_IMPORTERS_GUESS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/json.h"
#include "importers/codes.h"
#include "importers/columns.h"
#include "importers/likeness.h"

#define GUESS_TAKEN      0.70 /* a column is given to the field from here on */
#define GUESS_WORD_TAKEN 0.75 /* a word to the code */
#define GUESS_APART      0.04 /* the second best must be further below */

enum guess_how {
    GUESS_SAID,    /* by the profile or a correction */
    GUESS_KNOWN,   /* the header is a known name of the field */
    GUESS_GUESSED, /* a proposal that is taken when accepted */
    GUESS_ASIDE,   /* no field, or not surely enough */
    GUESS_IGNORED  /* the profile leaves it aside on purpose */
};

struct guess_column {
    const char *column;
    const char *field; /* NULL: none; of GUESS_ASIDE the likeliest */
    double confidence; /* 1 for what is said or known */
    const char *why;
    const char *examples; /* values of the file */
    enum guess_how how;
};

struct guess_word {
    const char *column, *field;
    const char *word; /* as the file has it */
    size_t times;
    const char *code; /* NULL: none was near */
    double confidence;
    const char *why;
    const char *nearest; /* codes, the likeliest first, with commas */
    bool taken;          /* when accepted */
};

struct guess {
    struct arena *arena;
    struct guess_column *columns; /* all of the sheet, in its order */
    size_t column_count;
    struct guess_word *words; /* of code fields: those that neither list nor profile knows */
    size_t word_count;
};

struct guess_request {
    const struct kind *kind;
    const struct profile *profile;
    struct sheet *sheet;
    const struct codes *codes;
    bool guessing; /* false: only what is said or known, for showing */
};

/*
 * Fills `columns`, as columns_map() left it (checked names, what is said or known in place), with what is
 * guessed, and `*out` with all of it. Reads the sheet from its start; rewind it afterwards. guess_free().
 */
enum status guess_layout(struct guess **out, struct columns *columns, const struct guess_request *request,
                         struct error *err);
void guess_free(struct guess *guess); /* NULL does nothing */

size_t guess_count(const struct guess *guess, enum guess_how how);

/* "columns": [...], "words": [...], as members of the object that is open. */
void guess_members(struct json *json, const struct guess *guess);

/* "said", "known", "guessed", "aside", "ignored". */
const char *guess_how_name(enum guess_how how);

/* --- between the files of this room --- */

struct guess_score {
    double confidence;
    const char *why; /* in the arena */
};

#define GUESS_NAMES_MAX 32 /* that one field is known or hinted by */

struct column_facts;

struct guess_name {
    const char *named;
    struct likeness_name name;
    double weight; /* 1 for a known name, less for a hint */
};

/* guess_score.c: how well a column is the field; the names are those that the field may have. */
struct guess_score guess_score(struct arena *arena, const struct field *field, const struct guess_name *names,
                               size_t name_count, const struct likeness_name *column,
                               const struct column_facts *facts, const struct codes *codes);

/* guess_score.c: whether the values could be the field's at all, whatever the column is called. */
bool guess_possible(struct arena *arena, const struct field *field, const struct column_facts *facts,
                    const struct codes *codes);

/* guess_hints.c: names that suggest the field, between bars; NULL without any. */
const char *guess_hints(const char *field);

/* guess_words.c: the words of the code fields in `columns`. */
enum status guess_words(struct guess *guess, const struct columns *columns,
                        const struct guess_request *request, struct error *err);

#endif
